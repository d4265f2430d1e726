import CExpat

/// Collects expat's calls into a tree. See ``DocumentReader`` for why its pointers are valid.
final class TreeBuilder {
  private struct Open {
    let name: String
    let attributes: [SourceAttribute]
    var children: [SourceElement] = []
    let position: SourcePosition
  }

  private let parser: XML_Parser
  private var bytes = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
  private var tracker = PositionTracker(file: "", bytes: UnsafeBufferPointer(start: nil, count: 0))
  private var stack: [Open] = []
  private var nodes = 0

  /// The finished document.
  private(set) var root: SourceElement?
  /// Why reading was stopped, if it was stopped from here.
  private(set) var refusal: ConfigurationFault?

  init(parser: XML_Parser) { self.parser = parser }

  func begin(_ bytes: UnsafeBufferPointer<UInt8>, _ tracker: PositionTracker) {
    self.bytes = bytes
    self.tracker = tracker
  }

  /// Forgets the buffer, which is valid only until its owner's closure returns.
  func end() { bytes = UnsafeBufferPointer(start: nil, count: 0) }

  func position(_ offset: Int) -> SourcePosition { tracker.position(bytes, max(0, offset)) }

  func refuse(_ reason: String) {
    guard refusal == nil else { return }
    refusal = .notWellFormed(reason, at: position(Int(XML_GetCurrentByteIndex(parser))))
    XML_StopParser(parser, XML_Bool(XML_FALSE))
  }

  func open(_ name: UnsafePointer<XML_Char>, _ list: UnsafeMutablePointer<UnsafePointer<XML_Char>?>?) {
    guard refusal == nil else { return }
    var pairs: [(name: String, value: String)] = []
    var next = list
    while let pair = next, let key = pair.pointee, let value = (pair + 1).pointee {
      pairs.append((String(cString: key), String(cString: value)))
      next = pair + 2
    }
    nodes += 1 + pairs.count
    if stack.count >= DocumentReader.depthLimit { return refuse("elements are nested deeper than 128") }
    if nodes > DocumentReader.nodeLimit { return refuse("it has more than 1048576 elements and attributes") }
    let start = Int(XML_GetCurrentByteIndex(parser))
    let place = position(start)
    let places = tracker.attributes(bytes, tag: start, count: pairs.count)
    let attributes = zip(pairs, places).map { SourceAttribute(name: $0.name, value: $0.value, position: $1) }
    stack.append(Open(name: String(cString: name), attributes: attributes, position: place))
  }

  func close() {
    guard refusal == nil, let open = stack.popLast() else { return }
    let element = SourceElement(
      name: open.name, attributes: open.attributes, children: open.children, position: open.position)
    if stack.isEmpty {
      root = element
    } else {
      stack[stack.count - 1].children.append(element)
    }
  }
}
