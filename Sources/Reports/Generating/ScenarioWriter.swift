internal import Captures
internal import Scenarios
internal import Server
internal import StatusCodes
public import Substatus

/// Writes a scenario file from requests of captured traffic: each with what IIS answers and what decides.
public struct ScenarioWriter {
  /// What the file begins with, one line of YAML each: `name`, `iis`, `site` and what else describes the server.
  public var header: [String]
  private let simulation: Simulation

  /// Prepares for the requests to one server.
  public init(_ simulation: Simulation, header: [String]) {
    self.simulation = simulation
    self.header = header
  }

  /// The file, with a final line end.
  public func render(_ sample: TrafficSample) -> String {
    var lines = header + ["cases:"]
    for request in sample.requests.all { lines += entry(request) }
    return lines.joined(separator: "\n") + "\n"
  }

  private func entry(_ request: TrafficSample.Request) -> [String] {
    let plain = simulation.answer(request.bytes)
    let full = simulation.answer(request.bytes, facts: request.facts)
    let needsFacts =
      plain.inScenarioWords != full.inScenarioWords || plain.decidedBy?.setting != full.decidedBy?.setting
    var lines = requestLines(request.bytes)
    lines[0] = "  - " + lines[0]
    for index in lines.indices.dropFirst() { lines[index] = "    " + lines[index] }
    if needsFacts { lines += facts(request.facts).map { "    " + $0 } }
    lines.append("    expect: \(YAMLScalar.quoted(Self.expectation(full)))")
    if full.outcome == .answered, let setting = full.decidedBy?.setting {
      lines.append("    because: \(YAMLScalar.quoted(setting))")
    }
    return lines
  }

  private static func expectation(_ answer: Answer) -> String {
    switch answer.outcome {
    case .passed: "pass"
    case .closed: "closed"
    case .refused: "refused \(answer.reason ?? "")"
    case .answered: answer.status.map { "\($0)" } ?? "pass"
    }
  }

  /// The request in the shortest form that gives its bytes.
  private func requestLines(_ bytes: [UInt8]) -> [String] {
    let isText = bytes.allSatisfy { (0x20..<0x7F).contains($0) || $0 == 0x0D || $0 == 0x0A }
    let text = String(decoding: bytes, as: UTF8.self)
    let lines = text.split(separator: "\r\n" as Character, omittingEmptySubsequences: false).map(String.init)
    guard isText, lines.suffix(2) == ["", ""], !text.contains(where: { $0.isNewline && $0 != "\r\n" })
    else {
      return ["requestBase64: \(Self.base64(bytes))"]
    }
    let head = Array(lines.dropLast(2))
    if let first = head.first, head.count == 2, head[1] == "Host: localhost", first.hasSuffix(" HTTP/1.1") {
      let short = String(first.dropLast(" HTTP/1.1".count))
      if InlineRequest.complete(short) == bytes { return ["request: \(YAMLScalar.quoted(short))"] }
    }
    let block = head.joined(separator: "\n") + "\n"
    guard InlineRequest.complete(Array(block.utf8)) == bytes, !head.contains(where: { $0.hasPrefix(" ") })
    else {
      return ["requestBase64: \(Self.base64(bytes))"]
    }
    return ["request: |"] + head.map { "  " + $0 }
  }

  private func facts(_ facts: RequestFacts) -> [String] {
    var connection: [String] = []
    if facts.connection.isTLS { connection.append("tls: true") }
    if let client = facts.connection.client { connection.append("client: '\(client)'") }
    if let port = facts.connection.localPort {
      connection.append("local: '\(facts.connection.localAddress ?? "*"):\(port)'")
    }
    var lines: [String] = []
    if !connection.isEmpty { lines.append("connection: { \(connection.joined(separator: ", ")) }") }
    if let user = facts.credentials.user { lines.append("as: \(YAMLScalar.quoted(user.name))") }
    return lines
  }

  private static func base64(_ bytes: [UInt8]) -> String {
    let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    var text = ""
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let part = bytes[start..<min(start + 3, bytes.count)]
      var bits = part.reduce(0) { $0 << 8 | Int($1) }
      bits <<= 8 * (3 - part.count)
      for index in 0..<4 {
        text.append(index <= part.count ? digits[bits >> (18 - 6 * index) & 63] : "=")
      }
    }
    return text
  }
}
