public import Configuration
internal import StatusCodes
public import Substatus

/// An effective configuration as text for a person: each value and entry with the place that set it, and
/// below it the places that had set, removed or locked it.
public struct EffectiveText {
  let style: Style
  private let showsDefaults: Bool
  private let file: (String) -> ConfigurationFile?

  /// Creates a report.
  ///
  /// - Parameters:
  ///   - showsDefaults: Whether values that no file sets are listed.
  ///   - file: A configuration file by the name in positions, to quote it.
  public init(style: Style, showsDefaults: Bool, file: @escaping (String) -> ConfigurationFile?) {
    self.style = style
    self.showsDefaults = showsDefaults
    self.file = file
  }

  /// The report, with a final line end.
  public func render(_ configuration: EffectiveConfiguration) -> String {
    var lines = [
      style.bold(configuration.path) + "  site \(configuration.site), application "
        + "\(configuration.application)  " + style.dim("IIS \(configuration.version.rawValue)")
    ]
    for (index, file) in configuration.files.enumerated() {
      lines.append("  " + style.dim(index == 0 ? "files  " : "       ") + file)
    }
    if let fault = configuration.fileFaults.first {
      lines.append("")
      lines.append(style.red("500.19") + "  for every request here: IIS cannot read a file")
      lines += quote(fault)
    } else {
      for section in configuration.sections { lines += [""] + render(section) }
      if configuration.sections.isEmpty {
        lines += ["", "No file writes a section for this path."]
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func render(_ section: EffectiveSection) -> [String] {
    var lines = [style.bold(section.path)]
    if section.readAt == nil { lines.append("  " + style.dim("read once for the whole server")) }
    for step in section.lockSteps {
      let verb = step.locks ? style.yellow("locked") : style.green("unlocked")
      lines.append(
        "  \(verb) for files below by \(step.words)  " + style.dim(Self.short(place(step.position))))
    }
    switch section.content {
    case .effective(let element):
      let rows = EffectiveRows(showsDefaults: showsDefaults).rows(of: element)
      lines += table(rows)
      if rows.isEmpty, !element.isOpaque {
        lines.append("  " + style.dim("no value is set: the defaults of the schema hold"))
      }
      if element.isOpaque { lines.append("  " + style.dim("IIS does not look at what the section holds")) }
    case .faulty(let faults):
      lines.append(
        section.isReadByIIS
          ? "  " + style.red("500.19") + "  for whoever reads the section"
          : "  " + style.yellow("faulty") + "  but IIS does not read the section, only managed code does")
      for fault in faults { lines += quote(fault) }
    case .unknown:
      lines.append("  " + style.dim("IIS has no schema for the section; only managed code reads it"))
      for use in section.uses { lines.append("  written at \(use.element.position)") }
    }
    for ignored in section.ignored {
      lines.append(
        "  " + style.yellow("ignored") + "  \(ignored.use.element.position), because \(ignored.reason)")
    }
    return lines
  }

  private func table(_ rows: [EffectiveRow]) -> [String] {
    let width = min(64, rows.map { $0.indent * 2 + $0.text.count }.max() ?? 0)
    return rows.map { row in
      let indent = String(repeating: " ", count: 2 + row.indent * 2)
      let text = row.isStory ? style.dim(row.text) : row.text
      guard let position = row.place else { return indent + text }
      let gap = String(repeating: " ", count: max(2, width + 2 - row.indent * 2 - row.text.count))
      return indent + text + gap + style.dim(Self.short(position))
    }
  }

  private func quote(_ fault: ConfigurationFault) -> [String] {
    var lines = ["  HRESULT  0x" + String(fault.hresult, radix: 16)]
    if !fault.text.isEmpty { lines.append("  error    " + fault.text) }
    if let setting = fault.setting { lines.append("  setting  " + setting) }
    lines.append("  cause    " + fault.explanation)
    if let position = fault.position {
      lines.append("  source   \(position)")
      for line in fault.configSourceText(in: file(position.file)) { lines.append("        " + line) }
    }
    lines.append("  remedy   " + fault.remedy)
    return lines
  }

  /// A place without the words in parentheses behind the name of a stock file, which the head has already.
  private static func short(_ place: String) -> String {
    guard let start = place.firstRange(of: " ("), let end = place.firstRange(of: "):") else { return place }
    guard start.upperBound < end.lowerBound else { return place }
    return String(place[..<start.lowerBound]) + place[place.index(before: end.upperBound)...]
  }

  private func place(_ position: SourcePosition?) -> String { position?.description ?? "machine.config" }
}
