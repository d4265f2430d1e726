/// A configuration file in memory. Nothing is read from disk here.
public struct ConfigurationFile: Sendable {
  /// The name shown in positions and messages.
  public let name: String
  /// The file's bytes, unchanged.
  public let bytes: [UInt8]

  /// A file from its name, as shown to the user, and its bytes.
  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }
}

extension ConfigurationFile {
  /// A file from text, for configuration written inside another document.
  public init(name: String, text: String) {
    self.init(name: name, bytes: Array(text.utf8))
  }
}
