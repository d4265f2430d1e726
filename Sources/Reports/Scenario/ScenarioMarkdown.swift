public import Scenarios
internal import StatusCodes

/// Results as Markdown for a job summary or a comment: the counts, a row for each file that is not wholly
/// passed, and the failures in full, folded.
public enum ScenarioMarkdown {
  /// The failures that are shown; a job summary of GitHub ends at 1 MiB.
  private static let maximumFailures = 100

  /// The document, with a final line end.
  public static func render(_ run: ScenarioRun) -> String {
    let summary = run.summary
    let isGood = summary.failed == 0 && run.errors.isEmpty
    var lines = ["## \(isGood ? "✅" : "❌") Substatus", ""]
    lines += ["| passed | failed | pending |", "|---:|---:|---:|"]
    lines += ["| \(summary.passed) | \(summary.failed) | \(summary.pending) |", ""]
    if let coverage = run.coverage { lines += [CoverageText.sentence(coverage), ""] }
    let files = run.files.filter { $0.summary.failed + $0.summary.pending > 0 }
    if !files.isEmpty {
      lines += ["| file | passed | failed | pending |", "|---|---:|---:|---:|"]
      lines += files.map { file in
        let counts = file.summary
        return "| \(cell(file.path)) | \(counts.passed) | \(counts.failed) | \(counts.pending) |"
      }
      lines.append("")
    }
    if !run.errors.isEmpty {
      lines += ["### Files that cannot be read", ""] + run.errors.map { "- \(cell("\($0)"))" } + [""]
    }
    lines += failures(run.results.compactMap { ScenarioFailure($0) })
    return lines.joined(separator: "\n")
  }

  private static func failures(_ failures: [ScenarioFailure]) -> [String] {
    guard !failures.isEmpty else { return [] }
    var lines = ["### Failures", ""]
    for failure in failures.prefix(maximumFailures) {
      let item = failure.result.item
      let title = "\(ScenarioTitle.text(item)) (IIS \(item.version.rawValue)): \(failure.message)"
      lines += ["<details><summary>\(XMLText.escaped(oneLine(title)))</summary>", ""]
      lines += code(failure.lines(.plain)) + ["", "</details>", ""]
    }
    if failures.count > maximumFailures {
      lines += ["\(failures.count - maximumFailures) more failures are in the other reports.", ""]
    }
    return lines
  }

  /// A block with a fence longer than any run of back quotes inside.
  private static func code(_ lines: [String]) -> [String] {
    var longest = 2
    for line in lines {
      var run = 0
      for byte in line.utf8 {
        run = byte == UInt8(ascii: "`") ? run + 1 : 0
        longest = max(longest, run)
      }
    }
    let fence = String(repeating: "`", count: longest + 1)
    return [fence + "text"] + lines + [fence]
  }

  /// Text inside a table or a list, with nothing that Markdown or HTML would read.
  private static func cell(_ text: String) -> String {
    oneLine(text).reduce(into: "") { result, character in
      if "\\`*_{}[]<>#|~&!".contains(character) { result.append("\\") }
      result.append(character)
    }
  }

  private static func oneLine(_ text: String) -> String {
    String(text.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? " " : Character($0) })
  }
}
