internal import Captures
internal import Configuration
public import Replay
internal import Server
public import Substatus

/// What a replay came to, as one HTML file that needs no network: the outcomes, predicted against logged as a matrix,
/// the settings that decided with the number of requests beside their lines, and every pair with filters.
public enum ReplayHTML {
  /// The document, with a final line end.
  ///
  /// - Parameter coverage: which settings the requests look at.
  public static func render(_ result: ReplayResult, coverage: ConfigurationCoverage? = nil) -> String {
    let counts = result.counts
    let title = "\(NumberText.grouped(counts.decided)) requests decided"
    var body = "<h1>\(title)</h1>\n"
    if !result.summary.isComplete {
      body += "<p class=\"wait\">The replay was interrupted; this is its result until then.</p>\n"
    }
    for note in result.summary.notes {
      body +=
        "<p class=\"\(note.isError ? "fail" : "wait") mono\">\(escaped("\(note.file): \(note.message)"))</p>\n"
    }
    body += records(result) + agreement(result) + outcomes(result)
    let matrix = OutcomeMatrix(
      result.pairs.map { (OutcomeKey($0.verdict).text, $0.logged.text ?? unlogged, $0.count) })
    let contradicting = Set(
      result.pairs.filter { $0.agreement == .contradicts }.map {
        [OutcomeKey($0.verdict).text, $0.logged.text ?? unlogged]
      })
    body += "<h2>Predicted against logged</h2>\n"
    body += matrix.html(("predicted", "logged"), ("predicted", "logged")) { row, column in
      contradicting.contains([row, column]) ? "fail" : ""
    }
    body += (coverage.map { CoverageHTML.section($0, of: "request") } ?? "")
    body += assumptions(result) + pairs(result)
    return HTMLPage.render(title: "Substatus: \(title)", body: body)
  }

  private static let unlogged = "not logged"

  private static func records(_ result: ReplayResult) -> String {
    let counts = result.counts
    var text = "<ul class=\"counts\">\n"
    for (count, name, style) in [
      (counts.decided, "decided", ""), (counts.skipped, "skipped", ""),
      (counts.malformed, "malformed", counts.malformed > 0 ? "wait" : ""),
    ] {
      text += "<li><b id=\"count-\(name)\" class=\"\(style)\">\(NumberText.grouped(count))</b> \(name)</li>\n"
    }
    text += "</ul>\n<p class=\"soft\">\(NumberText.grouped(counts.read)) records read"
    if let times = result.summary.times {
      text += ", from \(TimeText.utc(times.lowerBound)) to \(TimeText.utc(times.upperBound)) UTC"
    }
    text += "</p>\n"
    let reasons =
      SkipReason.allCases.map { (counts.skipped($0), "skipped: \($0.text)") }
      + MalformedReason.allCases.map { (counts.malformed($0), "malformed: \($0.text)") }
    let shown = reasons.filter { $0.0 > 0 }
    guard !shown.isEmpty else { return text }
    return text + "<ul>\n"
      + shown.map { "<li>\(NumberText.grouped($0.0)) \(escaped($0.1))</li>\n" }.joined() + "</ul>\n"
  }

  private static func agreement(_ result: ReplayResult) -> String {
    let rows = Agreement.allCases.map { ($0, result.count($0)) }.filter { $0.1 > 0 }
    guard !rows.isEmpty else { return "" }
    var text = "<h2>Agreement with the log</h2>\n"
    text += SVGChart.stacked(
      rows.map { SVGChart.Part(count: Int(clamping: $0.1), style: $0.0.chartStyle) },
      label: rows.map { "\(NumberText.grouped($0.1)) \($0.0.words)" }.joined(separator: ", "))
    text += "\n<div class=\"wide\"><table id=\"agreement\"><tbody>\n"
    for (agreement, count) in rows {
      let choice = HTMLFilters.choice(["agreement": agreement.words])
      text +=
        "<tr><td class=\"number\" data-agreement=\"\(agreement.rawValue)\">\(NumberText.grouped(count))</td>"
      text += "<td class=\"number optional\">\(NumberText.percent(count, result.counts.decided))</td>"
      text += "<td><a href=\"#cases\" data-choose=\"\(XMLText.attribute(choice))\">\(agreement.words)</a>: "
      text += "\(agreement.meaning)</td></tr>\n"
    }
    return text + "</tbody></table></div>\n"
  }

  private static func outcomes(_ result: ReplayResult) -> String {
    var tally: [(String, UInt64)] = []
    for total in OutcomeTotal.all(result) {
      if let index = tally.firstIndex(where: { $0.0 == total.key.text }) {
        tally[index].1 += total.count
      } else {
        tally.append((total.key.text, total.count))
      }
    }
    let bars = tally.sorted { ($1.1, $0.0) < ($0.1, $1.0) }.prefix(16).map {
      SVGChart.Bar(
        label: $0.0, count: Int(clamping: $0.1), choice: HTMLFilters.choice(["predicted": $0.0]))
    }
    guard !bars.isEmpty else { return "" }
    return "<h2>What IIS answers</h2>\n" + SVGChart.bars(bars, label: "Requests by predicted outcome") + "\n"
  }

  private static func assumptions(_ result: ReplayResult) -> String {
    let totals = AssumptionTotal.all(result)
    guard !totals.isEmpty else { return "" }
    return "<h2>Assumed, because the capture does not say</h2>\n<ul>\n"
      + totals.map { "<li>\(NumberText.grouped($0.count)) × \(escaped($0.text))</li>\n" }.joined() + "</ul>\n"
  }

  /// Every pair; one line each, which opens.
  private static func pairs(_ result: ReplayResult) -> String {
    let pairs = MergedPair.all(result)
    func values(_ text: (MergedPair) -> String) -> [String] { Set(pairs.map(text)).sorted() }
    var text = "<h2 id=\"cases\" tabindex=\"-1\">Predicted and logged outcomes</h2>\n"
    text += HTMLFilters.form(
      [
        HTMLFilters.Field(
          name: "agreement", label: "Agreement",
          values: Agreement.allCases.filter { result.count($0) > 0 }.map(\.words)),
        HTMLFilters.Field(name: "predicted", label: "Predicted", values: values(\.key.text)),
        HTMLFilters.Field(name: "logged", label: "Logged", values: values { $0.logged ?? unlogged }),
      ], noun: "outcomes")
    text += "<section class=\"file\" data-text=\"\">\n"
    for pair in pairs { text += row(pair, result) }
    return text + "</section>\n"
  }

  private static func row(_ pair: MergedPair, _ result: ReplayResult) -> String {
    let logged = pair.logged ?? unlogged
    let style = pair.agreement == .contradicts ? "fail" : "soft"
    let decider = pair.key.decider(result.snapshot)
    var text = "<details class=\"case\" data-agreement=\"\(pair.agreement.words)\""
    text +=
      " data-predicted=\"\(XMLText.attribute(pair.key.text))\" data-logged=\"\(XMLText.attribute(logged))\""
    text += " data-count=\"\(pair.count)\">"
    text += "<summary><b class=\"count\">\(NumberText.grouped(pair.count))</b>"
    text += "<span class=\"title mono\">\(escaped(pair.key.text)), logged \(escaped(logged))"
    if let decider { text += "<br><span class=\"soft\">\(escaped(decider.setting))</span>" }
    text += "</span><span class=\"\(style)\">\(pair.agreement.words)</span></summary>\n<div>\n"
    if let decider {
      let setting = decider.value.isEmpty ? decider.setting : "\(decider.setting) = \(decider.value)"
      text += "<dl>\n<dt>decided by</dt><dd class=\"mono\">\(escaped(setting))</dd>\n"
      if let source = decider.source {
        text += "<dt>source</dt><dd class=\"mono\">"
        text += "\(escaped("\(source.file):\(source.line):\(source.column)"))</dd>\n"
      }
      text += "</dl>\n"
    }
    text += "<ul>\n"
    for example in pair.examples {
      text += "<li><code>\(escaped(example.text))</code> "
      text += "<span class=\"soft\">\(escaped("\(example.file):\(example.line)"))</span></li>\n"
    }
    return text + "</ul></div></details>\n"
  }

  private static func escaped(_ text: String) -> String { XMLText.escaped(PrintableText.line(text)) }
}

extension Agreement {
  /// The agreement in a word or two.
  var words: String {
    switch self {
    case .equal: "equal"
    case .application: "application decides"
    case .notInCapture: "not in capture"
    case .notLogged: "not logged"
    case .contradicts: "contradicts"
    }
  }

  /// What it says.
  var meaning: String {
    switch self {
    case .equal: "the predicted code is the logged one"
    case .application: "every rule passes, and the application or its handler decides"
    case .notInCapture: "depends on what the capture does not hold (headers, body, spelling)"
    case .notLogged: "the capture does not say what became of the request"
    case .contradicts: "they cannot both be right"
    }
  }

  fileprivate var chartStyle: String {
    switch self {
    case .equal: "bar-pass"
    case .application: "bar"
    case .notInCapture, .notLogged: "bar-wait"
    case .contradicts: "bar-fail"
    }
  }
}
