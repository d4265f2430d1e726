import Testing

@testable import Server

/// The headers of static content. Source: content-and-errors 4.5 to 4.7 (cases 76 to 85).
@Suite struct StaticContentTests {
  @Test(arguments: [
    ("Thu, 01 Jan 1970 00:00:00 GMT", 116_444_736_000_000_000 as Int64?),
    ("Sun, 06 Nov 1994 08:49:37 GMT", 124_285_853_770_000_000),
    ("Sunday, 06-Nov-94 08:49:37 GMT", 124_285_853_770_000_000),
    ("Sun Nov  6 08:49:37 1994", 124_285_853_770_000_000),
    ("Sun, 06 Nov 1994 08:49:37 GMT; length=20", 124_285_853_770_000_000),
    ("Thu, 29 Feb 2024 23:59:59 GMT", 133_537_247_990_000_000), ("Thu, 29 Feb 2023 00:00:00 GMT", nil),
    ("Sun, 06 Nov 1994 24:00:00 GMT", nil), ("06 Nov 1994", nil), ("", nil), ("yesterday", nil),
    ("Sun, 06 Nov 1994 08:49:37 PST", nil), ("Sun, 00 Nov 1994 08:49:37 GMT", nil),
    ("Sun, 06 Foo 1994 08:49:37 GMT", nil), ("Sun, 06 Nov 99999999994 08:49:37 GMT", nil),
  ])
  func dates(text: String, fileTime: Int64?) {
    #expect(FileTime.parse(text) == fileTime)
  }

  @Test(arguments: [
    ("bytes=0-99", 1000 as UInt64, RangeHeader.Outcome.satisfiable), ("bytes=1000-", 1000, .unsatisfiable),
    ("bytes=999-", 1000, .satisfiable), ("items=0-1", 1000, .ignored), ("bytes=-0", 1000, .unsatisfiable),
    ("bytes=-5", 1000, .satisfiable), ("bytes=-5", 0, .unsatisfiable), ("bytes=0-", 0, .unsatisfiable),
    ("bytes=5-4", 1000, .ignored), ("bytes=", 1000, .ignored), ("bytes=a-b", 1000, .ignored),
    ("bytes=2000-3000, 0-9", 1000, .satisfiable), ("bytes=0-9,", 1000, .ignored),
    ("Bytes=0-9", 1000, .satisfiable), ("bytes=18446744073709551616-", 1000, .unsatisfiable),
    ("bytes=0-99999999999999999999999", 1000, .satisfiable), ("bytes 0-1", 1000, .ignored), ("", 0, .ignored),
  ])
  func ranges(value: String, size: UInt64, outcome: RangeHeader.Outcome) {
    let bytes = Array(value.utf8)
    let judged = RangeHeader.judge(bytes.span, size: size)
    #expect(judged == outcome)
  }

  @Test(arguments: [
    ("text/html", true), ("TEXT/HTML", true), ("text/*", true), ("*/*", true), ("*", true),
    ("image/jpeg", false), ("image/*, text/html;q=0.1", true), ("text/html;q=0", true),
    ("text/htm", false), ("texts/*", false), ("image/png;x=\"a,text/html\"", false),
    ("image/png;x=\"a\\\",text/html\"", false), (", ,text/html", true), ("text/", false), ("/*", false),
  ])
  func accepts(value: String, covers: Bool) {
    let bytes = Array(value.utf8)
    let covered = AcceptHeader.covers(bytes.span, Array("text/html".utf8))
    #expect(covered == covers)
  }

  @Test(arguments: [
    (#""a0e9a1e3bfd9c91:0""#, true, true), (#"W/"a0e9a1e3bfd9c91:0""#, true, false),
    (#""1c9d9bfe3a1e9a0:0""#, true, true), (#""x", "A0E9A1E3BFD9C91:0""#, true, true), ("*", true, true),
    (#""a0e9a1e3bfd9c91:1""#, false, false), (#""nope""#, false, false), ("", false, false),
    (#""unterminated"#, false, false), ("W/", false, false),
  ])
  func entityTags(list: String, weak: Bool, strong: Bool) {
    let bytes = Array(list.utf8)
    let time: Int64 = 0x01C9_D9BF_E3A1_E9A0
    let isWeak = EntityTag.list(bytes.span, holds: time, isStrong: false)
    let isStrong = EntityTag.list(bytes.span, holds: time, isStrong: true)
    #expect(isWeak == weak && isStrong == strong)
    #expect(EntityTag(time).text == #""a0e9a1e3bfd9c91:0""#)
  }

  private static let modified = "Sat, 12 Sep 2026 10:00:00 GMT"

  @Test(arguments: [
    ("If-Modified-Since: Sat, 12 Sep 2026 10:00:00 GMT", "304"),
    ("If-Modified-Since: Sat, 12 Sep 2026 09:59:59 GMT", "200"),
    ("If-Modified-Since: Fri, 01 Jan 2100 00:00:00 GMT", "200"), ("If-Modified-Since: junk", "200"),
    ("If-None-Match: *", "304"),
    ("If-None-Match: \"x\"\r\nIf-Modified-Since: Sat, 12 Sep 2026 10:00:00 GMT", "200"),
    ("If-Match: \"nope\"", "412"), ("If-Match: *", "200"),
    ("If-Unmodified-Since: Fri, 11 Sep 2026 10:00:00 GMT", "412"),
    ("If-Unmodified-Since: Sat, 12 Sep 2026 10:00:00 GMT", "200"),
    ("If-Match: \"nope\"\r\nIf-None-Match: *", "412"),
  ])
  func conditions(lines: String, status: String) throws {
    let text = "GET / HTTP/1.1\r\nHost: a\r\n\(lines)\r\n\r\n"
    let wire = Array(text.utf8)
    var fields: [HeaderField] = []
    _ = RequestHeadParser.parse(
      wire.span, settings: HTTPSysSettings(), fields: &fields, version: .windows10)
    let headers = ContentHeaders(wire.span, fields.span)
    let time = try #require(FileTime.parse(Self.modified))
    var request = ConditionalRequest(
      lastWriteTime: time, setsEntityTag: true, now: time + 600_000_000)
    let outcome = request.judge(headers, wire.span, fields.span)
    switch outcome {
    case .proceeds: #expect(status == "200")
    case .notModified: #expect(status == "304")
    case .failed: #expect(status == "412")
    }
  }
}
