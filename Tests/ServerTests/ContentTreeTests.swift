import Testing

@testable import Server

/// What stands at a path. Source: content-and-errors 2.4, 4.1 and 11 (cases 63 to 75).
@Suite struct ContentTreeTests {
  private static let site: [(String, ContentItem)] = [
    ("/x.txt", ContentItem(.file, size: 12)), ("/sub/x.txt", ContentItem(.file)),
    ("/docs/", ContentItem(.directory)), ("/longfilename.txt", ContentItem(.file)),
    ("/r\u{E9}sum\u{E9}.txt", ContentItem(.file)), ("/sub dir/x.txt", ContentItem(.file)),
    ("/\u{1F600}.txt", ContentItem(.file)), ("/outside", ContentItem(.unknown)),
    ("/stra\u{DF}e.txt", ContentItem(.file)),
  ]

  private static func tree(_ items: [(String, ContentItem)] = site) -> ContentTree {
    var builder = ContentTreeBuilder()
    for (path, item) in items {
      do { try builder.add(path, item) } catch { Issue.record("\(path): \(error)") }
    }
    return builder.build()
  }

  private static func find(_ tree: ContentTree, _ path: String) -> ContentPlace {
    let bytes = Array(path.utf8)
    return tree.find(bytes.span)
  }

  @Test(arguments: [
    ("/", ContentPlace.Kind.directory), ("/x.txt", .file), ("/X.TXT", .file), ("/docs", .directory),
    ("/Docs/", .directory), ("/sub", .directory), ("/SUB/X.TXT", .file), ("//sub//x.txt", .file),
    ("/sub dir/x.txt", .file), ("/x.txt/", .file), ("/x.txt/extra", .missing), ("/x.txt.", .missing),
    ("/x.txt ", .missing), ("/x.txt::$DATA", .missing), ("/x.txt<", .missing), ("/x.txt*", .missing),
    ("/x.txt%", .missing), ("/LONGFI~1.TXT", .missing), ("/nothere/x.txt", .missing),
    ("/R\u{C9}SUM\u{C9}.txt", .file), ("/re\u{301}sume\u{301}.txt", .missing), ("/\u{1F600}.TXT", .file),
    ("/STRASSE.txt", .missing), ("/STRA\u{DF}E.TXT", .file), ("/outside", .unknown),
    ("/outside/a", .unknown), ("/x\u{17F}.txt", .missing),
  ])
  func aPathLeadsTo(path: String, kind: ContentPlace.Kind) {
    #expect(Self.find(Self.tree(), path).kind == kind)
  }

  @Test func aPlaceTellsHowFarThePathLeads() {
    let tree = Self.tree()
    let extra = Self.find(tree, "/x.txt/extra")
    #expect(extra.length == 6)
    #expect(tree.name(extra.node) == "x.txt")
    let slash = Self.find(tree, "/x.txt/")
    #expect(slash.endsWithSlash && slash.isFile == false && slash.isDirectory == false)
    #expect(Self.find(tree, "/x.txt").isFile == true)
    #expect(tree.nodes[Int(Self.find(tree, "/x.txt").node)].size == 12)
    let docs = Self.find(tree, "/sub")
    let relative = Array("X.txt".utf8)
    let below = tree.find(relative.span, from: docs.node)
    #expect(below.kind == .file)
  }

  @Test func whatWasNeverDeclaredIsUnknown() {
    #expect(ContentTree.unknown.isUnknown)
    #expect(Self.find(.unknown, "/").isFile == nil)
    #expect(Self.find(.unknown, "/a/b").kind == .unknown)
    #expect(ContentTreeBuilder().build().isUnknown)
    #expect(!Self.tree([("/", ContentItem(.directory))]).isUnknown)
    #expect(Self.find(Self.tree([("/", ContentItem(.directory))]), "/a").kind == .missing)
  }

  @Test func aVirtualDirectoryHidesTheFolderBelowIt() throws {
    var builder = ContentTreeBuilder()
    try builder.add("/app/old.txt", ContentItem(.file))
    try builder.mount("/app")
    try builder.add("/app/new.txt", ContentItem(.file))
    try builder.mount("/none/deep")
    try builder.mount("/blank")
    let tree = builder.build()
    #expect(Self.find(tree, "/app/old.txt").kind == .missing)
    #expect(Self.find(tree, "/APP/new.txt").kind == .file)
    #expect(Self.find(tree, "/none").kind == .missing)
    #expect(Self.find(tree, "/none/x").kind == .missing)
    #expect(Self.find(tree, "/none/deep/x").kind == .unknown)
    #expect(Self.find(tree, "/blank").kind == .unknown)
  }

  @Test func knownContentBelowAnUnknownSite() throws {
    var builder = ContentTreeBuilder()
    try builder.mount("/app")
    var unknown = builder
    try builder.add("/app/a.txt", ContentItem(.file))
    let tree = builder.build()
    #expect(Self.find(tree, "/app/a.txt").kind == .file)
    #expect(Self.find(tree, "/app/b.txt").kind == .missing)
    try unknown.mount("/app/inner")
    #expect(Self.find(unknown.build(), "/app/inner/x").kind == .unknown)
  }

  @Test func namesThatWindowsCannotHaveAreRejected() throws {
    var builder = ContentTreeBuilder()
    try builder.add("/README", ContentItem(.file))
    let cases: [(String, ContentTreeBuilder.Rejection)] = [
      ("/readme", .sameName("README")), ("/a:b", .name("a:b", .character(UInt8(ascii: ":")))),
      ("/x.", .name("x.", .trailingDotOrSpace)), ("/nul.txt", .name("nul.txt", .device)),
      ("/README/x", .notAFolder("README")), ("/a/../b", .name("..", .reserved)),
    ]
    for (path, rejection) in cases {
      #expect(throws: rejection) { try builder.add(path, ContentItem(.file)) }
    }
    #expect(Self.find(builder.build(), "/readme").kind == .file)
  }

  @Test func readersAreNamedWithoutCase() throws {
    var builder = ContentTreeBuilder()
    try builder.add("/secret.txt", ContentItem(.file, readers: ["CONTOSO\\anna"]))
    try builder.add("/open.txt", ContentItem(.file))
    let tree = builder.build()
    let secret = Self.find(tree, "/secret.txt").node
    let anna = Array("contoso\\ANNA".utf8)
    let anonymous = Array("IUSR".utf8)
    let mayAnna = tree.mayRead(secret, anna.span)
    let mayAnonymous = tree.mayRead(secret, anonymous.span)
    let isOpen = tree.mayRead(Self.find(tree, "/open.txt").node, anonymous.span)
    #expect(mayAnna && !mayAnonymous && isOpen)
  }

  @Test(arguments: [
    ("CON", true), ("con.txt", true), ("lpt9", true), ("COM\u{B2}.x", true), ("AUX .h", true),
    ("console", false), ("COM0", false), ("com10", false), ("nullable.cs", false),
  ])
  func devices(name: String, isDevice: Bool) {
    #expect(FileName.isDevice(name) == isDevice)
  }

  @Test(arguments: [
    ("LONGFI~1.TXT", true), ("A~12.x", true), ("abc", false), ("a~b.txt", false), ("~1.txt", false),
    ("longfilen~1.txt", false), ("a~1.html5", false),
  ])
  func shortNames(name: String, isShort: Bool) {
    let bytes = Array(name.utf8)
    let looksShort = FileName.looksShort(bytes.span)
    #expect(looksShort == isShort)
  }
}
