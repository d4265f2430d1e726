/// Charts as SVG inside a page. Each has a text for readers who do not see it.
enum SVGChart {
  /// A part of a stacked bar.
  struct Part {
    var count: Int
    /// The style of the part, `bar-pass` for example.
    var style: String
  }

  /// One bar of a chart of counts.
  struct Bar {
    var label: String
    var count: Int
    /// `name=value` of the filter that shows what is counted.
    var choice: String
  }

  /// Counts side by side, as parts of a whole.
  static func stacked(_ parts: [Part], label: String, height: Int = 14) -> String {
    let total = max(1, parts.reduce(0.0) { $0 + Double($1.count) })
    var text = "<svg viewBox=\"0 0 1000 \(height)\" preserveAspectRatio=\"none\" style=\"height:\(height)px\""
    text += " role=\"img\" aria-label=\"\(XMLText.attribute(label))\">"
    text += "<rect class=\"rail\" width=\"1000\" height=\"\(height)\"/>"
    var before = 0.0
    for part in parts where part.count > 0 {
      let start = Int(1000 * before / total)
      before += Double(part.count)
      // However small its share, a part can be seen.
      let width = max(4, Int(1000 * before / total) - start)
      text +=
        "<rect class=\"\(part.style)\" x=\"\(min(start, 996))\" width=\"\(width)\" height=\"\(height)\"/>"
    }
    return text + "</svg>"
  }

  /// A horizontal bar for each count; each can be chosen with the pointer and the keyboard.
  static func bars(_ bars: [Bar], label: String) -> String {
    let rowHeight = 26
    let most = max(1, bars.map(\.count).max() ?? 1)
    var text = "<svg class=\"bars\" viewBox=\"0 0 460 \(rowHeight * bars.count)\" role=\"group\""
    text += " aria-label=\"\(XMLText.attribute(label))\">\n"
    for (index, bar) in bars.enumerated() {
      let top = rowHeight * index
      let width = max(2, Int(250 * Double(bar.count) / Double(most)))
      let count = NumberText.grouped(UInt64(bar.count))
      let name = XMLText.attribute("\(bar.label): \(count)")
      text += "<a href=\"#cases\" data-choose=\"\(XMLText.attribute(bar.choice))\" aria-label=\"\(name)\">"
      text += "<text x=\"128\" y=\"\(top + 18)\" text-anchor=\"end\">\(XMLText.escaped(bar.label))</text>"
      text += "<rect class=\"bar\" x=\"138\" y=\"\(top + 4)\" width=\"\(width)\" height=\"18\" rx=\"2\"/>"
      text += "<text x=\"\(146 + width)\" y=\"\(top + 18)\">\(count)</text></a>\n"
    }
    return text + "</svg>"
  }
}
