import Testing

@testable import Server

@Test(
  "Addresses are written as they are described",
  arguments: [
    "0.0.0.0", "255.255.255.255", "10.0.0.1", "203.0.113.77", "::", "::1", "1::", "fe80::1",
    "2001:db8::8:0:0:1",
    "2001:db8:0:1:1:1:1:1", "1:0:0:2:0:0:0:3", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "1:2:3:4:5:6:7:8",
    "0:0:1::", "::abcd:0:12",
  ])
func addressesAreWritten(text: String) throws {
  let address = try #require(IPAddress(text))
  var buffer = ByteBuffer()
  address.append(to: &buffer)
  let written = String(decoding: (0..<buffer.count).map { buffer[$0] }, as: UTF8.self)
  #expect(written == address.description)
}
