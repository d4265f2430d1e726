internal import Server

extension Explainer {
  /// The bytes HTTP.sys refused; they stand in the raw request.
  func matched(_ refusal: Refusal) -> Answer.MatchedBytes? {
    let range = clamp(refusal.bytes.range)
    return Answer.MatchedBytes(
      part: "request", offset: range.lowerBound, length: range.count, text: text(request[range]),
      inRequest: range)
  }

  /// The bytes a rule of IIS found, in its own terms and, where they can be traced back, in the request.
  ///
  /// - Parameter level: how many child requests lie around the one the rule looked at; the URL of a child
  ///   stands nowhere in the client's request.
  func matched(_ finding: Finding, level: UInt8) -> Answer.MatchedBytes? {
    if level > 0, let child = inChild(finding, level) { return child }
    switch finding.part {
    case .none: return nil
    case .client: return client
    case .path: return inPath(finding.bytes.range)
    case .decodedQuery: return inDecodedQuery(finding.bytes.range)
    case .method, .rawPath, .query, .header, .headers, .body:
      let range = clamp(finding.bytes.range)
      return Answer.MatchedBytes(
        part: name(finding.part), offset: range.lowerBound - start(of: finding.part), length: range.count,
        text: text(request[range]), inRequest: range)
    }
  }

  private func inChild(_ finding: Finding, _ level: UInt8) -> Answer.MatchedBytes? {
    guard Int(level) <= trace.children.count else { return nil }
    let child = trace.children[Int(level) - 1]
    let bytes: [UInt8]
    switch finding.part {
    case .path: bytes = child.path
    case .rawPath, .query: bytes = child.target
    case .decodedQuery:
      return Answer.MatchedBytes(part: "query", offset: 0, length: 0, text: "", inRequest: nil)
    case .none, .method, .header, .headers, .client, .body: return nil
    }
    let range = finding.bytes.range.clamped(to: 0..<bytes.count)
    return Answer.MatchedBytes(
      part: name(finding.part), offset: range.lowerBound, length: range.count, text: text(bytes[range]),
      inRequest: nil)
  }

  /// The address of the connection, which stands nowhere in the request.
  private var client: Answer.MatchedBytes? {
    facts.connection.client.map {
      Answer.MatchedBytes(part: "client", offset: 0, length: 0, text: "\($0)", inRequest: nil)
    }
  }

  private func inPath(_ range: Range<Int>) -> Answer.MatchedBytes? {
    guard let path = trace.cookedPath else { return nil }
    let range = min(range.lowerBound, path.count)..<min(range.upperBound, path.count)
    var inRequest: Range<Int>?
    if !range.isEmpty, range.upperBound <= trace.origins.count {
      inRequest = clamp(
        Int(trace.origins[range.lowerBound].start)..<Int(trace.origins[range.upperBound - 1].end))
    } else if let last = trace.origins.last {
      inRequest = clamp(Int(last.end)..<Int(last.end))
    }
    return Answer.MatchedBytes(
      part: "path", offset: range.lowerBound, length: range.count, text: text(path[range]),
      inRequest: inRequest)
  }

  /// Walks the raw query again to find the bytes that were decoded to the match.
  private func inDecodedQuery(_ range: Range<Int>) -> Answer.MatchedBytes? {
    guard let query = queryRange else { return nil }
    var index = query.lowerBound
    var decoded: [UInt8] = []
    var first = index
    var last = index
    while index < query.upperBound {
      let (byte, length) = decodedByte(at: index, end: query.upperBound)
      if decoded.count == range.lowerBound { first = index }
      decoded.append(byte)
      index += length
      if decoded.count == range.upperBound { last = index }
    }
    guard range.upperBound <= decoded.count else { return nil }
    return Answer.MatchedBytes(
      part: "query", offset: first - query.lowerBound, length: last - first,
      text: text(decoded[range]), inRequest: first..<max(first, last))
  }

  private func decodedByte(at index: Int, end: Int) -> (UInt8, Int) {
    guard request[index] == UInt8(ascii: "%"), index + 2 < end,
      let value = UInt8(String(decoding: request[index + 1...index + 2], as: UTF8.self), radix: 16),
      request[index + 1] != UInt8(ascii: "+"), request[index + 1] != UInt8(ascii: "-")
    else { return (request[index], 1) }
    return (value, 3)
  }

  /// The query of the target, as it stands in the request.
  var queryRange: Range<Int>? {
    var index = 0
    while index < request.count, request[index] != UInt8(ascii: "?"), request[index] != 0x0A { index += 1 }
    guard index < request.count, request[index] == UInt8(ascii: "?") else { return nil }
    var end = index + 1
    while end < request.count, request[end] > 0x20 { end += 1 }
    return index + 1..<end
  }

  private func start(of part: Finding.Part) -> Int {
    switch part {
    case .query: queryRange?.lowerBound ?? 0
    case .rawPath: request.firstIndex(of: UInt8(ascii: "/")) ?? 0
    default: 0
    }
  }

  private func name(_ part: Finding.Part) -> String {
    switch part {
    case .none: "none"
    case .client: "client"
    case .method: "method"
    case .path, .rawPath: "path"
    case .query, .decodedQuery: "query"
    case .header, .headers: "header"
    case .body: "body"
    }
  }

  private func clamp(_ range: Range<Int>) -> Range<Int> {
    min(range.lowerBound, request.count)..<min(range.upperBound, request.count)
  }

  /// Bytes as text: UTF-8 where it is valid, everything unprintable as `\xNN`; long runs are cut.
  func text(_ bytes: ArraySlice<UInt8>, limit: Int = 80) -> String {
    var text = ""
    for scalar in String(decoding: bytes.prefix(limit), as: UTF8.self).unicodeScalars {
      if scalar.value < 0x20 || scalar.value == 0x7F {
        text += "\\x" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
    return bytes.count > limit ? text + "..." : text
  }
}
