import Configuration
import Substatus
import Testing

@testable import Server

/// Rules that are known not to act are left out; that must change nothing. Lists of rules are made at random, and what
/// they come to is held against trying every rule in order.
@Suite struct RewriteEquivalenceTests {
  @Test(arguments: 0..<40 as Range<UInt64>)
  func leavingRulesOutChangesNothing(seed: UInt64) throws {
    var random = RuleGenerator(seed: seed)
    var server = ServerDescription()
    server.webConfigs["/"] = ConfigurationFile(name: "web.config", bytes: Array(random.file().utf8))
    server.webConfigs["/s"] = ConfigurationFile(name: "s/web.config", bytes: Array(random.file().utf8))
    let snapshot = try Simulation(server).snapshot
    let indexed = snapshot.policies.contains { !($0.policy.rewrite?.indexes.isEmpty ?? true) }
    #expect(indexed)
    var fast = Worker(snapshot)
    server.profile.options.rewrite.triesEveryRule = true
    let everyRule = try Simulation(server).snapshot
    #expect(everyRule.policies.allSatisfy { $0.policy.rewrite?.indexes.isEmpty ?? true })
    var plain = Worker(everyRule)
    for _ in 0..<60 {
      let request = Array(random.request().utf8)
      let expected = Self.outcome(&plain, request)
      let actual = Self.outcome(&fast, request)
      #expect(actual == expected, "seed \(seed), \(String(decoding: request, as: UTF8.self))")
      let untraced = fast.decide(request.span, facts: RequestFacts())
      #expect(untraced.status == expected.verdict.status && untraced.check == expected.verdict.check)
      #expect(untraced.finding.setting == expected.verdict.finding.setting)
    }
  }

  private struct Outcome: Equatable {
    var verdict: Verdict
    var urls: [[UInt8]]

    static func == (left: Outcome, right: Outcome) -> Bool {
      left.verdict.outcome == right.verdict.outcome && left.verdict.status == right.verdict.status
        && left.verdict.check == right.verdict.check && left.verdict.level == right.verdict.level
        && left.verdict.finding.setting == right.verdict.finding.setting
        && left.verdict.finding.bytes == right.verdict.finding.bytes && left.urls == right.urls
    }
  }

  private static func outcome(_ worker: inout Worker, _ request: [UInt8]) -> Outcome {
    var trace = Trace()
    let verdict = worker.decide(request.span, facts: RequestFacts(), trace: &trace)
    return Outcome(verdict: verdict, urls: trace.children.map(\.target) + trace.notes.map(\.text))
  }
}

/// Rules and requests from few words, so that many rules match and many nearly do.
private struct RuleGenerator {
  private var state: UInt64
  private var number = 0

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

  private mutating func next(_ count: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(count))
  }

  private mutating func pick(_ choices: [String]) -> String { choices[next(choices.count)] }

  private static let words = [
    "blog", "Blog", "old", "new", "s", "a", "b", "ab", "x1", "archive", "é", "page.aspx", "k", "s/a",
  ]

  mutating func file() -> String {
    var text = "<configuration><system.webServer><rewrite><rules>"
    for _ in 0..<(10 + next(70)) { text += rule() }
    return text + "</rules></rewrite></system.webServer></configuration>"
  }

  private mutating func rule() -> String {
    number += 1
    let stop = next(5) == 0 ? " stopProcessing=\"true\"" : ""
    let syntax = pick(["", "", "", "", " patternSyntax=\"Wildcard\"", " patternSyntax=\"ExactMatch\""])
    let isExpression = syntax.isEmpty
    let negate = next(12) == 0 ? " negate=\"true\"" : ""
    let caseless = next(4) == 0 ? " ignoreCase=\"false\"" : ""
    var text = "<rule name=\"r\(number)\"\(stop)\(syntax)>"
    text += "<match url=\"\(isExpression ? expression() : plain(syntax))\"\(negate)\(caseless)/>"
    if next(2) == 0 {
      text += "<conditions logicalGrouping=\"\(pick(["MatchAll", "MatchAll", "MatchAny"]))\">"
      for _ in 0...next(3) { text += condition(isExpression) }
      text += "</conditions>"
    }
    return text + action() + "</rule>"
  }

  private mutating func plain(_ syntax: String) -> String {
    pick(Self.words) + (syntax.contains("Wild") ? pick(["*", "/*", "*b", ""]) : "")
  }

  private mutating func expression() -> String {
    let word = pick(Self.words)
    switch next(9) {
    case 0: return "^\(word)$"
    case 1: return "^\(word)/(.*)"
    case 2: return word
    case 3: return "(\(word)|\(pick(Self.words)))$"
    case 4: return "^(.*)/\(word)"
    case 5: return "^[a-c]+/?\(word)?"
    case 6: return "\(word)\\b"
    case 7: return ".*"
    default: return "^(?!\(word)).*$"
    }
  }

  private mutating func condition(_ isExpression: Bool) -> String {
    let input = pick([
      "{HTTP_HOST}", "{HTTP_HOST}", "{QUERY_STRING}", "{URL}", "{HTTP_X_A}", "{R:1}{QUERY_STRING}",
    ])
    let word = pick(Self.words + ["h.example", "q=1", "q=2"])
    let pattern = isExpression ? pick(["^\(word)$", word, "^\(word)", "\(word)$"]) : word + pick(["", "*"])
    return "<add input=\"\(input)\" pattern=\"\(pattern)\"\(next(5) == 0 ? " negate=\"true\"" : "")/>"
  }

  private mutating func action() -> String {
    let word = pick(Self.words)
    let append = next(3) == 0 ? " appendQueryString=\"false\"" : ""
    switch next(10) {
    case 0: return "<action type=\"Redirect\" url=\"/\(word)/{R:1}{C:0}\"\(append)/>"
    case 1: return "<action type=\"CustomResponse\" statusCode=\"4\(10 + next(80))\"/>"
    case 2: return "<action type=\"AbortRequest\"/>"
    case 3, 4, 5:
      return
        "<action type=\"Rewrite\" url=\"\(pick(["", "/"]))\(word)\(pick(["", "/{R:1}", "?q=1"]))\"\(append)/>"
    default: return "<action type=\"None\"/>"
    }
  }

  mutating func request() -> String {
    var target = "/"
    for _ in 0..<next(4) {
      target += pick(Self.words + ["q", "%C3%89", "%0A", "archive-2"]) + pick(["/", ""])
    }
    target = target.replacing("é", with: "%C3%A9") + pick(["", "", "?q=1", "?q=2&blog", "?a"])
    let host = pick(["h.example", "blog", "old", "localhost", "ab"])
    let header = next(2) == 0 ? "X-A: \(pick(["old", "blog", "ab"]))\r\n" : ""
    return "GET \(target) HTTP/1.1\r\nHost: \(host)\r\n\(header)\r\n"
  }
}
