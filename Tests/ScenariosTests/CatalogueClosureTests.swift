import Foundation
import Scenarios
import StatusCodes
import Substatus
import Testing

/// The catalogue closes: what it says can be predicted is produced, by an example and by a scenario; what it
/// says is never given has a reason.
@Suite("The catalogue closes") struct CatalogueClosureTests {
  private static let predicted = Catalogue.entries.filter(isPredicted)
  private static let runner = ScenarioRunner()

  private static func isPredicted(_ entry: CatalogueEntry) -> Bool {
    if case .never = entry.prediction { false } else { true }
  }

  @Test("every example gets its code, through the product", arguments: predicted)
  func example(entry: CatalogueEntry) throws {
    let example = try #require(Catalogue.example(for: entry.code), "\(entry.code) has no example")
    let (file, errors) = ScenarioFile.read(example.scenario, file: "example.yaml") { _ in [] }
    #expect(errors.isEmpty)
    let item = try #require(file.cases.first)
    let result = Self.runner.run(item)
    #expect(result.messages.isEmpty)
    let answer = try #require(result.answer)
    #expect(Self.produces(answer, entry), "\(answer.status.map { "\($0)" } ?? "-")")
  }

  @Test("a code that is never given has a reason, and no example")
  func never() {
    for entry in Catalogue.entries {
      guard case .never(let reason) = entry.prediction else { continue }
      #expect(!reason.isEmpty && Catalogue.example(for: entry.code) == nil, "\(entry.code)")
    }
  }

  @Test("a scenario produces every code that can be predicted")
  func scenarios() throws {
    let cases = try Self.cases()
    for entry in Self.predicted {
      let candidates = cases.filter { item in
        Self.codes(in: item.expectation).contains { Catalogue.entry(for: $0)?.code == entry.code }
      }
      let isProduced = candidates.contains { item in
        Self.runner.run(item).answer.map { Self.produces($0, entry) } ?? false
      }
      #expect(isProduced, "no scenario produces \(entry.code): \(candidates.count) name it")
    }
  }

  /// Whether an answer has the code of a row, by a rule of IIS: what a rewrite rule answers by a number written
  /// in it does not count, and what an application answers counts where nothing else gives the code.
  private static func produces(_ answer: Answer, _ entry: CatalogueEntry) -> Bool {
    if entry.code.status == 100 { return answer.interimStatus == entry.code }
    guard let status = answer.status, Catalogue.entry(for: status)?.code == entry.code else { return false }
    switch answer.outcome {
    case .answered:
      return status.status < 400 || status.status == 500 || answer.decidedBy?.module != "RewriteModule"
    case .refused: return true
    case .closed: return false
    case .passed: return entry.prediction == .application || status.status == 200
    }
  }

  /// The codes that a case names.
  private static func codes(in expectation: Scenarios.Expectation) -> [StatusCode] {
    switch expectation {
    case .code(let code): [code]
    case .part("interim", let text): StatusCode(text: text).map { [$0] } ?? []
    case .anyOf(let list), .allOf(let list): list.flatMap { codes(in: $0) }
    case .not(let other): codes(in: other)
    default: []
    }
  }

  private static func cases() throws -> [ScenarioCase] {
    let root = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Scenarios")
    return try ScenarioDiscovery.files(in: [root.path]).flatMap { path in
      let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
      let text = try String(contentsOfFile: path, encoding: .utf8)
      let (file, errors) = ScenarioFile.read(text, file: path) { name in
        try [UInt8](Data(contentsOf: folder.appendingPathComponent(name)))
      }
      #expect(errors.isEmpty, "\(path)")
      return file.cases
    }
  }
}
