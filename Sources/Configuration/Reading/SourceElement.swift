/// An attribute as it stands in a file. `name` keeps its prefix, references in `value` are resolved.
struct SourceAttribute: Sendable {
  let name: String
  let value: String
  let position: SourcePosition

  /// Namespace declarations and `xml:` attributes are legal on every element and mean nothing to IIS.
  var isNamespaceDeclaration: Bool { name == "xmlns" || name.hasPrefix("xmlns:") }
}

/// An element as it stands in a file: an immutable tree, text and comments left out.
struct SourceElement: Sendable {
  let name: String
  let attributes: [SourceAttribute]
  let children: [SourceElement]
  let position: SourcePosition

  /// The attribute of that exact name.
  func attribute(_ name: String) -> SourceAttribute? { attributes.first { $0.name == name } }
}
