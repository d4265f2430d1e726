import Captures
import Testing

@Suite struct InlineRequestTests {
  @Test(arguments: [
    ("GET /a", "GET /a HTTP/1.1\r\nHost: localhost\r\n\r\n"),
    ("POST /a", "POST /a HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n"),
    ("GET / HTTP/1.0\nX: 1", "GET / HTTP/1.0\r\nX: 1\r\n\r\n"),
    ("POST / HTTP/1.1\nHost: t\n\na\nb\n", "POST / HTTP/1.1\r\nHost: t\r\n\r\na\nb"),
  ])
  func completes(text: String, request: String) {
    #expect(InlineRequest.complete(text) == Array(request.utf8))
  }

  @Test(arguments: [
    (#"a\r\n\t\0\\\x7F"#, [0x61, 0x0D, 0x0A, 0x09, 0, 0x5C, 0x7F] as [UInt8]), ("é", [0xC3, 0xA9]),
  ])
  func unescapes(text: String, bytes: [UInt8]) throws {
    #expect(try InlineRequest.unescape(text) == bytes)
  }

  @Test(arguments: [(#"ab\q"#, 2), (#"\x1"#, 0), (#"\xg1"#, 0), ("\\", 0)])
  func refusesBadEscapes(text: String, offset: Int) {
    do {
      _ = try InlineRequest.unescape(text)
      Issue.record("\(text) was read")
    } catch {
      #expect(error.offset == offset)
    }
  }

  @Test(arguments: [
    ("GET /a", true), ("get /", true), ("request.txt", false), ("-", false), ("a.b c", false),
  ])
  func tellsRequestsFromFiles(argument: String, isInline: Bool) {
    #expect(InlineRequest.looksInline(argument) == isInline)
  }
}
