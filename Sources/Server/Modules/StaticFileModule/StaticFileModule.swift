internal import StatusCodes

/// IIS's StaticFileModule: serves an existing file. It runs for the StaticFile mapping.
///
/// The order of its checks: verb, a request for the source, slash behind the name, Hidden attribute, content meant for another handler,
/// MIME type, Accept, conditional headers, range. Source: content-and-errors 4.1, 4.4 to 4.8.
enum StaticFileModule {
  /// The name in `<modules>`.
  static let name = "StaticFileModule"

  static func executeRequestHandler<Recorder: TraceRecorder>(
    _ request: borrowing RequestView, _ map: HandlerMap, _ policy: StaticContentPolicy,
    _ profile: borrowing ServerProfile, _ facts: borrowing RequestFacts, _ state: inout RequestState,
    _ recorder: inout Recorder, _ verdict: inout Verdict
  ) {
    guard state.place.kind == .file else { return }
    var judge = StaticFileJudge(node: state.place.node)
    judge.run(request, map, policy, profile, facts, state.place)
    if judge.asksForSource { verdict.assumptions.insert(.sourceRequest) }
    if judge.check == .fileWithSlash, profile.version != .v7_0, profile.version != .v10_0 {
      verdict.assumptions.insert(.fileTrailingSlash)
    }
    if judge.check == .accept, profile.version != .v7_0 { verdict.assumptions.insert(.acceptHeader) }
    if Recorder.isRecording, map.hasDeniedProgram(for: request.path) {
      verdict.assumptions.insert(.executeDenied)
    }
    if judge.isUncertain { verdict.assumptions.insert(.lastModified) }
    let finding = judge.finding
    recorder.record(judge.check, finding)
    verdict.answer(judge.check, finding, &state)
  }
}

/// Finds the rule of StaticFileModule that decides.
private struct StaticFileJudge {
  let node: Int32
  var check = Check.staticFile
  var finding = Finding(result: .passed, status: StatusCode(200, 0))
  var isUncertain = false
  var asksForSource = false

  init(node: Int32) { self.node = node }

  mutating func run(
    _ request: borrowing RequestView, _ map: HandlerMap, _ policy: StaticContentPolicy,
    _ profile: borrowing ServerProfile, _ facts: borrowing RequestFacts, _ place: ContentPlace
  ) {
    let file = request.site.content.nodes[Int(node)]
    guard request.isGetOrHead else {
      return violate(.staticVerb, -1, .method, request.head.method, StatusCode(405, 0))
    }
    let headers = ContentHeaders(request.wire, request.fields)
    if let translate = headers.value(.translate, request.fields),
      WebDAVHeaders.translate(request.wire.bytes(translate)) == false
    {
      asksForSource = true
      if profile.options.static404_16 {
        return violate(.sourceRequest, -1, .header, translate, StatusCode(404, 16))
      }
    }
    let path = ByteRange(0, request.path.count)
    if place.endsWithSlash {
      let code = profile.fileWithSlash == .status500 ? StatusCode(500, 0) : StatusCode(404, 0)
      return violate(.fileWithSlash, -1, .path, ByteRange(request.path.count - 1, request.path.count), code)
    }
    if file.openError != 0, let code = Self.code(opening: file.openError) {
      finding.seen = UInt64(file.openError)
      return violate(.fileOpen, -1, .path, path, code)
    }
    if file.isHidden { return violate(.hiddenFile, -1, .path, path, StatusCode(404, 9)) }
    let dot = StaticContentPolicy.fileExtension(request.path)
    let fileExtension = request.path.bytes(dot)
    let skipped = map.skippedRow(for: request.path, request.shape)
    if skipped >= 0, !(dot.isEmpty && policy.listedType(of: fileExtension) != nil) {
      let setting = map.skipped[Int(skipped)].setting
      return violate(.dynamicContent, setting, .path, dot.isEmpty ? path : dot, StatusCode(404, 17))
    }
    let type = policy.type(of: fileExtension)
    guard type >= 0 else {
      return violate(.mimeMap, -1, .path, dot.isEmpty ? path : dot, StatusCode(404, 3))
    }
    serve(request, headers, file, policy, policy.name(type), profile, facts)
  }

  private mutating func serve(
    _ request: borrowing RequestView, _ headers: ContentHeaders, _ file: ContentTree.Node,
    _ policy: StaticContentPolicy, _ type: [UInt8], _ profile: borrowing ServerProfile,
    _ facts: borrowing RequestFacts
  ) {
    if profile.options.static406, let accept = headers.value(.accept, request.fields), !accept.isEmpty,
      !headers.contains(.accept, request.wire, request.fields, where: { AcceptHeader.covers($0, type) })
    {
      return violate(.accept, -1, .header, accept, StatusCode(406, 0))
    }
    var conditions = ConditionalRequest(
      lastWriteTime: file.lastWriteTime, setsEntityTag: policy.setsEntityTag,
      now: facts.arrival.map { HTTPDate.fileTime(microseconds: $0) } ?? -1)
    switch conditions.judge(headers, request.wire, request.fields) {
    case .proceeds: break
    case .failed(let value):
      return violate(.precondition, -1, .header, value, StatusCode(412, 0))
    case .notModified(let value):
      check = .notModified
      finding = Finding(
        result: .passed, status: StatusCode(304, 0), part: .header, bytes: value)
      return
    }
    if let range = headers.value(.range, request.fields), !headers.isRepeated(.range),
      conditions.rangeApplies(headers, request.wire, request.fields)
    {
      switch RangeHeader.judge(request.wire.bytes(range), size: file.size) {
      case .ignored: break
      case .satisfiable:
        check = .range
        finding = Finding(result: .passed, status: StatusCode(206, 0), part: .header, bytes: range)
      case .unsatisfiable:
        finding.limit = file.size
        violate(.range, -1, .header, range, StatusCode(416, 0))
      }
    }
    isUncertain = conditions.isUncertain
  }

  private mutating func violate(
    _ check: Check, _ setting: Int32, _ part: Finding.Part, _ bytes: ByteRange, _ status: StatusCode
  ) {
    self.check = check
    finding = Finding.violated(
      setting, part, bytes, seen: finding.seen, limit: finding.limit, status: status)
  }

  /// What an error in opening a file comes to. Source: content-and-errors 4.8.
  private static func code(opening error: UInt16) -> StatusCode? {
    switch error {
    case 2, 3, 53, 67, 123: StatusCode(404, 0)
    case 5: StatusCode(401, 3)
    case 1326: StatusCode(500, 16)
    default: StatusCode(500, 0)
    }
  }
}
