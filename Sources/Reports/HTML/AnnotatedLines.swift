/// A file of the configuration, each line beside a number.
///
/// Of a long file only what stands around the numbers is shown. Only lines inside `<system.webServer>` are shown, and none that holds a secret: a report is often read by
/// more people than the configuration.
enum AnnotatedLines {
  /// What stands beside a line.
  struct Note {
    /// The style of the line: `decided`, `evaluated` or `neverReached`.
    var style: String
    var count: String
  }

  /// The file as a part that opens.
  static func file(
    _ name: String, summary: String, _ lines: [String], note: (_ line: Int) -> Note?
  ) -> String {
    var text = "<details class=\"lines\"><summary><span class=\"title mono\">\(XMLText.escaped(name))</span> "
    text += "<span class=\"soft\">\(XMLText.escaped(summary))</span></summary>\n<div>"
    text += "<pre class=\"lines\">"
    var region = WebServerLines()
    var isGap = false
    let notes = lines.indices.map { note($0 + 1) }
    let near = near(notes)
    for (index, line) in lines.enumerated() {
      guard region.shows(line), near?.contains(index) ?? true else {
        if !isGap { text += "<span><i>               ...</i></span>" }
        isGap = true
        continue
      }
      isGap = false
      text += row(line, number: index + 1, notes[index])
    }
    return text + "</pre></div></details>\n"
  }

  /// Of a file with more lines than a reader scrolls through, those around lines with a number; `nil` means all.
  private static func near(_ notes: [Note?]) -> Set<Int>? {
    guard notes.count > maximumCount else { return nil }
    return Set(notes.indices.filter { notes[$0] != nil }.flatMap { $0 - surroundings...$0 + surroundings })
  }

  private static let maximumCount = 200
  private static let surroundings = 5

  private static func row(_ line: String, number: Int, _ note: Note?) -> String {
    let style = note.map { " class=\"\($0.style)\"" } ?? ""
    let shown = XMLText.escaped(PrintableText.line(line.replacing("\t", with: "  ")))
    return "<span\(style)><i>\(padded("\(number)", 5)) \(padded(note?.count ?? "", 9))  </i>\(shown)</span>"
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }
}
