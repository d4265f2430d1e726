/// The commands that CI systems obey when they stand in a log: `##vso[...]` and `##[...]` anywhere in a line of Azure
/// Pipelines, `::name::` at the start of a line and `##[...]` on GitHub Actions.
///
/// Requests, file names and configuration come from outside: what they hold must not become a command.
/// Source: learn.microsoft.com, Azure Pipelines logging commands; docs.github.com, workflow commands; the agents find
/// them in any case of letters.
public enum LogCommands {
  /// How a text may be changed so that it holds no command.
  public enum Form: Sendable {
    /// Text for people: a blank parts the command.
    case text
    /// JSON, whose strings may escape any character.
    case json
    /// XML and HTML, whose text and values may escape any character.
    case xml
    /// The commands are meant.
    case commands
  }

  /// The text without commands.
  public static func disarmed(_ text: String, as form: Form) -> String {
    guard form != .commands else { return text }
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    var copied = 0
    var isAtStart = true
    func put(_ replacement: String, at index: Int, instead length: Int) {
      if result.isEmpty { result.reserveCapacity(bytes.count + 64) }
      result += bytes[copied..<index] + Array(replacement.utf8)
      copied = index + length
    }
    for index in bytes.indices {
      switch bytes[index] {
      case UInt8(ascii: "#") where isAzureCommand(bytes, index):
        put(form == .json ? "\\u0023" : form == .xml ? "&#35;" : "# ", at: index, instead: 1)
      case UInt8(ascii: ":") where isAtStart && form == .text && isGitHubCommand(bytes, index):
        put(": ", at: index, instead: 1)
      default: break
      }
      let isLineEnd = bytes[index] == UInt8(ascii: "\n") || bytes[index] == UInt8(ascii: "\r")
      isAtStart = isLineEnd || isAtStart && bytes[index] <= UInt8(ascii: " ")
    }
    guard copied > 0 else { return text }
    return String(decoding: result + bytes[copied...], as: UTF8.self)
  }

  /// `##vso[` or `##[`.
  private static func isAzureCommand(_ bytes: [UInt8], _ index: Int) -> Bool {
    guard index + 2 < bytes.count, bytes[index + 1] == UInt8(ascii: "#") else { return false }
    if bytes[index + 2] == UInt8(ascii: "[") { return true }
    guard index + 5 < bytes.count, bytes[index + 5] == UInt8(ascii: "[") else { return false }
    return zip(bytes[(index + 2)...], "vso".utf8).allSatisfy { $0 | 0x20 == $1 }
  }

  /// `::`, a name, and `::` later in the line. An address such as `::1` is none.
  private static func isGitHubCommand(_ bytes: [UInt8], _ index: Int) -> Bool {
    guard index + 2 < bytes.count, bytes[index + 1] == UInt8(ascii: ":"),
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(bytes[index + 2] | 0x20)
    else { return false }
    var position = index + 3
    while position + 1 < bytes.count, bytes[position] != UInt8(ascii: "\n") {
      if bytes[position] == UInt8(ascii: ":"), bytes[position + 1] == UInt8(ascii: ":") { return true }
      position += 1
    }
    return false
  }
}

extension ScenarioReportFormat {
  /// What to do with commands of CI systems where the report goes to a log.
  public var logForm: LogCommands.Form {
    switch self {
    case .github, .azure: .commands
    case .json: .json
    case .junit, .cobertura, .html: .xml
    case .text, .tap, .tap13, .markdown, .lcov: .text
    }
  }
}
