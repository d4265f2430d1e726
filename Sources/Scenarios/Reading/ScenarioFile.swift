internal import StatusCodes
internal import Yams

/// A scenario file, read.
public struct ScenarioFile: Sendable {
  /// Creates a file without cases.
  public init() {}

  /// The name of the scenario.
  public var name = ""
  /// What it explains.
  public var about = ""
  /// The cases, once for each version of IIS they name.
  public var cases: [ScenarioCase] = []

  /// The largest file that is read, in bytes.
  public static let maximumSize = 16 << 20

  /// The keys of a file.
  static let keys = setupKeys + ["name", "about", "tags", "sequence", "cases"]
  /// The keys of a case that is a sequence of cases.
  static let sequenceKeys = setupKeys + ["id", "name", "tags", "sequence"]
  /// The keys of a case.
  static let caseKeys =
    setupKeys + [
      "id", "name", "tags", "request", "requestEscaped", "requestHex", "requestBase64", "sweep", "expect",
      "because", "pending",
    ]
  /// The keys that write a case out as many, which are gone when the case is read.
  static let expansionKeys = CaseExpansion.keys
  private static let setupKeys = [
    "iis", "server", "applicationHost", "applicationHostAdditions", "machineConfig", "rootWebConfig", "with",
    "without", "site", "pool",
    "applications", "virtualDirectories", "folders", "facts", "connection",
    "as", "at", "duration",
  ]

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - read: gives the bytes of a file that this one names, by a path relative to it.
  /// - Returns: the file, and everything that is wrong with it; a file with errors has no cases.
  public static func read(
    _ text: String, file: String, read: @escaping (String) throws -> [UInt8]
  ) -> (file: ScenarioFile, errors: [ScenarioError]) {
    self.read(text, file: file, common: CaseReader.Common(), includes: IncludeReader(file: file), read: read)
  }

  static func read(
    _ text: String, file: String, common: CaseReader.Common, includes: IncludeReader,
    read: @escaping (String) throws -> [UInt8]
  ) -> (file: ScenarioFile, errors: [ScenarioError]) {
    // The YAML library does not skip the byte order mark that editors of Windows write.
    if text.unicodeScalars.first == "\u{FEFF}" {
      let plain = String(text.unicodeScalars.dropFirst())
      return self.read(plain, file: file, common: common, includes: includes, read: read)
    }
    let reader = NodeReader(file: file)
    var result = ScenarioFile()
    guard text.utf8.count <= maximumSize else {
      return (result, [ScenarioError(file: file, line: 0, column: 0, message: "is larger than 16 MiB")])
    }
    guard Self.depth(text) < 200 else {
      return (result, [ScenarioError(file: file, line: 0, column: 0, message: "is nested too deep")])
    }
    do {
      if let key = try KeyCheck.offendingKey(in: text) {
        reader.report("a key must be text, not a list, a map or an alias", at: key)
        return (result, reader.errors)
      }
      guard let root = try Yams.compose(yaml: text) else {
        return (
          result,
          [ScenarioError(file: file, line: 1, column: 1, message: "is empty; 'name' and 'cases' are needed")]
        )
      }
      let cases = CaseReader(reader: reader, read: read, includes: includes)
      result = cases.file(root, common: common)
    } catch {
      return (ScenarioFile(), [Self.malformed(error, file)])
    }
    if !reader.errors.isEmpty { result.cases = [] }
    result.quoteLines(of: text, in: file)
    return (result, reader.errors)
  }

  /// Gives each case the line it starts at.
  private mutating func quoteLines(of text: String, in file: String) {
    let lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
    for index in cases.indices
    where cases[index].file == file && lines.indices.contains(cases[index].line - 1) {
      let line = lines[cases[index].line - 1].drop { $0 == 0x20 }
      cases[index].sourceLine = String(Substring(line.last == 0x0D ? line.dropLast() : line))
    }
  }

  /// An upper bound of the nesting, so that the parser's recursion is bounded.
  private static func depth(_ text: String) -> Int {
    var flow = 0
    var deepest = 0
    var indent = 0
    var isLineStart = true
    for byte in text.utf8 {
      switch byte {
      case 0x0A, 0x0D:
        isLineStart = true
        indent = 0
      case 0x20 where isLineStart, UInt8(ascii: "-") where isLineStart, UInt8(ascii: "?") where isLineStart,
        UInt8(ascii: ":") where isLineStart:
        indent += 1
      case UInt8(ascii: "["), UInt8(ascii: "{"):
        flow += 1
        isLineStart = false
      case UInt8(ascii: "]"), UInt8(ascii: "}"):
        flow = max(0, flow - 1)
      default: isLineStart = false
      }
      if isLineStart { deepest = max(deepest, indent / 2) }
      deepest = max(deepest, min(flow, 1000))
    }
    return deepest
  }

  private static func malformed(_ error: any Error, _ file: String) -> ScenarioError {
    switch error {
    case YamlError.scanner(_, let problem, let mark, _), YamlError.parser(_, let problem, let mark, _),
      YamlError.composer(_, let problem, let mark, _):
      return ScenarioError(
        file: file, line: mark.line, column: mark.column,
        message: "malformed YAML: \(problem); quote texts that hold ': ' or ' #'")
    case YamlError.duplicatedKeysInMapping(let duplicates, let context):
      let key = duplicates.first.map { "\($0)" } ?? ""
      return ScenarioError(
        file: file, line: context.mark.line, column: context.mark.column,
        message: "the key '\(key)' stands twice")
    default:
      return ScenarioError(file: file, line: 1, column: 1, message: "malformed YAML: \(error)")
    }
  }
}
