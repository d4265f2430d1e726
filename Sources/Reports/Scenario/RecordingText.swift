public import Scenarios

/// The lines that recording changes, as a difference.
public struct RecordingText {
  private let style: Style

  /// Creates a report.
  public init(style: Style) { self.style = style }

  /// The changes of one file.
  public func render(_ path: String, _ changes: [ScenarioRecorder.Change]) -> String {
    var lines = [style.bold(path)]
    for change in changes {
      lines.append(style.dim("@@ line \(change.line) @@"))
      lines += change.before.map { style.red("-" + $0) }
      lines += change.after.map { style.green("+" + $0) }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
