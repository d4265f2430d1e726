import Configuration
import StatusCodes
import Substatus
import Testing

/// A long list of rules, which is indexed, decides as the same rules one by one do.
@Suite struct RewriteRuleListTests {
  private static let rules: [(match: String, condition: String, action: String)] = [
    ("^blog/(.*)$", "", "<action type=\"Rewrite\" url=\"news/{R:1}\"/>"),
    ("^news/hidden", "", "<action type=\"CustomResponse\" statusCode=\"403\" subStatusCode=\"7\"/>"),
    ("^old-([0-9]+)$", "", "<action type=\"Redirect\" url=\"/new-{R:1}\"/>"),
    ("(.*)", "<add input=\"{HTTP_HOST}\" pattern=\"^a\\.example$\"/>", redirect("a")),
    ("(.*)", "<add input=\"{HTTP_HOST}\" pattern=\"^b\\.example$\"/>", redirect("b")),
    ("(.*)", "<add input=\"{HTTP_HOST}\" pattern=\"^c\\.example$\"/>", redirect("c")),
    ("(.*)", "<add input=\"{HTTP_HOST}\" pattern=\"^d\\.example$\"/>", redirect("d")),
    (".*", "<add input=\"{QUERY_STRING}\" pattern=\"debug=1\"/>", "<action type=\"AbortRequest\"/>"),
    ("^swap$", "", "<action type=\"Rewrite\" url=\"other?debug=1\"/>"),
    (".*", "<add input=\"{QUERY_STRING}\" pattern=\"debug=1$\"/>", custom(410)),
    (".*", "<add input=\"{QUERY_STRING}\" pattern=\"trace=1\"/>", custom(411)),
    (".*", "<add input=\"{QUERY_STRING}\" pattern=\"trace=2\"/>", custom(412)),
    ("^x", "<add input=\"{URL}\" pattern=\"^/x/y\"/>", custom(405)),
  ]

  private static func redirect(_ host: String) -> String {
    "<action type=\"Redirect\" url=\"http://\(host).test/{R:1}\"/>"
  }

  private static func custom(_ status: Int) -> String {
    "<action type=\"CustomResponse\" statusCode=\"\(status)\"/>"
  }

  private static let simulations: [Simulation] = [0, 5, 40].compactMap { try? simulation(padding: $0) }

  private static func simulation(padding: Int) throws -> Simulation {
    var text = "<configuration><system.webServer><rewrite><rules>"
    for (number, rule) in rules.enumerated() {
      text +=
        "<rule name=\"r\(number)\"><match url=\"\(rule.match)\"/><conditions>\(rule.condition)</conditions>"
      text += rule.action + "</rule>"
      for index in 0..<padding {
        text += "<rule name=\"p\(number)-\(index)\"><match url=\"^never-\(number)-\(index)$\"/></rule>"
      }
    }
    text += "</rules></rewrite></system.webServer></configuration>"
    var server = ServerDescription()
    server.webConfigs["/"] = ConfigurationFile(name: "web.config", bytes: Array(text.utf8))
    return try Simulation(server)
  }

  @Test(arguments: [
    ("GET /blog/today", "h", nil as String?), ("GET /blog/hidden/x", "h", "403.7"),
    ("GET /old-12", "h", "301.0"),
    ("GET /q", "a.example", "301.0"), ("GET /q", "D.EXAMPLE", "301.0"), ("GET /q", "e.example", nil),
    ("GET /q?debug=1", "h", nil), ("GET /swap", "h", "410.0"), ("GET /q?trace=2", "h", "412.0"),
    ("GET /x/y", "h", "405.0"), ("GET /x/z", "h", nil), ("GET /%0A", "h", nil),
  ])
  func decidesAsAShortList(target: String, host: String, status: String?) throws {
    let request = Array("\(target) HTTP/1.1\r\nHost: \(host)\r\n\r\n".utf8)
    var answers: [String] = []
    #expect(Self.simulations.count == 3)
    for simulation in Self.simulations {
      let answer = simulation.answer(request)
      let rule = answer.rewriteRules.map(\.setting).joined(separator: " ")
      answers.append("\(answer.outcome) \(answer.status.map { "\($0)" } ?? "-") \(rule)")
      if let status { #expect(answer.status.map { "\($0)" } == status) }
    }
    #expect(Set(answers).count == 1, "\(answers)")
  }

  @Test func theTraceShowsEveryRule() throws {
    let request = Array("GET /q HTTP/1.1\r\nHost: e.example\r\n\r\n".utf8)
    let answer = try Self.simulation(padding: 2).answer(request, tracing: true)
    #expect(answer.rewriteRules.count == Self.rules.count * 3)
    #expect(answer.rewriteRules.allSatisfy { $0.action == nil })
  }
}
