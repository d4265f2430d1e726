/// The name in a certificate's subject or issuer.
public struct DistinguishedName: Sendable, Hashable {
  /// The attributes in the order of the text.
  public let attributes: [Attribute]

  /// One attribute.
  public struct Attribute: Sendable, Hashable {
    /// `CN`, `OU`, `O`, `L`, `S`, `C` and others, in upper case; `ST` is read as `S`, as Windows writes it.
    public let type: String
    /// The value, as UTF-8.
    public let value: [UInt8]
  }

  /// Reads `CN=amy, O="Contoso, Ltd."`: attributes behind commas or semicolons, a value with such a character in
  /// quotation marks or with a backslash before it.
  ///
  /// - Returns: `nil` when an attribute has no type or no value, or a quotation mark is left open.
  public init?(_ text: String) {
    var attributes: [Attribute] = []
    for part in Self.split(Array(text.utf8)) {
      guard let equals = part.firstIndex(of: UInt8(ascii: "=")) else { return nil }
      let type = String(decoding: part[..<equals], as: UTF8.self)[...].trimmingBlanks().uppercased()
      guard !type.isEmpty, let value = Self.value(part[(equals + 1)...]), !value.isEmpty else { return nil }
      attributes.append(Attribute(type: type == "ST" ? "S" : type, value: value))
    }
    self.attributes = attributes
  }

  /// The parts between commas and semicolons that are neither quoted nor escaped.
  private static func split(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var (isQuoted, isEscaped) = (false, false)
    return bytes.split(omittingEmptySubsequences: false) { byte in
      if isEscaped {
        isEscaped = false
        return false
      }
      switch byte {
      case UInt8(ascii: "\\"): isEscaped = true
      case UInt8(ascii: "\""): isQuoted.toggle()
      case UInt8(ascii: ","), UInt8(ascii: ";"): return !isQuoted
      default: break
      }
      return false
    }
  }

  /// A value without blanks around it, quotation marks and backslashes.
  private static func value(_ part: ArraySlice<UInt8>) -> [UInt8]? {
    var part = part
    while let first = part.first, first == UInt8(ascii: " ") { part.removeFirst() }
    while let last = part.last, last == UInt8(ascii: " ") { part.removeLast() }
    var value: [UInt8] = []
    var (isQuoted, isEscaped) = (false, false)
    for byte in part {
      if !isEscaped, byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else if !isEscaped, byte == UInt8(ascii: "\"") {
        isQuoted.toggle()
      } else {
        value.append(byte)
        isEscaped = false
      }
    }
    return isQuoted || isEscaped ? nil : value
  }
}
