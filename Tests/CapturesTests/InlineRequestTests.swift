import Captures
import Testing

@Test(
  arguments: [
    ("line", "GET /a+b", "GET /a+b HTTP/1.1\r\nHost: localhost\r\n\r\n"),
    ("line with its end", "GET /\r\n", "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"),
    ("version", "GET / HTTP/1.0", "GET / HTTP/1.0\r\nHost: localhost\r\n\r\n"),
    ("blank in the target", "GET /a b", "GET /a b HTTP/1.1\r\nHost: localhost\r\n\r\n"),
    ("POST", "POST /", "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n"),
    ("PUT", "PUT /", "PUT / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n"),
    ("post is another method", "post /", "post / HTTP/1.1\r\nHost: localhost\r\n\r\n"),
    ("lines", "GET / HTTP/1.1\nHost: a", "GET / HTTP/1.1\r\nHost: a\r\n\r\n"),
    ("lines with an end", "GET / HTTP/1.1\nHost: a\n", "GET / HTTP/1.1\r\nHost: a\r\n\r\n"),
    ("empty line", "GET / HTTP/1.1\nHost: a\n\n", "GET / HTTP/1.1\r\nHost: a\r\n\r\n"),
    ("CRLF", "GET / HTTP/1.1\r\nHost: a\r\n\r\n", "GET / HTTP/1.1\r\nHost: a\r\n\r\n"),
    ("body", "POST / HTTP/1.1\nHost: a\n\nb\nc\n", "POST / HTTP/1.1\r\nHost: a\r\n\r\nb\nc"),
    ("body line end", "POST / HTTP/1.1\nHost: a\n\nb\n\n", "POST / HTTP/1.1\r\nHost: a\r\n\r\nb\n"),
    ("leading empty line", "\nGET / HTTP/1.1\nHost: a", "\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n"),
  ])
func completing(_ name: String, text: String, bytes: String) {
  #expect(InlineRequest.complete(text) == Array(bytes.utf8), "\(name)")
  #expect(InlineRequest.complete(Array(text.utf8)) == Array(bytes.utf8), "\(name)")
}

@Test func completingKeepsBytesThatAreNoText() {
  let bytes: [UInt8] = Array("GET /".utf8) + [0xFF, 0x80]
  #expect(InlineRequest.complete(bytes) == bytes + Array(" HTTP/1.1\r\nHost: localhost\r\n\r\n".utf8))
}

@Test(
  arguments: [
    (#"a\r\n\t\0\\b"#, [0x61, 0x0D, 0x0A, 0x09, 0x00, 0x5C, 0x62]),
    (#"\x00\xfF\x7f"#, [0x00, 0xFF, 0x7F]), ("", []), ("é", [0xC3, 0xA9]), (#"\x411"#, [0x41, 0x31]),
  ] as [(String, [UInt8])])
func unescaping(_ text: String, bytes: [UInt8]) throws {
  #expect(try InlineRequest.unescape(text) == bytes)
}

@Test(
  arguments: [
    (#"ab\q"#, 2), (#"\"#, 0), (#"a\x4"#, 1), (#"\x"#, 0), (#"\xg0"#, 0), (#"\x0²"#, 0), (#"é\N"#, 2),
    (#"\x٣٣"#, 0), (#"\x+1"#, 0),
  ])
func badEscapes(_ text: String, offset: Int) {
  let error = #expect(throws: InlineRequest.EscapeError.self) { try InlineRequest.unescape(text) }
  #expect(error?.offset == offset)
  #expect(error?.message.isEmpty == false)
}

@Test(
  arguments: [
    ("GET /", true), ("get /", true), ("VERSION-CONTROL /", true), ("GET", false), ("", false), (" ", false),
    ("request.txt", false), ("my request.txt", true), ("./a b", false), ("G3T /", false), ("-", false),
  ])
func lookingInline(_ argument: String, isInline: Bool) {
  #expect(InlineRequest.looksInline(argument) == isInline)
}
