internal import Captures
public import Replay

/// What changes between two configurations, as one HTML file that needs no network: how much, and for each
/// change of the configuration which outcomes become which.
public enum ComparisonHTML {
  /// The document, with a final line end.
  public static func render(_ result: ComparisonResult, detail: ComparisonDetail) -> String {
    let decided = result.summary.counts.decided
    let title =
      result.changed == 0
      ? "Nothing changes for \(NumberText.grouped(decided)) requests"
      : "\(NumberText.grouped(result.changed)) of \(NumberText.grouped(decided)) requests change"
    var body = "<h1>\(escaped(title))</h1>\n"
    if !result.summary.isComplete {
      body += "<p class=\"wait\">The replay was interrupted; this is its result until then.</p>\n"
    }
    let malformed = result.summary.counts.malformed
    if malformed > 0 {
      body += "<p class=\"wait\">\(NumberText.grouped(malformed)) records could not be read.</p>\n"
    }
    body +=
      share(result.changed, of: decided, height: 14) + "\n<h2 id=\"cases\" tabindex=\"-1\">Changes</h2>\n"
    if detail != .totals {
      for group in result.causes { body += section(group, result, showsRequests: detail == .requests) }
    }
    return HTMLPage.render(title: "Substatus: \(title)", body: body)
  }

  private static func section(
    _ group: ComparisonResult.CauseGroup, _ result: ComparisonResult, showsRequests: Bool
  ) -> String {
    var text = "<section class=\"file\">\n<h3 class=\"mono\">\(escaped(group.cause.headline))</h3>\n<dl>\n"
    for (name, value) in [("before", group.cause.before), ("after", group.cause.after)] {
      guard let value else { continue }
      let place = value.place.map { " <span class=\"soft\">\(escaped($0))</span>" } ?? ""
      text += "<dt>\(name)</dt><dd class=\"mono\">\(escaped(value.text))\(place)</dd>\n"
    }
    text += "</dl>\n<div class=\"wide\"><table>\n<thead><tr><th scope=\"col\">transition</th>"
    text += "<th scope=\"col\" class=\"number\">requests</th><th scope=\"col\">clients</th>"
    text += "<th scope=\"col\" class=\"optional\">share of all changes</th></tr></thead>\n<tbody>\n"
    for transition in group.transitions {
      let count = transition.extent.count
      text += "<tr><td class=\"mono\">\(escaped(transition.text(result)))</td>"
      text += "<td class=\"number\">\(NumberText.grouped(count))</td>"
      text += "<td>\(escaped(transition.extent.clientText ?? ""))</td>"
      text += "<td class=\"chart optional\">\(share(count, of: result.changed, height: 8))</td></tr>\n"
    }
    text += "</tbody></table></div>\n"
    if showsRequests { text += group.transitions.map { examples($0, result) }.joined() }
    return text + "</section>\n"
  }

  private static func examples(
    _ transition: ComparisonResult.Transition, _ result: ComparisonResult
  ) -> String {
    guard !transition.examples.isEmpty else { return "" }
    var text =
      "<details class=\"case\"><summary><span class=\"title\">\(escaped(transition.text(result)))</span>"
    text += "<span class=\"soft\">\(escaped(transition.extent.line))</span></summary>\n<div><ul>\n"
    for example in transition.examples {
      text += "<li><code>\(escaped(example.text))</code> "
      text += "<span class=\"soft\">\(escaped("\(example.file):\(example.line)"))</span></li>\n"
    }
    return text + "</ul></div></details>\n"
  }

  private static func share(_ count: some BinaryInteger, of total: some BinaryInteger, height: Int) -> String
  {
    let (count, total) = (Int(clamping: count), Int(clamping: total))
    let label = "\(NumberText.grouped(UInt64(count))) of \(NumberText.grouped(UInt64(total)))"
    return SVGChart.stacked(
      [
        SVGChart.Part(count: count, style: "bar"),
        SVGChart.Part(count: max(0, total - count), style: "rail"),
      ], label: label, height: height)
  }

  private static func escaped(_ text: String) -> String { XMLText.escaped(PrintableText.line(text)) }
}
