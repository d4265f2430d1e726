import Testing

@testable import Server

/// A generator of numbers that are the same in every run.
private struct Numbers: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ state >> 29
  }
}

private func network(_ address: String, _ mask: String = "255.255.255.255") -> IPNetwork {
  guard let address = IPAddress(address), let network = IPNetwork(address, maskText: mask) else {
    preconditionFailure("\(address) \(mask)")
  }
  return network
}

@Suite("Lists of networks") struct NetworkTableTests {
  @Test("The first in order wins, whatever its mask")
  func order() throws {
    let table = NetworkTable([
      (network("10.1.2.3"), 0), (network("10.0.0.0", "8"), 1), (network("10.1.0.0", "16"), 2),
      (network("0.0.0.0", "0"), 5), (network("2001:db8::", "32"), 6), (network("::", "0"), 7),
    ])
    func first(_ text: String) throws -> Int32 { table.first(try #require(IPAddress(text))) }
    #expect(try first("10.1.2.3") == 0)
    #expect(try first("10.1.2.4") == 1)
    #expect(try first("11.1.2.4") == 5)
    #expect(try first("2001:db8::1") == 6)
    #expect(try first("::1") == 7)
    #expect(NetworkTable([]).first(IPAddress(v4: 1)) == -1)
    #expect(NetworkTable([(network("::", "0"), 0)]).first(IPAddress(v4: 1)) == -1)
  }

  @Test("It agrees with trying every network in order")
  func agreesWithScan() {
    var numbers = Numbers(state: 7)
    let masks =
      [8, 12, 16, 24, 31, 32].map { IPNetwork.prefix(96 + $0) } + [IPNetwork.prefix(96) | 0xFF00_FF00]
    for _ in 0..<50 {
      let networks = (0..<40).map { number in
        // Few values, so that networks overlap and repeat.
        let address = IPAddress(v4: UInt32.random(in: 0..<4096, using: &numbers) &* 0x0010_4011)
        let mask = masks.randomElement(using: &numbers) ?? 0
        return (network: IPNetwork(address, mask: mask), number: Int32(number))
      }
      let table = NetworkTable(networks)
      for _ in 0..<200 {
        let address = IPAddress(v4: UInt32.random(in: 0..<4096, using: &numbers) &* 0x0010_4011)
        let expected = networks.first { $0.network.contains(address) }?.number ?? -1
        #expect(table.first(address) == expected)
      }
    }
  }

  @Test("Ten thousand entries are looked up, not scanned")
  func manyEntries() {
    let networks = (0..<10_000).map {
      (network: IPNetwork(IPAddress(v4: UInt32($0) << 8)), number: Int32($0))
    }
    let table = NetworkTable(networks)
    let clock = ContinuousClock()
    var found = 0
    let time = clock.measure {
      for number in 0..<200_000 where table.first(IPAddress(v4: UInt32(number % 20_000) << 8)) >= 0 {
        found += 1
      }
    }
    #expect(found == 100_000)
    // A scan takes minutes; the bound leaves room for a slow machine and an unoptimised build.
    #expect(time < .seconds(10))
  }
}

@Suite("Lists of host names") struct HostNameTableTests {
  @Test(
    "Stars and order",
    arguments: [
      ("a.example", 0), ("A.Example", 0), ("x.contoso.com", 1), ("x.y.contoso.com", 1), ("contoso.com", -1),
      ("xcontoso.com", -1), ("mail7.fabrikam.com", 2), ("mail.fabrikam.com", 2), ("mail7.fabrikam.org", -1),
      ("a.b.c.tail", 3), ("b.x.contoso.com", 1), ("", -1), (".contoso.com", 1),
    ] as [(String, Int32)])
  func first(_ name: String, _ number: Int32) {
    let table = HostNameTable([
      ("a.example", 0), ("*.contoso.com", 1), ("mail*.fabrikam.com", 2), ("a*b*tail", 3),
      ("*.x.contoso.com", 4),
    ])
    let bytes = Array(name.utf8)
    let found = table.first(bytes.span)
    #expect(found == number)
  }

  @Test("Many stars do not blow up")
  func stars() {
    let pattern = Array(String(repeating: "*a", count: 40).utf8) + Array("*b".utf8)
    let name = [UInt8](repeating: UInt8(ascii: "a"), count: 5000)
    func matches(_ pattern: [UInt8]) -> Bool { Glob.matches(pattern.span, name.span) }
    #expect(!matches(pattern))
    #expect(matches([UInt8(ascii: "*")]))
    #expect(!matches([]))
  }
}

@Suite("X-Forwarded-For") struct ForwardedForTests {
  private func read(_ element: String) -> IPAddress? {
    let bytes = Array(element.utf8)
    return ForwardedFor.address(bytes.span)
  }

  @Test(
    "Elements that are addresses",
    arguments: [
      ("1.2.3.4", "1.2.3.4"), ("1.2.3.4:80", "1.2.3.4"), ("1.2.3.4:0", "1.2.3.4"),
      ("1.2.3.4:65535", "1.2.3.4"),
      ("::1", "::1"), ("[::1]", "::1"), ("[::1]:443", "::1"), ("2001:db8::80", "2001:db8::80"),
      ("[::ffff:1.2.3.4]:1", "1.2.3.4"),
    ])
  func addresses(_ element: String, _ address: String) {
    let found = read(element)
    #expect(found == IPAddress(address))
  }

  @Test(
    "Elements that are none",
    arguments: [
      "", "unknown", "_hidden", "1.2.3.4:", "1.2.3.4:65536", "1.2.3.4:-1", "1.2.3.4:000080", "1.2.3.4:8a",
      "1.2.3",
      "[1.2.3.4]", "[1.2.3.4]:80", "[::1", "::1]", "[]", "[", "[::1]x", "[::1]:", "[::1]80", "fe80::1%3",
      "[fe80::1%3]",
      "010.0.0.1", "1.2.3.4 80", "\"1.2.3.4\"", "for=1.2.3.4", ":80", ":",
    ])
  func malformed(_ element: String) {
    let found = read(element)
    #expect(found == nil)
  }
}
