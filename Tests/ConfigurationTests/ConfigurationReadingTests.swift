import Configuration
import StatusCodes
import Testing

@Test func everyTruncationIsMalformed() throws {
  let whole = Array(Sample.filtering("<verbs><add verb=\"é&amp;\" allowed='true'/></verbs>").utf8)
  for length in 0..<whole.count {
    let file = ConfigurationFile(name: "web.config", bytes: Array(whole[..<length]))
    let server = try ServerConfiguration(
      version: .v10_0, siteName: "Default Web Site", applicationHost: [Sample.file(Sample.applicationHost)],
      webConfigs: ["/": file])
    #expect(server.fileFault(at: "/")?.text == "Configuration file is not well-formed XML", "\(length)")
  }
  #expect(try Sample.server(["/": String(decoding: whole, as: UTF8.self)]).fileFault(at: "/") == nil)
}

@Test(arguments: [
  "<!DOCTYPE configuration><configuration />",
  "<!DOCTYPE configuration [<!ENTITY a \"b\">]><configuration>&a;</configuration>",
  "<!DOCTYPE configuration SYSTEM \"file:///etc/passwd\"><configuration />",
  "<!DOCTYPE c [<!ENTITY % p SYSTEM \"http://example.invalid/x\"> %p;]><configuration />",
  "<configuration>&undefined;</configuration>",
  String(repeating: "<configuration>", count: 129) + String(repeating: "</configuration>", count: 129),
  String(repeating: "<a>", count: 80_000),
])
func refusesHostileDocuments(text: String) throws {
  let fault = try Sample.server(["/": text]).fileFault(at: "/")
  #expect(fault?.text == "Configuration file is not well-formed XML")
  #expect(fault?.position?.file == "web.config")
}

@Test func acceptsPredefinedReferencesAndDepth128() throws {
  let segment = Sample.filtering("<hiddenSegments><add segment=\"a&amp;&#x62;\" /></hiddenSegments>")
  let server = try Sample.server(["/": segment])
  let entries = try server.effective(requestFiltering, at: "/").element("hiddenSegments").entries
  #expect(entries.last?.string("segment") == "a&b")
  let deep =
    "<runtime>" + String(repeating: "<a>", count: 126) + String(repeating: "</a>", count: 126) + "</runtime>"
  #expect(try Sample.server(["/": Sample.web(deep)]).fileFault(at: "/") == nil)
}

@Test(arguments: [false, true], [false, true])
func readsUTF16WithPositions(bigEndian: Bool, declared: Bool) throws {
  let text =
    (declared ? "<?xml version=\"1.0\" encoding=\"utf-16\"?>" : "")
    + "<configuration>\n <system.webServer><security>\n <requestFiltering bad='1' /></security></system.webServer></configuration>"
  var bytes: [UInt8] = bigEndian ? [0xFE, 0xFF] : [0xFF, 0xFE]
  for unit in text.utf16 {
    let pair = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
    bytes += bigEndian ? pair.reversed() : pair
  }
  let server = try ServerConfiguration(
    version: .v10_0, siteName: "Default Web Site", applicationHost: [Sample.file(Sample.applicationHost)],
    webConfigs: ["/": ConfigurationFile(name: "w", bytes: bytes)])
  #expect(readFault(requestFiltering, server)?.position == SourcePosition(file: "w", line: 3, column: 20))
}

@Test func byteOrderMarkDoesNotCount() throws {
  let text = "\u{FEFF}<configuration a='b'><foo /></configuration>"
  #expect(
    try Sample.server(["/": text]).fileFault(at: "/")?.position
      == SourcePosition(file: "web.config", line: 1, column: 22))
}

@Test(arguments: [("windows-1252", true), ("Windows-1252", true), ("no-such-encoding", false)])
func encodings(name: String, isKnown: Bool) throws {
  let text =
    "<?xml version=\"1.0\" encoding=\"\(name)\"?>"
    + Sample.filtering("<hiddenSegments><add segment=\"#\" /></hiddenSegments>")
  let bytes = Array(text.utf8).map { $0 == 0x23 ? 0x80 : $0 }
  let server = try ServerConfiguration(
    version: .v10_0, siteName: "Default Web Site", applicationHost: [Sample.file(Sample.applicationHost)],
    webConfigs: ["/": ConfigurationFile(name: "w", bytes: bytes)])
  #expect((server.fileFault(at: "/") == nil) == isKnown)
  guard isKnown else { return }
  let entries = try server.effective(requestFiltering, at: "/").element("hiddenSegments").entries
  #expect(entries.last?.string("segment") == "\u{20AC}")
}

@Test func changedBytesNeverTrap() throws {
  let whole = Array(
    Sample.filtering(
      "<verbs lockElements='clear'><remove verb='x'/><add verb=\"é&amp;\" allowed='true'/></verbs>"
    ).utf8)
  var faults = 0
  for index in whole.indices {
    for byte: UInt8 in [0, 0x0A, 0x22, 0x26, 0x27, 0x2F, 0x3C, 0x3D, 0x3E, 0x41, 0xFF] {
      var changed = whole
      changed[index] = byte
      let level = try ServerConfiguration(
        version: .v10_0, siteName: "Default Web Site",
        applicationHost: [Sample.file(Sample.declarations)],
        webConfigs: ["/": ConfigurationFile(name: "w", bytes: changed)])
      if readFault(requestFiltering, level) != nil { faults += 1 }
    }
  }
  #expect(faults > whole.count)
}
