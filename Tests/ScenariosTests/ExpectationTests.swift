import StatusCodes
import Substatus
import Testing

@testable import Scenarios

private func answer(
  _ outcome: Answer.Outcome, _ code: String? = nil, reason: String? = nil, module: String? = nil
) -> Answer {
  let decision = module.map {
    Answer.Decision(
      status: nil, module: $0, setting: "system.webServer/security/requestFiltering/@allowDoubleEscaping",
      hresult: "0x80070021", explanation: "")
  }
  return Answer(
    outcome: outcome, status: code.flatMap { StatusCode(text: $0) }, reason: reason, version: .v10_0,
    decidedBy: decision, site: "S", handler: "H", evidence: .observed)
}

private func matches(_ expected: String, _ answer: Answer) -> Bool? {
  let (file, errors) = readScenario(caseFile("request: GET /\nexpect: \(expected)"))
  #expect(errors.isEmpty, "\(errors)")
  return file.cases.first?.expectation.matches(answer)
}

@Test(
  arguments: [
    ("404.1", "404.10", false), ("404.10", "404.1", false), ("404.10", "404.10", true),
    ("'404.10'", "404.10", true),
    ("404", "404.11", true), ("404", "404", true), ("404", "403.1", false), ("404.11", "404", false),
    ("404.0", "404.0", true), ("404.0", "404.11", false), ("404.*", "404.11", true),
    ("404.*", "403.4", false),
    ("4xx", "413.1", true), ("4xx", "500.19", false), ("5xx", "500.19", true),
    ("[404.7, 404.8]", "404.8", true), ("[404.7, 404.8]", "404.9", false), ("pass", "404.7", false),
    ("closed", "400", false), ("refused URL", "400", false), ("{status: 404}", "404.7", true),
    ("{status: [404.7, 404.8]}", "404.9", false),
  ])
func codesMatch(_ expected: String, code: String, isMatch: Bool) {
  #expect(matches(expected, answer(.answered, code)) == isMatch)
}

@Test(
  arguments: [
    ("pass", .passed, nil, true), ("pass", .closed, nil, false), ("closed", .closed, "Timer", true),
    ("closed", .passed, nil, false), ("refused URL", .refused, "URL", true),
    ("refused URL", .refused, "Verb", false), ("refused URL", .closed, "URL", false),
    ("404.*", .passed, nil, false), ("4xx", .passed, nil, false), ("404", .closed, nil, false),
  ] as [(String, Answer.Outcome, String?, Bool)])
func outcomesMatch(_ expected: String, outcome: Answer.Outcome, reason: String?, isMatch: Bool) {
  #expect(matches(expected, answer(outcome, reason: reason)) == isMatch)
}

@Test(
  arguments: [
    ("{status: 404.11, module: requestfilteringmodule}", true),
    ("{status: 404.7, module: RequestFilteringModule}", false),
    ("{module: StaticFileModule}", false), ("{hresult: '0x80070021'}", true),
    ("{hresult: '0x80070022'}", false),
    ("{reason: URL}", true), ("{reason: Verb}", false), ("{handler: h}", true), ("{handler: G}", false),
    ("{site: S}", true), ("{site: T}", false),
    ("{setting: system.webServer/security/requestFiltering/@allowDoubleEscaping}", true),
    ("{setting: system.webServer/security}", false),
  ])
func partsMatch(_ expected: String, isMatch: Bool) {
  let answer = answer(.answered, "404.11", reason: "URL", module: "RequestFilteringModule")
  #expect(matches(expected, answer) == isMatch)
}

@Test(
  arguments: [
    ("RequestFilteringModule", true), ("requestfilteringmodule", true), ("@allowDoubleEscaping", true),
    ("requestFiltering", true), ("system.webServer/security", true), ("allowDoubleEscaping", false),
    ("Filtering", false), ("handlers", false),
  ])
func deciding(_ name: String, isMatch: Bool) {
  #expect(Expectation.decides(name, answer(.answered, "404.11", module: "RequestFilteringModule")) == isMatch)
  #expect(!Expectation.decides(name, answer(.passed)))
}

@Test(
  arguments: [
    ("expect: 404.11", .passed), ("expect: 404.10", .failed(["expected 404.10, got 404.11"])),
    ("expect: 404.11\nbecause: '@allowDoubleEscaping'", .passed),
    ("expect: 404.11\npending: later", .unexpectedPass("later")),
    ("expect: 404.10\npending: later", .pending("later")),
  ] as [(String, ScenarioResult.Outcome)])
func running(_ lines: String, outcome: ScenarioResult.Outcome) throws {
  let (file, errors) = readScenario(caseFile("request: GET /a+b\n" + lines))
  #expect(errors.isEmpty)
  #expect(ScenarioRunner().run(try #require(file.cases.first)).outcome == outcome)
}

@Test func runningNamesWhatDecided() throws {
  let yaml = caseFile("request: GET /a+b\nexpect: 404.11\nbecause: handlers")
  guard
    case .failed(let messages) = ScenarioRunner().run(try #require(readScenario(yaml).file.cases.first))
      .outcome
  else {
    Issue.record("the case must fail")
    return
  }
  #expect(messages.count == 1)
  #expect(messages.first?.hasPrefix("expected handlers to decide, but system.webServer/") == true)
}
