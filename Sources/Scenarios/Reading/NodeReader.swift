internal import Yams

/// Collects the errors of one file while its YAML is taken apart.
final class NodeReader {
  let file: String
  private(set) var errors: [ScenarioError] = []
  private var budget = 200_000
  private var byteBudget = 64 << 20

  init(file: String) { self.file = file }

  func report(_ message: String, at node: Node) {
    errors.append(
      ScenarioError(
        file: file, line: node.mark?.line ?? 1, column: node.mark?.column ?? 1, message: message))
  }

  /// Reports that a map lacks a key, unless one of its keys is unknown and so may be a misspelling of it, or it is no map.
  func reportMissing(_ message: String, at node: Node) {
    let hasUnknownKey = misspelt.contains {
      $0.line == node.mark?.line && $0.column == node.mark?.column
    }
    guard !hasUnknownKey else { return }
    report(message, at: node)
  }

  /// Where the maps begin that have unknown keys, and what should be one.
  private var misspelt: [Mark] = []

  var hasErrors: Bool { !errors.isEmpty }

  /// Takes over what is wrong with an included file.
  func absorb(_ more: [ScenarioError]) { errors += more }

  /// Whether the reader may go on: aliases can make a small file large.
  func spend(at node: Node) -> Bool {
    budget -= 1
    if budget == 0 { report("the file holds more than 200000 values, aliases counted", at: node) }
    return budget > 0
  }

  /// Whether the requests of the file, repetitions written out, may take this much memory more.
  func spendBytes(_ count: Int, at node: Node) -> Bool {
    guard byteBudget >= 0 else { return false }
    byteBudget -= count
    if byteBudget < 0 { report("the requests of the file are larger than 64 MiB together", at: node) }
    return byteBudget >= 0
  }

  /// The members of a map, each key checked against the known ones and used once.
  func map(_ node: Node, _ what: String, keys: [String]) -> [(key: String, value: Node)] {
    members(node, what).filter { key, value in
      guard keys.contains(key) else {
        if let mark = node.mark { misspelt.append(mark) }
        report(
          "unknown key '\(key)' in \(what)" + Suggestion.text(for: key, among: keys),
          at: keyNode(node, key) ?? value)
        return false
      }
      return true
    }
  }

  /// The members of a map with any keys.
  func members(_ node: Node, _ what: String) -> [(key: String, value: Node)] {
    guard spend(at: node) else { return [] }
    guard case .mapping(let mapping) = node else {
      if let mark = node.mark { misspelt.append(mark) }
      report("\(what) must be a map of keys and values", at: node)
      return []
    }
    var seen: Set<String> = []
    var members: [(String, Node)] = []
    for (key, value) in mapping {
      guard case .scalar(let scalar) = key else {
        report("a key of \(what) must be text", at: key)
        continue
      }
      if !seen.insert(scalar.string).inserted {
        report("the key '\(scalar.string)' stands twice in \(what)", at: key)
        continue
      }
      members.append((scalar.string, value))
    }
    return members
  }

  private func keyNode(_ node: Node, _ name: String) -> Node? {
    guard case .mapping(let mapping) = node else { return nil }
    return mapping.first { $0.key.scalar?.string == name }?.key
  }

  /// The text of a scalar, whatever YAML would take it for.
  func text(_ node: Node, _ what: String) -> String? {
    guard spend(at: node) else { return nil }
    guard case .scalar(let scalar) = node else {
      report("\(what) must be text", at: node)
      return nil
    }
    return scalar.string
  }

  /// A list of texts; one text stands for a list of one.
  func texts(_ node: Node, _ what: String) -> [String] {
    guard case .sequence(let sequence) = node else { return text(node, what).map { [$0] } ?? [] }
    return sequence.compactMap { text($0, what) }
  }

  func number(_ node: Node, _ what: String) -> Int? {
    guard let text = text(node, what) else { return nil }
    guard let number = Int(text) else {
      report("\(what) must be a whole number, not '\(text)'", at: node)
      return nil
    }
    return number
  }

  func boolean(_ node: Node, _ what: String) -> Bool? {
    guard let text = text(node, what) else { return nil }
    guard let value = Bool(text) else {
      report("\(what) must be true or false, not '\(text)'", at: node)
      return nil
    }
    return value
  }

  /// One of some words.
  func word(_ node: Node, _ what: String, among words: [String]) -> String? {
    guard let text = text(node, what) else { return nil }
    guard words.contains(text) else {
      report("\(what) cannot be '\(text)'" + Suggestion.text(for: text, among: words), at: node)
      return nil
    }
    return text
  }
}
