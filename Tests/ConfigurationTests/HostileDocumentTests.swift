import Configuration
import StatusCodes
import Testing

/// A file that is made to harm, and the one fault it gives.
struct HostileDocument: Sendable, CustomTestStringConvertible {
  let name: String
  let bytes: [UInt8]
  let kind: ConfigurationFault.Kind?
  /// A part of the explanation.
  let words: String
  /// Line and column.
  let place: (Int, Int)?

  var testDescription: String { name }

  init(
    _ name: String, _ text: String, _ kind: ConfigurationFault.Kind?, _ words: String,
    _ place: (Int, Int)? = nil
  ) {
    self.init(name, bytes: Array(text.utf8), kind, words, place)
  }

  init(
    _ name: String, bytes: [UInt8], _ kind: ConfigurationFault.Kind?, _ words: String,
    _ place: (Int, Int)? = nil
  ) {
    self.name = name
    self.bytes = bytes
    self.kind = kind
    self.words = words
    self.place = place
  }
}

private func utf16(_ text: String, bigEndian: Bool = false) -> [UInt8] {
  text.utf16.flatMap { unit in
    let pair = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
    return bigEndian ? pair.reversed() : pair
  }
}

private func declared(_ encoding: String) -> String {
  "<?xml version=\"1.0\" encoding=\"\(encoding)\"?>\n<configuration/>"
}

private let laughs =
  "<?xml version=\"1.0\"?>\n<!DOCTYPE lolz [\n<!ENTITY lol \"lol\">\n"
  + (1...9).map { "<!ENTITY lol\($0) \"\(String(repeating: "&lol\($0 - 1);", count: 10))\">\n" }.joined()
  + "]>\n<configuration>&lol9;</configuration>"

private let large = Sample.web("<!--\(String(repeating: "x", count: 250 * 1024 - 38))-->")

private let documents: [HostileDocument] = [
  HostileDocument("a billion laughs", laughs, .notWellFormed, "document type", (2, 1)),
  HostileDocument(
    "a quadratic blow-up",
    "<!DOCTYPE c [<!ENTITY a \"\(String(repeating: "x", count: 50_000))\">]>\n<configuration>"
      + String(repeating: "&a;", count: 50_000) + "</configuration>", .notWellFormed, "document type", (1, 1)),
  HostileDocument(
    "an external entity",
    "<!DOCTYPE c [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><configuration>&x;</configuration>",
    .notWellFormed, "document type", (1, 1)),
  HostileDocument(
    "an external document type", "<!DOCTYPE c PUBLIC \"x\" \"http://example.invalid/x.dtd\"><configuration/>",
    .notWellFormed, "document type", (1, 1)),
  HostileDocument(
    "a parameter entity",
    "<!DOCTYPE c [<!ENTITY % p SYSTEM \"http://example.invalid/x\"> %p;]><configuration/>",
    .notWellFormed, "document type", (1, 1)),
  HostileDocument(
    "an entity nobody defines", "<configuration>\n&x;</configuration>", .notWellFormed, "undefined entity",
    (2, 1)),
  HostileDocument(
    "a stylesheet", "<?xml-stylesheet href=\"http://example.invalid/x\"?><configuration/>", nil, ""),
  HostileDocument(
    "an include",
    "<configuration xmlns:xi=\"http://www.w3.org/2001/XInclude\"><xi:include href=\"/etc/passwd\"/>"
      + "</configuration>", .undeclaredSection, "<xi:include> is not declared", (1, 59)),
  HostileDocument(
    "deep nesting", String(repeating: "<configuration>", count: 15_000), .notWellFormed, "deeper than 128",
    (1, 1921)),
  HostileDocument(
    "a NUL", bytes: Array("<configuration>\n \0</configuration>".utf8), .notWellFormed,
    "inside <configuration>", (2, 2)),
  HostileDocument("NULs only", bytes: [UInt8](repeating: 0, count: 1000), .notWellFormed, "", (1, 1)),
  HostileDocument("a control character", "<configuration a=\"\u{1}\"/>", .notWellFormed, "", (1, 19)),
  HostileDocument("a reference to one", "<configuration a=\"&#1;\"/>", .notWellFormed, "", nil),
  HostileDocument(
    "no UTF-8", bytes: Array("<configuration>\n".utf8) + [0xC3, 0x28] + Array("</configuration>".utf8),
    .notWellFormed, "", (2, 1)),
  HostileDocument(
    "an overlong form", bytes: Array("<configuration>".utf8) + [0xC0, 0xAF] + Array("</configuration>".utf8),
    .notWellFormed, "", (1, 16)),
  HostileDocument(
    "a surrogate",
    bytes: Array("<configuration>".utf8) + [0xED, 0xA0, 0x80] + Array("</configuration>".utf8),
    .notWellFormed, "", (1, 16)),
  HostileDocument("UTF-8 that is declared", declared("utf-8"), nil, ""),
  HostileDocument("a mark of UTF-8", "\u{FEFF}" + declared("UTF-8"), nil, ""),
  HostileDocument("two marks", "\u{FEFF}\u{FEFF}<configuration/>", .notWellFormed, "", nil),
  HostileDocument(
    "a mark of UTF-8 and utf-16", "\u{FEFF}" + declared("utf-16"), .notWellFormed,
    "'utf-16', and its bytes are UTF-8", (1, 31)),
  HostileDocument(
    "utf-16 without its bytes", declared("utf-16"), .notWellFormed, "'utf-16', and its bytes are not in it",
    (1, 31)),
  HostileDocument("UTF-16", bytes: [0xFF, 0xFE] + utf16(declared("utf-16")), nil, ""),
  HostileDocument(
    "UTF-16, the other way", bytes: [0xFE, 0xFF] + utf16(declared("UTF-16"), bigEndian: true), nil, ""),
  HostileDocument(
    "UTF-16 that says utf-8", bytes: [0xFF, 0xFE] + utf16(declared("utf-8")), .notWellFormed,
    "'utf-8', and its bytes are UTF-16", (1, 31)),
  HostileDocument("UTF-16 without a mark", bytes: utf16("<configuration/>"), .notWellFormed, "", nil),
  HostileDocument(
    "half a unit", bytes: [0xFF, 0xFE] + utf16("<configuration/>\n") + [0x41], .notWellFormed,
    "half a UTF-16 unit", (2, 1)),
  HostileDocument(
    "half a pair",
    bytes: [0xFF, 0xFE] + utf16("<configuration>\n") + [0x00, 0xD8] + utf16("</configuration>"),
    .notWellFormed, "unpaired UTF-16 surrogate", (2, 1)),
  HostileDocument(
    "UTF-32", bytes: [0xFF, 0xFE, 0, 0] + "<a/>".utf8.flatMap { [$0, 0, 0, 0] }, .notWellFormed, "", nil),
  HostileDocument("an encoding nobody knows", declared("x-none"), .notWellFormed, "'x-none'", (1, 31)),
  HostileDocument("EBCDIC", bytes: [0x4C, 0x6F, 0xA7, 0x94, 0x93], .notWellFormed, "", nil),
  HostileDocument("a mark alone", bytes: [0xFF, 0xFE], .notWellFormed, "", (1, 1)),
  HostileDocument("nothing", "", .notWellFormed, "", (1, 1)),
  HostileDocument("blanks", " \n ", .notWellFormed, "", nil),
  HostileDocument("text in front", "x<configuration/>", .notWellFormed, "", (1, 2)),
  HostileDocument("a second root", "<configuration/>\n<configuration/>", .notWellFormed, "", (2, 1)),
  HostileDocument(
    "an attribute twice", "<configuration>\n<a b='1' b='2'/></configuration>", .notWellFormed,
    "duplicate attribute", nil),
  HostileDocument("250 KB", large, nil, ""),
  HostileDocument("one byte more", large + " ", .tooLarge, "256001 bytes", (1, 1)),
  HostileDocument(
    "thousands of attributes", Sample.filtering("", (0..<12_000).map { "a\($0)='1'" }.joined(separator: " ")),
    nil, ""),
  HostileDocument(
    "thousands of namespaces",
    Sample.filtering("", (0..<9_000).map { "xmlns:a\($0)='1'" }.joined(separator: " ")), nil, ""),
  HostileDocument("a long comment", Sample.web("<!--\(String(repeating: "<a>", count: 50_000))-->"), nil, ""),
  HostileDocument(
    "long CDATA",
    Sample.web("<appSettings><![CDATA[\(String(repeating: "<a>", count: 50_000))]]></appSettings>"), nil, ""),
]

@Test(.timeLimit(.minutes(30)), arguments: documents)
func hostileDocumentsGiveOneClearFault(_ document: HostileDocument) throws {
  let server = try ServerConfiguration(
    version: .v10_0, siteName: "Default Web Site", applicationHost: [Sample.file(Sample.applicationHost)],
    webConfigs: ["/": ConfigurationFile(name: "web.config", bytes: document.bytes)])
  let faults = server.fileFaults(at: "/")
  #expect(faults.first?.kind == document.kind)
  #expect(faults.count == (document.kind == nil ? 0 : 1))
  guard let fault = faults.first else { return }
  #expect(fault.explanation.contains(document.words), "\(fault.explanation)")
  if let position = fault.position, position.line > 0 {
    let file = ConfigurationFile(name: "web.config", bytes: document.bytes)
    let line = file.lines(position.line...position.line).first?.text ?? ""
    #expect(position.column <= line.utf8.count + 1, "it points behind its line")
  }
  #expect(fault.position != nil && !fault.remedy.isEmpty && fault.explanation.utf8.count < 1000)
  if let place = document.place {
    #expect(fault.position?.line == place.0 && fault.position?.column == place.1, "\(fault.description)")
  }
}

/// The same file as applicationHost.config keeps every site from starting: the fault is thrown.
@Test(arguments: documents.filter { $0.kind == .notWellFormed })
func hostileServerFilesAreRefused(_ document: HostileDocument) {
  let fault = #expect(throws: ConfigurationFault.self) {
    try ServerConfiguration(
      version: .v10_0, siteName: "s", applicationHost: [ConfigurationFile(name: "a", bytes: document.bytes)],
      webConfigs: [:])
  }
  #expect(fault?.kind == .notWellFormed)
}
