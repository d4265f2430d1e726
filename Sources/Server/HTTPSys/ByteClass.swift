/// The classes of bytes that HTTP.sys and IIS tell apart, one table look-up each.
///
/// Sources: http-sys 3.2 (request target), 4.1 (method), 4.4 (header names and values); configuration 1.2 (names).
enum ByteClass {
  /// Byte may stand in a token (RFC 9110, 5.6.2): methods and header names.
  static let token: UInt8 = 1
  /// Byte is a control character that no part of the target may hold: 00-08, 0B-1F.
  static let targetControl: UInt8 = 2
  /// Byte ends a target, splits it or may not stand in it: 00-20, `#`, `?` and 7F.
  static let targetSpecial: UInt8 = 4
  /// Byte may not stand in a header value: 00-08, 0B-1F and 7F.
  static let valueControl: UInt8 = 8
  /// Byte may not stand in a Host header outside an IPv6 literal.
  static let hostIllegal: UInt8 = 16
  /// Byte is a hexadecimal digit.
  static let hexDigit: UInt8 = 32
  /// Byte ends the scan of a target: SP, HT, LF, CR.
  static let targetEnd: UInt8 = 64
  /// Byte may not stand in the name of a file or folder on Windows: 00-1F and `" * : < > ? |`.
  static let nameIllegal: UInt8 = 128

  /// The classes of each byte, sixteen a row. Written out, so that it is data of the program and no code
  /// runs before a look-up; a test derives it from the definitions above.
  private static let table: InlineArray<256, UInt8> = [
    158, 158, 158, 158, 158, 158, 158, 158, 158, 212, 212, 158, 158, 222, 158, 158,
    158, 158, 158, 158, 158, 158, 158, 158, 158, 158, 158, 158, 158, 158, 158, 158,
    84, 1, 144, 21, 1, 17, 1, 1, 0, 0, 129, 1, 0, 1, 1, 16,
    33, 33, 33, 33, 33, 33, 33, 33, 33, 33, 128, 0, 144, 0, 144, 148,
    16, 33, 33, 33, 33, 33, 33, 1, 1, 1, 1, 1, 1, 1, 1, 1,
    1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 16, 16, 16, 17, 1,
    17, 33, 33, 33, 33, 33, 33, 1, 1, 1, 1, 1, 1, 1, 1, 1,
    1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 16, 145, 16, 1, 28,
    16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16,
    16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16,
    16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16,
    16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16,
    16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16,
    16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16,
    16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16,
    16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16,
  ]

  /// Whether the byte belongs to one of the classes.
  @inline(__always)
  static func contains(_ byte: UInt8, _ classes: UInt8) -> Bool { table[Int(byte)] & classes != 0 }

  /// The value of a hexadecimal digit, 0 to 15.
  static func hexValue(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    default: nil
    }
  }

  /// The byte in lower case if it is an ASCII letter.
  @inline(__always)
  static func lowercase(_ byte: UInt8) -> UInt8 {
    byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte
  }
}
