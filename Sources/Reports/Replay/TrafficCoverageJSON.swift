internal import Configuration
internal import Replay
internal import Server
internal import Substatus

extension ReplayJSON {
  /// A setting and the records that look at it.
  struct CoveredSetting: Encodable {
    let setting: String
    let source: AnswerJSON.Source
    let decided: Int
    let evaluated: Int
    let state: String

    init(_ item: ConfigurationCoverage.Item) {
      setting = item.path
      source = AnswerJSON.Source(file: item.file, line: item.line, column: item.column)
      decided = item.decided
      evaluated = item.evaluated - item.decided
      state = item.state.rawValue
    }
  }

  /// Sizes of a part of records.
  struct Sizes: Encodable {
    let part: String
    let records: UInt64
    let half: Int
    let most99: Int
    let most999: Int
    let largest: Int

    init(_ part: String, _ sizes: SizeHistogram) {
      self.part = part
      records = sizes.count
      half = sizes.quantile(0.5)
      most99 = sizes.quantile(0.99)
      most999 = sizes.quantile(0.999)
      largest = sizes.largest
    }

    static func all(_ report: SizeReport) -> [Sizes] {
      [Sizes("path", report.paths), Sizes("query", report.queries)]
        + report.headers.map { Sizes("header \($0.name)", $0.sizes) }
    }
  }

  /// A limit and the records near it.
  struct Limit: Encodable {
    let setting: String
    let source: AnswerJSON.Source?
    let limit: UInt64
    let near: UInt64
    let beyond: UInt64
    let largest: Int
    let example: String?

    init(_ use: SizeReport.LimitUse) {
      setting = SizeText.name(use)
      source = use.setting?.source.map {
        AnswerJSON.Source(file: $0.file, line: $0.line, column: $0.column)
      }
      limit = use.limit
      near = use.near
      beyond = use.beyond
      largest = use.largest
      example = use.example.map { "\($0.file):\($0.line)" }
    }
  }
}
