internal import Configuration

/// The environment variables that stand in paths of applicationHost.config, as a default installation has
/// them.
public enum WindowsEnvironment {
  private static let values = [
    "windir": #"C:\Windows"#, "systemroot": #"C:\Windows"#, "systemdrive": "C:",
    "programfiles": #"C:\Program Files"#, "programfiles(x86)": #"C:\Program Files (x86)"#,
    "programdata": #"C:\ProgramData"#,
  ]

  /// The text with every known `%NAME%` replaced.
  public static func expanded(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "%")) else { return text }
    var result = ""
    var parts = text.parts("%", omittingEmpty: false)[...]
    result += parts.removeFirst()
    while let name = parts.popFirst() {
      if let value = values[name.lowercased()], !parts.isEmpty {
        result += value + parts.removeFirst()
      } else {
        result += "%" + name
      }
    }
    return result
  }
}
