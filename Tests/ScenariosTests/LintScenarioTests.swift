import Foundation
import Lint
import StatusCodes
import Substatus
import Testing

@testable import Scenarios

/// Lint against the decision: over every scenario the one must not know of faults that the other does not.
@Suite struct LintScenarioTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Scenarios")

  private static let files = (try? ScenarioDiscovery.files(in: [folder.path])) ?? []

  /// The codes of configuration that is not accepted.
  private static let faultCodes: Set<String> = [
    "500.19", "500.21", "500.22", "500.23", "500.24", "500.51", "500.52",
  ]

  @Test func thereAreScenarios() {
    #expect(Self.files.count > 10)
  }

  @Test(arguments: files)
  func lintKnowsTheFaults(_ path: String) throws {
    let url = URL(fileURLWithPath: path)
    let text = String(decoding: try Data(contentsOf: url), as: UTF8.self)
    let (file, errors) = ScenarioFile.read(text, file: path) { name in
      [UInt8](try Data(contentsOf: url.deletingLastPathComponent().appendingPathComponent(name)))
    }
    #expect(errors.isEmpty)
    let runner = ScenarioRunner()
    var linted: [String: LintResult] = [:]
    // Options choose other readings of IIS than lint's.
    for (number, item) in file.cases.enumerated() where item.pending == nil && item.setup.options.isEmpty {
      guard let answer = runner.run(item).answer else { continue }
      let isFault = answer.status.map { Self.faultCodes.contains("\($0)") } ?? false
      // What passes is looked at here and there: linting costs more than deciding.
      guard isFault || number.isMultiple(of: 25) else { continue }
      let key = "\(item.version) \(item.setup)"
      let result = linted[key] ?? runner.description(item).lint()
      linted[key] = result
      let code = answer.status.map { "\($0)" } ?? ""
      let place = "\(item.file):\(item.line) \(item.name)"
      let predicted = result.findings.filter { $0.severity == .error && $0.answer != nil }
      if isFault, answer.decidedBy?.hresult != nil {
        #expect(
          predicted.contains { "\($0.answer?.status ?? StatusCode(0))" == code },
          "\(place): \(code) is not predicted: \(answer.decidedBy?.explanation ?? "")")
      }
      if answer.outcome == .passed {
        let wrong = predicted.filter {
          // Which modules meet a locked section is more than lint says.
          $0.category == .fault && $0.rule != "section-locked" && $0.answer?.requests == "every request"
        }
        #expect(wrong.isEmpty, "\(place) passes: \(wrong.map { "\($0.rule) \($0.message)" })")
      }
    }
  }
}
