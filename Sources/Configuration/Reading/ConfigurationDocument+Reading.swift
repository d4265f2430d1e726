import CExpat

// This file holds the module's only unsafe code. Why it is safe:
// * The text and the builder live in `parse(_:file:)` until `XML_ParserFree`; the parser keeps the builder's
//   unretained pointer and the text's base address no longer than that; no handler runs outside `XML_Parse`.
// * Handlers turn every C string into a Swift value before they return: no pointer of the parser's escapes.
// * The attribute array is read up to its NULL end, in pairs, as expat guarantees.

extension ConfigurationDocument {
  /// The largest file that is read, in bytes.
  public static let maximumSize = 64 << 20

  /// Reads a file as IIS's XML reader would: well-formed XML without a document type.
  ///
  /// No external entity, document type or network location is ever followed, no entity is expanded beyond the
  /// five XML has built in, and nesting and size are limited.
  ///
  /// - Throws: A file-level fault with the place where the text stops being well-formed (configuration 6, row
  ///   1).
  public init(reading file: ConfigurationFile) throws(ConfigurationFault) {
    let start = SourcePosition(file: file.name, line: 1, column: 1)
    guard file.bytes.count <= Self.maximumSize else {
      throw .unreadable("is larger than 64 MiB, the most that is read", at: start)
    }
    let text: [UInt8]
    do {
      text = try ConfigurationEncoding.utf8(file.bytes)
    } catch {
      var cursor = PositionCursor(file: file.name)
      let position = error.text.withUnsafeBufferPointer { cursor.position(of: error.offset, in: $0) }
      throw .notWellFormed("the file \(error.reason)", at: position)
    }
    self = try Self.parse(text, file: file.name).get()
  }

  private static func parse(_ text: [UInt8], file: String) -> Result<Self, ConfigurationFault> {
    text.withUnsafeBufferPointer { text in
      guard let parser = XML_ParserCreate("UTF-8") else {
        let start = SourcePosition(file: file, line: 1, column: 1)
        return .failure(.unreadable("cannot be parsed: memory is exhausted", at: start))
      }
      defer { XML_ParserFree(parser) }
      let builder = DocumentBuilder(file: file, text: text)
      let session = ParserSession(parser: parser, builder: builder)
      return withExtendedLifetime(session) {
        session.connect()
        let status = text.withMemoryRebound(to: CChar.self) { characters in
          XML_Parse(parser, characters.baseAddress, Int32(characters.count), 1)
        }
        if let refusal = builder.refusal {
          return .failure(.notWellFormed("the file \(refusal.reason)", at: refusal.position))
        }
        guard status == XML_STATUS_OK, let document = builder.document(file: file) else {
          return .failure(session.fault())
        }
        return .success(document)
      }
    }
  }
}

/// One run of the parser.
private final class ParserSession {
  let parser: XML_Parser
  let builder: DocumentBuilder

  init(parser: XML_Parser, builder: DocumentBuilder) {
    self.parser = parser
    self.builder = builder
  }

  var offset: Int { Int(XML_GetCurrentByteIndex(parser)) }

  func connect() {
    XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
    XML_SetElementHandler(
      parser,
      { session, name, attributes in
        guard let name else { return }
        ParserSession.of(session)?.start(name, attributes)
      },
      { session, _ in ParserSession.of(session)?.builder.end() })
    XML_SetCharacterDataHandler(parser) { session, characters, count in
      guard let characters, count > 0 else { return }
      characters.withMemoryRebound(to: UInt8.self, capacity: Int(count)) { bytes in
        ParserSession.of(session)?.builder
          .characters(UnsafeBufferPointer(start: bytes, count: Int(count)))
      }
    }
    XML_SetCommentHandler(parser) { session, comment in
      guard let comment, let session = ParserSession.of(session) else { return }
      session.builder.comment(String(cString: comment), at: session.offset)
    }
    XML_SetStartDoctypeDeclHandler(parser) { session, _, _, _, _ in
      ParserSession.of(session)?.stop("has a document type declaration, which IIS does not accept")
    }
  }

  private static func of(_ pointer: UnsafeMutableRawPointer?) -> ParserSession? {
    pointer.map { Unmanaged<ParserSession>.fromOpaque($0).takeUnretainedValue() }
  }

  private func start(
    _ name: UnsafePointer<XML_Char>, _ pairs: UnsafeMutablePointer<UnsafePointer<XML_Char>?>?
  ) {
    guard builder.refusal == nil else { return }
    var attributes: [(name: String, value: String)] = []
    if var pair = pairs {
      while let key = pair[0], let value = pair[1] {
        attributes.append((String(cString: key), String(cString: value)))
        pair += 2
      }
    }
    builder.start(String(cString: name), attributes: attributes, at: offset)
    if builder.refusal != nil { XML_StopParser(parser, XML_Bool(XML_FALSE)) }
  }

  private func stop(_ reason: String) {
    builder.refuse(reason, at: builder.tagStart(before: offset))
    XML_StopParser(parser, XML_Bool(XML_FALSE))
  }

  /// Why the parser gave up, in the words of a person.
  func fault() -> ConfigurationFault {
    let code = XML_GetErrorCode(parser)
    let position = builder.position(of: offset)
    var reason = XML_ErrorString(code).map { String(cString: $0) } ?? "the XML ends too early"
    if let innermost = builder.innermost {
      let opened = "<\(innermost.name)>, opened at line \(innermost.position.line)"
      switch code {
      case XML_ERROR_TAG_MISMATCH: reason = "\(opened), is closed by another end tag here"
      case XML_ERROR_NO_ELEMENTS, XML_ERROR_UNCLOSED_TOKEN, XML_ERROR_ASYNC_ENTITY:
        reason = "\(opened), is not closed: \(reason)"
      default: reason = "inside \(opened): \(reason)"
      }
    }
    return .notWellFormed(reason, at: position)
  }
}
