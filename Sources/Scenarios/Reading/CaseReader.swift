internal import Captures
internal import StatusCodes
internal import Yams

/// Reads the root of a scenario file and its cases.
struct CaseReader {
  let reader: NodeReader
  let read: (String) throws -> [UInt8]
  let includes: IncludeReader

  /// What a file says of all its cases.
  struct Common {
    var setup = ScenarioCase.Setup()
    /// The versions; `nil` when nothing names any.
    var versions: [IISVersion]?
    var tags: [String] = []
  }

  func file(_ root: Node, common: Common = Common()) -> ScenarioFile {
    var file = ScenarioFile()
    let setups = SetupReader(reader: reader, read: read)
    var common = common
    var cases: Node?
    var isSequence = false
    for (key, value) in reader.map(root, "a scenario file", keys: ScenarioFile.keys) {
      switch key {
      case "name": file.name = reader.text(value, "name") ?? ""
      case "about": file.about = reader.text(value, "about") ?? ""
      case "cases": cases = value
      case "iis": common.versions = setups.versions(value)
      case "tags": common.tags += tags(value)
      case "sequence": isSequence = reader.boolean(value, key) ?? false
      default: setups.apply(key, value, &common.setup)
      }
    }
    checkServer(root)
    if file.name.isEmpty { reader.reportMissing("the key 'name' is missing", at: root) }
    guard let cases, case .sequence(let list) = cases else {
      reader.reportMissing("the key 'cases' with a list of cases is missing", at: cases ?? root)
      return file
    }
    if list.isEmpty { reader.report("'cases' has no case", at: cases) }
    for node in list {
      guard reader.spend(at: node) else { break }
      file.cases += self.cases(node, common)
    }
    if isSequence { file.cases = ScenarioSequence.bound(file.cases) }
    return file
  }

  private func cases(_ node: Node, _ common: Common) -> [ScenarioCase] {
    if case .scalar(let scalar) = node { return short(scalar.string, node, common) }
    if hasKey(node, "include") { return included(node, common) }
    if hasKey(node, "sequence") { return sequence(node, common) }
    let variants = CaseExpansion(reader: reader).variants(of: node)
    guard variants.count != 1 || variants[0].label != nil else { return read(variants[0], common) }
    var cases: [ScenarioCase] = []
    for (index, variant) in variants.enumerated() {
      guard reader.spend(at: node) else { break }
      cases += read(variant, common).map { item in
        var item = item
        item.variation = item.sweep == nil ? index + 1 : 3 * index + item.variation
        return item
      }
    }
    return cases
  }

  /// Cases that share what the server remembers, with a setup below their own.
  private func sequence(_ node: Node, _ common: Common) -> [ScenarioCase] {
    var common = common
    let setups = SetupReader(reader: reader, read: read)
    var (id, name): (String?, String?)
    var list: Node?
    for (key, value) in reader.map(node, "a sequence", keys: ScenarioFile.sequenceKeys) {
      switch key {
      case "id": id = identifier(value)
      case "name": name = reader.text(value, key)
      case "tags": common.tags += tags(value)
      case "iis": common.versions = setups.versions(value)
      case "sequence": list = value
      default: setups.apply(key, value, &common.setup)
      }
    }
    checkServer(node)
    guard case .sequence(let members) = list, !members.isEmpty else {
      reader.report("sequence takes a list of cases", at: list ?? node)
      return []
    }
    var cases: [ScenarioCase] = []
    for (index, member) in members.enumerated() {
      guard reader.spend(at: member) else { break }
      if hasKey(member, "sequence") {
        reader.report("a sequence cannot stand in a sequence", at: member)
        continue
      }
      cases += self.cases(member, common).map { item in
        var item = item
        if item.id == nil { item.id = id.map { "\($0)-\(index + 1)" } }
        if let name { item.name = "\(name): \(item.name)" }
        return item
      }
    }
    return ScenarioSequence.bound(cases)
  }

  /// The cases of another file, with this file's setup below their own.
  private func included(_ node: Node, _ common: Common) -> [ScenarioCase] {
    var common = common
    var name: String?
    for (key, value) in reader.map(node, "an include", keys: ["include", "tags"]) {
      if key == "include" { name = reader.text(value, key) } else { common.tags += tags(value) }
    }
    guard let name else { return [] }
    return includes.cases(of: name, at: node, from: self, common).map { item in
      var item = item
      item.includedAt = ScenarioCase.Place(
        file: reader.file, line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
      return item
    }
  }

  /// One case, once for each version of IIS, or for each step of a sweep.
  private func read(_ variant: CaseExpansion.Variant, _ common: Common) -> [ScenarioCase] {
    let node = variant.node
    var parts = CaseParts(common: common)
    parts.item.file = reader.file
    parts.item.line = node.mark?.line ?? 1
    parts.item.column = node.mark?.column ?? 1
    parts.item.tags = common.tags
    for (key, value) in reader.map(node, "a case", keys: ScenarioFile.caseKeys) { apply(key, value, &parts) }
    if let value = node.mapping?["because"], let key = Source.Word("because", in: node),
      let place = Source.Place(node)
    {
      parts.item.becauseRecording = Recording(value, .because(key: key, map: place))
    }
    parts.expectations = parts.expectations.map { expectation in
      var expectation = expectation
      if let place = expectation.recording?.source.place, variant.cells.contains(place) {
        expectation.recording?.role = .cell
      }
      return expectation
    }
    checkServer(node)
    if parts.requestCount != 1 {
      reader.report(
        "a case needs exactly one of request, requestEscaped, requestHex, requestBase64 and sweep", at: node)
    }
    guard !parts.expectations.isEmpty else {
      if !hasKey(node, "expect") { reader.reportMissing("the key 'expect' is missing", at: node) }
      return []
    }
    guard parts.requestCount == 1, parts.sweep != nil || !parts.item.request.isEmpty else { return [] }
    if parts.item.name.isEmpty, parts.sweep == nil {
      parts.item.name = Self.requestLine(parts.item.request)
    } else if let label = variant.label {
      parts.item.name += parts.item.name.isEmpty ? label : " [\(label)]"
    }
    return parts.cases(reader, at: node)
  }

  private func apply(_ key: String, _ value: Node, _ parts: inout CaseParts) {
    let setups = SetupReader(reader: reader, read: read)
    switch key {
    case "id": parts.item.id = identifier(value)
    case "name": parts.item.name = reader.text(value, "name") ?? ""
    case "because": parts.item.because = reader.text(value, "because")
    case "pending": parts.item.pending = reader.text(value, "pending")
    case "tags": parts.item.tags += tags(value)
    case "expect": parts.expectations = ExpectationReader(reader: reader).readByVersion(value)
    case "iis": parts.versions = setups.versions(value)
    case "sweep":
      parts.requestCount += 1
      parts.sweep = SweepReader(reader: reader).read(value)
    case "request", "requestEscaped", "requestHex", "requestBase64":
      parts.requestCount += 1
      parts.item.request = RequestReader(reader: reader).read(value, key: key) ?? []
    default: setups.apply(key, value, &parts.item.setup)
    }
  }

  private func tags(_ node: Node) -> [String] {
    let tags = reader.texts(node, "tags")
    for tag in tags where !Self.isPlain(tag) {
      reader.report("a tag has letters, digits, '-' and '.' only, not '\(tag)'", at: node)
    }
    return tags
  }

  private func identifier(_ node: Node) -> String? {
    guard let text = reader.text(node, "id") else { return nil }
    if !Self.isPlain(text) { reader.report("id has letters, digits, '-' and '.' only", at: node) }
    return text
  }

  private static func isPlain(_ text: String) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy { byte in
        (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || byte == 0x2D || byte == 0x2E
      }
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
  private func short(_ text: String, _ node: Node, _ common: Common) -> [ScenarioCase] {
    guard let arrow = Self.lastArrow(text) else {
      reader.report("a case in one line is 'METHOD target -> expected'", at: node)
      return []
    }
    let name = String(text[..<arrow.lowerBound])
    guard
      let expectation = ExpectationReader(reader: reader).parse(String(text[arrow.upperBound...]), at: node)
    else { return [] }
    var parts = CaseParts(common: common)
    parts.item.file = reader.file
    parts.item.line = node.mark?.line ?? 1
    parts.item.column = node.mark?.column ?? 1
    parts.item.tags = common.tags
    parts.item.name = name
    parts.item.request = InlineRequest.complete(name)
    let recording = Recording(node, .short(request: name))
    parts.expectations = [VersionedExpectation(versions: nil, expectation: expectation, recording: recording)]
    return parts.cases(reader, at: node)
  }

  private static func lastArrow(_ text: String) -> Range<String.Index>? {
    let bytes = text.utf8
    let marker = Array(" -> ".utf8)
    var index = bytes.endIndex
    while let end = bytes[..<index].lastIndex(of: UInt8(ascii: ">")) {
      if let start = bytes.index(end, offsetBy: -2, limitedBy: bytes.startIndex), start > bytes.startIndex,
        let next = bytes.index(end, offsetBy: 2, limitedBy: bytes.endIndex),
        bytes[start..<next].elementsEqual(marker)
      {
        return start..<next
      }
      index = end
    }
    return nil
  }

  private static func requestLine(_ request: [UInt8]) -> String {
    let line = request.prefix { $0 != 0x0D && $0 != 0x0A }
    return String(
      decoding: line.prefix(60).map { $0 < 0x20 || $0 > 0x7E ? UInt8(ascii: ".") : $0 }, as: UTF8.self)
  }
}
