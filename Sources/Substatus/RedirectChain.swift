internal import Server
internal import StatusCodes

/// Follows the redirects that a server answers with itself, as a browser does.
///
/// IIS sends a redirect whether or not its target is redirected again; only the client notices. Source:
/// content-and-errors 6.
struct RedirectChain {
  let snapshot: Snapshot
  let request: [UInt8]
  var facts: RequestFacts
  /// The places on the way that are not compiled.
  private(set) var uncompiled: [ScopeSelection.Place] = []

  init(snapshot: Snapshot, request: [UInt8], facts: RequestFacts) {
    self.snapshot = snapshot
    self.request = request
    self.facts = facts
  }

  /// Browsers give up behind this many redirects.
  static let maximum = 20

  /// Whether following a Location leads round in a circle, or on and on, on this server: every URL on the way
  /// is redirected.
  mutating func neverEnds(from location: String) -> Bool {
    var seen: Set<String> = []
    var location = location
    for _ in 0..<Self.maximum {
      guard let target = target(of: location) else { return false }
      guard seen.insert("\(facts.connection.isTLS) \(target)").inserted else { return true }
      let bytes = message(target)
      var worker = Worker(snapshot)
      var trace = Trace()
      let verdict = worker.decide(bytes.span, facts: facts, trace: &trace)
      uncompiled += snapshot.uncompiled(trace)
      guard let status = verdict.clientStatus ?? verdict.status, (300..<400).contains(status.status),
        status.status != 304, let next = trace.notes.last(where: { $0.kind == .location })
      else { return false }
      location = String(decoding: next.text, as: UTF8.self)
    }
    return true
  }

  /// The path and query of a Location on the same host; `nil` for another one. A change of the scheme changes
  /// the connection.
  private mutating func target(of location: String) -> String? {
    if location.hasPrefix("/"), !location.hasPrefix("//") { return location }
    for (scheme, isTLS) in [("http://", false), ("https://", true)] {
      guard location.lowercased().hasPrefix(scheme) else { continue }
      let rest = location.dropFirst(scheme.count)
      let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
      guard authority.lowercased() == host.lowercased() else { return nil }
      if facts.connection.isTLS != isTLS {
        facts.connection.isTLS = isTLS
        facts.connection.localPort = nil
      }
      let path = rest.dropFirst(authority.count).prefix { $0 != "#" }
      return path.hasPrefix("/") ? String(path) : "/" + path
    }
    return nil
  }

  /// The value of the Host header of the request.
  private var host: String {
    for line in String(decoding: request, as: UTF8.self).split(whereSeparator: \.isNewline).dropFirst() {
      guard let colon = line.firstIndex(of: ":") else { break }
      guard line[..<colon].lowercased() == "host" else { continue }
      return line[line.index(after: colon)...].filter { $0 != " " && $0 != "\t" }
    }
    return ""
  }

  /// The request with another target, by GET and without its body.
  private func message(_ target: String) -> [UInt8] {
    var bytes = Array("GET \(target) HTTP/1.1".utf8)
    let end = request.firstIndex(of: UInt8(ascii: "\n")) ?? request.endIndex
    bytes += Array("\r\n".utf8)
    guard end < request.endIndex else { return bytes + Array("\r\n".utf8) }
    for line in String(decoding: request[(end + 1)...], as: UTF8.self).split(
      separator: "\r\n", omittingEmptySubsequences: false)
    {
      let name = line.prefix { $0 != ":" }.lowercased()
      if line.isEmpty { break }
      if name == "content-length" || name == "transfer-encoding" { continue }
      bytes += Array(line.utf8) + Array("\r\n".utf8)
    }
    return bytes + Array("\r\n".utf8)
  }
}
