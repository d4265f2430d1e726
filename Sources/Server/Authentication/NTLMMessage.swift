/// What a decoded NTLM or Negotiate token is: a leg of the NTLM handshake, bare or wrapped in SPNEGO, or a
/// Kerberos ticket.
///
/// Sources: MS-NLMP 2.2.1 (messages), RFC 4178 (SPNEGO).
enum NTLMMessage: Equatable {
  /// Type 1: the client asks for a challenge.
  case negotiate
  /// Type 3: the client answers one. The offset of the message in the token.
  case authenticate(at: Int)
  /// A token without an NTLM message: Kerberos, when it is wrapped as GSS-API wraps it.
  case kerberos
  /// Nothing that Windows understands.
  case malformed

  /// Tells what a token is. Bytes are looked at once; a wrapped message is found by its signature.
  init(_ token: Span<UInt8>) {
    guard token.count >= 2 else {
      self = .malformed
      return
    }
    var start = 0
    while start + 12 <= token.count {
      if Self.hasSignature(token, start) {
        let type = Self.word(token, start + 8)
        self = type == 1 ? .negotiate : type == 3 ? .authenticate(at: start) : .malformed
        return
      }
      start += 1
    }
    // An initial token of GSS-API starts with 60, a response of SPNEGO with A1.
    self = token[0] == 0x60 || token[0] == 0xA1 ? .kerberos : .malformed
  }

  private static func hasSignature(_ token: Span<UInt8>, _ start: Int) -> Bool {
    guard token[start] == UInt8(ascii: "N") else { return false }
    return token.extracting(start..<start + 7).equals("NTLMSSP") && token[start + 7] == 0
  }

  private static func word(_ token: Span<UInt8>, _ start: Int) -> UInt32 {
    UInt32(token[start]) | UInt32(token[start + 1]) << 8 | UInt32(token[start + 2]) << 16
      | UInt32(token[start + 3]) << 24
  }

  /// Writes the user of a type 3 message as `DOMAIN\user` into a buffer.
  ///
  /// - Returns: whether the message names one.
  static func user(_ token: borrowing ByteBuffer, at start: Int, into name: inout ByteBuffer) -> Bool {
    name.removeAll()
    let message = token.span.extracting(start..<token.span.count)
    guard message.count >= 64 else { return false }
    let isUnicode = word(message, 60) & 1 != 0
    guard let domain = field(message, 28), let user = field(message, 36), !user.isEmpty else { return false }
    if !domain.isEmpty {
      append(message.extracting(domain), isUnicode, to: &name)
      name.append(UInt8(ascii: "\\"))
    }
    append(message.extracting(user), isUnicode, to: &name)
    return true
  }

  /// The bytes that a length and an offset of the head name; `nil` when they lie outside of the message.
  private static func field(_ message: Span<UInt8>, _ position: Int) -> Range<Int>? {
    let count = Int(message[position]) | Int(message[position + 1]) << 8
    let start = Int(word(message, position + 4))
    guard start <= message.count, count <= message.count - start else { return nil }
    return start..<start + count
  }

  /// UTF-16 in little-endian order, or the OEM code page, of which ASCII is understood.
  private static func append(_ text: Span<UInt8>, _ isUnicode: Bool, to name: inout ByteBuffer) {
    guard isUnicode else {
      name.append(text)
      return
    }
    var index = 0
    while index + 1 < text.count {
      var value = UInt32(text[index]) | UInt32(text[index + 1]) << 8
      index += 2
      if (0xD800..<0xDC00).contains(value), index + 1 < text.count {
        let low = UInt32(text[index]) | UInt32(text[index + 1]) << 8
        if (0xDC00..<0xE000).contains(low) {
          value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
          index += 2
        }
      }
      append(Unicode.Scalar(value) ?? "\u{FFFD}", to: &name)
    }
  }

  private static func append(_ scalar: Unicode.Scalar, to name: inout ByteBuffer) {
    let value = scalar.value
    switch value {
    case ..<0x80: name.append(UInt8(value))
    case ..<0x800:
      name.append(UInt8(0xC0 | value >> 6))
      name.append(UInt8(0x80 | value & 0x3F))
    case ..<0x10000:
      name.append(UInt8(0xE0 | value >> 12))
      name.append(UInt8(0x80 | value >> 6 & 0x3F))
      name.append(UInt8(0x80 | value & 0x3F))
    default:
      name.append(UInt8(0xF0 | value >> 18))
      name.append(UInt8(0x80 | value >> 12 & 0x3F))
      name.append(UInt8(0x80 | value >> 6 & 0x3F))
      name.append(UInt8(0x80 | value & 0x3F))
    }
  }
}
