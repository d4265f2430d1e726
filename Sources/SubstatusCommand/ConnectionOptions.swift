import ArgumentParser
import Server

/// What is known of the request beside its bytes.
struct ConnectionOptions: ParsableArguments {
  @Flag(help: "The connection uses TLS.")
  var tls = false

  @Option(help: "The address at the other end of the connection.")
  var client: String?

  @Option(help: "The local address and port, IP:PORT.")
  var local: String?

  @Option(help: "The client's certificate: valid, none, or its faults separated by commas.")
  var certificate: String?

  @Option(help: "Who the client's credentials belong to, or anonymous.")
  var user: String?

  @Option(help: "The groups and roles of the user, separated by commas.")
  var roles: String?

  @Option(help: "When the request arrives, for example 2026-11-25T13:00:00Z.")
  var at: String?

  @Option(help: "Another fact of the connection or the credentials, NAME=VALUE. Repeatable.")
  var fact: [String] = []

  func facts() throws -> RequestFacts {
    var facts = RequestFacts()
    facts.connection.isTLS = tls
    let connection = [("client", client), ("local", local), ("certificate", certificate)]
    for (name, text) in connection { try set("--" + name, text) { try facts.setConnection(name, to: $0) } }
    for (name, text) in [("user", user), ("roles", roles)] {
      try set("--" + name, text) { try facts.setCredentials(name, to: $0) }
    }
    if let at {
      guard let time = Timestamp.time(at) else {
        throw ValidationError("--at takes a time such as 2026-11-25T13:00:00Z, not '\(at)'")
      }
      facts.arrival = time
    }
    for text in fact { try setFact(text, &facts) }
    return facts
  }

  private func setFact(_ text: String, _ facts: inout RequestFacts) throws {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let name = parts.first ?? ""
    guard parts.count == 2 else { throw ValidationError("--fact takes NAME=VALUE, not '\(text)'") }
    if RequestFacts.connectionNames.contains(name) {
      try set("--fact " + name, parts[1]) { try facts.setConnection(name, to: $0) }
    } else if RequestFacts.credentialNames.contains(name) {
      try set("--fact " + name, parts[1]) { try facts.setCredentials(name, to: $0) }
    } else if name == "duration", let duration = Timestamp.duration(parts[1]) {
      facts.duration = duration
    } else {
      let names = RequestFacts.connectionNames + RequestFacts.credentialNames + ["duration"]
      throw ValidationError("--fact: cannot set '\(text)'; there are \(names.joined(separator: ", "))")
    }
  }

  private func set(_ option: String, _ text: String?, _ change: (String) throws -> Void) throws {
    guard let text else { return }
    do {
      try change(text)
    } catch RequestFacts.FactError.badValue(let takes) {
      throw ValidationError("\(option) takes \(takes), not '\(text)'")
    }
  }
}
