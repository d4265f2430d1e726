import Testing

@testable import Server

/// A header line counts with its line end against the limits of HTTP.sys. Source: http-sys 2.1.
@Suite struct HeaderLengthTests {
  private static func refusal(_ request: String, _ settings: HTTPSysSettings) -> Refusal.Reason? {
    var fields: [HeaderField] = []
    let bytes = Array(request.utf8)
    let result = RequestHeadParser.parse(
      bytes.span, settings: settings, fields: &fields, version: .windows10)
    if case .failure(let refusal) = result { return refusal.reason }
    return nil
  }

  @Test("MaxFieldLength", arguments: ["\r\n", "\n", " \r\n", "\r\n b\r\n"], 55...70)
  func fieldLength(end: String, length: Int) {
    var settings = HTTPSysSettings()
    settings.maxFieldLength = 64
    let line = "X: " + String(repeating: "a", count: length - 3 - end.utf8.count) + end
    let request = "GET / HTTP/1.1\r\nHost: t\r\n\(line)\r\n"
    #expect(Self.refusal(request, settings) == (length > 64 ? .fieldLength : nil))
  }

  @Test("MaxRequestBytes", arguments: ["\r\n", "\n"], 250...260)
  func requestLength(end: String, length: Int) {
    var settings = HTTPSysSettings()
    settings.maxRequestBytes = 256
    let start = "GET / HTTP/1.1\r\nHost: t\r\nX: "
    let line = String(repeating: "a", count: length - start.utf8.count - end.utf8.count) + end
    // The empty line behind the headers counts as well.
    #expect(Self.refusal(start + line + "\r\n", settings) == (length + 2 > 256 ? .requestLength : nil))
  }
}
