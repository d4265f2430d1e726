import StatusCodes
import Testing

@Suite("Reason phrases")
struct ReasonPhraseTests {
  @Test("every status of the catalogue has one")
  func all() {
    for entry in Catalogue.entries {
      #expect(Catalogue.reasonPhrase(for: entry.code)?.isEmpty == false, "\(entry.code)")
    }
  }

  @Test(
    "the server's wording is used",
    arguments: [
      ("404", "Not Found"), ("404.11", "Not Found"), ("414", "Request-URI Too Long"), ("302", "Redirect"),
      ("413.1", "Request Entity Too Large"), ("431.0", "Request Header Fields Too Large"),
      ("505", "HTTP Version Not Supported"), ("500.19", "Internal Server Error"),
      ("500.50", "URL Rewrite Module Error."), ("500.53", "URL Rewrite Module Error."),
      ("500.54", "Internal Server Error"), ("404.50", "Not Found"),
    ])
  func wording(text: String, phrase: String) throws {
    let code = try #require(StatusCode(text: text))
    #expect(Catalogue.reasonPhrase(for: code) == phrase)
  }

  @Test("other statuses have none", arguments: [0, 99, 299, 418, 599, 999, .max] as [UInt16])
  func unknown(status: UInt16) {
    #expect(Catalogue.reasonPhrase(for: status) == nil)
    #expect(Catalogue.reasonPhrase(for: StatusCode(status, 50)) == nil)
  }
}
