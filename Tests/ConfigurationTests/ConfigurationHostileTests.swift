import Configuration
import StatusCodes
import Testing

/// Numbers that are the same in every run.
private struct Generator: RandomNumberGenerator {
  var state: UInt64 = 0x9E37_79B9_7F4A_7C15
  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 29)
  }
}

/// Reads everything that can be read of a server with these files, whatever they hold.
private func exercise(applicationHost: [UInt8], webConfig: [UInt8]) -> Int {
  do throws(ConfigurationFault) {
    let server = try ServerConfiguration(
      version: .v10_0, siteName: "Default Web Site",
      applicationHost: [ConfigurationFile(name: "a", bytes: applicationHost)],
      webConfigs: ["/": ConfigurationFile(name: "w", bytes: webConfig)])
    var faults = server.fileFaults(at: "/").count
    for scope in server.scopes.prefix(3) {
      for section in [requestFiltering, handlers, modules, "system.webServer/defaultDocument"] {
        faults += server.faults(of: section, at: scope).count
        _ = server.definingScope(of: section, at: scope)
      }
    }
    return faults
  } catch {
    return 1
  }
}

private let webConfig = Array(
  (Sample.web(
    place("a/b", filter("<verbs><remove verb='x'/><add verb=\"é&amp;\" allowed='true'/></verbs>"))
      + sw("<handlers lockElements='clear'><remove name='A'/></handlers><modules lockItem='true'/>")
      + place(".", sw("<defaultDocument enabled='true'/>"), "overrideMode='Deny'"))).utf8)

@Test func randomBytesInAnyFileNeverTrap() {
  var generator = Generator()
  let host = Array(Sample.applicationHost.utf8)
  let pieces: [[UInt8]] = [
    "<", ">", "\"", "/>", "&", "</a>", "\0", "<!--", "]]>", "é", "<clear/>", "name=\"\"",
  ]
  .map { Array($0.utf8) }
  var faults = 0
  for round in 0..<1500 {
    var files = [host, webConfig]
    let index = round % 8 == 0 ? 0 : 1
    for _ in 0..<Int.random(in: 1...3, using: &generator) {
      let start = Int.random(in: 0..<files[index].count, using: &generator)
      let end = min(files[index].count, start + Int.random(in: 0...12, using: &generator))
      let piece = pieces.randomElement(using: &generator) ?? []
      files[index].replaceSubrange(start..<end, with: piece)
    }
    if exercise(applicationHost: files[0], webConfig: files[1]) > 0 { faults += 1 }
  }
  #expect(exercise(applicationHost: host, webConfig: webConfig) == 0)
  #expect(faults > 1000)
}

@Test func randomWordsNeverTrap() {
  var generator = Generator()
  for _ in 0..<500 {
    let bytes = (0..<64).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
    for mark in [[], [0xFF, 0xFE], [0xFE, 0xFF], [0xEF, 0xBB, 0xBF]] as [[UInt8]] {
      #expect(exercise(applicationHost: mark + bytes, webConfig: webConfig) == 1)
    }
  }
}

@Test(
  .timeLimit(.minutes(30)),
  arguments: [
    ("attributes", Sample.filtering("", (0..<15_000).map { "a\($0)='1'" }.joined(separator: " "))),
    ("a long value", Sample.filtering("", "allowDoubleEscaping='\(String(repeating: "x", count: 240_000))'")),
    ("undeclared elements", Sample.web(String(repeating: "<a/>", count: 60_000))),
    ("unknown elements", Sample.filtering(String(repeating: "<a/>", count: 60_000))),
    ("repeated elements", Sample.filtering(String(repeating: "<requestLimits maxUrl='1'/>", count: 9_000))),
    ("a long location", Sample.web(place(String(repeating: "a/", count: 120_000), filter("")))),
    ("many clears", Sample.filtering("<verbs>\(String(repeating: "<clear/>", count: 30_000))</verbs>")),
    (
      "adds and removes",
      Sample.filtering(
        "<verbs>"
          + (0..<3_000).map { "<add verb='\($0)' allowed='true'/><remove verb='\($0)'/>" }.joined()
          + "</verbs>")
    ),
    ("long names", Sample.web("<\(String(repeating: "n", count: 240_000))/>")),
  ])
func hugeFilesAreReadInTime(name: String, text: String) {
  let host = Array(Sample.applicationHost.utf8)
  _ = exercise(applicationHost: host, webConfig: Array(text.utf8))
}

@Test(.timeLimit(.minutes(30))) func hugeServerFilesAreReadInTime() {
  let text = Sample.declarations.replacing(
    "</configuration>",
    with: String(repeating: "<a b='c'><d/></a>", count: 200_000) + "</configuration>")
  #expect(exercise(applicationHost: Array(text.utf8), webConfig: webConfig) == 1)
}
