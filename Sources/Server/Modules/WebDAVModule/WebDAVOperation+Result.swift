internal import StatusCodes

extension WebDAVOperation {
  /// What the content makes of the operation; `nil` when that is not known.
  ///
  /// Source: content-and-errors 5.3; but for 403.22 the semantics of RFC 4918, 9, are taken for IIS's.
  func result(
    _ request: borrowing RequestView, _ policy: WebDAVPolicy, _ scratch: borrowing Scratch,
    _ source: ContentPlace, _ target: ContentPlace
  ) -> (Check, Finding)? {
    switch method {
    case .source: return found(request, source, 200)
    case .propfind:
      if depth ?? .infinity == .infinity, !policy.allowsInfiniteDepth {
        let value = headers.value(.depth, request.fields)
        return (
          .webDAVDepth,
          .violated(
            policy.depthSetting, value == nil ? .method : .header, value ?? request.head.method,
            status: StatusCode(403, 22))
        )
      }
      return found(request, source, 207)
    case .proppatch: return found(request, source, 207)
    case .delete: return found(request, source, 204)
    case .unlock: return done(204)
    case .mkcol: return makeFolder(request, source)
    case .put: return put(request, source)
    case .lock:
      guard source.kind == .missing else { return source.kind == .unknown ? nil : done(200) }
      return hasParent(request, source, request.path) ? stored(request, 201) : conflict(request)
    case .copy, .move: return copy(request, scratch, source, target)
    }
  }

  private func done(_ status: UInt16) -> (Check, Finding) {
    (.webDAVDone, Finding(result: .passed, status: StatusCode(status, 0)))
  }

  private func refused(
    _ request: borrowing RequestView, _ status: UInt16, _ part: Finding.Part = .path,
    _ bytes: ByteRange? = nil
  ) -> (Check, Finding) {
    (
      .webDAVTarget,
      .violated(-1, part, bytes ?? ByteRange(0, request.path.count), status: StatusCode(status, 0))
    )
  }

  private func found(
    _ request: borrowing RequestView, _ place: ContentPlace, _ status: UInt16
  ) -> (Check, Finding)? {
    switch place.kind {
    case .unknown: nil
    case .missing: refused(request, 404)
    case .file, .directory: done(status)
    }
  }

  /// 507 when the store was declared full.
  private func stored(_ request: borrowing RequestView, _ status: UInt16) -> (Check, Finding) {
    request.site.isStorageFull ? refused(request, 507) : done(status)
  }

  private func conflict(_ request: borrowing RequestView) -> (Check, Finding) { refused(request, 409) }

  /// Whether nothing but the last segment of a missing path is missing, and a folder holds it.
  private func hasParent(
    _ request: borrowing RequestView, _ place: ContentPlace, _ path: Span<UInt8>
  ) -> Bool {
    var end = path.count
    while end > 0, path[end - 1] == UInt8(ascii: "/") { end -= 1 }
    var start = Int(place.length)
    while start < end, path[start] == UInt8(ascii: "/") { start += 1 }
    for index in start..<max(start, end) where path[index] == UInt8(ascii: "/") { return false }
    return request.site.content.nodes[Int(place.node)].kind == .directory
  }

  private func makeFolder(_ request: borrowing RequestView, _ place: ContentPlace) -> (Check, Finding)? {
    let hasBody =
      request.head.flags.contains(.isChunked)
      || request.head.flags.contains(.hasContentLength) && request.head.contentLength > 0
    if hasBody { return refused(request, 415, .header, request.contentLengthField) }
    switch place.kind {
    case .unknown: return nil
    case .file, .directory: return refused(request, 405)
    case .missing: return hasParent(request, place, request.path) ? stored(request, 201) : conflict(request)
    }
  }

  private func put(_ request: borrowing RequestView, _ place: ContentPlace) -> (Check, Finding)? {
    switch place.kind {
    case .unknown: return nil
    case .directory: return refused(request, 405)
    case .file: return stored(request, 204)
    case .missing: return hasParent(request, place, request.path) ? stored(request, 201) : conflict(request)
    }
  }

  private func copy(
    _ request: borrowing RequestView, _ scratch: borrowing Scratch, _ source: ContentPlace,
    _ target: ContentPlace
  ) -> (Check, Finding)? {
    guard let destination else { return nil }
    let bytes = destination.path.moved(by: destinationStart)
    if let authority = destination.authority {
      let host = request.wire.bytes(request.head.host)
      let other = request.wire.bytes(authority.moved(by: destinationStart))
      if !Self.equal(host, other) {
        return refused(request, 502, .header, authority.moved(by: destinationStart))
      }
    }
    let path = scratch.destination.span
    if FileName.equal(path, request.path) { return refused(request, 403, .header, bytes) }
    switch source.kind {
    case .unknown: return nil
    case .missing: return refused(request, 404)
    case .file, .directory: break
    }
    switch target.kind {
    case .unknown: return nil
    case .file, .directory:
      guard overwrites else {
        return (
          .webDAVPrecondition, .violated(-1, .header, bytes, status: StatusCode(412, 0))
        )
      }
      return stored(request, 204)
    case .missing:
      return hasParent(request, target, path)
        ? stored(request, 201) : refused(request, 409, .header, bytes)
    }
  }

  private static func equal(_ left: Span<UInt8>, _ right: Span<UInt8>) -> Bool {
    guard left.count == right.count else { return false }
    for index in left.indices where ByteClass.lowercase(left[index]) != ByteClass.lowercase(right[index]) {
      return false
    }
    return true
  }
}
