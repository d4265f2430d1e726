/// Finds where the attributes of a start tag are written.
///
/// The XML parser tells where a tag begins and which attributes it has, in order, but not where each stands.
/// The tag is known to be well-formed when this runs; whatever it finds, it stays inside the text.
///
///     tag       = "<" name *( blanks attribute ) [ blanks ] [ "/" ] ">"
///     attribute = name [ blanks ] "=" [ blanks ] ( '"' value '"' / "'" value "'" )
struct StartTagScanner {
  private let text: UnsafeBufferPointer<UInt8>
  private var offset: Int

  /// A scanner for the tag whose `<` is at `offset`.
  init(text: UnsafeBufferPointer<UInt8>, offset: Int) {
    self.text = text
    self.offset = max(0, offset) + 1
    skip { !Self.isBlank($0) && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/") }
  }

  /// The offsets of the next attribute's name and of its value's first byte; `nil` behind the last one.
  mutating func next() -> (name: Int, value: Int)? {
    skip(while: Self.isBlank)
    let name = offset
    skip { !Self.isBlank($0) && $0 != UInt8(ascii: "=") && $0 != UInt8(ascii: ">") }
    skip(while: Self.isBlank)
    guard take(UInt8(ascii: "=")) else { return nil }
    skip(while: Self.isBlank)
    guard offset < text.count else { return nil }
    let quote = text[offset]
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return nil }
    offset += 1
    let value = offset
    skip { $0 != quote }
    guard take(quote) else { return nil }
    return (name, value)
  }

  private mutating func skip(while matches: (UInt8) -> Bool) {
    while offset < text.count, matches(text[offset]) { offset += 1 }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard offset < text.count, text[offset] == byte else { return false }
    offset += 1
    return true
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }
}
