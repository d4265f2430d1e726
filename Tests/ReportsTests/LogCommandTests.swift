import Reports
import Testing

@Suite struct LogCommandTests {
  @Test(arguments: [
    ("GET /##vso[task.setvariable variable=x]y", "GET /# #vso[task.setvariable variable=x]y"),
    ("##VSO[task.complete]\n", "# #VSO[task.complete]\n"), ("a ##[error]b", "a # #[error]b"),
    ("###[group]", "## #[group]"), ("::add-mask::secret", ": :add-mask::secret"),
    ("x\n  ::set-output name=a::b\n", "x\n  : :set-output name=a::b\n"),
    ("x\r::stop-commands::t", "x\r: :stop-commands::t"),
    ("::error file=a,line=1::b", ": :error file=a,line=1::b"),
  ])
  func commandsInTextAreParted(text: String, expected: String) {
    #expect(LogCommands.disarmed(text, as: .text) == expected)
  }

  @Test(arguments: [
    "", "#", "##", "##v", "##vso", "## heading", "##vs0[x]", "::", "::1", "::1 -> ::2", "fe80::1",
    "::ffff:1.2.3.4",
    "a ::error::b", "::error", "404.11  /a::b::c", "##\n[x]",
  ])
  func otherTextStaysAsItIs(text: String) {
    #expect(LogCommands.disarmed(text, as: .text) == text)
  }

  @Test func structuredTextKeepsItsMeaning() {
    #expect(LogCommands.disarmed("{\"a\":\"##vso[x]\"}", as: .json) == "{\"a\":\"\\u0023#vso[x]\"}")
    #expect(LogCommands.disarmed("<a b=\"##[x]\"/>", as: .xml) == "<a b=\"&#35;#[x]\"/>")
    #expect(LogCommands.disarmed("##vso[x]", as: .commands) == "##vso[x]")
  }

  /// Commands are meant in the two forms that consist of them, and in no other.
  @Test(arguments: ScenarioReportFormat.allCases)
  func formsOfReports(format: ScenarioReportFormat) {
    let isMeant = format == .github || format == .azure
    #expect((LogCommands.disarmed("##vso[x]", as: format.logForm) == "##vso[x]") == isMeant)
  }

  @Test func longLinesTakeNoLongTime() {
    let text = String(repeating: " ", count: 200_000) + String(repeating: "::a", count: 200_000)
    let clock = ContinuousClock()
    let time = clock.measure { _ = LogCommands.disarmed(text, as: .text) }
    #expect(time < .seconds(10))
  }
}
