internal import Configuration
public import Substatus

/// Effective sections as XML that can be pasted into a web.config or an applicationHost.config: each section
/// complete, whatever the files above say.
///
/// A collection begins with `<clear />`, so that nothing is inherited twice. Values that no file sets are left
/// out. A comment names what stands in the way where a section is locked.
public enum EffectiveXML {
  /// The `<configuration>` element, with a final line end.
  public static func render(_ configuration: EffectiveConfiguration) -> String {
    var lines = ["<configuration>"]
    lines += group(configuration.sections.map { ($0.path.split(separator: "/")[...], $0) }, 1)
    lines.append("</configuration>")
    return lines.joined(separator: "\n") + "\n"
  }

  private typealias Member = (path: ArraySlice<Substring>, section: EffectiveSection)

  private static func group(_ members: [Member], _ depth: Int) -> [String] {
    var lines: [String] = []
    var groups: Set<Substring> = []
    for (path, section) in members {
      guard let name = path.first else { continue }
      guard path.count > 1 else {
        lines += render(section, String(name), depth)
        continue
      }
      guard groups.insert(name).inserted else { continue }
      let inside = members.filter { $0.path.count > 1 && $0.path.first == name }
      lines.append(indent(depth) + "<\(name)>")
      lines += group(inside.map { ($0.path.dropFirst(), $0.section) }, depth + 1)
      lines.append(indent(depth) + "</\(name)>")
    }
    return lines
  }

  private static func render(_ section: EffectiveSection, _ name: String, _ depth: Int) -> [String] {
    var lines: [String] = []
    switch section.content {
    case .effective(let element):
      if let lock = section.lockSteps.last, lock.locks {
        lines.append(comment("\(name) is locked for files below by \(lock.words)", depth))
      }
      lines += self.element(element, name, depth)
    case .faulty(let faults):
      let words = faults.first.map { "\($0.position.map { "\($0): " } ?? "")\($0.explanation)" } ?? ""
      lines.append(comment("\(name) cannot be read: \(words)", depth))
    case .unknown:
      lines.append(comment("\(name) has no schema in IIS: copy it from its files", depth))
    }
    return lines
  }

  private static func element(_ element: EffectiveElement, _ name: String, _ depth: Int) -> [String] {
    var tag = indent(depth) + "<\(name)"
    for attribute in element.attributes where isOwn(attribute.value) {
      tag += " \(attribute.name)=\"\(escaped(attribute.value.text))\""
    }
    for lock in element.lockAttributes { tag += " \(lock.name)=\"\(escaped(lock.value))\"" }
    var lines: [String] = []
    for child in element.children where child.isWritten && !isTaken(child) {
      lines += self.element(child, child.name, depth + 1)
    }
    if let clear = element.clearName, !element.entries.isEmpty || !element.dropped.isEmpty {
      if element.entries.contains(where: { $0.itemLock != nil }) {
        lines.append(
          comment("some entries are locked: only applicationHost.config may clear this collection", depth + 1)
        )
      }
      lines.append(indent(depth + 1) + "<\(clear) />")
    }
    for entry in element.entries { lines += self.element(entry, entry.name, depth + 1) }
    guard !lines.isEmpty else { return [tag + " />"] }
    return [tag + ">"] + lines + [indent(depth) + "</\(name)>"]
  }

  /// Whether a value is written for the element itself, not taken from a defaults element.
  private static func isOwn(_ value: EffectiveValue) -> Bool {
    !value.isDefault && value.steps.last?.action != .defaulted
  }

  /// Whether a child element is there because a defaults element has it.
  private static func isTaken(_ child: EffectiveElement) -> Bool {
    let written = child.attributes.filter { !$0.value.isDefault }
    return !written.isEmpty && !written.contains { isOwn($0.value) } && child.entries.isEmpty
      && child.children.allSatisfy { !$0.isWritten || isTaken($0) }
  }

  private static func indent(_ depth: Int) -> String { String(repeating: "  ", count: depth) }

  private static func comment(_ text: String, _ depth: Int) -> String {
    // Two hyphens end a comment.
    indent(depth) + "<!-- \(text.replacing("--", with: "- -")) -->"
  }

  /// Text as an attribute's value; blanks other than spaces would be read as spaces.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\t": result += "&#x9;"
      case "\n": result += "&#xA;"
      case "\r": result += "&#xD;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
