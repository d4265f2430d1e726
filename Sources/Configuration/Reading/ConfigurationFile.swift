/// A configuration file as it was found: a name for messages and its raw bytes.
public struct ConfigurationFile: Sendable {
  /// The name that positions and messages show.
  public let name: String
  /// The content, byte for byte, in any encoding its XML declaration or byte order mark names.
  public let bytes: [UInt8]

  /// A file from its name and content. Nothing is parsed yet.
  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }
}
