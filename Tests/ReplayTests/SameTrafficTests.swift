import Captures
import Configuration
import Replay
import Server
import Substatus
import Testing

/// The same traffic as raw requests, HAR and W3C gives the same verdicts, wherever the log keeps enough.
@Suite struct SameTrafficTests {
  private static let config = """
    <configuration><system.webServer><security><requestFiltering>
    <requestLimits maxUrl="60" maxQueryString="30"/><hiddenSegments><add segment="old"/></hiddenSegments>
    <denyQueryStringSequences><add sequence=".."/></denyQueryStringSequences>
    <filteringRules><filteringRule name="bots" scanUrl="false" scanQueryString="false"><scanHeaders>
    <add requestHeader="User-Agent"/></scanHeaders><denyStrings><add string="bot"/></denyStrings></filteringRule>
    </filteringRules></requestFiltering></security>
    <rewrite><rules><rule name="https"><match url="^app"/><conditions><add input="{HTTP_HOST}" pattern="^shop"/>
    </conditions><action type="Redirect" url="https://{HTTP_HOST}/{R:0}"/></rule></rules></rewrite>
    </system.webServer></configuration>
    """

  private struct Request {
    var method: String
    var path: String
    /// The path as the log has it.
    var stem: String
    var query: String
    var agent: String
    var host: String
    var status: String

    init(_ dice: inout Dice) {
      method = dice.pick(["GET", "GET", "HEAD", "POST", "TRACE", "OPTIONS"])
      let (path, stem) = dice.pick([
        ("/", "/"), ("/a", "/a"), ("/old/x", "/old/x"), ("/b%20c", "/b+c"), ("/a+b", "/a+b"),
        ("/bin/x.dll", "/bin/x.dll"),
        ("/app/1", "/app/1"), ("/web.config", "/web.config"), ("/r%C3%A9", "/r\u{E9}"),
        ("/" + String(repeating: "x", count: 70), "/" + String(repeating: "x", count: 70)),
        ("/x.asp", "/x.asp"),
      ])
      (self.path, self.stem) = (path, stem)
      query = dice.pick(["", "a=1", "a=..", "q=\(dice.below(20))", String(repeating: "y", count: 40)])
      agent = dice.pick(["curl", "a bot", "Mozilla/5.0 (X11; Linux)"])
      host = dice.pick(["www.contoso.com", "shop.contoso.com"])
      // A '+' of the stem is a blank unless the row says that it was escaped twice.
      status = path.contains("+") ? "404 11" : "200 0"
    }

    var raw: String {
      let length = method == "POST" ? "Content-Length: 0\r\n" : ""
      return "\(method) \(path)\(query.isEmpty ? "" : "?" + query) HTTP/1.1\r\nHost: \(host)\r\n"
        + "User-Agent: \(agent)\r\n\(length)\r\n"
    }

    var har: String {
      "{\"request\": {\"method\": \"\(method)\", \"url\": \"http://\(host)\(path)\(query.isEmpty ? "" : "?" + query)\", "
        + "\"httpVersion\": \"HTTP/1.1\", \"headers\": [{\"name\": \"User-Agent\", \"value\": \"\(agent)\"}]}}"
    }

    var row: String {
      let agent = self.agent.replacing(" ", with: "+")
      return "\(method) \(stem) \(query.isEmpty ? "-" : query) 80 HTTP/1.1 \(host) \(agent) \(status)\n"
    }
  }

  @Test("Raw requests, HAR and W3C have equal verdicts, and further formats have them, too")
  func agrees() throws {
    var dice = Dice(state: 7)
    let requests = (0..<1200).map { _ in Request(&dice) }
    let snapshot = try snapshot(Self.config)
    func verdicts(_ text: String) throws -> [String] {
      try withCapture(Array(text.utf8)) {
        KeptRecords.replay([$0], snapshot, options(workers: 1)).records.map { record in
          let verdict = record.verdict
          return
            "\(verdict.outcome) \(verdict.status.map { "\($0)" } ?? "-") \(verdict.setting) \(verdict.handler)"
        }
      }
    }
    let raw = try verdicts(requests.map(\.raw).joined())
    #expect(raw.count == 1200 && Set(raw).count > 10)
    let har = try verdicts(
      "{\"log\": {\"entries\": [\(requests.map(\.har).joined(separator: ",\n"))]}}")
    #expect(har == raw)
    let fields =
      "#Fields: cs-method cs-uri-stem cs-uri-query s-port cs-version cs-host cs(User-Agent) sc-status sc-substatus\n"
    let log = try verdicts(fields + requests.map(\.row).joined())
    #expect(log == raw)
    let separator = "\n\u{1F435}\u{1F648}\u{1F649}\n"
    let recorded = requests.enumerated().map {
      "1 \($0.offset) 1795514401000000000\n\($0.element.raw)\(separator)"
    }
    #expect(try verdicts(recorded.joined()) == raw)
    let curl = requests.map { request in
      let option = request.method == "HEAD" ? "-I" : "-X \(request.method)"
      return "curl --path-as-is \(option) -A '\(request.agent)' 'http://\(request.host)\(request.path)"
        + "\(request.query.isEmpty ? "" : "?" + request.query)'\n"
    }
    #expect(try verdicts(curl.joined()) == raw)
  }
}
