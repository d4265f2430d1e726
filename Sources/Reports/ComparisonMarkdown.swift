internal import Captures
public import Replay

/// What changes between two configurations, as Markdown for a comment on a pull request.
public enum ComparisonMarkdown {
  /// The comment, with a final line end.
  public static func render(_ result: ComparisonResult, detail: ComparisonDetail) -> String {
    let decided = NumberText.grouped(result.summary.counts.decided)
    var lines: [String] = []
    if result.changed == 0 {
      lines.append("**Nothing changes** for \(decided) requests of captured traffic.")
    } else {
      lines.append(
        "**\(NumberText.grouped(result.changed)) of \(decided) requests** of captured traffic get another answer."
      )
    }
    if !result.summary.isComplete {
      lines += ["", "The replay was interrupted; this is its result until then."]
    }
    let counts = result.summary.counts
    if counts.malformed > 0 {
      lines += ["", "\(NumberText.grouped(counts.malformed)) records could not be read."]
    }
    if detail != .totals, result.changed > 0 {
      lines += ["", "| change | requests | clients | cause |", "|---|---:|---:|---|"]
      for group in result.causes {
        for transition in group.transitions { lines.append(row(transition, group.cause, result)) }
      }
    }
    if detail == .requests { lines += result.causes.flatMap { examples($0, result) } }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func row(
    _ transition: ComparisonResult.Transition, _ cause: ChangeCause, _ result: ComparisonResult
  ) -> String {
    let clients = transition.extent.hasMoreClients ? "many" : transition.extent.clients.map { "\($0)" } ?? ""
    var text = PrintableText.code(cause.name.isEmpty ? cause.headline : cause.name)
    let values = [("before", cause.before), ("after", cause.after)].compactMap { label, value in
      value.map { "\(label) " + PrintableText.code($0.text) + ($0.place.map { " at \(escaped($0))" } ?? "") }
    }
    if !values.isEmpty { text += ": " + values.joined(separator: ", ") }
    return
      "| \(escaped(transition.text(result))) | \(NumberText.grouped(transition.extent.count)) | \(clients) "
      + "| \(text) |"
  }

  private static func examples(
    _ group: ComparisonResult.CauseGroup, _ result: ComparisonResult
  ) -> [String] {
    group.transitions.flatMap { transition in
      ["", "<details><summary>\(escaped(transition.text(result))): \(transition.extent.line)</summary>", ""]
        + transition.examples.map {
          "* \(PrintableText.code($0.text)) (\(escaped($0.file)):\($0.line))"
        } + ["", "</details>"]
    }
  }

  /// Text without a meaning in Markdown or HTML.
  private static func escaped(_ text: String) -> String {
    var result = ""
    for character in PrintableText.line(text) {
      switch character {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "|", "*", "_", "`", "[", "]", "\\", "#": result += "\\\(character)"
      default: result.append(character)
      }
    }
    return result
  }
}
