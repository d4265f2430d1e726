internal import Yams

/// Reads files whose cases another file includes. A file can include no file that includes it; one file reads
/// at most a hundred others, and 200000 cases from them.
final class IncludeReader {
  private var open: [String]
  private var count = 0
  private var caseCount = 0
  private static let maximumCount = 100
  private let maximumCaseCount: Int

  init(file: String, maximumCaseCount: Int = 200_000) {
    open = [file]
    self.maximumCaseCount = maximumCaseCount
  }

  /// The cases of a file, named relative to the one that includes it.
  func cases(
    of name: String, at node: Node, from parent: CaseReader, _ common: CaseReader.Common
  ) -> [ScenarioCase] {
    let reader = parent.reader
    guard !name.isEmpty, !name.hasPrefix("/") else {
      reader.report("include takes a path relative to this file", at: node)
      return []
    }
    let folder = reader.file.lastIndex(of: "/").map { String(reader.file[...$0]) } ?? ""
    let path = Self.normalized(folder + name)
    guard !open.contains(path) else {
      reader.report("'\(name)' includes itself", at: node)
      return []
    }
    count += 1
    guard count <= Self.maximumCount else {
      reader.report("more than \(Self.maximumCount) files are included", at: node)
      return []
    }
    guard let bytes = try? parent.read(name) else {
      reader.report("include: there is no file '\(name)' here that can be read", at: node)
      return []
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      reader.report("include: '\(name)' is not UTF-8", at: node)
      return []
    }
    open.append(path)
    defer { open.removeLast() }
    let inside = name.lastIndex(of: "/").map { String(name[...$0]) } ?? ""
    let (file, errors) = ScenarioFile.read(text, file: path, common: common, includes: self) {
      try parent.read(inside + $0)
    }
    reader.absorb(errors)
    // A file's own cases are counted where it is included, too.
    caseCount += file.cases.count
    guard caseCount <= maximumCaseCount else {
      reader.report("more than \(maximumCaseCount) cases are included", at: node)
      return []
    }
    return file.cases
  }

  /// The path without `.` and with every `name/..` taken out.
  private static func normalized(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == "..", let last = parts.last, last != ".." { parts.removeLast() } else { parts.append(part) }
    }
    return (path.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
  }
}
