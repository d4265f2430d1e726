import Foundation
import Reports
import StatusCodes
import Substatus
import Testing

private let request = Array("GET /a+b HTTP/1.1\r\nHost: x\r\n\r\n".utf8)

private var escaped: Answer {
  let setting = "system.webServer/security/requestFiltering/@allowDoubleEscaping"
  return Answer(
    outcome: .answered, status: StatusCode(text: "404.11"), version: .v10_0,
    decidedBy: Answer.Decision(
      status: StatusCode(text: "404.11"), module: "RequestFilteringModule", notification: "BEGIN_REQUEST",
      setting: setting, value: "false", source: Answer.Source(file: "web.config", line: 7, column: 4),
      explanation: "double escape", remedy: "set it to true"),
    matched: Answer.MatchedBytes(part: "path", offset: 2, length: 1, text: "+", inRequest: 6..<7),
    site: "S", handler: "H", evidence: .observed, assumptions: ["no certificate"],
    alsoViolates: [
      Answer.Decision(status: StatusCode(text: "404.7"), module: "M", setting: "s", explanation: "e")
    ],
    trace: [
      Answer.TraceStep(
        module: "M", notification: "BEGIN_REQUEST", check: "", seen: "", limit: "", result: .notified),
      Answer.TraceStep(
        module: "M", notification: nil, check: "c", seen: "1", limit: "2", result: .passed),
    ])
}

private func text(_ answer: Answer, _ request: [UInt8] = request) -> String {
  AnswerText(style: .plain) { _ in "\t  <requestFiltering allowDoubleEscaping=\"false\"/>" }
    .render(answer, request: request)
}

@Test func textOfADecision() {
  let expected = """
    404.11  answered by RequestFilteringModule, BEGIN_REQUEST  IIS 10.0

      GET /a+b HTTP/1.1
            ^ double escape

      setting    system.webServer/security/requestFiltering/@allowDoubleEscaping = false
      source     web.config:7:4
                 7 | \t  <requestFiltering allowDoubleEscaping="false"/>
                   | \t  ^
      remedy     set it to true
      evidence   observed
      also       404.7 s: e
      assumes    no certificate

    trace
      BEGIN_REQUEST  M
        pass  c = 2  saw 1

    """
  #expect(text(escaped) == expected)
}

private var faulty: Answer {
  var answer = Answer(
    outcome: .answered, status: StatusCode(text: "500.19"), version: .v10_0,
    decidedBy: Answer.Decision(
      status: StatusCode(text: "500.19"), module: "M", notification: "BEGIN_REQUEST", setting: "s/@a",
      source: Answer.Source(file: "web.config", line: 100, column: 3), hresult: "0x8007000d",
      explanation: "no such attribute", remedy: "remove it"),
    evidence: .observed)
  answer.decidedBy?.configError = "Unrecognized attribute 'a'"
  answer.decidedBy?.configSource = [
    Answer.SourceLine(number: 99, text: "<s>"),
    Answer.SourceLine(number: 100, text: "\tx a=\"\" password=\"p\""),
    Answer.SourceLine(number: 101, text: "</s>"),
  ]
  return answer
}

@Test func textOfAConfigurationFault() {
  let expected = """
    500.19  answered by M, BEGIN_REQUEST  IIS 10.0

      GET /a+b HTTP/1.1
      no such attribute

      setting    s/@a
      error      Unrecognized attribute 'a'
      HRESULT    0x8007000d
      source     web.config:100:3
                  99 | <s>
                 100 | \tx a="" password="*"
                     | \t ^
                 101 | </s>
      remedy     remove it
      evidence   observed

    """
  #expect(text(faulty) == expected)
  var empty = faulty
  empty.decidedBy?.configError = ""
  #expect(text(empty).contains("error      none on IIS's error page"))
}

@Test func longLinesOfConfigurationAreCut() {
  var answer = faulty
  let line = String(repeating: "x", count: 5000) + "!" + String(repeating: "y", count: 5000)
  answer.decidedBy?.configSource = [Answer.SourceLine(number: 100, text: line)]
  answer.decidedBy?.source?.column = 5001
  let lines = text(answer).split(separator: "\n")
  let quoted = lines.firstIndex { $0.contains("!") } ?? 0
  #expect(lines[quoted].count < 200)
  let mark = lines[quoted + 1].firstIndex(of: "^").map {
    lines[quoted + 1].distance(from: lines[quoted + 1].startIndex, to: $0)
  }
  let meant = lines[quoted].firstIndex(of: "!").map {
    lines[quoted].distance(from: lines[quoted].startIndex, to: $0)
  }
  #expect(mark == meant)
}

@Test func textOfARefusal() {
  let answer = Answer(
    outcome: .refused, status: StatusCode(text: "400"), reason: "URL", version: .v8_5, evidence: .documented)
  let expected = """
    400  refused by HTTP.sys, reason URL  IIS 8.5

      GET /a+b HTTP/1.1

      evidence   documented

    """
  #expect(text(answer) == expected)
}

@Test func textOfAPassedRequest() {
  let answer = Answer(
    outcome: .passed, status: nil, version: .v10_0, handler: "StaticFile", evidence: .inferred)
  let expected = """
    passed  every modelled rule lets it through  IIS 10.0

      GET /a+b HTTP/1.1

      handler    StaticFile
      evidence   inferred

    """
  #expect(text(answer) == expected)
}

@Test func colourOnlyWhenAsked() {
  #expect(!text(escaped).contains("\u{1B}"))
  let colored = AnswerText(style: Style(isColored: true)) { _ in nil }.render(escaped, request: request)
  #expect(colored.contains("\u{1B}[31m404.11\u{1B}[0m"))
}

@Test(arguments: [[], [0x0D, 0x0A], [0xFF, 0x00, 0x0A], Array(repeating: 0xE2, count: 5000)] as [[UInt8]])
func textOfOddRequests(_ request: [UInt8]) {
  var answer = escaped
  for mark in [0..<0, 0..<1, 4999..<5000, 9000..<9001] {
    answer.matched?.inRequest = mark
    #expect(text(answer, request).count < 2000)
  }
  answer.decidedBy?.source = Answer.Source(file: "f", line: 0, column: 0)
  #expect(text(answer).contains("f:0:0"))
}

private func json(_ answer: Answer) throws -> [String: Any] {
  let value = try JSONSerialization.jsonObject(with: Data(AnswerJSON.render(answer).utf8))
  return try #require(value as? [String: Any])
}

@Test func jsonOfTheContract() throws {
  let value = try json(escaped)
  #expect(value["status"] as? String == "404.11")
  #expect(value["outcome"] as? String == "answered")
  #expect(value["version"] as? String == "10.0")
  #expect(value["evidence"] as? String == "observed")
  #expect(value["assumptions"] as? [String] == ["no certificate"])
  #expect(value["alsoViolates"] as? [String] == ["404.7"])
  let decision = try #require(value["decidedBy"] as? [String: Any])
  #expect(decision["module"] as? String == "RequestFilteringModule")
  #expect(decision["notification"] as? String == "BEGIN_REQUEST")
  #expect(decision["value"] as? String == "false")
  let source = try #require(decision["source"] as? [String: Any])
  #expect(source["line"] as? Int == 7 && source["column"] as? Int == 4)
  let matched = try #require(value["matched"] as? [String: Any])
  #expect(matched["in"] as? String == "path" && matched["offset"] as? Int == 2)
  #expect(matched["length"] as? Int == 1 && matched["text"] as? String == "+")
  #expect((value["trace"] as? [Any])?.count == 2)
}

@Test func jsonOfAConfigurationFault() throws {
  let decision = try #require(try json(faulty)["decidedBy"] as? [String: Any])
  #expect(decision["configError"] as? String == "Unrecognized attribute 'a'")
  #expect(decision["hresult"] as? String == "0x8007000d")
  #expect(decision["value"] == nil)
  let lines = try #require(decision["configSource"] as? [[String: Any]])
  #expect(lines.map { $0["line"] as? Int } == [99, 100, 101])
  #expect(lines[1]["text"] as? String == "\tx a=\"\" password=\"*\"")
  #expect((try json(escaped)["decidedBy"] as? [String: Any])?["configError"] == nil)
}

@Test func jsonWritesAMissingStatus() throws {
  let value = try json(Answer(outcome: .passed, status: nil, version: .v10_0, evidence: .inferred))
  #expect(value["status"] is NSNull)
  #expect(value["decidedBy"] == nil)
  #expect(!AnswerJSON.render(escaped, pretty: false).contains("\n"))
}
