import Captures
import Testing

@Suite struct W3CTests {
  static let fields =
    "#Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs(User-Agent) "
    + "sc-status sc-substatus sc-win32-status time-taken\n"

  static func row(_ stem: String, _ query: String = "-", method: String = "GET", status: String = "200 0 0")
    -> String
  {
    "2026-11-24 10:00:01 10.0.0.4 \(method) \(stem) \(query) 80 - 203.0.113.7 curl/8+(x) \(status) 15\n"
  }

  @Test(
    "A stem is written so that HTTP.sys cooks it to the logged path",
    arguments: [
      ("/a/b.txt", "-", "200 0 0", "GET /a/b.txt HTTP/1.1", []),
      ("/a+b", "-", "200 0 0", "GET /a%20b HTTP/1.1", .plusIsBlank),
      ("/a+b", "-", "404 11 0", "GET /a+b HTTP/1.1", .plusIsPlus),
      ("/a%2e", "-", "404 11 0", "GET /a%252e HTTP/1.1", .percentIsDecoded),
      ("/a?b#c", "-", "200 0 0", "GET /a%3Fb%23c HTTP/1.1", []),
      ("/\u{E9}", "-", "200 0 0", "GET /%C3%A9 HTTP/1.1", []),
      ("/a", "x=1+2", "200 0 0", "GET /a?x=1+2 HTTP/1.1", []),
      ("*", "-", "200 0 0", "GET * HTTP/1.1", []),
      (
        "/a", "q=1&X-ARR-LOG-ID=3f2504e0-4f89-11d3-9a0c-0305e82c3301", "200 0 0", "GET /a?q=1 HTTP/1.1",
        .routingParameters
      ),
      (
        "/a", "X-ARR-CACHE-HIT=0&X-ARR-LOG-ID=3f2504e0-4f89-11d3-9a0c-0305e82c3301&SERVER-STATUS=200",
        "200 0 0", "GET /a HTTP/1.1", .routingParameters
      ),
    ] as [(String, String, String, String, CaptureAssumptions)])
  func composes(
    stem: String, query: String, status: String, line: String, assumption: CaptureAssumptions
  ) throws {
    let contents = try CaptureContents.of(Self.fields + Self.row(stem, query, status: status))
    #expect(contents.lines == [line])
    #expect(contents.assumptions.first?.isSuperset(of: assumption) == true)
    let readings: CaptureAssumptions = [.plusIsBlank, .plusIsPlus, .percentIsDecoded, .routingParameters]
    #expect(contents.assumptions.first?.intersection(readings) == assumption)
  }

  @Test("Everything that is logged is read")
  func readsAllColumns() throws {
    let contents = try CaptureContents.of(
      """
      #Software: Microsoft Internet Information Services 10.0
      #Fields: date time s-sitename s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs-version \
      cs(User-Agent) cs(Cookie) cs(Referer) cs-host sc-status sc-substatus sc-win32-status sc-bytes cs-bytes
      2026-11-24 23:59:59 W3SVC1 10.0.0.4 POST /a b=c 443 CONTOSO\\user 203.0.113.7 HTTP/2.0 \
      Mozilla/5.0+(X11) a=b;+c=d https://x/?a+b www.contoso.com:443 401 2 5 100 1000\r

      """)
    let record = try #require(contents.records.first)
    #expect(record.logged.status == 401 && record.logged.substatus == 2 && record.logged.win32 == 5)
    #expect(record.serverPort == 443)
    #expect(record.bytesReceived == 1000)
    #expect(record.time == 1_795_564_799_000)
    let request = try #require(contents.requests.first)
    #expect(
      request.hasPrefix(
        "POST /a?b=c HTTP/1.1\r\nHost: www.contoso.com:443\r\nuser-agent: Mozilla/5.0 (X11)\r\n"
          + "cookie: a=b; c=d\r\nreferer: https://x/?a+b\r\nContent-Length: "))
    let expected: CaptureAssumptions = [
      .headers, .newerVersion, .bodyLengthFromBytes, .tlsFromPort, .spelling,
    ]
    #expect(contents.assumptions == [expected])
  }

  @Test("Columns may change in the middle of a file, and a date may come from a directive")
  func followsDirectives() throws {
    let contents = try CaptureContents.of(
      """
      #Date: 2026-11-24 00:00:00
      #Fields: time cs-method cs-uri-stem sc-status
      00:00:10 GET /a 200
      #Fields: cs-uri-stem cs-method
      /b HEAD
      #Fields: cs-method cs-uri-stem sc-status sc-substatus
      GET /c 404 7

      """)
    #expect(contents.lines == ["GET /a HTTP/1.1", "HEAD /b HTTP/1.1", "GET /c HTTP/1.1"])
    #expect(contents.records.map(\.time) == [1_795_478_410_000, .min, .min])
    #expect(contents.records.map(\.logged.status) == [200, 0, 404])
    #expect(contents.records.map(\.logged.substatus) == [-1, -1, 7])
    #expect(contents.counts.skipped(.directive) == 4)
  }

  @Test(
    "What cannot be read is counted and said, and the rest is read",
    arguments: [
      ("2026-11-24 10:00:01 10.0.0.4 GET /a - 80\n", .fewColumns),
      ("2026-11-24 10:00:01 10.0.0.4 GET /a b c - 80 - 203.0.113.7 curl 200 0 0 15\n", .manyColumns),
      ("2026-13-24 10:00:01 10.0.0.4 GET /a - 80 - 203.0.113.7 curl 200 0 0 15\n", .time),
      ("2026-11-24 10:61:01 10.0.0.4 GET /a - 80 - 203.0.113.7 curl 200 0 0 15\n", .time),
      ("2026-11-24 10:00:01 10.0.0.4 GET /a - 80 - 203.0.113.7 curl 2x0 0 0 15\n", .status),
      ("2026-11-24 10:00:01 10.0.0.4 GET /a - 80 - 203.0.113.7 curl 200 99999 0 15\n", .status),
      ("2026-11-24 10:00:01 10.0.0.4 - /a - 80 - 203.0.113.7 curl 200 0 0 15\n", .request),
      ("2026-11-24 10:00:01 10.0.0.4 GET - - 80 - 203.0.113.7 curl 200 0 0 15\n", .request),
      ("\0\0\0\0\0\0\0\0\n", .fewColumns),
    ] as [(String, MalformedReason)])
  func countsMalformedRows(line: String, reason: MalformedReason) throws {
    let contents = try CaptureContents.of(Self.fields + Self.row("/a") + line + Self.row("/b"))
    #expect(contents.counts.malformed(reason) == 1)
    #expect(contents.counts.decided == 2)
    #expect(contents.counts.read == 4)
  }

  @Test("Rows before any directive cannot be read unless the columns are named")
  func needsFields() throws {
    let row = Self.row("/a")
    #expect(try CaptureContents.of(row).counts.malformed(.noFields) == 1)
    var options = CaptureOptions()
    options.fields = String(Self.fields.dropFirst(9))
    let contents = try CaptureContents.of(Array(row.utf8), options: options)
    #expect(contents.lines == ["GET /a HTTP/1.1"])
  }

  @Test("A capture cut at any byte keeps its count")
  func isCutAnywhere() throws {
    let bytes = Array(
      (Self.fields + Self.row("/a") + Self.row("/b", "q", method: "POST") + "\n" + Self.row("/c")).utf8)
    let folder = try CaptureFolder()
    defer { folder.remove() }
    for length in 1...bytes.count {
      let name = try folder.write("cut.log", Array(bytes[..<length]))
      let contents = CaptureContents([name])
      let lines = bytes[..<length].split(separator: 0x0A, omittingEmptySubsequences: false)
      let expected = lines.count - (lines.last?.isEmpty == true ? 1 : 0)
      // The first bytes of a file are no log yet.
      guard contents.notes.isEmpty else {
        #expect(length < 10 && contents.counts.read == 0)
        continue
      }
      #expect(contents.counts.read == UInt64(expected), "cut at \(length)")
    }
  }

  @Test("Rows, chunks and files of any size give the same records")
  func crossesChunks() throws {
    var text = Self.fields
    for index in 0..<20_000 { text += Self.row("/products/\(index)", "page=\(index % 7)") }
    text += Self.row("/" + String(repeating: "a", count: 3_000_000)) + Self.row("/last")
    let contents = try CaptureContents.of(text)
    #expect(contents.counts.decided == 20_002)
    #expect(contents.counts.read == 20_003)
    #expect(contents.lines.last == "GET /last HTTP/1.1")
    #expect(contents.lines[12_345] == "GET /products/12345?page=4 HTTP/1.1")
  }

  @Test("A line that is too long is one malformed record")
  func skipsOverlongLines() throws {
    let long = String(repeating: "x", count: 40 << 20)
    let contents = try CaptureContents.of(Self.fields + Self.row("/a") + long + "\n" + Self.row("/b"))
    #expect(contents.lines == ["GET /a HTTP/1.1", "GET /b HTTP/1.1"])
    #expect(contents.counts.malformed(.tooLong) == 1)
    #expect(contents.counts.read == 4)
  }

  @Test("A line of the HTTPERR log is the raw target, and a connection without request is no request")
  func readsHTTPERR() throws {
    let contents = try CaptureContents.of(
      """
      #Software: Microsoft HTTP API 2.0
      #Fields: date time c-ip c-port s-ip s-port cs-version cs-method cs-uri streamid sc-status s-siteid s-reason s-queuename
      2019-03-14 20:10:10 10.20.190.10 45082 10.24.170.60 80 HTTP/1.1 GET /x/%2e%2e/%2e%2e/etc/passwd - 403 - Forbidden -
      2019-03-14 20:10:11 10.20.190.10 45082 10.24.170.60 80 - - - - - - Timer_ConnectionIdle -

      """)
    #expect(contents.lines == ["GET /x/%2e%2e/%2e%2e/etc/passwd HTTP/1.1"])
    #expect(contents.records.first?.logged.source == .httpSys)
    #expect(contents.counts.skipped(.noRequest) == 1)
  }

  @Test(
    "What a capture of another format said does not stay in the rows that are read after it",
    arguments: [
      ("a.raw", "GET /%61?x HTTP/1.1\r\nHost: a\r\n\r\n"),
      ("b.log", #"::1 - u [25/Nov/2026:00:00:00 +0100] "GET /%61 HTTP/1.1" 304 - "https://x/" "curl/8""#),
      ("c.txt", "https://www.contoso.com:8443/%61\n"),
    ])
  func startsAnew(name: String, text: String) throws {
    let folder = try CaptureFolder()
    defer { folder.remove() }
    let other = try folder.write(name, text)
    let log = try folder.write("u_ex.log", Self.fields + Self.row("/a"))
    let alone = CaptureContents([log]).records
    let both = CaptureContents([other, log]).records
    #expect(both.count == 2 && alone.count == 1)
    #expect(both.last.map { "\($0)" } == alone.last.map { "\($0)" })
  }
}
