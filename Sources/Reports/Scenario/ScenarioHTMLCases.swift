internal import Scenarios
internal import StatusCodes
internal import Substatus

/// The cases of one file as HTML: one line each, which opens.
enum ScenarioHTMLCases {
  static func section(_ file: ScenarioRun.File, id: String, opensFailures: Bool) -> String {
    let counts = file.summary
    let name = XMLText.escaped(file.name)
    let words = XMLText.attribute("\(file.path) \(file.name)")
    var text = "<section class=\"file\" id=\"\(id)\" data-text=\"\(words)\">\n"
    text += "<h3>\(name) <span class=\"soft mono\">\(XMLText.escaped(file.path))</span></h3>\n"
    text +=
      "<p class=\"soft\">\(counts.passed) passed, \(counts.failed) failed, \(counts.pending) pending</p>\n"
    let about = file.about.split(separator: "\n").joined(separator: "\n")
    if !about.isEmpty { text += "<p>\(XMLText.escaped(about))</p>\n" }
    return text + file.results.map { row($0, isOpen: opensFailures && $0.isFailure) }.joined()
      + "</section>\n"
  }

  /// The answer of a case in one word, which the filters use.
  static func status(_ result: ScenarioResult) -> String {
    guard let answer = result.answer else { return "did not run" }
    switch answer.outcome {
    case .passed: return "pass"
    case .closed: return "closed"
    case .refused: return "refused \(answer.reason ?? "")"
    case .answered: return answer.status.map { "\($0)" } ?? ""
    }
  }

  private static func row(_ result: ScenarioResult, isOpen: Bool) -> String {
    let item = result.item
    let (word, style, mark) =
      if result.isFailure { ("failed", "fail", "✗") } else if case .pending = result.outcome {
        ("pending", "wait", "…")
      } else { ("passed", "pass", "✓") }
    let version = item.version.rawValue
    let status = XMLText.attribute(status(result))
    var text =
      "<details class=\"case\" data-result=\"\(word)\" data-iis=\"\(version)\" data-status=\"\(status)\"\(isOpen ? " open" : "")>"
    text += "<summary><span class=\"\(style)\" aria-label=\"\(word)\">\(mark)</span>"
    text += "<span class=\"title\">\(XMLText.escaped(ScenarioTitle.text(item)))</span>"
    text += "<span class=\"mono \(style)\">\(XMLText.escaped(outcome(result)))</span>"
    text += "<span class=\"soft mono\">\(version) :\(item.line)</span></summary>\n<div>\n"
    for message in result.messages { text += "<p class=\"\(style)\">\(XMLText.escaped(message))</p>\n" }
    text += request(result) + rows(result)
    return text + "</div></details>\n"
  }

  private static func outcome(_ result: ScenarioResult) -> String {
    switch result.outcome {
    case .passed, .pending: status(result)
    case .failed(let messages): messages.first ?? status(result)
    case .unexpectedPass: "passes now"
    case .error: "did not run"
    }
  }

  private static func request(_ result: ScenarioResult) -> String {
    let marker = RequestMarker(style: .plain)
    let lines = marker.shown(result.item.request, result.answer?.matched?.inRequest).map { line in
      guard let mark = line.mark else { return XMLText.escaped(line.text) }
      let before = line.text.prefix(mark.lowerBound)
      let marked = line.text.dropFirst(mark.lowerBound).prefix(mark.count)
      let after = line.text.dropFirst(mark.upperBound)
      return XMLText.escaped(String(before)) + "<mark>" + XMLText.escaped(String(marked)) + "</mark>"
        + XMLText.escaped(String(after))
    }
    let note = result.answer?.decidedBy?.explanation ?? ""
    return "<pre>\(lines.joined(separator: "\n"))</pre>\n"
      + (note.isEmpty ? "" : "<p>\(XMLText.escaped(note))</p>\n")
  }

  private static func rows(_ result: ScenarioResult) -> String {
    let item = result.item
    let failure = ScenarioFailure(result)
    var text = "<dl>\n" + row("case", "\(item.file):\(item.line):\(item.column)")
    text += row("expected", failure?.expected ?? "\(item.expectation)")
    if let decision = result.answer?.decidedBy {
      text += row("decided by", "\(decision.module)\(decision.notification.map { ", \($0)" } ?? "")")
      if let setting = decision.setting {
        text += row("setting", decision.value.map { "\(setting) = \($0)" } ?? setting)
      }
      if let error = decision.configError, !error.isEmpty { text += row("error", error) }
      if let hresult = decision.hresult { text += row("HRESULT", hresult) }
      if let source = decision.source {
        text += row("source", "\(source.file):\(source.line):\(source.column)")
      }
      if let remedy = decision.remedy { text += row("remedy", remedy) }
    }
    text += "</dl>\n"
    guard let failure else { return text }
    let plain = ScenarioRows(style: .plain)
    if let source = result.answer?.decidedBy?.source, let line = result.configurationLine {
      let lines = plain.quote(line, line: source.line, column: source.column).map { String($0.dropFirst(12)) }
      text += "<pre>\(XMLText.escaped(lines.joined(separator: "\n")))</pre>\n"
    }
    if !failure.steps.isEmpty {
      text += "<p class=\"soft\">The last steps</p>\n<pre>"
      text += XMLText.escaped(failure.steps.map(plain.step).joined(separator: "\n")) + "</pre>\n"
    }
    text += "<p><code>\(XMLText.escaped(failure.command))</code> "
    return text + "<button type=\"button\" data-copy hidden>Copy</button></p>\n"
  }

  private static func row(_ name: String, _ text: String) -> String {
    "<dt>\(name)</dt><dd class=\"mono\">\(XMLText.escaped(text))</dd>\n"
  }
}
