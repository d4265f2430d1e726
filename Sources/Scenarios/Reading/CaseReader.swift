internal import Captures
internal import StatusCodes
internal import Yams

/// Reads the root of a scenario file and its cases.
struct CaseReader {
  let reader: NodeReader
  let read: (String) throws -> [UInt8]

  func file(_ root: Node) -> ScenarioFile {
    var file = ScenarioFile()
    let setups = SetupReader(reader: reader, read: read)
    var setup = ScenarioCase.Setup()
    var versions = [IISVersion.v10_0]
    var cases: Node?
    for (key, value) in reader.map(root, "a scenario file", keys: ScenarioFile.keys) {
      switch key {
      case "name": file.name = reader.text(value, "name") ?? ""
      case "about": file.about = reader.text(value, "about") ?? ""
      case "cases": cases = value
      case "iis": versions = setups.versions(value)
      default: setups.apply(key, value, &setup)
      }
    }
    checkServer(root)
    if file.name.isEmpty { reader.report("the key 'name' is missing", at: root) }
    guard let cases, case .sequence(let list) = cases else {
      reader.report("the key 'cases' with a list of cases is missing", at: cases ?? root)
      return file
    }
    if list.isEmpty { reader.report("'cases' has no case", at: cases) }
    for node in list {
      guard reader.spend(at: node) else { break }
      file.cases += self.cases(node, setup, versions)
    }
    return file
  }

  private func cases(_ node: Node, _ base: ScenarioCase.Setup, _ versions: [IISVersion]) -> [ScenarioCase] {
    if case .scalar(let scalar) = node { return short(scalar.string, node, base, versions) }
    let setups = SetupReader(reader: reader, read: read)
    var setup = base
    var versions = versions
    var request: [UInt8]?
    var requestCount = 0
    var expectation: Expectation?
    var item = ScenarioCase(
      file: reader.file, line: node.mark?.line ?? 1, column: node.mark?.column ?? 1, id: nil, name: "",
      version: .v10_0, setup: base, request: [], expectation: .anyOf([]))
    for (key, value) in reader.map(node, "a case", keys: ScenarioFile.caseKeys) {
      switch key {
      case "id": item.id = identifier(value)
      case "name": item.name = reader.text(value, "name") ?? ""
      case "because": item.because = reader.text(value, "because")
      case "pending": item.pending = reader.text(value, "pending")
      case "expect": expectation = ExpectationReader(reader: reader).read(value)
      case "iis": versions = setups.versions(value)
      case "request", "requestEscaped", "requestHex", "requestBase64":
        requestCount += 1
        request = RequestReader(reader: reader).read(value, key: key)
      default: setups.apply(key, value, &setup)
      }
    }
    checkServer(node)
    if requestCount != 1 {
      reader.report(
        "a case needs exactly one of request, requestEscaped, requestHex and requestBase64", at: node)
    }
    guard let expectation else {
      if !hasKey(node, "expect") { reader.report("the key 'expect' is missing", at: node) }
      return []
    }
    guard let request else { return [] }
    item.request = request
    item.setup = setup
    item.expectation = expectation
    if item.name.isEmpty { item.name = Self.requestLine(request) }
    return versions.map { version in
      var item = item
      item.version = version
      return item
    }
  }

  private func identifier(_ node: Node) -> String? {
    guard let text = reader.text(node, "id") else { return nil }
    let isPlain = text.utf8.allSatisfy { byte in
      (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || byte == 0x2D || byte == 0x2E
    }
    if text.isEmpty || !isPlain { reader.report("id has letters, digits, '-' and '.' only", at: node) }
    return text
  }

  /// `applicationHost` replaces what `server` names, so one map cannot hold both.
  private func checkServer(_ node: Node) {
    if hasKey(node, "server"), hasKey(node, "applicationHost") {
      reader.report("'server' and 'applicationHost' exclude each other", at: node)
    }
  }

  private func hasKey(_ node: Node, _ key: String) -> Bool {
    guard case .mapping(let mapping) = node else { return false }
    return mapping.contains { $0.key.scalar?.string == key }
  }

  /// `METHOD target -> expected`.
  private func short(
    _ text: String, _ node: Node, _ setup: ScenarioCase.Setup, _ versions: [IISVersion]
  ) -> [ScenarioCase] {
    let parts = Self.splitAtArrow(text)
    guard let parts else {
      reader.report("a case in one line is 'METHOD target -> expected'", at: node)
      return []
    }
    guard let expectation = ExpectationReader(reader: reader).parse(parts.expected, at: node) else {
      return []
    }
    let request = InlineRequest.complete(parts.request)
    return versions.map {
      ScenarioCase(
        file: reader.file, line: node.mark?.line ?? 1, column: node.mark?.column ?? 1, id: nil,
        name: parts.request, version: $0, setup: setup, request: request, expectation: expectation)
    }
  }

  private static func splitAtArrow(_ text: String) -> (request: String, expected: String)? {
    let marker = Array(" -> ".utf8)
    let bytes = Array(text.utf8)
    guard bytes.count > marker.count else { return nil }
    for index in stride(from: bytes.count - marker.count, through: 1, by: -1)
    where Array(bytes[index..<index + marker.count]) == marker {
      return (
        String(decoding: bytes[..<index], as: UTF8.self),
        String(decoding: bytes[(index + marker.count)...], as: UTF8.self)
      )
    }
    return nil
  }

  private static func requestLine(_ request: [UInt8]) -> String {
    let line = request.prefix { $0 != 0x0D && $0 != 0x0A }
    return String(
      decoding: line.prefix(60).map { $0 < 0x20 || $0 > 0x7E ? UInt8(ascii: ".") : $0 }, as: UTF8.self)
  }
}
