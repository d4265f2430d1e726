internal import Configuration
internal import Server

/// The settings of the user's files with the number of requests each decided, by file and line.
struct SettingHits {
  /// A setting and its number.
  struct Item {
    var path: String
    var value: String
    var line: Int
    var count: UInt64
  }

  /// Files in the order of their names, their settings in the order of lines.
  private(set) var files: [(name: String, items: [Item])] = []

  init(_ items: [(setting: Setting, count: UInt64)]) {
    var byFile: [String: [Item]] = [:]
    for (setting, count) in items {
      guard let source = setting.source else { continue }
      byFile[source.file, default: []].append(
        Item(path: setting.path, value: setting.value, line: source.line, count: count))
    }
    files = byFile.sorted { $0.key < $1.key }.map { name, items in
      (
        name,
        items.enumerated().sorted { ($0.element.line, $0.offset) < ($1.element.line, $1.offset) }.map(
          \.element)
      )
    }
  }

  /// The files as parts that open, each line of a setting beside its number.
  ///
  /// - Parameter lines: the lines of a file; empty where the text is not known.
  func html(_ lines: (String) -> [String], verb: String) -> String {
    files.map { name, items in
      let byLine = Dictionary(grouping: items, by: \.line)
      let deciding = items.count { $0.count > 0 }
      let summary = "\(deciding) of \(items.count) settings \(verb)"
      return AnnotatedLines.file(name, summary: summary, lines(name)) { number in
        byLine[number].map { items in
          let count = items.reduce(0 as UInt64) { $0 + $1.count }
          return AnnotatedLines.Note(
            style: count > 0 ? "decided" : "neverReached", count: NumberText.grouped(count))
        }
      }
    }.joined()
  }
}
