import StatusCodes
import Testing

@Suite("StatusCode")
struct StatusCodeTests {
  @Test(
    "a code reads back as it was written",
    arguments: [
      ("404", 404, nil), ("404.0", 404, 0), ("404.1", 404, 1), ("404.10", 404, 10), ("404.11", 404, 11),
      ("404.100", 404, 100), ("100", 100, nil), ("999.0", 999, 0), ("500.65535", 500, 65535),
    ] as [(String, UInt16, UInt16?)])
  func roundTrip(text: String, status: UInt16, substatus: UInt16?) throws {
    let code = try #require(StatusCode(text: text))
    #expect(code.status == status)
    #expect(code.substatus == substatus)
    #expect(code.description == text)
  }

  @Test(
    "what is not a code is refused",
    arguments: [
      "", ".", "404.", ".11", "404.01", "0404", "404.00", "4O4", "404.1l", "99", "1000", "99.1", "404.65536",
      "404.99999999999999999999", "70000", "404.1.1", "404..1", "+404", "-404", "404.-1", "404.+1", " 404",
      "404 ",
      "404. 1", "404,11", "４０４", "404.٣", "404.1\0",
    ])
  func refused(text: String) {
    #expect(StatusCode(text: text) == nil)
  }

  @Test("404.1 and 404.10 are two codes, and 404 is neither 404.0 nor they")
  func distinct() {
    let codes: Set = [StatusCode(404), StatusCode(404, 0), StatusCode(404, 1), StatusCode(404, 10)]
    #expect(codes.count == 4)
  }

  @Test("codes are ordered by number, not by text")
  func order() {
    let codes = ["500", "404.10", "404.9", "404", "404.0", "403.502", "404.2"].compactMap {
      StatusCode(text: $0)
    }
    let sorted = codes.sorted().map(\.description)
    #expect(sorted == ["403.502", "404", "404.0", "404.2", "404.9", "404.10", "500"])
  }

  @Test("a very long text is refused without reading a number out of it")
  func long() {
    #expect(StatusCode(text: "404." + String(repeating: "1", count: 1_000_000)) == nil)
    #expect(StatusCode(text: String(repeating: ".", count: 1_000_000)) == nil)
  }
}
