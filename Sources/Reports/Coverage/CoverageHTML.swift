internal import Substatus

/// Which settings the cases look at, as a part of an HTML page.
enum CoverageHTML {
  /// The counts, a table of the settings, and the files with numbers beside their lines.
  ///
  /// - Parameter noun: what looks at settings: a case or a request.
  static func section(_ coverage: ConfigurationCoverage, of noun: String = "case") -> String {
    let counts = (
      coverage.count(.decided), coverage.count(.evaluated), coverage.count(.neverReached)
    )
    var text = "<h2>Coverage of the configuration</h2>\n"
    text += "<p id=\"coverage\">\(XMLText.escaped(CoverageText.sentence(coverage, of: noun)))</p>\n"
    text += SVGChart.stacked(
      [
        SVGChart.Part(count: counts.0, style: "bar-pass"), SVGChart.Part(count: counts.1, style: "bar"),
        SVGChart.Part(count: counts.2, style: "bar-wait"),
      ], label: "\(counts.0) decided, \(counts.1) evaluated, \(counts.2) never reached")
    guard !coverage.items.isEmpty else { return text }
    text +=
      "\n<details class=\"files\"><summary><h3>Settings</h3></summary>\n<div class=\"wide\"><table class=\"settings\">\n"
    text += "<thead><tr><th scope=\"col\">setting</th><th scope=\"col\">state</th>"
    text += "<th scope=\"col\" class=\"number\">decides</th><th scope=\"col\" class=\"number\">evaluated</th>"
    text += "</tr></thead>\n<tbody>\n"
    for item in coverage.items {
      let (word, style) =
        switch item.state {
        case .decided: ("decided", "pass")
        case .evaluated: ("evaluated", "soft")
        case .neverReached: ("never reached", "wait")
        }
      text += "<tr><td class=\"mono\">\(XMLText.escaped(item.path))<br>"
      text +=
        "<span class=\"soft\">\(XMLText.escaped("\(item.file):\(item.line):\(item.column)"))</span></td>"
      text += "<td class=\"word \(style)\">\(word)</td><td class=\"number\">\(item.decided)</td>"
      text += "<td class=\"number\">\(item.evaluated)</td></tr>\n"
    }
    return text + "</tbody></table></div></details>\n" + CoverageHTMLFiles.section(coverage)
  }
}
