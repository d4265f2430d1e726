import CExpat

/// Reads a configuration file into a ``SourceElement`` tree with expat.
///
/// A document type declaration ends the reading at once, so no entity is ever declared and none can expand.
/// Sizes are bounded: bytes, depth, and the number of elements and attributes.
///
/// Safety of the unsafe code: the handlers receive an unretained pointer to the ``TreeBuilder`` and the
/// buffer pointer of the file, both of which outlive the only call that runs handlers, `XML_Parse`, inside
/// `withExtendedLifetime` and `withUnsafeBufferPointer`. expat's strings are copied before a handler returns.
enum DocumentReader {
  /// The largest file, in bytes.
  static let sizeLimit = 64 << 20
  /// The deepest nesting of elements.
  static let depthLimit = 128
  /// The largest number of elements and attributes together.
  static let nodeLimit = 1 << 20

  static func read(_ file: ConfigurationFile) throws(ConfigurationFault) -> SourceElement {
    let start = SourcePosition(file: file.name, line: 1, column: 1)
    guard file.bytes.count <= sizeLimit else {
      throw .notWellFormed("it is larger than 64 MiB, more than is read here", at: start)
    }
    guard let parser = XML_ParserCreate(nil) else {
      throw .notWellFormed("there is no memory to read it", at: start)
    }
    defer { XML_ParserFree(parser) }
    let builder = TreeBuilder(parser: parser)
    let outcome = file.bytes.withUnsafeBufferPointer { bytes in
      parse(bytes, name: file.name, parser: parser, builder: builder)
    }
    switch outcome {
    case .success(let root): return root
    case .failure(let fault): throw fault
    }
  }

  private static func parse(
    _ bytes: UnsafeBufferPointer<UInt8>, name: String, parser: XML_Parser, builder: TreeBuilder
  ) -> Result<SourceElement, ConfigurationFault> {
    builder.begin(bytes, PositionTracker(file: name, bytes: bytes))
    defer { builder.end() }
    XML_SetUserData(parser, Unmanaged.passUnretained(builder).toOpaque())
    XML_SetElementHandler(
      parser,
      { data, name, attributes in
        guard let data, let name else { return }
        Unmanaged<TreeBuilder>.fromOpaque(data).takeUnretainedValue().open(name, attributes)
      },
      { data, _ in
        guard let data else { return }
        Unmanaged<TreeBuilder>.fromOpaque(data).takeUnretainedValue().close()
      })
    XML_SetStartDoctypeDeclHandler(parser) { data, _, _, _, _ in
      guard let data else { return }
      Unmanaged<TreeBuilder>.fromOpaque(data).takeUnretainedValue()
        .refuse("a document type declaration is not allowed")
    }
    XML_SetUnknownEncodingHandler(
      parser,
      { _, name, encoding in
        guard let name, let encoding, SingleByteEncoding.fill(encoding, for: String(cString: name)) else {
          return 0
        }
        return 1
      }, nil)
    let status = withExtendedLifetime(builder) {
      bytes.withMemoryRebound(to: CChar.self) {
        XML_Parse(parser, $0.baseAddress, Int32($0.count), 1)
      }
    }
    if let refusal = builder.refusal { return .failure(refusal) }
    if status == XML_STATUS_OK, let root = builder.root { return .success(root) }
    let code = XML_GetErrorCode(parser)
    let reason = XML_ErrorString(code).map { String(cString: $0) } ?? "no element found"
    // Of an unclosed document expat names the end; the tracker accepts any offset at or behind its last.
    let place = builder.position(Int(XML_GetCurrentByteIndex(parser)))
    return .failure(.notWellFormed(reason, at: place))
  }
}
