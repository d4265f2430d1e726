public import Scenarios
internal import StatusCodes
internal import Substatus

/// Results of scenario files as JSON, in the form that `ScenarioReportSchema` describes.
public enum ScenarioJSON {
  /// The version of the form; it rises when a key goes away or changes its meaning.
  static let schemaVersion = 1

  private struct Report: Encodable {
    let schemaVersion: Int
    let passed: Int
    let failed: Int
    let pending: Int
    let seconds: Double
    let errors: [Problem]
    let files: [File]
    let cases: [Row]
    let coverage: Coverage?
  }

  private struct Coverage: Encodable {
    let percent: Double
    let decided: Int
    let evaluated: Int
    let neverReached: Int
    let settings: [Setting]

    init(_ coverage: ConfigurationCoverage) {
      percent = (coverage.percent * 100).rounded() / 100
      decided = coverage.count(.decided)
      evaluated = coverage.count(.evaluated)
      neverReached = coverage.count(.neverReached)
      settings = coverage.items.map(Setting.init)
    }
  }

  private struct Setting: Encodable {
    let file: String
    let line: Int
    let column: Int
    let setting: String
    let state: String
    let evaluated: Int
    let decided: Int

    init(_ item: ConfigurationCoverage.Item) {
      (file, line, column, setting) = (item.file, item.line, item.column, item.path)
      (state, evaluated, decided) = (item.state.rawValue, item.evaluated, item.decided)
    }
  }

  private struct Problem: Encodable {
    let file: String
    let line: Int
    let column: Int
    let message: String
  }

  private struct File: Encodable {
    let file: String
    let name: String
    let passed: Int
    let failed: Int
    let pending: Int
  }

  private struct Row: Encodable {
    let file: String
    let line: Int
    let column: Int
    let variation: Int?
    let id: String?
    let name: String
    let tags: [String]?
    let iis: String
    let result: String
    let messages: [String]
    let expected: String
    let because: String?
    let answer: AnswerJSON.Object?
    let reproduce: String?
  }

  /// One object, without a final line end.
  public static func render(_ run: ScenarioRun) -> String {
    let summary = run.summary
    return JSONText.encode(
      Report(
        schemaVersion: schemaVersion, passed: summary.passed, failed: summary.failed,
        pending: summary.pending, seconds: (run.seconds * 1_000_000).rounded() / 1_000_000,
        errors: run.errors.map {
          Problem(file: $0.file, line: $0.line, column: $0.column, message: $0.message)
        },
        files: run.files.map(file), cases: run.results.map(row),
        coverage: run.coverage.map(Coverage.init)),
      pretty: true)
  }

  /// The word for an outcome.
  static func word(_ outcome: ScenarioResult.Outcome) -> String {
    switch outcome {
    case .passed: "passed"
    case .failed: "failed"
    case .pending: "pending"
    case .unexpectedPass: "unexpectedPass"
    case .error: "error"
    }
  }

  private static func file(_ file: ScenarioRun.File) -> File {
    let summary = file.summary
    return File(
      file: file.path, name: file.name, passed: summary.passed, failed: summary.failed,
      pending: summary.pending)
  }

  private static func row(_ result: ScenarioResult) -> Row {
    let item = result.item
    return Row(
      file: item.file, line: item.line, column: item.column,
      variation: item.variation > 0 ? item.variation : nil, id: item.id, name: item.name,
      tags: item.tags.isEmpty ? nil : item.tags, iis: item.version.rawValue, result: word(result.outcome),
      messages: result.messages,
      expected: "\(item.expectation)", because: item.because,
      answer: result.answer.map { AnswerJSON.Object($0) }, reproduce: ScenarioFailure(result)?.command)
  }
}
