internal import StatusCodes
internal import Yams

/// Reads what a case expects.
struct ExpectationReader {
  let reader: NodeReader

  /// Reads what is expected: of every version alike, or a map from versions and spans of versions to what is
  /// expected of each, `7.0-8.5: 404.13`.
  func readByVersion(_ node: Node) -> [VersionedExpectation] {
    let keys = node.mapping?.keys.compactMap { $0.scalar?.string } ?? []
    guard !keys.isEmpty, keys.allSatisfy({ $0.first?.isNumber == true }) else {
      return read(node).map { [VersionedExpectation(expectation: $0, recording: Recording(node, .expect))] }
        ?? []
    }
    var seen: Set<IISVersion> = []
    return reader.members(node, "expect").compactMap { key, value in
      guard let versions = Self.versions(key) else {
        reader.report("expect: '\(key)' is no version of IIS and no span such as 7.0-8.5", at: value)
        return nil
      }
      if !seen.isDisjoint(with: versions) { reader.report("expect: '\(key)' is named before", at: value) }
      seen.formUnion(versions)
      let role = Source.Word(key, in: node).flatMap { key in
        Source.Place(node).map { Recording.Role.version(key: key, map: $0) }
      }
      return read(value).map {
        VersionedExpectation(
          versions: versions, expectation: $0, recording: role.flatMap { Recording(value, $0) })
      }
    }
  }

  private static func versions(_ text: String) -> [IISVersion]? {
    let ends = text.split(separator: "-", omittingEmptySubsequences: false).map {
      IISVersion(rawValue: String($0))
    }
    guard ends.count <= 2, let first = ends.first ?? nil, let last = ends.last ?? nil, first <= last else {
      return nil
    }
    return IISVersion.allCases.filter { first <= $0 && $0 <= last }
  }

  func read(_ node: Node) -> Expectation? {
    switch node {
    case .sequence(let list):
      if list.isEmpty { reader.report("expect: an empty list names no result", at: node) }
      let members = list.compactMap { read($0) }
      return members.count == list.count && !members.isEmpty ? .anyOf(members) : nil
    case .mapping:
      var members: [Expectation] = []
      if node.mapping?.isEmpty == true { reader.report("expect: an empty map names no result", at: node) }
      for (key, value) in reader.map(node, "expect", keys: ["status"] + Expectation.parts) {
        if key == "status" {
          guard let status = read(value) else { return nil }
          members.append(status)
        } else if let text = reader.text(value, key) {
          if key == "client", StatusCode(text: text) == nil {
            reader.report("client takes a code, not '\(text)'", at: value)
          }
          members.append(.part(key, text))
        }
      }
      return members.isEmpty ? nil : .allOf(members)
    default: return reader.text(node, "expect").flatMap { parse($0, at: node) }
    }
  }

  /// Reads one word: a code, `404.*`, `4xx`, `pass`, `closed` or `refused REASON`.
  func parse(_ text: String, at node: Node) -> Expectation? {
    if text == "pass" { return .passed }
    if text == "closed" { return .closed }
    if text == "record" { return .unrecorded }
    if text.hasPrefix("refused") { return refused(text, node) }
    if let code = StatusCode(text: text) { return .code(code) }
    if text.hasSuffix(".*"), let code = StatusCode(text: text.dropLast(2)), code.substatus == nil {
      return .anySubstatus(code.status)
    }
    let characters = Array(text.utf8)
    if characters.count == 3, (0x31...0x35).contains(characters[0]), text.hasSuffix("xx") {
      return .statusClass(UInt16(characters[0] - 0x30))
    }
    reader.report("'\(text)' is no expected result" + Self.suggestion(text), at: node)
    return nil
  }

  private func refused(_ text: String, _ node: Node) -> Expectation? {
    let reason = String(text.dropFirst(8))
    guard text.hasPrefix("refused "), SetupNames.reasons.contains(reason) else {
      reader.report(
        "'\(text)' has no reason of the HTTPERR log"
          + Suggestion.text(for: reason, among: SetupNames.reasons),
        at: node)
      return nil
    }
    return .refused(reason)
  }

  /// Letters that look like digits, and digits without their dot.
  private static func suggestion(_ text: String) -> String {
    let digits = String(
      text.map { character -> Character in
        switch character {
        case "O", "o": "0"
        case "l", "I": "1"
        case ",": "."
        default: character
        }
      })
    if digits != text, let code = StatusCode(text: digits) { return "; did you mean '\(code)'?" }
    let plain = Array(digits.filter { $0.isNumber })
    if plain.count > 3,
      let code = StatusCode(text: String(plain.prefix(3)) + "." + trimmed(plain.dropFirst(3)))
    {
      return "; did you mean '\(code)'?"
    }
    return "; write a code such as 404.11, 404.*, 4xx, pass, closed, refused URL or record"
  }

  private static func trimmed(_ digits: ArraySlice<Character>) -> String {
    let rest = digits.drop { $0 == "0" }
    return rest.isEmpty ? "0" : String(rest)
  }
}
