/// Writes a request from the parts that formats of clients have: a URL, headers, a body.
struct RequestBuilder {
  var method: [UInt8] = Array("GET".utf8)
  /// An absolute URL or a target that begins with a slash.
  var url: [UInt8] = []
  var version: [UInt8] = Array("HTTP/1.1".utf8)
  var headers: [(name: [UInt8], value: [UInt8])] = []
  /// The body; `nil` when there is none.
  var body: [UInt8]?

  /// Whether the URL names an encrypted connection; `nil` for a target without scheme.
  var isTLS: Bool? {
    let length = Self.schemeLength(url.span)
    guard length > 0 else { return nil }
    return url[length - 4] | 0x20 == UInt8(ascii: "s")
  }

  /// The length of `http://`, `https://`, `ws://` or `wss://` in any case, or 0.
  static func schemeLength(_ url: Span<UInt8>) -> Int {
    for scheme in ["http://", "https://", "ws://", "wss://"] {
      let bytes = Array(scheme.utf8)
      guard url.count >= bytes.count else { continue }
      if bytes.indices.allSatisfy({ url[$0] | 0x20 == bytes[$0] | 0x20 }) { return bytes.count }
    }
    return 0
  }

  /// Whether a header is set, in any case.
  func hasHeader(_ name: String) -> Bool { headers.contains { $0.name.equalsCaseless(name) } }

  /// Sets a header that is not set yet.
  mutating func setDefault(_ name: String, _ value: [UInt8]) {
    if !hasHeader(name) { headers.append((Array(name.utf8), value)) }
  }

  /// The bytes a client sends: the fragment of the URL is left out, `Host` and `Content-Length` are added.
  ///
  /// - Parameter host: the host of a target without authority.
  func bytes(host: [UInt8]) -> [UInt8] {
    let (authority, target) = split()
    var request = method + [0x20] + target + [0x20] + version
    if !hasHeader("host") { request += Array("\r\nHost: ".utf8) + (authority ?? host) }
    for header in headers { request += Array("\r\n".utf8) + header.name + Array(": ".utf8) + header.value }
    let needsLength = body != nil || method.elementsEqual("POST".utf8) || method.elementsEqual("PUT".utf8)
    if needsLength, !hasHeader("content-length"), !hasHeader("transfer-encoding") {
      request += Array("\r\nContent-Length: \(body?.count ?? 0)".utf8)
    }
    return request + Array("\r\n\r\n".utf8) + (body ?? [])
  }

  private func split() -> (authority: [UInt8]?, target: [UInt8]) {
    let scheme = Self.schemeLength(url.span)
    let rest = url[scheme...].prefix { $0 != UInt8(ascii: "#") }
    guard scheme > 0 else { return (nil, Array(rest)) }
    let end = rest.firstIndex { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "?") } ?? rest.endIndex
    // What stands before an '@' are credentials, which go into a header.
    let authority = rest[..<end]
    let host = authority.lastIndex(of: UInt8(ascii: "@")).map { authority[($0 + 1)...] } ?? authority
    let target = rest[end...]
    return (Array(host), target.first == UInt8(ascii: "/") ? Array(target) : [UInt8(ascii: "/")] + target)
  }
}

extension [UInt8] {
  /// Whether the bytes are the ASCII text, in any case.
  func equalsCaseless(_ text: String) -> Bool {
    count == text.utf8.count && zip(self, text.utf8).allSatisfy { CaseInsensitive.equal($0, $1) }
  }

  /// The bytes without blanks and line ends around them.
  var trimmed: [UInt8] {
    let first = firstIndex { $0 > 0x20 } ?? endIndex
    let last = lastIndex { $0 > 0x20 } ?? first
    return first == endIndex ? [] : Array(self[first...last])
  }
}

/// Comparison of ASCII letters without case.
enum CaseInsensitive {
  static func equal(_ left: UInt8, _ right: UInt8) -> Bool { lower(left) == lower(right) }

  private static func lower(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
  }
}
