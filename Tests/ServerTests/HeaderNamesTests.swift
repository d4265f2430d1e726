import Testing

@testable import Server

/// Names that heads are known not to hold are not looked for.
@Suite struct HeaderNamesTests {
  @Test("The set of the headers that HTTP.sys parses is that of their names") func parsedHeaders() {
    let names = [
      "host", "range", "translate", "authorization", "content-length", "accept-encoding", "x-forwarded-for",
      "transfer-encoding",
    ]
    #expect(BodyFraming.names == HeaderNames(names.map { Array($0.utf8) }))
  }

  @Test(
    "A head may hold every name it holds, in any case",
    arguments: [
      "Host", "USER-AGENT", "x-a", "Content-Type", "!#$%&'*+-.^_`|~", "1", String(repeating: "N", count: 99),
    ])
  func holdsItsNames(name: String) {
    let request = Array("GET / HTTP/1.1\r\nHost: t\r\n\(name == "Host" ? "A" : name): 1\r\n\r\n".utf8)
    var fields: [HeaderField] = []
    let result = RequestHeadParser.parse(
      request.span, settings: HTTPSysSettings(), fields: &fields, version: .windows10)
    let head = try? result.get()
    for text in [name.lowercased(), name.uppercased()] {
      let names = HeaderNames(Array(text.utf8).span)
      #expect(head?.names.isSuperset(of: names) ?? false)
    }
    #expect(head?.names.isDisjoint(with: HeaderNames(Array("no-such-name".utf8).span)) ?? false)
  }
}
