import Foundation
import Scenarios
import Substatus
import Testing

/// A server and a request that violate some rungs at once, written as a case of a scenario file.
private struct LadderCase {
  var rungs: [LadderRung]
  /// Whether `<modules>` lists RequestFilteringModule before IpRestrictionModule.
  var filtersFirst = false

  /// Whether a request can violate all of them.
  var isPossible: Bool {
    var demands: [LadderRung.Demand: String] = [:]
    for (demand, value) in rungs.flatMap(\.demands) {
      if let other = demands.updateValue(value, forKey: demand), other != value { return false }
    }
    return true
  }

  private func demand(_ demand: LadderRung.Demand) -> String? {
    rungs.lazy.compactMap { $0.demands[demand] }.first
  }

  /// The case as a line of YAML, which takes JSON.
  func yaml(expecting rung: LadderRung) throws -> String {
    var item: [String: Any] = [
      "name": rungs.map { "\($0.status) \($0.module)" }.joined(separator: " and "),
      "applicationHostAdditions": server,
      "site": site,
      "connection": connection,
      "request": request,
      "expect": ["status": rung.status, "module": rung.module],
    ]
    if filtersFirst { item["without"] = ["ipSecurity"] }
    if rungs.contains(where: \.isRefusedByFilter) { item["facts"] = ["handlers": ["/*": "filterDenied"]] }
    switch demand(.user) {
    case nil: break
    case "wrong"?: item["as"] = ["user": "a", "logon": "wrongPassword"]
    case let user?: item["as"] = ["user": user, "scheme": "windows"]
    }
    let bytes = try JSONSerialization.data(
      withJSONObject: item, options: [.sortedKeys, .withoutEscapingSlashes])
    return "  - " + String(decoding: bytes, as: UTF8.self)
  }

  private var path: String {
    rungs.map(\.folder).joined() + "/" + (demand(.file) ?? "a.htm")
  }

  private var request: String {
    let line = "\(demand(.method) ?? "GET") \(path)\(rungs.map(\.query).joined()) HTTP/1.1"
    let length = demand(.method) == nil ? [] : ["Content-Length: 0"]
    return ([line, "Host: www.contoso.com"] + length + rungs.flatMap(\.headers)).joined(separator: "\n")
      + "\n"
  }

  private var connection: [String: Any] {
    var facts: [String: Any] = ["client": "203.0.113.9"]
    for (name, value) in rungs.flatMap(\.connection) { facts[name] = value }
    let wantsTLS = demand(.certificate) != nil || facts["cipherBits"] != nil
    facts["tls"] = demand(.tls).map { $0 == "true" } ?? wantsTLS
    switch demand(.certificate) {
    case "none"?: facts["certificate"] = "none"
    case nil: break
    default:
      let faults = rungs.flatMap(\.certificateFaults)
      facts["certificate"] = faults.isEmpty ? ["valid"] : faults
    }
    return facts
  }

  private var site: [String: Any] {
    var site: [String: Any] = ["other.txt": "text"]
    let parts = rungs.flatMap(\.web)
    if rungs.contains(where: \.isMalformed) {
      site["web.config"] = "<configuration>"
    } else if !parts.isEmpty {
      site["web.config"] = "<configuration>\(Self.xml(of: "system.web", parts))</configuration>"
    }
    let path = String(path.dropFirst())
    if demand(.exists) != "no" {
      if path.isEmpty || path.hasSuffix("/") {
        if !path.isEmpty { site[path] = [String: Any]() }
      } else {
        let readers = rungs.flatMap(\.readers)
        site[path] = ["text": "text"]
        if !readers.isEmpty { site[path] = ["text": "text", "readers": readers] as [String: Any] }
      }
    }
    return site
  }

  private var server: String {
    var parts = rungs.flatMap(\.server)
    let flags = rungs.flatMap(\.sslFlags)
    if !flags.isEmpty {
      parts.append(
        .init(
          group: "security", element: "access",
          attributes: "sslFlags=\"\(Set(flags).sorted().joined(separator: ", "))\""))
    }
    if let policy = demand(.accessPolicy) {
      parts.append(
        .init(group: "system.webServer", element: "handlers", attributes: "accessPolicy=\"\(policy)\""))
    }
    if filtersFirst {
      parts.append(
        .init(
          group: "system.webServer", element: "modules", content: #"<add name="IpRestrictionModule" />"#))
    }
    let inner =
      Self.xml(of: "security", parts) + Self.content(of: "system.webServer", parts)
    return "<system.applicationHost><sites>\(Self.xml(of: "siteDefaults", parts))</sites>"
      + "</system.applicationHost><system.webServer>\(inner)</system.webServer>"
  }

  private static func xml(of group: String, _ parts: [LadderRung.Part]) -> String {
    "<\(group)>\(content(of: group, parts))</\(group)>"
  }

  /// The elements of a group, each once.
  private static func content(of group: String, _ parts: [LadderRung.Part]) -> String {
    var names: [String] = []
    for part in parts where part.group == group && !names.contains(part.element) {
      names.append(part.element)
    }
    return names.map { name in
      let members = parts.filter { $0.group == group && $0.element == name }
      let attributes = members.map(\.attributes).filter { !$0.isEmpty }.joined(separator: " ")
      return "<\(name) \(attributes)>\(merged(members.map(\.content)))</\(name)>"
    }.joined()
  }

  /// The contents in a row, each once.
  private static func merged(_ contents: [String]) -> String {
    var seen: [String] = []
    for content in contents where !seen.contains(content) { seen.append(content) }
    return seen.joined()
  }
}

@Suite("The ladder of winners") struct WinnerLadderTests {
  private func run(_ cases: [(LadderCase, LadderRung)]) throws -> [ScenarioResult] {
    let lines = try cases.map { try $0.yaml(expecting: $1) }
    let (file, errors) = readScenario("name: n\ncases:\n" + lines.joined(separator: "\n") + "\n")
    #expect(errors.isEmpty)
    return ScenarioRunner().run(file.cases)
  }

  private func expectAllPass(_ results: [ScenarioResult]) {
    for result in results where result.isFailure {
      Issue.record(
        "\(result.item.name): \(result.messages), by \(result.answer?.decidedBy?.module ?? "nobody")")
    }
  }

  @Test("Each rung is violated by its own server and request alone")
  func alone() throws {
    let results = try run(WinnerLadder.rungs.map { (LadderCase(rungs: [$0]), $0) })
    expectAllPass(results)
    #expect(results.count == WinnerLadder.rungs.count)
  }

  @Test("Of any two rungs that a request can violate at once the higher one answers")
  func pairs() throws {
    let rungs = WinnerLadder.rungs
    var cases: [(LadderCase, LadderRung)] = []
    var impossible = 0
    for (index, higher) in rungs.enumerated() {
      for lower in rungs[(index + 1)...] {
        let pair = LadderCase(rungs: [higher, lower])
        if pair.isPossible { cases.append((pair, higher)) } else { impossible += 1 }
      }
    }
    let results = try run(cases)
    expectAllPass(results)
    #expect(results.count == cases.count)
    // No pair is left out unseen.
    #expect((cases.count, impossible) == (614, 52))
  }

  @Test("Where filtering is listed before the addresses its answers come first")
  func filteringFirst() throws {
    var cases: [(LadderCase, LadderRung)] = []
    for address in WinnerLadder.addresses {
      for filter in WinnerLadder.filtering {
        cases.append((LadderCase(rungs: [address, filter], filtersFirst: true), filter))
      }
      cases.append((LadderCase(rungs: [address], filtersFirst: true), address))
    }
    expectAllPass(try run(cases))
  }
}
