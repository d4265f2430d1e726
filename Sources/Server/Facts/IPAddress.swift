/// An IPv4 or IPv6 address as one 128-bit value.
///
/// An IPv4 address is the value of its mapped form, `::ffff:a.b.c.d`. So both spellings of one host are equal,
/// and nobody slips past a rule by choosing the other one.
public struct IPAddress: Sendable, Hashable {
  /// The bits, the first of the text being the highest.
  public let bits: UInt128

  /// Creates an address from its bits.
  @inline(__always)
  public init(bits: UInt128) { self.bits = bits }

  /// Creates an IPv4 address from its 32 bits.
  @inline(__always)
  public init(v4: UInt32) { bits = Self.mapped | UInt128(v4) }

  /// Whether this is an IPv4 address, however it was written.
  public var isIPv4: Bool { bits >> 32 == Self.mapped >> 32 }

  /// Whether only the same machine can have sent from it: `127.0.0.0/8` and `::1`.
  public var isLoopback: Bool { bits == 1 || bits >> 24 == (Self.mapped | 0x7F00_0000) >> 24 }

  static let mapped: UInt128 = 0xFFFF_0000_0000
}

extension IPAddress {
  /// Reads an address and nothing else: no blanks, brackets, port or zone.
  ///
  /// IPv4 has four decimal parts, none above 255 and none with a leading zero: `010.0.0.1` is `8.0.0.1` to some
  /// programs and `10.0.0.1` to others, so it is neither here. IPv6 is the text form of RFC 4291, 2.2.
  public init?(_ bytes: Span<UInt8>) {
    var isIPv6 = false
    // The longest form has 45 bytes; what is longer need not be looked at.
    guard bytes.count <= 45 else { return nil }
    for index in bytes.indices where bytes[index] == UInt8(ascii: ":") {
      isIPv6 = true
      break
    }
    if isIPv6 {
      guard let bits = Self.v6(bytes) else { return nil }
      self.init(bits: bits)
    } else {
      guard let bits = Self.v4(bytes) else { return nil }
      self.init(v4: bits)
    }
  }

  /// Reads an address from text; see `init(_:)` for bytes.
  public init?(_ text: String) { self.init(Array(text.utf8).span) }

  /// Reads an address as Windows writes it into logs: an IPv6 address may end with a zone, `fe80::1%12`, which
  /// is dropped.
  public init?(zoned bytes: Span<UInt8>) {
    var end = 0
    while end < bytes.count, bytes[end] != UInt8(ascii: "%") { end += 1 }
    guard end < bytes.count else {
      self.init(bytes)
      return
    }
    guard end + 1 < bytes.count, let bits = Self.v6(bytes.extracting(0..<end)) else { return nil }
    self.init(bits: bits)
  }

  /// Four decimal parts; nothing may be missing or left over.
  private static func v4(_ bytes: Span<UInt8>) -> UInt32? {
    var bits: UInt32 = 0
    var (part, digits, dots): (UInt32, Int, Int) = (0, 0, 0)
    for index in bytes.indices {
      let digit = bytes[index] &- UInt8(ascii: "0")
      if digit < 10 {
        guard digits < 3, digits == 0 || part > 0 else { return nil }
        part = part * 10 + UInt32(digit)
        digits += 1
      } else {
        guard bytes[index] == UInt8(ascii: "."), digits > 0, part < 256, dots < 3 else { return nil }
        bits = bits << 8 | part
        (part, digits, dots) = (0, 0, dots + 1)
      }
    }
    guard dots == 3, digits > 0, part < 256 else { return nil }
    return bits << 8 | part
  }

  /// Eight groups of up to four hexadecimal digits; one `::` stands for at least one group of zeros, and the
  /// last two groups may be written as an IPv4 address.
  private static func v6(_ bytes: Span<UInt8>) -> UInt128? {
    var bits: UInt128 = 0
    var groups = 0
    /// How many groups stand before `::`, or -1.
    var gap = -1
    var index = 0
    if bytes.count >= 2, bytes[0] == UInt8(ascii: ":"), bytes[1] == UInt8(ascii: ":") {
      gap = 0
      index = 2
    }
    while index < bytes.count {
      guard groups < 8 else { return nil }
      let start = index
      var group: UInt128 = 0
      while index < bytes.count, let digit = ByteClass.hexValue(bytes[index]) {
        guard index - start < 4 else { return nil }
        group = group << 4 | UInt128(digit)
        index += 1
      }
      if index < bytes.count, bytes[index] == UInt8(ascii: ".") {
        guard groups <= 6, let last = v4(bytes.extracting(start..<bytes.count)) else { return nil }
        bits = bits << 32 | UInt128(last)
        groups += 2
        index = bytes.count
        break
      }
      guard index > start else { return nil }
      bits = bits << 16 | group
      groups += 1
      guard index < bytes.count else { break }
      guard bytes[index] == UInt8(ascii: ":"), index + 1 < bytes.count else { return nil }
      index += 1
      if bytes[index] == UInt8(ascii: ":") {
        guard gap < 0 else { return nil }
        gap = groups
        index += 1
      }
    }
    guard gap >= 0 else { return groups == 8 ? bits : nil }
    guard groups < 8 else { return nil }
    let after = UInt128(16 * (groups - gap))
    let low = bits & ~(UInt128.max << after)
    return gap == 0 ? low : (bits >> after) << UInt128(16 * (8 - gap)) | low
  }
}

extension IPAddress: CustomStringConvertible {
  /// The canonical text: dotted for IPv4, RFC 5952 for IPv6.
  public var description: String {
    if isIPv4 {
      return [24, 16, 8, 0].map { "\((bits >> UInt128($0)) & 0xFF)" }.joined(separator: ".")
    }
    let groups = (0..<8).map { UInt16(truncatingIfNeeded: bits >> UInt128(112 - 16 * $0)) }
    let gap = Self.longestRunOfZeros(groups)
    guard gap.count > 1 else { return Self.hex(groups[...]) }
    return Self.hex(groups[..<gap.lowerBound]) + "::" + Self.hex(groups[gap.upperBound...])
  }

  private static func hex(_ groups: ArraySlice<UInt16>) -> String {
    groups.map { String($0, radix: 16) }.joined(separator: ":")
  }

  private static func longestRunOfZeros(_ groups: [UInt16]) -> Range<Int> {
    var longest = 0..<0
    var start = 0
    for (index, group) in groups.enumerated() {
      if group != 0 {
        start = index + 1
      } else if index + 1 - start > longest.count {
        longest = start..<index + 1
      }
    }
    return longest
  }
}
