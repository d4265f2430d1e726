import Testing

@testable import Server

@Suite("IP addresses") struct IPAddressTests {
  @Test(
    "IPv4 is four decimal numbers",
    arguments: [
      ("0.0.0.0", 0), ("127.0.0.1", 0x7F00_0001), ("203.0.113.9", 0xCB00_7109),
      ("255.255.255.255", 0xFFFF_FFFF), ("1.2.3.4", 0x0102_0304),
    ] as [(String, UInt32)])
  func v4(_ text: String, _ bits: UInt32) throws {
    let address = try #require(IPAddress(text))
    #expect(address == IPAddress(v4: bits))
    #expect(address.isIPv4)
    #expect(address.description == text)
  }

  @Test(
    "IPv6 in every spelling of RFC 4291",
    arguments: [
      ("::", 0, "::"), ("::1", 1, "::1"), ("1::", 1 << 112, "1::"),
      ("2001:db8::1", 0x2001_0DB8 << 96 | 1, "2001:db8::1"),
      ("2001:0DB8:0:0:0:0:0:1", 0x2001_0DB8 << 96 | 1, "2001:db8::1"),
      ("1:2:3:4:5:6:7:8", 0x0001_0002_0003_0004_0005_0006_0007_0008, "1:2:3:4:5:6:7:8"),
      ("1:2:3:4:5:6:7::", 0x0001_0002_0003_0004_0005_0006_0007_0000, "1:2:3:4:5:6:7:0"),
      ("::2:3:4:5:6:7:8", 0x0002_0003_0004_0005_0006_0007_0008, "0:2:3:4:5:6:7:8"),
      ("1:0:0:2:0:0:0:3", 0x0001_0000_0000_0002_0000_0000_0000_0003, "1:0:0:2::3"),
      ("64:ff9b::192.0.2.33", 0x0064_FF9B << 96 | 0xC000_0221, "64:ff9b::c000:221"),
      ("1:2:3:4:5:6:7.8.9.10", 0x0001_0002_0003_0004_0005_0006_0708_090A, "1:2:3:4:5:6:708:90a"),
      ("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", .max, "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"),
    ] as [(String, UInt128, String)])
  func v6(_ text: String, _ bits: UInt128, _ canonical: String) throws {
    let address = try #require(IPAddress(text))
    #expect(address.bits == bits)
    #expect(!address.isIPv4)
    #expect(address.description == canonical)
  }

  @Test(
    "What is no address",
    arguments: [
      "", " ", ".", "...", "1", "1.2", "1.2.3", "1.2.3.", ".1.2.3", "1.2.3.4.", "1.2.3.4.5", "1..2.3",
      "256.0.0.1", "1.2.3.256", "1.2.3.999", "1.2.3.1000", "4294967297.0.0.1",
      "010.0.0.1", "10.00.0.1", "10.0.0.01", "0x0a.0.0.1", "167772161", "1.2.3.-4", "+1.2.3.4",
      " 1.2.3.4", "1.2.3.4 ", "1.2.3.4\t", "1.2.3.4\0", "1.2.3.4:80", "[1.2.3.4]", "1.2.3.4/24", "1,2,3,4",
      "１.2.3.4", "a.b.c.d", "unknown", "localhost",
      ":", ":::", ":1", "1:", "1::2::3", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "1:2:3:4:5:6:7:8::",
      "::1:2:3:4:5:6:7:8", "1:::2", "12345::", "g::", "::1 ", " ::1", "[::1]", "[::1]:80", "::1%1", "::%",
      "::1/64",
      "::1.2.3", "::1.2.3.256", "::01.2.3.4", "1:2:3:4:5:6:7:1.2.3.4", "::ffff:1.2.3.4:1", "1.2.3.4::",
      "::1.2.3.4::",
      "2001:db8::1\n", String(repeating: "0", count: 1000), String(repeating: ":", count: 46),
    ])
  func rejected(_ text: String) {
    #expect(IPAddress(text) == nil)
  }

  @Test("An IPv4 address in IPv6 clothes is the same address")
  func mapped() throws {
    let mapped = try #require(IPAddress("::ffff:1.2.3.4"))
    #expect(mapped == IPAddress("1.2.3.4"))
    #expect(mapped == IPAddress("::FFFF:102:304"))
    #expect(mapped.isIPv4)
    #expect(mapped.description == "1.2.3.4")
    // The old compatible form, ::a.b.c.d, is an IPv6 address of its own.
    #expect(IPAddress("::1.2.3.4") != mapped)
  }

  @Test("A zone is accepted where logs are read, and dropped")
  func zones() {
    func zoned(_ text: String) -> IPAddress? { IPAddress(zoned: Array(text.utf8).span) }
    #expect(zoned("fe80::1%12") == IPAddress("fe80::1"))
    #expect(zoned("fe80::1%eth0") == IPAddress("fe80::1"))
    #expect(zoned("fe80::1") == IPAddress("fe80::1"))
    #expect(zoned("1.2.3.4") == IPAddress("1.2.3.4"))
    for text in ["fe80::1%", "%1", "1.2.3.4%1", "fe80::g%1"] { #expect(zoned(text) == nil) }
  }

  @Test(
    "Loopback", arguments: [("127.0.0.1", true), ("127.255.0.9", true), ("::1", true), ("::", false)])
  func loopback(_ text: String, _ isLoopback: Bool) throws {
    #expect(try #require(IPAddress(text)).isLoopback == isLoopback)
    #expect(!IPAddress(v4: 0x8000_0001).isLoopback)
  }
}

@Suite("IP networks") struct IPNetworkTests {
  @Test(
    "Masks, dotted and as a number of bits",
    arguments: [
      ("203.0.113.0", "255.255.255.0", "203.0.113.9", true),
      ("203.0.113.0", "255.255.255.0", "203.0.114.9", false),
      ("203.0.113.77", "255.255.255.0", "203.0.113.9", true),
      ("203.0.113.0", "24", "203.0.113.255", true), ("203.0.113.0", "/24", "203.0.112.255", false),
      ("10.0.5.0", "255.0.255.0", "10.99.5.1", true), ("10.0.5.0", "255.0.255.0", "10.99.6.1", false),
      ("0.0.0.0", "0.0.0.0", "203.0.113.9", true), ("0.0.0.0", "0", "::1", false),
      ("203.0.113.9", "255.255.255.255", "203.0.113.9", true), ("203.0.113.9", "32", "203.0.113.8", false),
      ("2001:db8::", "32", "2001:db8:1::5", true), ("2001:db8::", "32", "2001:db9::5", false),
      ("2001:db8::", "ffff:ffff::", "2001:db8:1::5", true), ("::", "0", "::1", true),
      ("::", "0", "1.2.3.4", false), ("2001:db8::1", "255.255.255.255", "2001:db8::1", true),
      ("2001:db8::1", "255.255.255.255", "2001:db8::2", false), ("1.2.3.4", "32", "::ffff:1.2.3.4", true),
    ] as [(String, String, String, Bool)])
  func contains(_ address: String, _ mask: String, _ client: String, _ isInside: Bool) throws {
    let base = try #require(IPAddress(address))
    let network = try #require(IPNetwork(base, maskText: mask))
    #expect(network.contains(try #require(IPAddress(client))) == isInside)
  }

  @Test(
    "What is no mask",
    arguments: [
      ("1.2.3.4", "33"), ("1.2.3.4", "-1"), ("1.2.3.4", ""), ("1.2.3.4", "/"), ("1.2.3.4", "255.255"),
      ("1.2.3.4", "ffff::"), ("1.2.3.4", "255.255.255.0 "), ("1.2.3.4", "/255.0.0.0"), ("1.2.3.4", "0032"),
      ("2001:db8::", "129"), ("2001:db8::", "255.255.255.0"), ("2001:db8::", "ffff"),
    ])
  func rejected(_ address: String, _ mask: String) throws {
    let base = try #require(IPAddress(address))
    #expect(IPNetwork(base, maskText: mask) == nil)
  }
}
