internal import StatusCodes

extension WebDAVOperation {
  /// The gates behind the headers, and the operation itself.
  mutating func perform<Recorder: TraceRecorder>(
    _ request: borrowing RequestView, _ policy: borrowing ScopePolicy, _ facts: borrowing RequestFacts,
    _ state: inout RequestState, _ scratch: inout Scratch, _ recorder: inout Recorder,
    _ verdict: inout Verdict
  ) {
    guard hasRights(request, policy, facts, &state, scratch, &recorder, &verdict) else { return }
    let content = request.site.content
    let source = content.find(request.path)
    let target = destination == nil ? source : content.find(scratch.destination.span)
    if source.kind == .unknown || target.kind == .unknown { verdict.assumptions.insert(.unknownContent) }
    let finding: (Check, Finding)? =
      locks(request, policy.webDAV, scratch, source) ?? mimeType(request, policy, scratch)
      ?? result(request, policy.webDAV, scratch, source, target)
    guard let (check, finding) = finding else {
      // What stands there decides, and it is not known.
      state.disposition = .finished
      verdict.outcome = .passed
      return
    }
    WebDAVModule.answer(check, finding, &state, &recorder, &verdict)
  }

  /// 403.2, 403.3, 403.21: the authoring rules. Source: content-and-errors 5.3.
  private func hasRights<Recorder: TraceRecorder>(
    _ request: borrowing RequestView, _ policy: borrowing ScopePolicy, _ facts: borrowing RequestFacts,
    _ state: inout RequestState, _ scratch: borrowing Scratch, _ recorder: inout Recorder,
    _ verdict: inout Verdict
  ) -> Bool {
    // Whether a script is mapped is asked for GET: the methods of WebDAV are seldom in a script's list.
    let get: InlineArray<3, UInt8> = [UInt8(ascii: "G"), UInt8(ascii: "E"), UInt8(ascii: "T")]
    let row = policy.handlers.select(request.path, request.shape, method: get.span, isGet: true).row
    let isScript =
      row >= 0 && policy.handlers.rows[Int(row)].handler.requiredAccess == .script
      && policy.handlers.rows[Int(row)].handler.kind != .transferRequest
    let needed: WebDAVPolicy.Access =
      switch method {
      case .source: isScript ? [.read, .source] : .read
      case .propfind, .copy: .read
      case .put: isScript ? [.write, .source] : .write
      case .proppatch, .mkcol, .delete, .move, .lock, .unlock: .write
      }
    let declared = state.user.roles == .connection ? facts.connection.user : facts.credentials.user
    let someone = declared ?? UserFacts("")
    let user = WebDAVUser(
      isAuthenticated: state.user.isAuthenticated, hasName: state.user.hasName,
      name: scratch.userName.span, roles: someone.roleBytes.span)
    let (access, setting) = policy.webDAV.access(request.path, user)
    if let finding = Self.missing(needed, access, setting, ByteRange(0, request.path.count), .path) {
      WebDAVModule.answer(.webDAVRule, finding, &state, &recorder, &verdict)
      return false
    }
    guard let destination else { return true }
    let (other, otherSetting) = policy.webDAV.access(scratch.destination.span, user)
    guard
      let finding = Self.missing(
        .write, other, otherSetting, destination.path.moved(by: destinationStart), .header)
    else { return true }
    WebDAVModule.answer(.webDAVRule, finding, &state, &recorder, &verdict)
    return false
  }

  private static func missing(
    _ needed: WebDAVPolicy.Access, _ access: WebDAVPolicy.Access, _ setting: Int32, _ bytes: ByteRange,
    _ part: Finding.Part
  ) -> Finding? {
    let missing = needed.subtracting(access)
    guard !missing.isEmpty else { return nil }
    let substatus: UInt16 = missing.contains(.read) ? 2 : missing.contains(.write) ? 3 : 21
    return .violated(setting, part, bytes, status: StatusCode(403, substatus))
  }

  /// 423.1, 423.2, 403.23: locks, which are facts. Source: content-and-errors 5.3.
  private mutating func locks(
    _ request: borrowing RequestView, _ policy: WebDAVPolicy, _ scratch: borrowing Scratch,
    _ source: ContentPlace
  ) -> (Check, Finding)? {
    let path = ByteRange(0, request.path.count)
    if method == .lock || method == .unlock, !policy.hasLocks {
      return (
        .webDAVLock,
        .violated(policy.locksSetting, .method, request.head.method, status: StatusCode(405, 0))
      )
    }
    let lock = request.site.locks.lock(of: request.path)
    if let finding = evaluateIf(request, lock) { return (.webDAVPrecondition, finding) }
    if method == .lock {
      let isRenewal = headers.value(.submittedTokens, request.fields) != nil
      guard lock >= 0, !isRenewal, !(request.site.locks.isShared(lock) && asksForShared(request)) else {
        return nil
      }
      return (.webDAVLock, .violated(-1, .path, path, status: StatusCode(423, 2)))
    }
    if method == .unlock {
      guard let value = headers.value(.lockToken, request.fields),
        let token = WebDAVHeaders.codedURL(request.wire.bytes(value))
      else { return nil }
      let bytes = token.moved(by: Int(value.start))
      guard !request.site.locks.hasToken(lock, request.wire.bytes(bytes)) else { return nil }
      return (.webDAVLock, .violated(-1, .header, bytes, status: StatusCode(409, 0)))
    }
    let isTarget = destination != nil
    let written = isTarget ? request.site.locks.lock(of: scratch.destination.span) : lock
    let concerned = method.isWrite && lock >= 0 ? lock : isTarget ? written : -1
    if concerned >= 0 {
      guard !submits(request, token: concerned) else { return nil }
      return (.webDAVLock, .violated(-1, .path, path, status: StatusCode(423, 1)))
    }
    guard policy.requiresLock, method.isWrite, source.kind != .missing else { return nil }
    return (
      .webDAVLock, .violated(policy.requiresLockSetting, .path, path, status: StatusCode(403, 23))
    )
  }

  /// 412.0: no list of the If header holds. A condition on an entity tag is taken to hold when the file's is
  /// not known.
  private func evaluateIf(_ request: borrowing RequestView, _ lock: Int32) -> Finding? {
    guard let value = headers.value(.submittedTokens, request.fields) else { return nil }
    let bytes = request.wire.bytes(value)
    let place = request.site.content.find(request.path)
    let time =
      place.kind == .file ? request.site.content.nodes[Int(place.node)].lastWriteTime : -1
    var header = IfHeader(bytes)
    var list = -1
    var holds = false
    var some = false
    loop: while true {
      switch header.next() {
      case .fault: return nil
      case .end:
        some = some || list >= 0 && holds
        break loop
      case .condition(let condition):
        if condition.list != list {
          some = some || list >= 0 && holds
          list = condition.list
          holds = true
        }
        let term = bytes.bytes(condition.term)
        // What is said of other resources is not known.
        let isTrue =
          condition.resource != nil
          || (condition.isEntityTag
            ? time < 0 || EntityTag.list(term, holds: time, isStrong: false)
            : request.site.locks.hasToken(lock, term))
        holds = holds && (condition.resource != nil || isTrue != condition.isNegated)
      }
    }
    return some ? nil : .violated(-1, .header, value, status: StatusCode(412, 0))
  }

  /// Whether the If header names the token of a lock.
  private func submits(_ request: borrowing RequestView, token lock: Int32) -> Bool {
    guard let value = headers.value(.submittedTokens, request.fields) else { return false }
    let bytes = request.wire.bytes(value)
    var header = IfHeader(bytes)
    while case .condition(let condition) = header.next() {
      if !condition.isEntityTag, request.site.locks.hasToken(lock, bytes.bytes(condition.term)) {
        return true
      }
    }
    return false
  }

  /// Whether the body of LOCK asks for a shared lock; a lock without that word is exclusive.
  private func asksForShared(_ request: borrowing RequestView) -> Bool {
    let start = min(Int(request.head.end), request.wire.count)
    var index = start
    while index + 6 <= request.wire.count {
      if request.wire.extracting(index..<index + 6).equals("shared") { return true }
      index += 1
    }
    return false
  }

  /// 404.3: a file without MIME type is not written.
  private func mimeType(
    _ request: borrowing RequestView, _ policy: borrowing ScopePolicy, _ scratch: borrowing Scratch
  ) -> (Check, Finding)? {
    guard !policy.webDAV.allowsUnmappedFiles, method == .put || method == .source || destination != nil
    else { return nil }
    let isTarget = destination != nil
    let path = isTarget ? scratch.destination.span : request.path
    guard path.count > 0, path[path.count - 1] != UInt8(ascii: "/") else { return nil }
    // Folders are copied and moved by names that need no type.
    if isTarget, request.site.content.find(request.path).kind != .file { return nil }
    let dot = StaticContentPolicy.fileExtension(path)
    guard policy.staticContent.type(of: path.bytes(dot)) < 0 else { return nil }
    let bytes = isTarget ? ByteRange(0, request.path.count) : dot.isEmpty ? ByteRange(0, path.count) : dot
    return (
      .webDAVMimeType,
      .violated(policy.webDAV.unmappedFilesSetting, .path, bytes, status: StatusCode(404, 3))
    )
  }
}
