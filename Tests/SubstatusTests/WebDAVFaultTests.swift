import Configuration
import Server
import StatusCodes
import Substatus
import Testing

/// Every fault of a WebDAV header or body is located in the bytes of the request. Source: content-and-errors 5.4.
@Suite struct WebDAVFaultTests {
  private static let simulation = Result {
    var server = ServerDescription()
    server.with = [.webDAV]
    server.applicationHostAdditions = ConfigurationFile(
      name: "additions",
      text: """
        <configuration><system.webServer>
          <security><authentication>
            <anonymousAuthentication enabled="false" /><windowsAuthentication enabled="true" />
          </authentication></security>
          <webdav>
            <authoring enabled="true"><locks enabled="true" /></authoring>
            <authoringRules><add users="*" path="*" access="Read, Write, Source" /></authoringRules>
          </webdav>
        </system.webServer></configuration>
        """)
    return try Simulation(server)
  }

  /// A request, the code, and the text that is at fault; what is missing is told at the method.
  @Test(arguments: [
    ("COPY /x.txt", "Destination: foo/bar", "", "400.1", "foo/bar"),
    ("COPY /x.txt", "Destination: /a%zz", "", "400.1", "%zz"),
    ("MOVE /x.txt", "Destination: http://", "", "400.1", "//"),
    ("COPY /x.txt", "X-Other: 1", "", "400.1", "COPY"),
    ("PROPFIND /", "Depth: 2", "", "400.2", "2"),
    ("LOCK /x.txt", "Depth: 1\r\nContent-Length: 0", "", "400.2", "1"),
    ("DELETE /x.txt", "If: (<urn:a:b>", "", "400.3", ""),
    ("DELETE /x.txt", "If: (<urn:a:b>) x", "", "400.3", "x"),
    ("COPY /x.txt", "Destination: /y.txt\r\nOverwrite: true", "", "400.4", "true"),
    ("GET /x.txt", "Translate: yes", "", "400.5", "yes"),
    ("PUT /x.txt", "Translate: 1\r\nContent-Length: 0", "", "400.5", "1"),
    (
      "PROPFIND /", "Depth: 0\r\nContent-Length: 28", #"<propfind xmlns="DAV:"><a></"#, "400.6", ""
    ),
    (
      "PROPPATCH /x.txt", "Transfer-Encoding: chunked",
      "10\r\n<propfind xmlns=\r\n16\r\n\"DAV:\"><a/></propfind>\r\n0\r\n\r\n", "400.6", "propfind"
    ),
    (
      "PROPFIND /", "Depth: 0\r\nTransfer-Encoding: chunked",
      "10\r\n<propfind xmlns=\r\n9\r\n\"DAV:\"><a\r\n0\r\n\r\n",
      "400.6", ""
    ),
    ("PROPPATCH /x.txt", "X-Other: 1", "", "400.7", "PROPPATCH"),
    ("PUT /x.txt", "Content-Length: 0\r\nContent-Range: bytes 0-1/2", "", "400.7", "bytes 0-1/2"),
    ("LOCK /x.txt", "Content-Length: 0\r\nTimeout: Infinite, 60", "", "400.8", "60"),
    ("UNLOCK /x.txt", "Lock-Token: opaquelocktoken:a", "", "400.9", "opaquelocktoken:a"),
    ("UNLOCK /x.txt", "X-Other: 1", "", "400.9", "UNLOCK"),
    ("MKCOL /new", "Content-Length: 1", "x", "415.0", "1"),
    ("PROPFIND /", "Depth: infinity", "", "403.22", "infinity"),
  ])
  func located(line: String, headers: String, body: String, code: String, text: String) throws {
    let simulation = try Self.simulation.get()
    var facts = RequestFacts()
    try facts.setCredentials("user", to: #"CONTOSO\amy"#)
    let request = Array("\(line) HTTP/1.1\r\nHost: a\r\n\(headers)\r\n\r\n\(body)".utf8)
    let answer = simulation.answer(request, facts: facts)
    #expect(answer.status == StatusCode(text: code))
    let bytes = try #require(answer.matched?.inRequest)
    let found = String(decoding: request[bytes], as: UTF8.self)
    if text.isEmpty {
      #expect(bytes.lowerBound > line.utf8.count, "\(found)")
    } else {
      #expect(found == text)
    }
  }
}
