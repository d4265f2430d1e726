internal import StatusCodes

/// IIS's HttpRedirectionModule: sends every request of a scope to another place, before anything looks for
/// files. Any method is redirected.
///
/// Source: content-and-errors 6 and 2.1 (Microsoft, httpRedirect and the IIS 6 Redirect Reference).
enum HttpRedirectionModule {
  /// The name in `<modules>`.
  static let name = "HttpRedirectionModule"

  static func mapRequestHandler<Recorder: TraceRecorder>(
    _ request: borrowing RequestView, _ policy: HttpRedirectionPolicy, isTLS: Bool,
    _ state: inout RequestState, _ recorder: inout Recorder, _ verdict: inout Verdict
  ) {
    guard policy.isActive else { return }
    let base = min(Int(request.site.place(of: request.path).redirectBase), request.path.count)
    var setting = policy.setting
    if let row = policy.rows.firstIndex(where: { matches($0.pattern, request.path) }) {
      setting = policy.rows[row].setting
      if Recorder.isRecording {
        let location = RedirectLocation(request, baseLength: base).text(
          policy.rows[row].destination, isExact: true)
        recorder.note(.location, request.absolute(location.span, isTLS: isTLS).span)
      }
    } else {
      guard !policy.destination.isEmpty, covers(request.path, policy, base) else { return }
      if Recorder.isRecording {
        let location = RedirectLocation(request, baseLength: base).text(
          policy.destination, isExact: policy.isExact)
        recorder.note(.location, request.absolute(location.span, isTLS: isTLS).span)
      }
    }
    let finding = Finding(
      result: .passed, setting: setting, status: policy.status, part: .path,
      bytes: ByteRange(base, request.path.count))
    recorder.record(.redirection, finding)
    verdict.answer(.redirection, finding, &state)
  }

  /// With `childOnly` a path goes on with one segment at most.
  private static func covers(_ path: Span<UInt8>, _ policy: HttpRedirectionPolicy, _ base: Int) -> Bool {
    guard policy.isChildOnly else { return true }
    for index in path.indices where index > base && path[index] == UInt8(ascii: "/") {
      return false
    }
    return true
  }

  /// Whether a path is the parts with any text between them. Each part is taken where it first fits, so the
  /// cost is that of one search for each.
  private static func matches(_ parts: [[UInt8]], _ path: Span<UInt8>) -> Bool {
    guard let first = parts.first, let last = parts.last, starts(path, first, at: 0) else { return false }
    if parts.count == 1 { return path.count == first.count }
    var position = first.count
    for part in parts.dropFirst().dropLast() {
      while position + part.count <= path.count, !starts(path, part, at: position) { position += 1 }
      guard position + part.count <= path.count else { return false }
      position += part.count
    }
    return path.count - last.count >= position && starts(path, last, at: path.count - last.count)
  }

  private static func starts(_ path: Span<UInt8>, _ part: [UInt8], at offset: Int) -> Bool {
    guard offset >= 0, offset + part.count <= path.count else { return false }
    for index in part.indices where ByteClass.lowercase(path[offset + index]) != part[index] { return false }
    return true
  }
}

/// Writes the Location of a redirect; only for traces.
struct RedirectLocation: ~Escapable {
  private let path: Span<UInt8>
  private let query: Span<UInt8>
  private let hasQuery: Bool
  private let baseLength: Int

  @_lifetime(copy request)
  init(_ request: borrowing RequestView, baseLength: Int) {
    path = request.path
    query = request.target.bytes(request.head.query)
    hasQuery = request.head.flags.contains(.hasQuery)
    self.baseLength = baseLength
  }

  /// A destination that is not exact is followed by the path below the level of the section and the query;
  /// an exact one has its variables replaced: `$S` what lies below, `$V` the path, `$Q` and `$P` the query
  /// with and without its `?`.
  func text(_ destination: [UInt8], isExact: Bool) -> [UInt8] {
    var location: [UInt8] = []
    guard isExact else {
      location = destination
      let suffix = path.extracting(baseLength..<path.count)
      if location.last == UInt8(ascii: "/"), suffix.count > 0 { location.removeLast() }
      location.append(suffix)
      appendQuery(&location, withMark: true)
      return location
    }
    var index = 0
    while index < destination.count {
      let next = index + 1 < destination.count ? destination[index + 1] : 0
      guard destination[index] == UInt8(ascii: "$"), isVariable(next) else {
        location.append(destination[index])
        index += 1
        continue
      }
      switch next {
      case UInt8(ascii: "S"): location.append(path.extracting(baseLength..<path.count))
      case UInt8(ascii: "V"): location.append(path)
      case UInt8(ascii: "Q"): appendQuery(&location, withMark: true)
      default: appendQuery(&location, withMark: false)
      }
      index += 2
    }
    return location
  }

  private func isVariable(_ byte: UInt8) -> Bool { "SVQP".utf8.contains(byte) }

  private func appendQuery(_ location: inout [UInt8], withMark: Bool) {
    guard hasQuery else { return }
    if withMark { location.append(UInt8(ascii: "?")) }
    location.append(query)
  }
}
