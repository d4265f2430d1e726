internal import StatusCodes

extension IISWebCore {
  /// `limits/@maxUrlSegments`: the number of slashes of the cooked path. Source: request-filtering 3.14.
  static func urlSegments<Recorder: TraceRecorder>(
    _ request: borrowing RequestView, _ limit: RequestFilteringPolicy.Limit, _ state: inout RequestState,
    _ recorder: inout Recorder, _ verdict: inout Verdict
  ) {
    let path = request.path
    // A path that is not longer than the limit has no more slashes.
    if Recorder.isQuiet, UInt64(path.count) <= limit.value { return }
    var slashes: UInt64 = 0
    var first = 0
    for index in path.indices where path[index] == UInt8(ascii: "/") {
      slashes += 1
      if slashes == limit.value + 1 { first = index }
    }
    guard limit.value > 0, slashes > limit.value else {
      recorder.record(
        .urlSegments, Finding(result: .passed, setting: limit.setting, seen: slashes, limit: limit.value))
      return
    }
    let finding = Finding.violated(
      limit.setting, .path, ByteRange(first, path.count), seen: slashes, limit: limit.value,
      status: StatusCode(404, 20))
    recorder.record(.urlSegments, finding)
    verdict.answer(.urlSegments, finding, &state)
  }
}
