internal import Patterns

/// What rules do. Source: url-rewrite 2.7, 2.8.
extension RewriteModule {
  /// Performs the action of a rule that matched; `nil` when the evaluation goes on.
  static func act<Recorder: TraceRecorder>(
    _ rule: RewriteRule, _ policy: RewritePolicy, _ request: borrowing RequestView,
    _ facts: borrowing RequestFacts, _ scratch: inout RewriteScratch, _ recorder: inout Recorder
  ) throws(RewriteFailure) -> RewriteResult? {
    recorder.acted(rule.setting)
    switch rule.action {
    case .none:
      if Recorder.isRecording { recorder.rewrite(.action(setting: rule.setting, .none)) }
      return nil
    case .rewrite(let template, let appendsQuery):
      try expandTarget(template, policy, request, facts, &scratch)
      rewrite(
        to: scratch.subject, rule, policy, request, appendsQuery: appendsQuery, &scratch.state,
        &scratch.spare)
      if Recorder.isRecording {
        recorder.rewrite(.action(setting: rule.setting, .rewrite(scratch.state.url)))
      }
      return nil
    case .redirect(let template, let status, let appendsQuery):
      try expandTarget(template, policy, request, facts, &scratch)
      makeLocation(
        from: scratch.subject, rule.folder, policy, request, facts, appendsQuery: appendsQuery, scratch.state,
        &scratch.spare, &scratch.output)
      if Recorder.isRecording {
        recorder.rewrite(.action(setting: rule.setting, .redirect(scratch.output.span.array)))
        recorder.note(.location, scratch.output.span)
      }
      return .redirect(status: status)
    case .customResponse(let status, let substatus, let texts):
      guard status > 0 else { throw .noStatusCode }
      for text in texts.reversed() where Recorder.isRecording || text.canFail {
        scratch.output.removeAll()
        let assumptions = try expand(
          text, into: &scratch.output, spare: &scratch.spare, request, facts, policy, scratch.state)
        scratch.state.assumptions.formUnion(assumptions)
      }
      if Recorder.isRecording {
        recorder.rewrite(.action(setting: rule.setting, .customResponse(scratch.output.span.array)))
      }
      return .customResponse(status: status, substatus: substatus)
    case .abort:
      if Recorder.isRecording { recorder.rewrite(.action(setting: rule.setting, .abort)) }
      return .abort
    }
  }

  /// Writes the target of an action to `subject`.
  private static func expandTarget(
    _ template: RewriteTemplate, _ policy: RewritePolicy, _ request: borrowing RequestView,
    _ facts: borrowing RequestFacts, _ scratch: inout RewriteScratch
  ) throws(RewriteFailure) {
    scratch.subject.removeAll()
    let assumptions = try expand(
      template, into: &scratch.subject, spare: &scratch.spare, request, facts, policy, scratch.state)
    scratch.state.assumptions.formUnion(assumptions)
    guard isShort(scratch.subject.span) else { throw .urlTooLong }
  }

  /// A URL beyond this cannot be set, in UTF-16 units; the status then is inferred (url-rewrite 4).
  static let longestURL = 65_534

  /// Whether a URL can be set.
  private static func isShort(_ url: Span<UInt8>) -> Bool {
    guard url.count > longestURL else { return true }
    var units = 0
    for index in url.indices where url[index] & 0xC0 != 0x80 { units += url[index] >= 0xF0 ? 2 : 1 }
    return units <= longestURL
  }

  /// Makes a target the present URL.
  private static func rewrite(
    to text: borrowing ByteBuffer, _ rule: RewriteRule, _ policy: RewritePolicy,
    _ request: borrowing RequestView, appendsQuery: Bool, _ state: inout RewriteState,
    _ spare: inout ByteBuffer
  ) {
    let target = text.span
    let length = RewriteTarget.pathLength(target)
    makeQuery(of: target, behind: length, appendsQuery, request, state, &spare)
    state.query.removeAll()
    state.query.append(spare)
    state.target.removeAll()
    state.target.append(target.extracting(0..<length))
    state.targetFolder = rule.folder
    state.targetRule = rule.setting
    state.isForeign = RewriteTarget.isForeign(target)
    state.path.removeAll()
    if state.isForeign {
      state.path.append(target.extracting(0..<length))
    } else {
      RewriteTarget.append(
        path: target.extracting(0..<length), below: policy.folders[rule.folder], to: &state.path)
    }
    state.isRewritten = true
    state.logsRewrittenURL = rule.logsRewrittenURL
    state.inputFolder = -1
  }

  /// Writes the query that a target gives the URL: its own, then, when it is to be appended, the present one.
  private static func makeQuery(
    of target: Span<UInt8>, behind length: Int, _ appends: Bool, _ request: borrowing RequestView,
    _ state: borrowing RewriteState, _ query: inout ByteBuffer
  ) {
    query.removeAll()
    query.append(target.extracting(min(length + 1, target.count)..<target.count))
    guard appends else { return }
    let count = state.isRewritten ? state.query.count : request.query.count
    if count > 0, !query.isEmpty { query.append(UInt8(ascii: "&")) }
    appendQuery(to: &query, request, state)
  }

  /// Writes the Location that a target leads to.
  private static func makeLocation(
    from text: borrowing ByteBuffer, _ folder: Int, _ policy: RewritePolicy,
    _ request: borrowing RequestView, _ facts: borrowing RequestFacts, appendsQuery: Bool,
    _ state: borrowing RewriteState, _ spare: inout ByteBuffer, _ location: inout ByteBuffer
  ) {
    let target = text.span
    let length = RewriteTarget.pathLength(target)
    let path = target.extracting(0..<length)
    location.removeAll()
    var end = RewriteTarget.authorityStart(path)
    if end > 0 {
      while end < length, path[end] != UInt8(ascii: "/") { end += 1 }
      location.append(path.extracting(0..<end))
      RewriteTarget.append(encoding: path.extracting(end..<length), to: &location)
    } else {
      appendOrigin(to: &location, request, facts)
      spare.removeAll()
      RewriteTarget.append(path: path, below: policy.folders[folder], to: &spare)
      RewriteTarget.append(encoding: spare.span, to: &location)
    }
    makeQuery(of: target, behind: length, appendsQuery, request, state, &spare)
    appendWithMark(spare.span, to: &location)
  }

  /// Appends scheme and host of the request; nothing where neither a Host nor the local address is known. That the
  /// address stands in for a missing Host is inferred.
  private static func appendOrigin(
    to location: inout ByteBuffer, _ request: borrowing RequestView, _ facts: borrowing RequestFacts
  ) {
    let authority = host(request)
    guard authority.count > 0 || facts.connection.localAddress != nil else { return }
    location.append(facts.connection.isTLS ? "https://" : "http://")
    guard authority.count == 0 else { return location.append(authority) }
    appendHostName(to: &location, request, facts)
    guard let port = facts.connection.localPort, port != (facts.connection.isTLS ? 443 : 80) else { return }
    location.append(UInt8(ascii: ":"))
    location.append(decimal: UInt64(clamping: port))
  }
}

extension RewriteState {
  /// Makes `input` what the rules of a folder match. Source: url-rewrite 2.2, 2.4.
  ///
  /// After a rewrite the next rule sees the target as it was written, a leading slash included (observed, UR17
  /// and traces of a rule set at work); a rule of another folder sees a relative target below its own folder.
  mutating func makeInput(for folder: Int, _ folders: [[UInt8]], _ original: Span<UInt8>) {
    guard inputFolder != folder else { return }
    inputFolder = folder
    input.removeAll()
    defer { inputTraits = SubjectTraits(input.span) }
    guard isRewritten else {
      return input.append(original.extracting(min(folders[folder].count, original.count)..<original.count))
    }
    let isAbsolute = isForeign || (!target.isEmpty && target[0] == UInt8(ascii: "/"))
    if isAbsolute || targetFolder == folder || !Self.isBelow(folders[folder], path.span) {
      input.append(target)
    } else {
      input.append(path, from: folders[folder].count)
    }
  }

  private static func isBelow(_ folder: [UInt8], _ path: Span<UInt8>) -> Bool {
    guard path.count >= folder.count else { return false }
    for index in folder.indices
    where ByteClass.lowercase(path[index]) != ByteClass.lowercase(folder[index]) {
      return false
    }
    return true
  }

  /// The present URL with its query, for traces.
  var url: [UInt8] {
    var bytes = path.span.array
    if !query.isEmpty { bytes += [UInt8(ascii: "?")] + query.span.array }
    return bytes
  }
}

extension RewriteCaptures {
  /// The captured texts, for traces.
  func texts(in text: Span<UInt8>) -> [[UInt8]] { (0..<count).map { text.bytes(self[$0]).array } }
}

extension Span where Element == UInt8 {
  /// A copy.
  var array: [UInt8] { indices.map { self[$0] } }
}
