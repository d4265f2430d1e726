/// The formats of captured traffic.
public enum CaptureFormat: String, Sendable, CaseIterable {
  /// A W3C extended log of IIS, and the HTTPERR log of HTTP.sys, which has the same form.
  case w3c
  /// The log format "IIS" with fixed fields.
  case iis
  /// The NCSA common or combined log format.
  case ncsa
  /// One URL or request target a line, a method in front of it or not.
  case urls
  /// The bytes of requests as they were sent.
  case raw
  /// A HAR file of a browser or a proxy.
  case har
  /// A packet capture: pcap or pcapng.
  case pcap
  /// A failed-request trace of IIS.
  case freb
  /// A `.http` file of an editor.
  case http
  /// Command lines of curl.
  case curl
  /// A file of GoReplay.
  case gor

  /// What the first bytes of a capture are, when they tell.
  static func sniff(_ bytes: Span<UInt8>) -> CaptureFormat? {
    if PcapRequests.isOne(bytes) { return .pcap }
    var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    while start < bytes.count, bytes[start] == 0x0A || bytes[start] == 0x0D { start += 1 }
    let text = bytes.extracting(start..<bytes.count)
    guard !text.isEmpty else { return nil }
    if text.starts(with: "#Software:") || text.starts(with: "#Version:") || text.starts(with: "#Fields:")
      || text.starts(with: "#Date:")
    {
      return .w3c
    }
    if HARRequests.isOne(text) { return .har }
    if FailedRequestTrace.isOne(text) { return .freb }
    let line = text.firstLine
    if GoReplayRequests.isOne(line) { return .gor }
    if CurlRequests.isOne(line) { return .curl }
    if HTTPFileRequests.isOne(text) { return .http }
    if RequestLine.isOne(line) { return .raw }
    if W3CLayout.looksLikeRow(line) { return .w3c }
    if IISLog.isOne(line) { return .iis }
    if NCSALog.isOne(line) { return .ncsa }
    return URLLine.isOne(firstOfList(text)) ? .urls : nil
  }
}

extension CaptureFormat {
  /// The first line of a list that is no comment.
  @_lifetime(copy text)
  private static func firstOfList(_ text: Span<UInt8>) -> Span<UInt8> {
    var start = 0
    while start < text.count {
      let line = text.extracting(start..<text.count).firstLine
      if !line.isEmpty, line[0] != UInt8(ascii: "#") { return line }
      start += line.count
      while start < text.count, text[start] == 0x0A || text[start] == 0x0D { start += 1 }
    }
    return text.extracting(0..<0)
  }

  /// The format that the name of a file tells: its first bytes may be those of another one.
  static func named(_ name: String) -> CaptureFormat? {
    let name = name.lowercased()
    let plain = name.hasSuffix(".gz") ? String(name.dropLast(3)) : name
    return plain.hasSuffix(".http") || plain.hasSuffix(".rest") ? .http : nil
  }
}

extension Span where Element == UInt8 {
  func starts(with text: StaticString) -> Bool {
    guard count >= text.utf8CodeUnitCount else { return false }
    return text.withUTF8Buffer { buffer in
      for index in buffer.indices where self[index] != buffer[index] { return false }
      return true
    }
  }

  func starts(with prefix: [UInt8]) -> Bool {
    guard count >= prefix.count else { return false }
    for index in prefix.indices where self[index] != prefix[index] { return false }
    return true
  }

  /// The bytes up to the first line end.
  var firstLine: Span<UInt8> {
    @_lifetime(copy self)
    borrowing get {
      var end = 0
      while end < count, self[end] != 0x0A, self[end] != 0x0D { end += 1 }
      return extracting(0..<end)
    }
  }
}
