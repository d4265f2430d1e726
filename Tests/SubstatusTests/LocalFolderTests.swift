import Configuration
import Foundation
import Server
import Substatus
import Testing

/// What is read of a folder, and what never is.
@Suite struct LocalFolderTests {
  private static func content(_ folder: TemporaryFolder, _ parts: [String] = []) throws -> FolderContent? {
    try LocalFolder(folder.path).content(below: parts)
  }

  private static func kind(_ content: FolderContent?, _ path: String) -> ContentItem.Kind? {
    content?.items.first { $0.path == path }?.item.kind
  }

  @Test func filesAndFolders() throws {
    let folder = try TemporaryFolder()
    try folder.write("web.config", "<configuration/>")
    try folder.write("sub/Web.Config", "<configuration/>")
    try folder.write("sub/a.txt", "12345")
    try folder.write("empty/")
    let content = try Self.content(folder)
    #expect(content?.isComplete == true)
    #expect(content?.webConfigs.keys.sorted() == ["/", "/sub"])
    #expect(content?.webConfigs["/sub"]?.name == folder.path + "/sub/Web.Config")
    #expect(Self.kind(content, "/empty") == .directory)
    let file = content?.items.first { $0.path == "/sub/a.txt" }?.item
    #expect(file?.size == 5 && file?.lastWriteTime != nil)
    #expect(content?.notices == [])
    // A folder below is found in any case, and its paths begin there.
    #expect(try Self.content(folder, ["SUB"])?.webConfigs.keys.sorted() == ["/"])
    #expect(try Self.content(folder, ["nothere"]) == nil)
    #expect(try Self.content(folder, ["web.config"]) == nil)
  }

  @Test func linksThatStayInTheFolderAreFollowed() throws {
    let folder = try TemporaryFolder()
    try folder.write("shared/web.config", "<configuration/>")
    try folder.write("shared/a.txt")
    try folder.link("alias", to: "shared")
    try folder.link("b.txt", to: "shared/a.txt")
    try folder.write("sub/")
    try folder.link("sub/web.config", to: "../shared/web.config")
    let content = try Self.content(folder)
    #expect(content?.webConfigs.keys.sorted() == ["/alias", "/shared", "/sub"])
    #expect(Self.kind(content, "/alias/a.txt") == .file)
    #expect(Self.kind(content, "/b.txt") == .file)
    #expect(content?.notices == [])
  }

  @Test func nothingOutsideIsOpened() throws {
    let outside = try TemporaryFolder()
    try outside.write("web.config", "<configuration><secret/></configuration>")
    try outside.write("deep/web.config", "<configuration/>")
    let folder = try TemporaryFolder()
    try folder.link("out", to: outside.path)
    try folder.write("sub/")
    try folder.link("sub/web.config", to: outside.path + "/web.config")
    try folder.link("up", to: "..")
    try folder.link("device", to: "/dev/zero")
    let content = try Self.content(folder)
    #expect(content?.webConfigs.isEmpty == true)
    #expect(content?.unreadable["/sub"]?.reason == .accessDenied)
    for path in ["/out", "/up", "/device"] { #expect(Self.kind(content, path) == .unknown) }
    #expect(content?.items.contains { $0.path.hasPrefix("/out/") } == false)
    #expect(content?.notices.count { $0.contains("link out of") } == 4)
    #expect(try Self.content(folder, ["out", "deep"]) == nil)
  }

  @Test func whatIsNoFileIsNotOpened() throws {
    let folder = try TemporaryFolder()
    folder.pipe("web.config")
    try folder.write("sub/web.config/inner/web.config", "<configuration/>")
    try folder.link("dead", to: "nowhere")
    let content = try Self.content(folder)
    #expect(content?.unreadable["/"]?.reason == .accessDenied)
    #expect(content?.unreadable["/sub"]?.reason == .accessDenied)
    #expect(content?.webConfigs.keys.sorted() == ["/sub/web.config/inner"])
    #expect(Self.kind(content, "/web.config") == .unknown)
    #expect(Self.kind(content, "/dead") == nil)
    #expect(content?.notices.count == 3)
  }

  @Test func loopsOfLinksEnd() throws {
    let folder = try TemporaryFolder()
    try folder.write("a/b/web.config", "<configuration/>")
    try folder.link("a/b/again", to: "../../a")
    try folder.link("self", to: ".")
    try folder.link("one", to: "two")
    try folder.link("two", to: "one")
    let content = try Self.content(folder)
    #expect(content?.webConfigs.keys.sorted() == ["/a/b"])
    #expect(Self.kind(content, "/a/b/again") == .unknown)
    #expect(Self.kind(content, "/self") == .unknown)
    #expect(content?.notices.count { $0.contains("leads back") } == 2)
  }

  @Test func namesAreThoseOfWindows() throws {
    let folder = try TemporaryFolder()
    try folder.write("README", "1")
    try folder.write("readme", "22")
    try folder.write("a:b")
    try folder.write("nul.txt")
    let content = try Self.content(folder)
    #expect(content?.items.map(\.path).sorted() == ["/", "/README"])
    #expect(content?.notices.count == 3)
  }

  @Test func filesThatAreNamedByConfigSource() throws {
    let outside = try TemporaryFolder()
    try outside.write("x.config", "<rules/>")
    let folder = try TemporaryFolder()
    try folder.write(
      "site/web.config",
      """
      <configuration><a configSource="Sub\\Rules.config"/><b configSource="..\\x.config"/>
      <c configSource="\\x.config"/><d configSource="C:\\x.config"/><e configSource="link.config"/>
      <f configSource="nothere.config"/><g configSource="pipe"/></configuration>
      """)
    try folder.write("site/sub/rules.config", "<rules/>")
    try folder.write("x.config", "<rules/>")
    try folder.link("site/link.config", to: outside.path + "/x.config")
    folder.pipe("site/pipe")
    let content = try Self.content(folder)
    #expect(content?.configSources.keys.sorted() == ["/site/Sub/Rules.config"])
    #expect(content?.configSources.values.first?.name == folder.path + "/site/sub/rules.config")
  }

  /// The rights of the user who runs the tests decide, and root has them all.
  @Test(.enabled(if: getuid() != 0)) func whatIsDeniedIsSaid() throws {
    let folder = try TemporaryFolder()
    try folder.write("sub/web.config", "<configuration/>")
    try folder.write("file/web.config", "<configuration/>")
    for name in ["sub", "file/web.config"] {
      try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: folder.path + "/" + name)
    }
    defer {
      try? FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: folder.path + "/sub")
    }
    let content = try Self.content(folder)
    #expect(content?.unreadable.mapValues(\.reason) == ["/sub": .accessDenied, "/file": .accessDenied])
    #expect(content?.notices.count == 2)
  }

  @Test func aFolderMustBeThere() throws {
    let folder = try TemporaryFolder()
    try folder.write("file")
    for (name, message) in [("nothere", "no such folder"), ("file", "is no folder")] {
      #expect(throws: LocalFolder.Unreadable.self) { try LocalFolder(folder.path + "/" + name) }
      do {
        _ = try LocalFolder(folder.path + "/" + name)
      } catch {
        #expect(error.message == "\(folder.path)/\(name): \(message)")
      }
    }
  }

  @Test func deepFoldersAreLeftOut() throws {
    let folder = try TemporaryFolder()
    try folder.write(String(repeating: "d/", count: 300) + "web.config", "<configuration/>")
    let content = try Self.content(folder)
    #expect(content?.webConfigs.isEmpty == true)
    #expect(content?.notices.count { $0.contains("deeper than any URL") } == 1)
  }
}
