import Server
import Testing

@Suite("Facts from text") struct FactTests {
  @Test(
    "Times",
    arguments: [
      ("1970-01-01T00:00:00Z", 0), ("1970-01-01T00:00:00.000001Z", 1),
      ("2026-11-25T13:00:00Z", 1_795_611_600_000_000),
      ("2000-02-29 12:00:00Z", 951_825_600_000_000), ("2026-11-25T14:00:00+01:00", 1_795_611_600_000_000),
      ("2026-11-25T08:30:00-04:30", 1_795_611_600_000_000), ("1969-12-31T23:59:59.5Z", -500_000),
      ("0", 0), ("20ms", 20_000), ("1.5s", 1_500_000), ("2min", 120_000_000), ("7us", 7), ("0.25ms", 250),
    ] as [(String, Int64)])
  func times(_ text: String, _ microseconds: Int64) {
    #expect(Timestamp.time(text) == microseconds)
  }

  @Test(
    "What is no time",
    arguments: [
      "", "1", "-1ms", "1h", "ms", "1.ms", ".5s", "1.2.3s", "1.1234567s", "99999999999999999999s",
      "2026-13-01T00:00:00Z",
      "2026-02-29T00:00:00Z", "2026-11-25", "2026-11-25T13:00:00", "2026-11-25T24:00:00Z",
      "2026-11-25T13:00:60Z",
      "2026-11-25T13:00:00.Z", "2026-11-25T13:00:00Zx", "2026-11-25T13:00:00+1:00", "0000-01-01T00:00:00Z",
      "１s",
    ])
  func noTimes(_ text: String) { #expect(Timestamp.time(text) == nil) }

  @Test(
    "Distinguished names",
    arguments: [
      ("CN=amy, O=Contoso", ["CN=amy", "O=Contoso"]), ("cn=amy;st=Bavaria", ["CN=amy", "S=Bavaria"]),
      (#"O="Contoso, Ltd.", C=DE"#, ["O=Contoso, Ltd.", "C=DE"]), (#"O=Contoso\, Ltd."#, ["O=Contoso, Ltd."]),
      ("CN=a=b", ["CN=a=b"]),
    ])
  func names(_ text: String, _ attributes: [String]) throws {
    let name = try #require(DistinguishedName(text))
    #expect(name.attributes.map { "\($0.type)=\(String(decoding: $0.value, as: UTF8.self))" } == attributes)
  }

  @Test(
    "What is no name",
    arguments: ["", "amy", "CN=", "=amy", "CN=amy,", #"CN="amy"#, #"CN=amy\"#, ",", "CN=a,,O=b"])
  func noNames(_ text: String) { #expect(DistinguishedName(text) == nil) }

  @Test(
    "Values a fact does not take say what it takes",
    arguments: [
      ("client", "010.0.0.1", "an IP address"), ("client", "", "an IP address"),
      ("tls", "yes", "true or false"),
      ("tlsVersion", "1.4", "1.0, 1.1, 1.2 or 1.3"), ("cipherBits", "-1", "a number of bits"),
      ("hostNames", "a=b", "ADDRESS=NAME, more behind commas"),
      (
        "certificate", "bad",
        "valid, none, revoked, revocationOffline, expired, notYetValid, untrustedRoot, incompleteChain or wrongUsage"
      ),
    ])
  func badValues(_ name: String, _ text: String, _ takes: String) {
    var facts = RequestFacts()
    #expect(throws: RequestFacts.FactError.badValue(takes: takes)) { try facts.setConnection(name, to: text) }
    #expect(facts == RequestFacts())
  }

  @Test("Every fact that is described can be set, and no other")
  func everyName() {
    for name in RequestFacts.connectionNames {
      var facts = RequestFacts()
      do { try facts.setConnection(name, to: "\u{1}") } catch { #expect(error != .unknownName, "\(name)") }
    }
    for name in RequestFacts.credentialNames {
      var facts = RequestFacts()
      do { try facts.setCredentials(name, to: "\u{1}") } catch { #expect(error != .unknownName, "\(name)") }
    }
    var facts = RequestFacts()
    #expect(throws: RequestFacts.FactError.unknownName) { try facts.setConnection("x", to: "") }
    #expect(throws: RequestFacts.FactError.unknownName) { try facts.setCredentials("x", to: "") }
  }
}
