import Captures
import Testing

@Suite struct ClientFormatTests {
  @Test("GoReplay: requests, their responses, and what else the file holds")
  func readsGoReplay() throws {
    let separator = "\n\u{1F435}\u{1F648}\u{1F649}\n"
    let contents = try CaptureContents.of(
      "1 aa 1795514401000000000\nGET /a HTTP/1.1\r\nHost: x\r\n\r\n" + separator
        + "1 bb 1795514402000000000\nPOST /b HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\nhi" + separator
        + "2 bb 1795514402000000000 5\nHTTP/1.1 404 Not Found\r\n\r\n" + separator
        + "3 aa 1795514402000000000 5\nHTTP/1.1 500 Error\r\n\r\n" + separator
        + "2 aa 1795514402000000000 5\nHTTP/1.1 200 OK\r\n\r\n" + separator + "garbage" + separator)
    #expect(
      contents.requests == [
        "GET /a HTTP/1.1\r\nHost: x\r\n\r\n",
        "POST /b HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\nhi",
      ])
    #expect(contents.records.map(\.logged.status) == [200, 404])
    #expect(contents.records.map(\.time) == [1_795_514_401_000, 1_795_514_402_000])
    #expect(contents.records.map(\.logged.source) == [.response, .response])
    #expect(contents.counts.skipped(.response) == 3 && contents.counts.malformed(.request) == 1)
    #expect(contents.counts.read == 6)
  }

  @Test(
    "curl: quoting, continuation and the options that shape a request",
    arguments: [
      ("curl https://x/a/../b", "GET /b HTTP/1.1"),
      ("curl --path-as-is http://x/a/../b", "GET /a/../b HTTP/1.1"),
      ("curl -I 'http://x/a b'", "HEAD /a b HTTP/1.1"), ("curl -XDELETE x/a", "DELETE /a HTTP/1.1"),
      ("curl x/a -d k=v -d w", "POST /a HTTP/1.1\r\nContent-Length: 5\r\nk=v&w"),
      ("curl -G x/a?b -d k=v", "GET /a?b&k=v HTTP/1.1"),
      ("curl x \\\n  -H 'X: 1' \\\r\n  --compressed", "GET / HTTP/1.1\r\nX: 1"),
      ("curl.exe \"http://x/\\\"q\\\"\" ^\n -A 'a b'", "GET /\"q\" HTTP/1.1\r\nUser-Agent: a b"),
      ("curl --data-raw $'a\\'b\\n' x", "POST / HTTP/1.1\r\nContent-Length: 4\r\na'b\n"),
      ("curl -u user:pass x", "Authorization: Basic dXNlcjpwYXNz"),
      ("curl -sSLo out -m5 x/y", "GET /y HTTP/1.1"),
      ("curl --json '{}' x", "POST / HTTP/1.1\r\nContent-Type: application/json\r\nContent-Length: 2"),
      ("curl -0 x/y", "GET /y HTTP/1.0"), ("$ curl x/y", "GET /y HTTP/1.1"),
      ("curl --data-urlencode 'a=b c' x", "a=b%20c"), ("curl http://[::1]:8080/a", "Host: [::1]:8080"),
    ])
  func readsCurl(command: String, expected: String) throws {
    let contents = try CaptureContents.of(command + "\n")
    let request = try #require(contents.requests.first)
    for part in expected.split(separator: "\r\n") { #expect(request.contains(part), "\(request)") }
    #expect(contents.counts.read == 1)
  }

  @Test("curl: several commands, and what cannot be told from the file")
  func countsCurlCommands() throws {
    let contents = try CaptureContents.of(
      "curl x/a; curl x/b x/c\necho done\ncurl 'x/{a,b}'\ncurl -K options x\ncurl 'x/open\n")
    #expect(contents.lines == ["GET /a HTTP/1.1", "GET /b HTTP/1.1", "GET /c HTTP/1.1"])
    #expect(contents.counts.malformed(.unsupported) == 2 && contents.counts.malformed(.truncated) == 1)
    #expect(contents.counts.skipped(.comment) == 1)
    #expect(contents.records.map(\.line) == [0, 0, 0])
  }

  @Test("A .http file: variables, separators, continued URLs, bodies")
  func readsHTTPFiles() throws {
    let contents = try CaptureContents.of(
      """
      @host = https://{{name}}
      @name = www.contoso.com

      # a comment
      ### List
      GET {{host}}/products
        ?page=2
        &sort=price
      Accept: text/html
      // a comment
      ###
      # @name create
      POST /orders HTTP/1.1
      Host: api.contoso.com

      {"a": 1}

      > {% client.test() %}
      ###
      GET {{host}}/{{$guid}}
      ###
      /plain

      """)
    #expect(
      contents.requests == [
        "GET /products?page=2&sort=price HTTP/1.1\r\nHost: www.contoso.com\r\nAccept: text/html\r\n\r\n",
        "POST /orders HTTP/1.1\r\nHost: api.contoso.com\r\nContent-Length: 8\r\n\r\n{\"a\": 1}",
        "GET /plain HTTP/1.1\r\nHost: localhost\r\n\r\n",
      ])
    #expect(contents.records.map(\.isTLS) == [true, nil, nil])
    #expect(contents.counts.malformed(.unsupported) == 1)
    #expect(contents.records.map(\.line) == [5, 12, 21])
  }

  @Test("A HAR file: requests with headers and body, statuses, what was not sent")
  func readsHAR() throws {
    let contents = try CaptureContents.of(Self.har)
    #expect(
      contents.requests == [
        "GET /a?b=c HTTP/1.1\r\nHost: www.contoso.com\r\nX: \u{E9}\"\r\n\r\n",
        "POST /form HTTP/1.1\r\nHost: www.contoso.com\r\nContent-Length: 2\r\n\r\nhi",
      ])
    #expect(contents.records.map(\.logged.status) == [404, 0])
    #expect(contents.records.map(\.time) == [1_795_514_401_250, .min])
    #expect(contents.records.map(\.isTLS) == [true, false])
    #expect(contents.records[0].assumptions == .newerVersion)
    #expect(contents.counts.skipped(.notSent) == 2 && contents.counts.malformed(.request) == 1)
  }

  static let har = #"""
    {"log": {"version": "1.2", "entries_not": [{"a": "]}"}], "pages": [{"entries": [1]}], "entries": [
     {"startedDateTime": "2026-11-24T11:00:01.250+01:00", "request": {"method": "GET",
       "url": "https://www.contoso.com/a?b=c#d", "httpVersion": "h2", "headers": [
        {"name": ":authority", "value": "www.contoso.com"}, {"name": "X", "value": "\u00e9\""}]},
      "response": {"status": 404, "content": {"text": "\\\"}"}}},
     {"request": {"method": "POST", "url": "http://www.contoso.com/form", "httpVersion": "HTTP/1.1",
       "headers": [{"name": "Transfer-Encoding", "value": "chunked"}],
       "postData": {"text": "aGk=", "encoding": "base64"}}, "response": {"status": 0}},
     {"request": {"method": "GET", "url": "data:text/plain,x"}},
     {"_fromCache": "disk", "request": {"method": "GET", "url": "https://x/"}},
     {"response": {}}
    ]}}
    """#

  @Test("A HAR file cut at any byte neither ends the program nor loses a whole entry")
  func cutsHAR() throws {
    let bytes = Array(Self.har.utf8)
    let folder = try CaptureFolder()
    defer { folder.remove() }
    var last: UInt64 = 0
    for length in 1...bytes.count {
      let contents = CaptureContents([try folder.write("cut.har", Array(bytes[..<length]))])
      let whole =
        contents.counts.read - contents.counts.malformed(.truncated) - contents.counts.malformed(.syntax)
      #expect(whole >= last)
      last = whole
    }
    #expect(last == 5)
  }

  @Test("A failed-request trace has the request and its final status")
  func readsTraces() throws {
    let contents = try CaptureContents.of(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <?xml-stylesheet type='text/xsl' href='freb.xsl'?>
      <failedRequest url="http://localhost:80/a b.txt" siteId="1" appPoolId="DefaultAppPool" processId="1"
        verb="GET" remoteUserName="" userName="" statusCode="404.0" triggerStatusCode="404.8" timeTaken="15"
        xmlns:freb="http://schemas.microsoft.com/win/2006/06/iis/freb">
      <Event xmlns="http://schemas.microsoft.com/win/2004/08/events/event">
       <System><TimeCreated SystemTime="2026-11-24T10:00:01.123Z"/></System>
       <EventData><Data Name="RequestURL">http://localhost:80/bin/a b.txt?x=1</Data><Data Name="RequestVerb">GET</Data></EventData>
       <RenderingInfo Culture="en-US"><Opcode>GENERAL_REQUEST_START</Opcode></RenderingInfo></Event>
      <Event xmlns="http://schemas.microsoft.com/win/2004/08/events/event">
       <EventData><Data Name="Headers">Connection: keep-alive
      Host: localhost
      </Data></EventData>
       <RenderingInfo Culture="en-US"><Opcode>GENERAL_REQUEST_HEADERS</Opcode></RenderingInfo></Event>
      <Event xmlns="http://schemas.microsoft.com/win/2004/08/events/event">
       <EventData><Data Name="HttpStatus">404</Data><Data Name="HttpSubStatus">8</Data></EventData>
       <RenderingInfo Culture="en-US"><Opcode>GENERAL_REQUEST_END</Opcode></RenderingInfo></Event>
      </failedRequest>
      """)
    #expect(
      contents.requests == [
        "GET /bin/a%20b.txt?x=1 HTTP/1.1\r\nConnection: keep-alive\r\nHost: localhost\r\n\r\n"
      ])
    #expect(contents.records.first?.logged.status == 404 && contents.records.first?.logged.substatus == 8)
    #expect(contents.records.first?.time == 1_795_514_401_123)
  }
}
