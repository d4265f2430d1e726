internal import StatusCodes

/// One WebDAV request while it is judged.
struct WebDAVOperation {
  let method: WebDAVMethod
  let headers: ContentHeaders
  var depth: WebDAVHeaders.Depth?
  /// `Overwrite: T`, or no such header.
  var overwrites = true
  var destination: DestinationHeader?
  /// Where the value of Destination starts in the request.
  var destinationStart = 0
  /// Whether the If header has a list that holds; `true` without the header.
  var holds = true

  init(_ method: WebDAVMethod, _ headers: ContentHeaders) {
    self.method = method
    self.headers = headers
  }

  /// Reads the headers in the order of their substatuses.
  ///
  /// - Returns: whether the request goes on.
  mutating func readHeaders<Recorder: TraceRecorder>(
    _ request: borrowing RequestView, _ policy: borrowing ScopePolicy, _ state: inout RequestState,
    _ recorder: inout Recorder, _ verdict: inout Verdict
  ) -> Bool {
    guard let (substatus, bytes) = headerFault(request, policy.handlers, &state) else { return true }
    WebDAVModule.fault(substatus, bytes, &state, &recorder, &verdict)
    return false
  }

  private mutating func headerFault(
    _ request: borrowing RequestView, _ map: HandlerMap, _ state: inout RequestState
  ) -> (UInt16, ByteRange)? {
    let wire = request.wire
    if method.hasDestination {
      guard let value = headers.value(.destination, request.fields) else {
        return (1, request.head.method)
      }
      switch DestinationHeader.read(wire.bytes(value)) {
      case .fault(let bytes): return (1, bytes.moved(by: Int(value.start)))
      case .success(let read):
        destination = read
        destinationStart = Int(value.start)
      }
    }
    if let value = headers.value(.depth, request.fields) {
      depth = WebDAVHeaders.depth(wire.bytes(value))
      if !isDepthAllowed(request) { return (2, value) }
    }
    if let value = headers.value(.submittedTokens, request.fields) {
      if let bytes = IfHeader.fault(wire.bytes(value)) { return (3, bytes.moved(by: Int(value.start))) }
    }
    if let value = headers.value(.overwrite, request.fields) {
      guard let flag = WebDAVHeaders.overwrite(wire.bytes(value)) else { return (4, value) }
      overwrites = flag
    }
    if let value = headers.value(.translate, request.fields),
      WebDAVHeaders.translate(wire.bytes(value)) == nil
    {
      return (5, value)
    }
    if let bytes = lengthFault(request) { return (7, bytes) }
    if method == .lock, let value = headers.value(.timeout, request.fields),
      let bytes = WebDAVHeaders.timeoutFault(wire.bytes(value))
    {
      return (8, bytes.moved(by: Int(value.start)))
    }
    if method == .unlock {
      guard let value = headers.value(.lockToken, request.fields) else { return (9, request.head.method) }
      if WebDAVHeaders.codedURL(wire.bytes(value)) == nil { return (9, value) }
    }
    return nil
  }

  /// The values each method takes. Source: content-and-errors 5.4 (RFC 4918, 9).
  private func isDepthAllowed(_ request: borrowing RequestView) -> Bool {
    guard let depth else { return false }
    switch method {
    case .propfind, .source, .put, .mkcol, .proppatch, .unlock: return true
    case .copy, .lock: return depth != .one
    case .move, .delete:
      let place = request.site.content.find(request.path)
      return depth == .infinity || place.kind == .file && depth == .zero
    }
  }

  /// A body without a length, and a part of a file where the whole is meant.
  private func lengthFault(_ request: borrowing RequestView) -> ByteRange? {
    if method == .put, let value = headers.value(.contentRange, request.fields) { return value }
    let hasBody = request.head.flags.contains(.hasContentLength) || request.head.flags.contains(.isChunked)
    // LOCK without a body renews the lock that If names.
    let needsBody =
      method == .proppatch || method == .lock && headers.value(.submittedTokens, request.fields) == nil
    return needsBody && !hasBody ? request.head.method : nil
  }

  /// 413.1 and 400.6: the XML body, as far as it arrived in full.
  mutating func readBody<Recorder: TraceRecorder>(
    _ request: borrowing RequestView, _ policy: WebDAVPolicy, _ state: inout RequestState,
    _ scratch: inout Scratch, _ recorder: inout Recorder, _ verdict: inout Verdict
  ) -> Bool {
    let isChunked = request.head.flags.contains(.isChunked)
    guard method == .propfind || method == .proppatch || method == .lock,
      isChunked || request.head.flags.contains(.hasContentLength)
    else { return true }
    let start = Int(request.head.end)
    let length = isChunked ? ChunkedBody.length(request.wire, from: start) : request.head.contentLength
    if length > policy.maxXMLLength.value {
      let finding = Finding.violated(
        policy.maxXMLLength.setting, isChunked ? .body : .header,
        isChunked ? ByteRange(start, request.wire.count) : request.contentLengthField, seen: length,
        limit: policy.maxXMLLength.value, status: StatusCode(413, 1))
      WebDAVModule.answer(.webDAVBodyLength, finding, &state, &recorder, &verdict)
      return false
    }
    scratch.line.removeAll()
    if isChunked {
      // What is still to come may end the text as it should.
      guard ChunkedBody.decode(request.wire, from: start, into: &scratch.line) else { return true }
    } else {
      guard length <= UInt64(max(0, request.wire.count - start)) else { return true }
      scratch.line.append(request.wire.extracting(start..<start + Int(length)))
    }
    guard !scratch.line.isEmpty else {
      // An empty PROPFIND asks for everything; an empty PROPPATCH or new LOCK says nothing.
      guard method == .proppatch else { return true }
      return bodyFault(ByteRange(start, start), &state, &recorder, &verdict)
    }
    let root: StaticString =
      method == .propfind ? "propfind" : method == .proppatch ? "propertyupdate" : "lockinfo"
    guard let fault = WebDAVBody.fault(scratch.line.span, root: root, needsChild: true) else { return true }
    let bytes =
      isChunked
      ? ByteRange(
        ChunkedBody.position(of: Int(fault.start), request.wire, from: start),
        ChunkedBody.position(of: Int(fault.end), request.wire, from: start)) : fault.moved(by: start)
    return bodyFault(bytes, &state, &recorder, &verdict)
  }

  private func bodyFault<Recorder: TraceRecorder>(
    _ bytes: ByteRange, _ state: inout RequestState, _ recorder: inout Recorder, _ verdict: inout Verdict
  ) -> Bool {
    let finding = Finding.violated(-1, .body, bytes, status: StatusCode(400, 6))
    WebDAVModule.answer(.webDAVHeader, finding, &state, &recorder, &verdict)
    return false
  }

  /// Cooks the path of the destination; one that HTTP.sys would refuse is 400.1.
  func cookDestination<Recorder: TraceRecorder>(
    _ request: borrowing RequestView, _ scratch: inout Scratch, _ state: inout RequestState,
    _ recorder: inout Recorder, _ verdict: inout Verdict
  ) -> Bool {
    guard let destination else { return true }
    let path = destination.path.moved(by: destinationStart)
    var origins = NoOrigins()
    guard !path.isEmpty,
      let refusal = URLCanonicalizer.cook(
        request.wire, path, HTTPSysSettings(), into: &scratch.destination, origins: &origins)
    else { return true }
    WebDAVModule.fault(1, refusal.bytes, &state, &recorder, &verdict)
    return false
  }
}

extension ByteRange {
  /// The range, counted from an offset that much earlier.
  func moved(by offset: Int) -> ByteRange { ByteRange(Int(start) + offset, Int(end) + offset) }
}
