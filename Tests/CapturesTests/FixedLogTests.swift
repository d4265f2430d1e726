import Captures
import Testing

@Suite struct FixedLogTests {
  @Test("The IIS format has fifteen fields; the path is the cooked one")
  func readsIISLog() throws {
    let contents = try CaptureContents.of(
      """
      192.168.114.201, -, 03/20/01, 7:55:20, W3SVC2, SALES1, 172.21.13.45, 4502, 163, 3223, 200, 0, GET, /DeptLogo.gif, -,
      192.168.110.54, anonymous, 3/20/2001, 23:58:11, W3SVC1, SALES1, 172.16.255.255, 60, 275, 0, 404, 2, POST, /a b/c.aspx, x=1, y=2,
      192.168.110.54, -, 13/20/2001, 23:58:11, W3SVC1, SALES1, 172.16.255.255, 60, 275, 0, 404, 2, GET, /a, -,
      192.168.110.54, -, 1/4/102345678901234567, 23:58:11, W3SVC1, SALES1, 172.16.255.255, 60, 275, 0, 404, 2, GET, /a, -,
      too, short,

      """)
    #expect(contents.lines == ["GET /DeptLogo.gif HTTP/1.1", "POST /a%20b/c.aspx?x=1, y=2 HTTP/1.1"])
    #expect(contents.records.map(\.logged.status) == [200, 404])
    #expect(contents.records.map(\.time) == [985_074_920_000, 985_132_691_000])
    #expect(contents.counts.malformed(.time) == 2 && contents.counts.malformed(.fewColumns) == 1)
  }

  @Test(
    "The NCSA formats have the request line as it was sent",
    arguments: [
      (
        #"172.21.13.45 - Microsoft\fred [08/Apr/2001:17:39:04 -0800] "GET /a%20b?x=y HTTP/1.0" 200 3401"#,
        "GET /a%20b?x=y HTTP/1.0\r\nHost: www.contoso.com\r\n\r\n", 200, 986_780_344_000
      ),
      (
        #"::1 - - [25/Nov/2026:00:00:00 +0100] "GET / HTTP/1.1" 304 - "https://x/?a+b" "curl \"8\" + x""#,
        "GET / HTTP/1.1\r\nHost: www.contoso.com\r\nuser-agent: curl \\\"8\\\" + x\r\nreferer: https://x/?a+b\r\n\r\n",
        304, 1_795_561_200_000
      ),
      (
        #"10.0.0.1 - - [25/Nov/2026:00:00:00 +0000] "GET /old" 404 10"#,
        "GET /old HTTP/1.1\r\nHost: www.contoso.com\r\n\r\n", 404, 1_795_564_800_000
      ),
    ] as [(String, String, UInt16, Int64)])
  func readsNCSALog(line: String, request: String, status: UInt16, time: Int64) throws {
    let contents = try CaptureContents.of(line + "\n")
    #expect(contents.requests == [request])
    #expect(contents.records.first?.logged.status == status)
    #expect(contents.records.first?.time == time)
  }

  @Test("A garbled request line is malformed, not an end")
  func rejectsGarbledRequests() throws {
    let good = #"10.0.0.1 - - [25/Nov/2026:00:00:00 +0000] "GET / HTTP/1.1" 200 10"# + "\n"
    let contents = try CaptureContents.of(
      good + #"10.0.0.1 - - [25/Nov/2026:00:00:00 +0000] "\x16\x03\x01" 400 10"# + "\n"
        + #"10.0.0.1 - - [25/Nov/2026:00:00:00 +0000] "-" 408 0"# + "\n" + good)
    #expect(contents.counts.decided == 2 && contents.counts.malformed(.request) == 2)
  }
}
