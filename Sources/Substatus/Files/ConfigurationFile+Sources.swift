internal import Configuration

extension ConfigurationFile {
  /// The values of the `configSource` attributes of the file, in document order.
  var configSourceNames: [String] {
    let name = Array("configSource".utf8)
    let isPlain = !bytes.starts(with: [0xFF, 0xFE]) && !bytes.starts(with: [0xFE, 0xFF])
    if isPlain, !contains(name) { return [] }
    guard let document = try? ConfigurationDocument(reading: self) else { return [] }
    var names: [String] = []
    func visit(_ element: SourceElement) {
      if let source = element.attribute("configSource") { names.append(source.value) }
      for child in element.children { visit(child) }
    }
    visit(document.root)
    return names
  }

  private func contains(_ text: [UInt8]) -> Bool {
    guard bytes.count >= text.count else { return false }
    var index = 0
    let last = bytes.count - text.count
    while index <= last {
      if bytes[index] == text[0], bytes[index..<index + text.count].elementsEqual(text) { return true }
      index += 1
    }
    return false
  }
}
