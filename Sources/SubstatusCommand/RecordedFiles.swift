import ArgumentParser
import Foundation
import Reports
import Scenarios

/// Writes recorded expectations into the scenario files of a run, and shows every line that changes.
enum RecordedFiles {
  /// - Parameter show: takes the differences.
  static func write(_ run: ScenarioRun, style: Style, show: (String) -> Void) throws {
    // The cases of an included file are recorded where they are written.
    let files = Dictionary(grouping: run.results, by: \.item.file).sorted { $0.key < $1.key }
    var changes = 0
    var refusals = 0
    for (path, results) in files where results.contains(where: \.isFailure) {
      let text = String(decoding: try bytes(path), as: UTF8.self)
      let outcome = ScenarioRecorder.record(results, in: text, file: path) {
        try ScenarioSource.bytes(of: $0, besides: path)
      }
      for refusal in outcome.refusals {
        StandardError.write("\(path):\(refusal.line):\(refusal.column): not recorded: \(refusal.reason)")
      }
      refusals += outcome.refusals.count
      guard !outcome.changes.isEmpty else { continue }
      do {
        try ReportFile.write(outcome.text, to: path)
      } catch {
        throw StandardError.report(error.message, Exit.unreadable)
      }
      changes += outcome.changes.count
      show(RecordingText(style: style).render(path, outcome.changes))
    }
    show("\(changes) recorded, \(refusals) not\n")
    if refusals > 0 { throw Exit.failed }
  }

  private static func bytes(_ path: String) throws -> [UInt8] {
    do {
      return try FileReading.bytes(of: path)
    } catch {
      throw StandardError.report(error.message, Exit.unreadable)
    }
  }
}
