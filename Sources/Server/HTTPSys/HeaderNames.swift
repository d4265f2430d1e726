/// Which header names a head may hold: one of 64 bits for each name, which several names share. A name whose bit is
/// missing is not there.
struct HeaderNames: OptionSet, Sendable {
  let rawValue: UInt64

  init(rawValue: UInt64) { self.rawValue = rawValue }

  /// The bit of one name, in any case.
  @inline(__always)
  init(_ name: Span<UInt8>) {
    let first = name.count > 0 ? name[0] & 31 : 0
    rawValue = 1 &<< (UInt64(truncatingIfNeeded: name.count) &* 5 &+ UInt64(first))
  }

  /// The bits of names.
  init(_ names: [[UInt8]]) { self = names.reduce(into: []) { $0.formUnion(HeaderNames($1.span)) } }
}
