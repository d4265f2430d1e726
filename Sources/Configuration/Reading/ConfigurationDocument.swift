/// One configuration file as a tree of elements, each with its place in the file.
public struct ConfigurationDocument: Sendable {
  /// The file's name as shown to the user.
  public let file: String
  /// The root element, whatever its name.
  public let root: SourceElement
  /// Every comment of the file, in document order.
  public let comments: [SourceComment]
}

/// An element as written.
public struct SourceElement: Sendable {
  /// The name as written, prefix included. Names are case-sensitive in IIS configuration.
  public let name: String
  /// The place of the `<`.
  public let position: SourcePosition
  /// The attributes in the order written.
  public let attributes: [SourceAttribute]
  /// The child elements in the order written.
  public internal(set) var children: [SourceElement]
  /// The element's own character data with the parts between children joined; CDATA included.
  public internal(set) var text: String

  /// The attribute of this exact name.
  public func attribute(_ name: String) -> SourceAttribute? {
    attributes.first { $0.name == name }
  }
}

/// An attribute as written.
public struct SourceAttribute: Sendable {
  /// The name as written, prefix included.
  public let name: String
  /// The value with references resolved and line breaks turned into blanks, as XML prescribes.
  public let value: String
  /// The place of the name's first byte.
  public let position: SourcePosition
  /// The place of the value's first byte, behind the quote.
  public let valuePosition: SourcePosition
}

/// A comment as written.
public struct SourceComment: Sendable {
  /// The text between `<!--` and `-->`.
  public let text: String
  /// The place of the `<`.
  public let position: SourcePosition
}
