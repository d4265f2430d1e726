internal import Captures
public import Replay
internal import Server

/// What changes between two configurations, as one HTML file that needs no network: how much, which outcomes become
/// which, the lines of the configuration behind it, and every change with filters.
public enum ComparisonHTML {
  /// The lines of the files of the configurations by their names; empty where a text is not known.
  public struct Lines {
    let before: (String) -> [String]
    let after: (String) -> [String]

    /// Knows the files by their names.
    public init(before: @escaping (String) -> [String], after: @escaping (String) -> [String]) {
      self.before = before
      self.after = after
    }

    /// Knows no file.
    public static var unknown: Lines { Lines(before: { _ in [] }, after: { _ in [] }) }
  }

  /// The document, with a final line end.
  public static func render(
    _ result: ComparisonResult, detail: ComparisonDetail, lines: Lines = .unknown
  ) -> String {
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
    body += "<ul class=\"counts\">\n"
    for (count, name) in [(result.changed, "changed"), (result.unchanged, "unchanged")] {
      body += "<li><b id=\"count-\(name)\">\(NumberText.grouped(count))</b> \(name)</li>\n"
    }
    body += "</ul>\n" + share(result.changed, of: decided, height: 14) + "\n"
    if detail != .totals, result.changed > 0 { body += matrix(result) + files(result, lines) }
    body += "<h2 id=\"cases\" tabindex=\"-1\">Changes</h2>\n"
    if detail != .totals, result.changed > 0 {
      body += filters(result)
      for group in result.causes { body += section(group, result, showsRequests: detail == .requests) }
    }
    return HTMLPage.render(title: "Substatus: \(title)", body: body)
  }

  private static func names(_ transition: ComparisonResult.Transition) -> (before: String, after: String) {
    (OutcomeKey(transition.before).text, OutcomeKey(transition.after).text)
  }

  private static func matrix(_ result: ComparisonResult) -> String {
    let matrix = OutcomeMatrix(
      result.causes.flatMap(\.transitions).map { transition in
        let names = names(transition)
        return (names.before, names.after, transition.extent.count)
      })
    return "<h2>What becomes of what</h2>\n"
      + matrix.html(("before", "after"), ("before", "after")) { _, _ in "" }
  }

  /// The lines that decide the requests that change, of both configurations.
  private static func files(_ result: ComparisonResult, _ lines: Lines) -> String {
    let transitions = result.causes.flatMap(\.transitions)
    func hits(_ snapshot: Snapshot, _ verdict: (ComparisonResult.Transition) -> VerdictClass) -> SettingHits {
      var counts: [Int32: UInt64] = [:]
      for transition in transitions {
        let verdict = verdict(transition)
        guard verdict.check != .configurationFault, verdict.setting >= 0 else { continue }
        counts[verdict.setting, default: 0] += transition.extent.count
      }
      return SettingHits(counts.map { (snapshot.settings[Int($0.key)], $0.value) })
    }
    let parts = [
      ("Before", hits(result.before, \.before), lines.before),
      ("After", hits(result.after, \.after), lines.after),
    ]
    guard parts.contains(where: { !$0.1.files.isEmpty }) else { return "" }
    var text = "<h2>Lines behind the changes</h2>\n"
    text += "<p class=\"soft\">Beside each line the number of changed requests its settings decide.</p>\n"
    for (title, hits, lines) in parts where !hits.files.isEmpty {
      text += "<h3>\(title)</h3>\n" + hits.html(lines, verb: "decide changed requests")
    }
    return text
  }

  private static func filters(_ result: ComparisonResult) -> String {
    let all = result.causes.flatMap(\.transitions).map(names)
    return HTMLFilters.form(
      [
        HTMLFilters.Field(name: "before", label: "Before", values: Set(all.map(\.before)).sorted()),
        HTMLFilters.Field(name: "after", label: "After", values: Set(all.map(\.after)).sorted()),
      ], noun: "changes")
  }

  private static func section(
    _ group: ComparisonResult.CauseGroup, _ result: ComparisonResult, showsRequests: Bool
  ) -> String {
    let words = XMLText.attribute(group.cause.headline)
    var text = "<section class=\"file\" data-text=\"\(words)\">\n"
    text += "<h3 class=\"mono\">\(escaped(group.cause.headline))</h3>\n<dl>\n"
    for (name, value) in [("before", group.cause.before), ("after", group.cause.after)] {
      guard let value else { continue }
      let place = value.place.map { " <span class=\"soft\">\(escaped($0))</span>" } ?? ""
      text += "<dt>\(name)</dt><dd class=\"mono\">\(escaped(value.text))\(place)</dd>\n"
    }
    text += "</dl>\n"
    for transition in group.transitions { text += row(transition, result, showsRequests: showsRequests) }
    return text + "</section>\n"
  }

  private static func row(
    _ transition: ComparisonResult.Transition, _ result: ComparisonResult, showsRequests: Bool
  ) -> String {
    let names = names(transition)
    let count = transition.extent.count
    var text = "<details class=\"case\" data-before=\"\(XMLText.attribute(names.before))\""
    text += " data-after=\"\(XMLText.attribute(names.after))\" data-count=\"\(count)\">"
    text += "<summary><b class=\"count\">\(NumberText.grouped(count))</b>"
    text += "<span class=\"title mono\">\(escaped(transition.text(result)))</span>"
    text += "<span class=\"soft\">\(escaped(transition.extent.clientText ?? ""))</span></summary>\n<div>\n"
    text += "<p>\(escaped(transition.extent.line))</p>\n" + share(count, of: result.changed, height: 8) + "\n"
    guard showsRequests, !transition.examples.isEmpty else { return text + "</div></details>\n" }
    text += "<ul>\n"
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
