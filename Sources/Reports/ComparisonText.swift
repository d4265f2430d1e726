internal import Captures
public import Replay

/// What changes between two configurations, as text for a person.
public struct ComparisonText {
  private let style: Style
  private let detail: ComparisonDetail

  /// Creates a report.
  public init(style: Style, detail: ComparisonDetail) {
    self.style = style
    self.detail = detail
  }

  /// The report, with a final line end.
  public func render(_ result: ComparisonResult) -> String {
    var lines = [headline(result), accounting(result)]
    if !result.summary.isComplete { lines.append("interrupted: this is what was decided until then") }
    if detail != .totals {
      for group in result.causes { lines += [""] + cause(group, result) }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func headline(_ result: ComparisonResult) -> String {
    let decided = result.summary.counts.decided
    guard result.changed > 0 else {
      return style.bold(style.green("nothing changes")) + " for \(NumberText.grouped(decided)) requests"
    }
    let percent = NumberText.percent(result.changed, decided).drop { $0 == " " }
    return style.bold(
      "\(NumberText.grouped(result.changed)) of \(NumberText.grouped(decided)) requests change (\(percent))")
  }

  private func accounting(_ result: ComparisonResult) -> String {
    let counts = result.summary.counts
    return "read \(NumberText.grouped(counts.read)) = decided \(NumberText.grouped(counts.decided))"
      + " + skipped \(NumberText.grouped(counts.skipped)) + malformed \(NumberText.grouped(counts.malformed))"
  }

  private func cause(_ group: ComparisonResult.CauseGroup, _ result: ComparisonResult) -> [String] {
    var lines = [style.bold(PrintableText.line(group.cause.headline))]
    lines += value("before", group.cause.before) + value("after", group.cause.after)
    for transition in group.transitions {
      lines.append("  " + style.yellow(transition.text(result)) + "  " + transition.extent.line)
      guard detail == .requests else { continue }
      for example in transition.examples {
        lines.append(
          "    " + PrintableText.line(example.text)
            + style.dim("  \(PrintableText.line(example.file)):\(example.line)"))
      }
    }
    return lines
  }

  private func value(_ label: String, _ value: ChangeCause.Value?) -> [String] {
    guard let value else { return [] }
    let name = label + String(repeating: " ", count: 8 - label.count)
    let place = value.place.map { "  " + style.dim(PrintableText.line($0)) } ?? style.dim("  the default")
    return ["  " + style.dim(name) + PrintableText.line(value.text) + place]
  }
}
