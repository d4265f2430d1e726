internal import Captures
internal import Configuration
public import Replay

/// What a replay came to, as Markdown for a comment or the summary of a run.
public enum ReplayMarkdown {
  /// The summary, with a final line end.
  public static func render(_ result: ReplayResult) -> String {
    let counts = result.counts
    var lines = ["**\(NumberText.grouped(counts.decided)) requests** of captured traffic were decided."]
    if !result.summary.isComplete {
      lines += ["", "The replay was interrupted; this is its result until then."]
    }
    if counts.malformed > 0 {
      lines += ["", "\(NumberText.grouped(counts.malformed)) records could not be read."]
    }
    lines += ["", "| against the log | requests | share |", "|---|---:|---:|"]
    for agreement in Agreement.allCases where result.count(agreement) > 0 {
      let count = result.count(agreement)
      lines.append(
        "| \(agreement.words) | \(NumberText.grouped(count)) | \(percent(count, counts.decided)) |")
    }
    lines += ["", "| predicted | requests | share | setting |", "|---|---:|---:|---|"]
    let totals = OutcomeTotal.all(result)
    for total in totals.prefix(30) {
      let decider = total.key.decider(result.snapshot)
      let place = decider?.source.map { " at " + PrintableText.code("\($0.file):\($0.line)") } ?? ""
      let setting = decider.map { PrintableText.code($0.setting) + place } ?? ""
      lines.append(
        "| \(PrintableText.code(total.key.text)) | \(NumberText.grouped(total.count)) "
          + "| \(percent(total.count, counts.decided)) | \(setting) |")
    }
    if totals.count > 30 { lines += ["", "and \(totals.count - 30) more outcomes"] }
    let contradictions = MergedPair.all(result).filter { $0.agreement == .contradicts }
    if !contradictions.isEmpty {
      lines += ["", "| contradictions: predicted | logged | requests | first |", "|---|---|---:|---|"]
      for pair in contradictions.prefix(20) {
        let first = pair.examples.first.map { PrintableText.code("\($0.file):\($0.line)") } ?? ""
        lines.append(
          "| \(PrintableText.code(pair.key.text)) | "
            + "\(PrintableText.code(pair.logged ?? "nothing")) | \(NumberText.grouped(pair.count)) | \(first) |"
        )
      }
      if contradictions.count > 20 { lines += ["", "and \(contradictions.count - 20) more kinds"] }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func percent(_ count: UInt64, _ whole: UInt64) -> String {
    NumberText.percent(count, whole).drop { $0 == " " }.description
  }
}
