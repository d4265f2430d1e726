/// Collects what the XML parser reports into a ``ConfigurationDocument``.
final class DocumentBuilder {
  /// Elements nested deeper than this end the reading. Real configuration stays below 12.
  static let maximumDepth = 128

  private let text: UnsafeBufferPointer<UInt8>
  private var cursor: PositionCursor
  private var open: [SourceElement] = []
  private var root: SourceElement?
  private var comments: [SourceComment] = []

  /// Set when the reading must stop although the XML is well-formed so far.
  private(set) var refusal: (reason: String, position: SourcePosition)?

  /// A builder for a text that outlives it.
  init(file: String, text: UnsafeBufferPointer<UInt8>) {
    self.text = text
    self.cursor = PositionCursor(file: file)
  }

  /// The innermost element that is still open.
  var innermost: SourceElement? { open.last }

  func position(of offset: Int) -> SourcePosition {
    cursor.position(of: offset, in: text)
  }

  func refuse(_ reason: String, at offset: Int) {
    if refusal == nil { refusal = (reason, position(of: offset)) }
  }

  /// The place of the nearest `<` at or before an offset.
  func tagStart(before offset: Int) -> Int {
    var start = min(offset, text.count - 1)
    while start > 0, text[start] != UInt8(ascii: "<") { start -= 1 }
    return max(0, start)
  }

  func start(_ name: String, attributes: [(name: String, value: String)], at offset: Int) {
    guard open.count < Self.maximumDepth else {
      refuse("nests elements deeper than \(Self.maximumDepth)", at: offset)
      return
    }
    let position = position(of: offset)
    var scanner = StartTagScanner(text: text, offset: offset)
    var written: [SourceAttribute] = []
    written.reserveCapacity(attributes.count)
    for (name, value) in attributes {
      let place = scanner.next()
      let namePosition = place.map { self.position(of: $0.name) } ?? position
      let valuePosition = place.map { self.position(of: $0.value) } ?? position
      written.append(
        SourceAttribute(name: name, value: value, position: namePosition, valuePosition: valuePosition))
    }
    open.append(
      SourceElement(name: name, position: position, attributes: written, children: [], text: ""))
  }

  func end() {
    guard let element = open.popLast() else { return }
    if open.isEmpty { root = element } else { open[open.count - 1].children.append(element) }
  }

  func characters(_ part: UnsafeBufferPointer<UInt8>) {
    guard !open.isEmpty, refusal == nil else { return }
    let isBlank = part.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
    if isBlank && open[open.count - 1].text.isEmpty { return }
    open[open.count - 1].text += String(decoding: part, as: UTF8.self)
  }

  func comment(_ content: String, at offset: Int) {
    comments.append(SourceComment(text: content, position: position(of: offset)))
  }

  func document(file: String) -> ConfigurationDocument? {
    root.map { ConfigurationDocument(file: file, root: $0, comments: comments) }
  }
}
