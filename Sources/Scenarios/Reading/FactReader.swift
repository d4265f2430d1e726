internal import Server
internal import Yams

/// Reads what files and cases say of a request beside its bytes: `connection`, `as`, `at`, `duration`.
struct FactReader {
  let reader: NodeReader

  /// Adds to what the file says of the connection.
  func connection(_ node: Node, _ setup: inout ScenarioCase.Setup) {
    for (name, value) in reader.map(node, "connection", keys: RequestFacts.connectionNames) {
      guard let text = text(value, name) else { continue }
      var facts = RequestFacts()
      do throws(RequestFacts.FactError) {
        try facts.setConnection(name, to: text)
        setup.connection[name] = text
      } catch {
        report(error, name, text, value)
      }
    }
  }

  /// A name, or a map of facts. Replaces what the file says of the credentials.
  func credentials(_ node: Node, _ setup: inout ScenarioCase.Setup) {
    setup.credentials = [:]
    guard case .mapping = node else {
      if let text = text(node, "as") { credential("user", text, node, &setup) }
      return
    }
    for (name, value) in reader.map(node, "as", keys: RequestFacts.credentialNames) {
      if let text = text(value, name) { credential(name, text, value, &setup) }
    }
  }

  private func credential(_ name: String, _ text: String, _ node: Node, _ setup: inout ScenarioCase.Setup) {
    var facts = RequestFacts()
    do throws(RequestFacts.FactError) {
      try facts.setCredentials(name, to: text)
      setup.credentials[name] = text
    } catch {
      report(error, name, text, node)
    }
  }

  /// A time or duration that can be read.
  func time(_ node: Node, _ key: String, _ parse: (String) -> Int64?) -> String? {
    guard let text = reader.text(node, key) else { return nil }
    guard parse(text) != nil else {
      reader.report("\(key) takes a time such as 20ms, 1.5s or 2026-11-25T13:00:00Z, not '\(text)'", at: node)
      return nil
    }
    return text
  }

  /// The text of a scalar, of a list with commas between, or of a map as `KEY=VALUE` pairs.
  private func text(_ node: Node, _ name: String) -> String? {
    switch node {
    case .sequence: return reader.texts(node, name).joined(separator: ",")
    case .mapping:
      return reader.members(node, name).map { "\($0.key)=\(reader.text($0.value, $0.key) ?? "")" }
        .joined(separator: ",")
    default: return reader.text(node, name)
    }
  }

  private func report(_ error: RequestFacts.FactError, _ name: String, _ text: String, _ node: Node) {
    switch error {
    case .unknownName: reader.report("there is no fact '\(name)'", at: node)
    case .badValue(let takes): reader.report("\(name) takes \(takes), not '\(text)'", at: node)
    }
  }
}
