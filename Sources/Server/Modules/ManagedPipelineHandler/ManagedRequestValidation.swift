internal import StatusCodes

/// What ASP.NET checks of every request that reaches it, before any of its modules runs: whether the
/// application is in service, the length of path and query, the characters of the path, and names that mean something to Windows.
///
/// In an integrated pool that is a part of BEGIN_REQUEST, in a classic one of the extension that runs ASP.NET.
/// Source: content-and-errors 9.1; observed RL10, RL13, RL23, UC.
enum ManagedRequestValidation {
  /// BEGIN_REQUEST of an integrated pool.
  static func beginRequest<Recorder: TraceRecorder>(
    _ request: borrowing RequestView, _ policy: ManagedRequestPolicy, _ map: HandlerMap,
    _ profile: borrowing ServerProfile, _ state: inout RequestState, _ recorder: inout Recorder,
    _ verdict: inout Verdict
  ) {
    let isManaged =
      state.row >= 0 && map.rows[Int(state.row)].handler.kind.isManaged
      && !map.rows[Int(state.row)].handler.runsISAPI
    if policy.missingModule >= 0, isManaged || policy.missingModuleConcernsEverything {
      let finding = Finding.violated(
        policy.missingModule, .none, ByteRange(0, 0), status: StatusCode(500, 0))
      recorder.record(.managedType, finding)
      verdict.answer(.managedType, finding, &state)
      return
    }
    guard isManaged || policy.seesEverything else { return }
    _ = isValid(request, policy, profile, &state, &recorder, &verdict)
  }

  /// Runs the checks.
  ///
  /// - Returns: whether the request goes on.
  static func isValid<Recorder: TraceRecorder>(
    _ request: borrowing RequestView, _ policy: ManagedRequestPolicy, _ profile: borrowing ServerProfile,
    _ state: inout RequestState, _ recorder: inout Recorder, _ verdict: inout Verdict
  ) -> Bool {
    guard isInService(policy, &state, &recorder, &verdict) else { return false }
    guard let (check, finding) = violation(request, policy, profile, scriptLength: state.scriptLength) else {
      return true
    }
    if check == .managedPathCharacters { verdict.assumptions.insert(.dangerousPath) }
    recorder.record(check, finding)
    verdict.answer(check, finding, &state)
    return false
  }

  /// 503.0 while an app_offline.htm lies in the application's folder, 404.0 from ASP.NET 2.0; 404.0 for an
  /// application whose `<httpRuntime>` is off. It comes first, when the application is started. Source:
  /// content-and-errors 7.1 (the reference source of System.Web, HttpRuntime).
  private static func isInService<Recorder: TraceRecorder>(
    _ policy: ManagedRequestPolicy, _ state: inout RequestState, _ recorder: inout Recorder,
    _ verdict: inout Verdict
  ) -> Bool {
    let check: Check
    let finding: Finding
    if state.isOffline {
      check = .applicationOffline
      let status = policy.isFramework2 ? StatusCode(404, 0) : StatusCode(503, 0)
      finding = .violated(-1, .none, ByteRange(0, 0), status: status)
    } else if !policy.isEnabled {
      check = .managedRuntimeEnabled
      finding = .violated(policy.enabledSetting, .none, ByteRange(0, 0), status: StatusCode(404, 0))
    } else {
      return true
    }
    recorder.record(check, finding)
    verdict.answer(check, finding, &state)
    return false
  }

  private static func violation(
    _ request: borrowing RequestView, _ policy: ManagedRequestPolicy, _ profile: borrowing ServerProfile,
    scriptLength: Int
  ) -> (Check, Finding)? {
    let path = request.path
    let length = UInt64(request.shape.contains(.highBit) ? path.utf16Count : path.count)
    if policy.maxUrlLength.value > 0, length > policy.maxUrlLength.value {
      return (
        .managedUrlLength,
        .violated(
          policy.maxUrlLength.setting, .path, ByteRange(0, path.count), seen: length,
          limit: policy.maxUrlLength.value, status: StatusCode(400, 0))
      )
    }
    let query = request.head.query
    if UInt64(query.count) > policy.maxQueryStringLength.value {
      return (
        .managedQueryLength,
        .violated(
          policy.maxQueryStringLength.setting, .query, query, seen: UInt64(query.count),
          limit: policy.maxQueryStringLength.value, status: StatusCode(400, 0))
      )
    }
    if !request.shape.isDisjoint(with: policy.invalidShapes) {
      for index in path.indices where path[index] < 128 && policy.invalidCharacters[Int(path[index])] {
        return (
          .managedPathCharacters,
          .violated(
            policy.invalidCharactersSetting, .path, ByteRange(index, index + 1),
            status: profile.dangerousPathStatus(path[index]))
        )
      }
    }
    guard !policy.isRelaxed, let segment = suspiciousSegment(path.extracting(0..<scriptLength), request.shape)
    else {
      return nil
    }
    return (
      .managedPhysicalPath,
      .violated(policy.relaxedSetting, .path, segment, status: StatusCode(404, 0))
    )
  }

  /// The first segment of a path that Windows would take for something else: one that ends with a dot or a
  /// blank, the name of a device with or without an extension, or one with a character no name may have.
  private static func suspiciousSegment(_ path: Span<UInt8>, _ shape: PathShape) -> ByteRange? {
    var start = 0
    for index in 0...path.count where index == path.count || path[index] == UInt8(ascii: "/") {
      let segment = path.extracting(start..<index)
      if segment.count > 0 {
        let last = segment[segment.count - 1]
        if last == UInt8(ascii: ".") || last == UInt8(ascii: " ") || FileName.isDevice(segment) {
          return ByteRange(start, index)
        }
        if shape.contains(.nameIllegal) {
          for offset in segment.indices where ByteClass.contains(segment[offset], ByteClass.nameIllegal) {
            return ByteRange(start + offset, start + offset + 1)
          }
        }
      }
      start = index + 1
    }
    return nil
  }
}

extension Span where Element == UInt8 {
  /// The number of UTF-16 units of a UTF-8 text.
  var utf16Count: Int {
    var units = 0
    for index in indices {
      let byte = self[index]
      if byte & 0xC0 != 0x80 { units += byte >= 0xF0 ? 2 : 1 }
    }
    return units
  }
}
