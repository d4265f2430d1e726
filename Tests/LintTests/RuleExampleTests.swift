import Configuration
import StatusCodes
import Testing

@testable import Lint

@Suite struct RuleExampleTests {
  /// Every rule shows a configuration that it is about, and one that it leaves alone.
  @Test(arguments: LintRule.all.map(\.id))
  func firesAndPasses(_ id: String) throws {
    let rule = try #require(LintRule.named(id))
    let firing = Linter.lint(rule.fires.subject).findings
    #expect(firing.contains { $0.rule == id }, "\(firing.map { "\($0.rule): \($0.message)" })")
    let passing = Linter.lint(rule.passes.subject).findings
    #expect(!passing.contains { $0.rule == id }, "\(passing.filter { $0.rule == id }.map(\.message))")
  }

  @Test func idsAreDistinctAndKebab() {
    #expect(Set(LintRule.all.map(\.id)).count == LintRule.all.count)
    for rule in LintRule.all {
      #expect(
        rule.id.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D })
    }
  }

  /// What IIS refuses has a rule, but for what nobody meets without asking for a section by name.
  @Test func everyFaultHasARule() {
    for kind in ConfigurationFault.Kind.allCases where kind != .missingSchema {
      #expect(LintRule.named(FaultRules.id(of: kind)) != nil, "\(kind)")
    }
  }

  @Test(arguments: ServerPreset.allCases, IISVersion.allCases)
  func stockServersAreClean(_ preset: ServerPreset, _ version: IISVersion) {
    var subject = LintExample().on(preset).iis(version).subject
    subject.stockFiles = []
    let findings = Linter.lint(subject).findings
    #expect(findings.isEmpty, "\(findings.map { "\($0.rule) \($0.message)" })")
  }
}
