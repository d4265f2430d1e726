internal import Configuration

/// What request filtering says of a file, for rules about sections that name files.
enum FilteringLookup {
  /// What denies an extension: its entry, or the list where unlisted ones are denied.
  struct Denial {
    let place: SourcePosition?
  }

  /// What denies a path by its extension; `nil` when nothing does.
  static func deniedExtension(of path: String, in filtering: EffectiveElement) -> Denial? {
    let list = filtering.element("fileExtensions")
    let wanted = fileExtension(of: path).lowercased()
    if let entry = list.entries.first(where: { $0.string("fileExtension").lowercased() == wanted }) {
      return entry.bool("allowed") ? nil : Denial(place: entry.place(of: "allowed"))
    }
    return list.bool("allowUnlisted") ? nil : Denial(place: list.place(of: "allowUnlisted"))
  }

  /// The hidden segment that a path holds.
  static func hiddenSegment(of path: String, in filtering: EffectiveElement) -> EffectiveElement? {
    let segments = Set(path.split { $0 == "/" || $0 == "\\" }.map { $0.lowercased() })
    return filtering.element("hiddenSegments").entries.first {
      segments.contains($0.string("segment").lowercased())
    }
  }

  /// The extension as request filtering takes it. Source: request-filtering 3.6.
  private static func fileExtension(of path: String) -> String {
    guard let dot = path.lastIndex(of: ".") else { return "." }
    let text = path[dot...].prefix { $0 != "/" }
    return text.count > 1 ? String(text) : "."
  }
}
