internal import StatusCodes

/// The values of server variables. Source: url-rewrite 2.6.
extension RewriteModule {
  /// Appends the value a variable has while the rules run.
  static func append(
    _ variable: ServerVariable, to buffer: inout ByteBuffer, _ request: borrowing RequestView,
    _ facts: borrowing RequestFacts, _ policy: RewritePolicy, _ state: borrowing RewriteState
  ) {
    switch variable {
    case .queryString: appendQuery(to: &buffer, request, state)
    case .url: appendPath(to: &buffer, request, state)
    case .requestURI:
      guard policy.options.requestURI == .current else {
        return appendOriginalURL(to: &buffer, request, state)
      }
      appendPath(to: &buffer, request, state)
      appendWithMark(state.isRewritten ? state.query.span : request.query, to: &buffer)
    case .unencodedURL:
      if state.original.isReplaced {
        buffer.append(state.original.target)
      } else {
        appendTarget(to: &buffer, request)
      }
    case .httpURL:
      guard state.isRewritten else { return appendTarget(to: &buffer, request) }
      buffer.append(state.path.span)
      appendWithMark(state.query.span, to: &buffer)
    case .cacheURL:
      buffer.append(facts.connection.isTLS ? "https://" : "http://")
      appendHostName(to: &buffer, request, facts)
      buffer.append(UInt8(ascii: ":"))
      buffer.append(decimal: port(request, facts))
      appendOriginalURL(to: &buffer, request, state)
    case .originalURL:
      guard state.original.isReplaced else {
        return appendHeader(Array("x-original-url".utf8), to: &buffer, request)
      }
      RewriteTarget.append(encoding: state.original.path.span, keepsPercent: false, to: &buffer)
      appendWithMark(state.original.query.span, to: &buffer)
    case .wasRewritten:
      if state.original.isReplaced, state.original.level == request.level { buffer.append("1") }
    case .requestFilename:
      request.site.paths.append(
        physicalPathOf: state.isRewritten ? state.path.span : request.path, to: &buffer)
    case .documentRoot: buffer.append(request.site.paths.documentRoot)
    case .applicationPhysicalPath:
      buffer.append(request.site.paths.applicationRoot(of: request.path))
      buffer.append(UInt8(ascii: "\\"))
    case .applicationMetabasePath: buffer.append(request.site.paths.metabasePath(of: request.path))
    case .applicationPool: buffer.append(request.site.paths.pool(of: request.path))
    case .serverName: appendHostName(to: &buffer, request, facts)
    case .serverPort: buffer.append(decimal: port(request, facts))
    case .serverPortSecure: buffer.append(facts.connection.isTLS ? "1" : "0")
    case .https: buffer.append(facts.connection.isTLS ? "on" : "off")
    case .method: buffer.append(request.method)
    case .serverProtocol:
      if request.head.version.isEmpty { buffer.append("HTTP/0.9") }
      buffer.append(request.wire.bytes(request.head.version))
    case .remoteAddress: facts.connection.client?.append(to: &buffer)
    case .remotePort: break
    case .localAddress:
      if let address = facts.connection.localAddress { buffer.append(address) }
    case .contentType: appendHeader(Array("content-type".utf8), to: &buffer, request)
    case .contentLength:
      buffer.append(decimal: request.head.flags.contains(.hasContentLength) ? request.head.contentLength : 0)
    case .serverSoftware:
      buffer.append("Microsoft-IIS/")
      buffer.append(policy.version.rawValue)
    case .gatewayInterface: buffer.append("CGI/1.1")
    case .warmingUp: if facts.connection.isWarmUp { buffer.append("1") }
    case .responseStatus: if state.responseStatus > 0 { buffer.append(decimal: UInt64(state.responseStatus)) }
    case .responseHeader, .empty: break
    }
  }

  /// Appends the value of a header, the lines of that name joined by `, `; nothing when it was not sent.
  static func appendHeader(
    _ name: [UInt8], to buffer: inout ByteBuffer, _ request: borrowing RequestView
  ) {
    var isFound = false
    for index in request.fields.indices {
      let field = request.fields[index]
      guard field.name.count == name.count else { continue }
      let bytes = request.wire.bytes(field.name)
      var isEqual = true
      for position in bytes.indices
      where isEqual && ByteClass.lowercase(bytes[position]) != name[position] {
        isEqual = false
      }
      guard isEqual else { continue }
      if isFound { buffer.append(", ") }
      isFound = true
      buffer.append(request.wire.bytes(field.value))
    }
  }

  /// The path of the present URL, slash first.
  static func appendPath(
    to buffer: inout ByteBuffer, _ request: borrowing RequestView, _ state: borrowing RewriteState
  ) {
    if state.isRewritten { buffer.append(state.path.span) } else { buffer.append(request.path) }
  }

  /// The decoded path and the query, as the client sent them.
  private static func appendOriginalURL(
    to buffer: inout ByteBuffer, _ request: borrowing RequestView, _ state: borrowing RewriteState
  ) {
    let isReplaced = state.original.isReplaced
    if isReplaced { buffer.append(state.original.path.span) } else { buffer.append(request.path) }
    appendWithMark(isReplaced ? state.original.query.span : request.query, to: &buffer)
  }

  static func appendQuery(
    to buffer: inout ByteBuffer, _ request: borrowing RequestView, _ state: borrowing RewriteState
  ) {
    if state.isRewritten { buffer.append(state.query.span) } else { buffer.append(request.query) }
  }

  static func appendWithMark(_ query: Span<UInt8>, to buffer: inout ByteBuffer) {
    guard query.count > 0 else { return }
    buffer.append(UInt8(ascii: "?"))
    buffer.append(query)
  }

  /// The target as it was sent, the digits of its escapes in upper case (observed, UR28).
  static func appendTarget(to buffer: inout ByteBuffer, _ request: borrowing RequestView) {
    let raw = request.target.bytes(request.head.rawPath)
    if raw.count == 0 { buffer.append(UInt8(ascii: "/")) }
    var index = 0
    while index < raw.count {
      buffer.append(raw[index])
      if raw[index] == UInt8(ascii: "%"), index + 2 < raw.count, ByteClass.hexValue(raw[index + 1]) != nil,
        ByteClass.hexValue(raw[index + 2]) != nil
      {
        buffer.append(uppercase(raw[index + 1]))
        buffer.append(uppercase(raw[index + 2]))
        index += 2
      }
      index += 1
    }
    appendWithMark(request.query, to: &buffer)
  }

  private static func uppercase(_ byte: UInt8) -> UInt8 {
    byte &- UInt8(ascii: "a") < 26 ? byte & ~0x20 : byte
  }

  /// Appends the host without its port.
  static func appendHostName(
    to buffer: inout ByteBuffer, _ request: borrowing RequestView, _ facts: borrowing RequestFacts
  ) {
    let authority = host(request)
    let length = nameLength(authority)
    if length > 0 {
      buffer.append(authority.extracting(0..<length))
    } else if let address = facts.connection.localAddress {
      buffer.append(address)
    }
  }

  /// The authority of the request, as it was sent.
  @_lifetime(copy request)
  static func host(_ request: borrowing RequestView) -> Span<UInt8> {
    request.wire.bytes(request.head.authority.isEmpty ? request.head.host : request.head.authority)
  }

  /// The length of the name before `:port`.
  private static func nameLength(_ authority: Span<UInt8>) -> Int {
    var index = authority.count
    while index > 0 {
      index -= 1
      if authority[index] == UInt8(ascii: ":") { return index }
      if authority[index] == UInt8(ascii: "]") { break }
    }
    return authority.count
  }

  /// The local port, or the port the client named, or that of the scheme.
  private static func port(
    _ request: borrowing RequestView, _ facts: borrowing RequestFacts
  ) -> UInt64 {
    if let port = facts.connection.localPort { return UInt64(clamping: port) }
    let authority = host(request)
    var port: UInt64 = 0
    for index in min(nameLength(authority) + 1, authority.count)..<authority.count {
      let digit = authority[index] &- UInt8(ascii: "0")
      guard digit < 10, port < 65536 else { continue }
      port = port * 10 + UInt64(digit)
    }
    return port > 0 ? port : facts.connection.isTLS ? 443 : 80
  }
}
