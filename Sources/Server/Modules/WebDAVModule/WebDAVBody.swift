/// The XML body of a WebDAV request: well formed, with the root element its method asks for in the namespace
/// `DAV:`. Source: content-and-errors 5.4 (RFC 4918, 9.1, 9.2, 9.10).
///
/// Elements are matched to a depth of 64; deeper ones are not looked into.
struct WebDAVBody: ~Escapable {
  private let text: Span<UInt8>
  private var index = 0
  private var depth = 0
  private var names = InlineArray<64, ByteRange>(repeating: ByteRange(0, 0))
  /// The bytes of the root element's local name; empty until it was met.
  private(set) var root = ByteRange(0, 0)
  private var isRootInNamespace = false
  /// Whether the root element has a child element.
  private(set) var hasChild = false

  @_lifetime(copy text)
  init(_ text: Span<UInt8>) { self.text = text }

  /// The first byte that makes the body invalid; `nil` when it is valid.
  ///
  /// - Parameter expected: the root element's local name.
  static func fault(_ text: Span<UInt8>, root expected: StaticString, needsChild: Bool) -> ByteRange? {
    var body = WebDAVBody(text)
    if let fault = body.read() { return ByteRange(fault, min(fault + 1, text.count)) }
    let isExpected = body.isRootInNamespace && text.bytes(body.root).equals(expected)
    guard isExpected, !needsChild || body.hasChild else { return body.root }
    return nil
  }

  @_lifetime(self: copy self)
  private mutating func read() -> Int? {
    if starts(with: "\u{FEFF}") { index += 3 }
    while index < text.count {
      if text[index] != UInt8(ascii: "<") {
        if depth == 0, !isSpace(text[index]) { return index }
        index += 1
        continue
      }
      let start = index
      let isDone: Bool
      if starts(with: "<?") {
        isDone = skip(past: "?>")
      } else if starts(with: "<!--") {
        isDone = skip(past: "-->")
      } else if starts(with: "<![CDATA[") {
        isDone = depth > 0 && skip(past: "]]>")
      } else if starts(with: "</") {
        isDone = endTag()
      } else {
        // A document type is refused with everything else that is no tag.
        isDone = startTag()
      }
      guard isDone else { return start }
    }
    return depth == 0 && !root.isEmpty ? nil : text.count
  }

  @_lifetime(self: copy self)
  private mutating func startTag() -> Bool {
    index += 1
    guard let name = name(), depth > 0 || root.isEmpty else { return false }
    let isRoot = depth == 0
    if depth == 1 { hasChild = true }
    if isRoot { root = localName(name) }
    while true {
      let before = index
      while index < text.count, isSpace(text[index]) { index += 1 }
      guard index < text.count else { return false }
      if text[index] == UInt8(ascii: ">") || text[index] == UInt8(ascii: "/") { break }
      guard index > before, let attribute = self.name() else { return false }
      guard let value = attributeValue() else { return false }
      if isRoot, binds(attribute, to: name), text.bytes(value).equals("DAV:") { isRootInNamespace = true }
    }
    if text[index] == UInt8(ascii: "/") {
      index += 1
      guard index < text.count, text[index] == UInt8(ascii: ">") else { return false }
    } else {
      if depth < 64 { names[depth] = name }
      depth += 1
    }
    index += 1
    return true
  }

  @_lifetime(self: copy self)
  private mutating func endTag() -> Bool {
    index += 2
    guard depth > 0, let name = name() else { return false }
    while index < text.count, isSpace(text[index]) { index += 1 }
    guard index < text.count, text[index] == UInt8(ascii: ">") else { return false }
    index += 1
    depth -= 1
    return depth >= 64 || same(name, names[depth])
  }

  @_lifetime(self: copy self)
  private mutating func name() -> ByteRange? {
    let start = index
    while index < text.count, isNameByte(text[index]) { index += 1 }
    return index > start ? ByteRange(start, index) : nil
  }

  @_lifetime(self: copy self)
  private mutating func attributeValue() -> ByteRange? {
    while index < text.count, isSpace(text[index]) { index += 1 }
    guard index < text.count, text[index] == UInt8(ascii: "=") else { return nil }
    index += 1
    while index < text.count, isSpace(text[index]) { index += 1 }
    guard index < text.count, text[index] == UInt8(ascii: "\"") || text[index] == UInt8(ascii: "'") else {
      return nil
    }
    let quote = text[index]
    let start = index + 1
    index = start
    while index < text.count, text[index] != quote, text[index] != UInt8(ascii: "<") { index += 1 }
    guard index < text.count, text[index] == quote else { return nil }
    index += 1
    return ByteRange(start, index - 1)
  }

  /// Whether `xmlns` or `xmlns:p` is the declaration that the prefix of an element uses.
  private func binds(_ attribute: ByteRange, to element: ByteRange) -> Bool {
    let name = text.bytes(attribute)
    let prefixLength = Int(localName(element).start) - Int(element.start)
    if prefixLength == 0 { return name.equals("xmlns") }
    guard name.count == 6 + prefixLength - 1, name.extracting(0..<6).equals("xmlns:") else { return false }
    return same(
      ByteRange(Int(attribute.start) + 6, Int(attribute.end)),
      ByteRange(Int(element.start), Int(element.start) + prefixLength - 1))
  }

  private func localName(_ name: ByteRange) -> ByteRange {
    for index in name.range where text[index] == UInt8(ascii: ":") {
      return ByteRange(index + 1, Int(name.end))
    }
    return name
  }

  private func same(_ left: ByteRange, _ right: ByteRange) -> Bool {
    guard left.count == right.count else { return false }
    for offset in 0..<left.count where text[Int(left.start) + offset] != text[Int(right.start) + offset] {
      return false
    }
    return true
  }

  private func starts(with word: StaticString) -> Bool {
    let count = word.utf8CodeUnitCount
    return index + count <= text.count && text.extracting(index..<index + count).equals(word)
  }

  @_lifetime(self: copy self)
  private mutating func skip(past word: StaticString) -> Bool {
    while index < text.count, !starts(with: word) { index += 1 }
    guard index < text.count else { return false }
    index += word.utf8CodeUnitCount
    return true
  }

  private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 9 || byte == 10 || byte == 13 }

  private func isNameByte(_ byte: UInt8) -> Bool {
    byte >= 0x80 || ByteClass.lowercase(byte) &- UInt8(ascii: "a") < 26 || byte &- UInt8(ascii: "0") < 10
      || byte == UInt8(ascii: ":") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
      || byte == UInt8(ascii: ".")
  }
}
