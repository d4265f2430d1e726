/// A set of addresses: those that agree with one address in the bits of a mask.
///
/// The mask may have gaps: `255.0.255.0` compares the first and the third byte.
public struct IPNetwork: Sendable, Hashable {
  /// The bits that are compared; bits outside the mask are zero.
  public let bits: UInt128
  /// Which bits are compared. For IPv4 the bits above the address belong to it, so no IPv6 address agrees.
  public let mask: UInt128

  /// Creates a network; bits of the address outside the mask do not count.
  public init(_ address: IPAddress, mask: UInt128) {
    bits = address.bits & mask
    self.mask = mask
  }

  /// A single address.
  public init(_ address: IPAddress) { self.init(address, mask: .max) }

  /// Reads the mask that stands beside an address: dotted for IPv4, an IPv6 address for IPv6, or for both the
  /// number of leading bits, with or without a slash.
  ///
  /// `255.255.255.255` is the schema's default and stands for a single address of either family.
  /// Source: access-control 3.1 and 3.2; the forms for IPv6 are inferred.
  ///
  /// - Returns: `nil` when the text is no mask of the address's family.
  public init?(_ address: IPAddress, maskText: String) {
    let digits = maskText.hasPrefix("/") ? maskText.dropFirst() : maskText[...]
    let isNumber = !digits.isEmpty && digits.utf8.allSatisfy { (0x30...0x39).contains($0) }
    if isNumber {
      guard digits.utf8.count <= 3, let length = Int(digits), length <= (address.isIPv4 ? 32 : 128) else {
        return nil
      }
      self.init(address, mask: Self.prefix(length + (address.isIPv4 ? 96 : 0)))
      return
    }
    guard !maskText.hasPrefix("/"), let mask = IPAddress(maskText) else { return nil }
    if maskText == "255.255.255.255" {
      self.init(address)
    } else if address.isIPv4 {
      guard mask.isIPv4 else { return nil }
      self.init(address, mask: Self.prefix(96) | mask.bits)
    } else {
      guard !mask.isIPv4 else { return nil }
      self.init(address, mask: mask.bits)
    }
  }

  /// The mask of a number of leading bits, 0 to 128.
  static func prefix(_ length: Int) -> UInt128 {
    length <= 0 ? 0 : UInt128.max << UInt128(max(0, 128 - length))
  }

  /// Whether an address belongs to the network. An IPv6 network has IPv6 addresses only, even `::/0`.
  public func contains(_ address: IPAddress) -> Bool {
    address.bits & mask == bits && (!address.isIPv4 || isIPv4)
  }

  /// Whether its addresses are those of IPv4.
  public var isIPv4: Bool {
    let high = Self.prefix(96)
    return mask & high == high && bits & high == IPAddress.mapped & high
  }
}
