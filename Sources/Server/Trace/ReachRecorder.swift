/// Folds what a decision looks at into one number: two decisions with equal numbers ran the same rules under the
/// same policies with the same results, so what they say of the use of settings is the same.
struct ReachRecorder: TraceRecorder {
  /// The number so far. Two of 64 bits are equal by chance once in 10 to the power of 19 pairs.
  private(set) var value: UInt64 = 0x9E37_79B9_7F4A_7C15

  @inline(__always) static var isRecording: Bool { false }
  @inline(__always) static var followsRules: Bool { true }
  @inline(__always) var isAfterwards: Bool {
    get { false }
    set {}
  }

  @inline(__always)
  private mutating func fold(_ word: UInt64) {
    value = (value ^ word) &* 0xBF58_476D_1CE4_E5B9
    value ^= value >> 29
  }

  @inline(__always) mutating func scope(_ policy: Int32) {
    fold(1 << 62 | UInt64(UInt32(bitPattern: policy)))
  }
  @inline(__always) mutating func acted(_ setting: Int32) {
    fold(1 << 61 | UInt64(UInt32(bitPattern: setting)))
  }
  @inline(__always) mutating func tested(_ setting: Int32, isFound: Bool) {
    fold((isFound ? 3 : 2) << 59 | UInt64(UInt32(bitPattern: setting)))
  }
  @inline(__always) mutating func record(_ check: Check, _ finding: Finding) {
    fold(
      UInt64(UInt32(bitPattern: finding.setting)) | UInt64(check.rawValue) << 32
        | UInt64(finding.result.rawValue) << 40)
  }
  @inline(__always) mutating func enter(_ subscription: Int16, level: UInt8) {}
  @inline(__always) mutating func accepted(path: Span<UInt8>, origins: [ByteRange]) {}
  @inline(__always) mutating func child(target: [UInt8], path: [UInt8]) {}
  @inline(__always) mutating func rewrite(_ step: RewriteStep) {}
  @inline(__always) mutating func note(_ kind: Trace.Note.Kind, _ text: Span<UInt8>) {}
}
