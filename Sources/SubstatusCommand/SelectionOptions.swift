import ArgumentParser
import Foundation
import Scenarios
import StatusCodes

/// Which cases run.
struct SelectionOptions: ParsableArguments {
  @Option(
    help: """
      Only cases of whose name, identifier, scenario or FILE:LINE:COLUMN the text is a part, in any case of letters; \
      a line or column at its end is meant whole. Repeatable: any of the texts.
      """)
  var filter: [String] = []

  @Option(help: "Only cases with the tag; '!TAG': only cases without it. Repeatable.")
  var tag: [String] = []

  @Option(name: .customLong("iis"), help: "Only cases for this version of IIS. Repeatable.")
  var versions: [IISVersion] = []

  @Option(
    help: ArgumentHelp("Only cases that failed in an earlier JSON report.", valueName: "report"),
    completion: .file())
  var onlyFailed: String?

  @Flag(help: "Stop after the first failure.")
  var failFast = false

  /// Reads the earlier report, when there is one.
  func selection() throws -> CaseSelection {
    var selection = CaseSelection()
    selection.words = filter.map { $0.lowercased() }
    selection.wanted = tag.filter { !$0.hasPrefix("!") }
    selection.unwanted = tag.filter { $0.hasPrefix("!") }.map { String($0.dropFirst()) }
    selection.versions = versions
    selection.failed = try onlyFailed.map(EarlierReport.failures)
    return selection
  }
}

/// The cases that are selected.
struct CaseSelection: Sendable {
  var words: [String] = []
  var wanted: [String] = []
  var unwanted: [String] = []
  var versions: [IISVersion] = []
  var failed: EarlierReport?

  /// Whether nothing is left out.
  var isEverything: Bool {
    words.isEmpty && wanted.isEmpty && unwanted.isEmpty && versions.isEmpty && failed == nil
  }

  func contains(_ item: ScenarioCase, in file: ScenarioFile) -> Bool {
    guard versions.isEmpty || versions.contains(item.version) else { return false }
    guard wanted.isEmpty || wanted.contains(where: item.tags.contains) else { return false }
    guard !unwanted.contains(where: item.tags.contains) else { return false }
    if let failed, !failed.contains(item) { return false }
    guard !words.isEmpty else { return true }
    let variation = item.variation > 0 ? "#\(item.variation)" : ""
    let place = "\(item.file):\(item.line):\(item.column)\(variation)".lowercased()
    let text = "\(file.name) \(item.id ?? "") \(item.name)".lowercased()
    return words.contains { text.contains($0) || Self.names($0, place) }
  }

  /// Whether a text is a part of a place and does not end within a number of it.
  private static func names(_ text: String, _ place: String) -> Bool {
    place.ranges(of: text).contains { range in
      guard text.last?.isNumber == true, range.upperBound < place.endIndex else { return true }
      return !place[range.upperBound].isNumber
    }
  }
}

/// The cases that failed in a run that was reported as JSON.
struct EarlierReport: Sendable {
  private var keys: Set<Key> = []
  /// Files that could not be read: all of their cases are due.
  private var files: Set<String> = []

  private struct Key: Hashable {
    var file: String
    /// The identifier, else the line.
    var place: String
    var variation: Int
    var iis: String
  }

  private struct Report: Decodable {
    struct Problem: Decodable {
      var file: String
    }
    struct Row: Decodable {
      var file: String
      var line: Int
      var variation: Int?
      var id: String?
      var iis: String
      var result: String
    }
    var schemaVersion: Int
    var errors: [Problem]
    var cases: [Row]
  }

  func contains(_ item: ScenarioCase) -> Bool {
    let place = item.id ?? "\(item.line)"
    return files.contains(item.file)
      || keys.contains(
        Key(file: item.file, place: place, variation: item.variation, iis: item.version.rawValue))
  }

  static func failures(_ path: String) throws -> EarlierReport {
    let report: Report
    do {
      report = try JSONDecoder().decode(Report.self, from: Data(FileReading.bytes(of: path)))
    } catch let error as UnreadableFile {
      throw StandardError.report("--only-failed: " + error.message, Exit.unreadable)
    } catch {
      throw StandardError.report(
        "--only-failed: \(path): is no report of --report json=FILE", Exit.unreadable)
    }
    var earlier = EarlierReport()
    earlier.files = Set(report.errors.map(\.file))
    for row in report.cases where row.result != "passed" && row.result != "pending" {
      earlier.keys.insert(
        Key(file: row.file, place: row.id ?? "\(row.line)", variation: row.variation ?? 0, iis: row.iis))
    }
    return earlier
  }
}
