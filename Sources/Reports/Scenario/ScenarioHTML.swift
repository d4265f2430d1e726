public import Scenarios
internal import StatusCodes
internal import Substatus

/// Results as one HTML file that needs no network: the counts, charts, a table of files, and every case with
/// filters; a failure shows the request with the deciding bytes marked, the line of configuration, the last
/// steps and the command that runs it again.
public enum ScenarioHTML {
  /// The failures up to which all are shown in full at once.
  private static let openFailures = 10

  /// The document, with a final line end.
  ///
  /// - Parameter timestamp: the time the run began, to be read by a person.
  public static func render(_ run: ScenarioRun, timestamp: String? = nil) -> String {
    let summary = run.summary
    let isGood = summary.failed == 0 && run.errors.isEmpty
    let title =
      isGood ? "All \(summary.passed) cases pass" : "\(summary.failed) of \(summary.total) cases fail"
    let heading = run.errors.isEmpty ? title : "\(title), \(unreadable(run)) cannot be read"
    var body = "<h1 class=\"\(isGood ? "pass" : "fail")\">\(isGood ? "✓" : "✗") \(heading)</h1>\n"
    body += counts(run, timestamp)
    if !run.errors.isEmpty {
      body += "<h2>Files that cannot be read</h2>\n<ul>\n"
      body += run.errors.map { "<li class=\"mono fail\">\(XMLText.escaped("\($0)"))</li>\n" }.joined()
      body += "</ul>\n"
    }
    body += charts(run) + table(run) + (run.coverage.map { CoverageHTML.section($0) } ?? "")
    body += "<h2 id=\"cases\" tabindex=\"-1\">Cases</h2>\n" + filters(run)
    for (index, file) in run.files.enumerated() where !file.results.isEmpty {
      body += ScenarioHTMLCases.section(
        file, id: "file-\(index)", opensFailures: summary.failed <= openFailures)
    }
    return HTMLPage.render(title: "Substatus: \(heading)", body: body)
  }

  private static func unreadable(_ run: ScenarioRun) -> String {
    let count = run.files.count { !$0.errors.isEmpty }
    return count == 1 ? "1 file" : "\(count) files"
  }

  private static func counts(_ run: ScenarioRun, _ timestamp: String?) -> String {
    let summary = run.summary
    var text = "<ul class=\"counts\">\n"
    for (count, name, style, mark) in [
      (summary.passed, "passed", "pass", "✓"), (summary.failed, "failed", "fail", "✗"),
      (summary.pending, "pending", "wait", "…"),
    ] {
      text += "<li><b id=\"count-\(name)\" class=\"\(style)\">\(count)</b> \(mark) \(name)</li>\n"
    }
    let when = timestamp.map { ", \($0) UTC" } ?? ""
    let milliseconds = Int((run.seconds * 1000).rounded())
    text += "</ul>\n" + SVGChart.stacked(parts(summary), label: label(summary))
    return text
      + "\n<p class=\"soft\">\(run.files.count == 1 ? "1 file" : "\(run.files.count) files"), \(milliseconds) ms\(when)</p>\n"
  }

  private static func parts(_ summary: ScenarioSummary) -> [SVGChart.Part] {
    [
      SVGChart.Part(count: summary.passed, style: "bar-pass"),
      SVGChart.Part(count: summary.failed, style: "bar-fail"),
      SVGChart.Part(count: summary.pending, style: "bar-wait"),
    ]
  }

  private static func label(_ summary: ScenarioSummary) -> String {
    "\(summary.passed) passed, \(summary.failed) failed, \(summary.pending) pending"
  }

  /// The outcomes by number of cases, the most frequent first.
  private static func charts(_ run: ScenarioRun) -> String {
    var tally: [String: Int] = [:]
    for result in run.results { tally[ScenarioHTMLCases.status(result), default: 0] += 1 }
    let bars = tally.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(12).map {
      SVGChart.Bar(label: $0.key, count: $0.value, choice: HTMLFilters.choice(["status": $0.key]))
    }
    guard !bars.isEmpty else { return "" }
    return "<h2>What IIS answers</h2>\n" + SVGChart.bars(bars, label: "Cases by answer") + "\n"
  }

  private static func table(_ run: ScenarioRun) -> String {
    guard !run.files.isEmpty else { return "" }
    let isOpen = run.files.count <= 12 ? " open" : ""
    var text =
      "<details class=\"files\"\(isOpen)><summary><h2>Files</h2></summary>\n<div class=\"wide\"><table>\n<thead><tr><th scope=\"col\">file</th>"
    text += "<th scope=\"col\" class=\"number\">passed</th><th scope=\"col\" class=\"number\">failed</th>"
    text += "<th scope=\"col\" class=\"number\">pending</th><th scope=\"col\" class=\"optional\"></th>"
    text += "</tr></thead>\n<tbody>\n"
    for (index, file) in run.files.enumerated() {
      let counts = file.summary
      let name = XMLText.escaped(file.path)
      let link = file.results.isEmpty ? name : "<a href=\"#file-\(index)\">\(name)</a>"
      text += "<tr data-file=\"\(index)\"><td class=\"mono\">\(link)</td>"
      text += "<td class=\"number\">\(counts.passed)</td>"
      text += "<td class=\"number\(counts.failed > 0 ? " fail" : "")\">\(counts.failed)</td>"
      text += "<td class=\"number\(counts.pending > 0 ? " wait" : "")\">\(counts.pending)</td>"
      text += "<td class=\"chart optional\">"
      text += SVGChart.stacked(parts(counts), label: label(counts), height: 8) + "</td></tr>\n"
    }
    return text + "</tbody></table></div></details>\n"
  }

  private static func filters(_ run: ScenarioRun) -> String {
    let results = run.results
    return HTMLFilters.form(
      [
        HTMLFilters.Field(name: "result", label: "Result", values: ["failed", "pending", "passed"]),
        HTMLFilters.Field(
          name: "iis", label: "IIS",
          values: Set(results.map(\.item.version)).sorted { $0 < $1 }.map(\.rawValue)),
        HTMLFilters.Field(
          name: "status", label: "Answer", values: Set(results.map(ScenarioHTMLCases.status)).sorted()),
      ], noun: "cases", first: "result=failed")
  }
}
