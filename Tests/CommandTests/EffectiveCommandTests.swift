import Configuration
import Substatus
import Testing

private func simulation() throws -> Simulation {
  var server = ServerDescription()
  server.webConfigs["/"] = ConfigurationFile(
    name: "web.config", bytes: Array("<configuration><appSettings/></configuration>".utf8))
  return try Simulation(server)
}

private func problem(_ url: String, _ sections: [String] = []) throws -> EffectiveConfigurationError? {
  let simulation = try simulation()
  do throws(EffectiveConfigurationError) {
    _ = try simulation.effective(url, sections: sections)
    return nil
  } catch {
    return error
  }
}

@Test(
  arguments: [
    ("/", "/"), ("/a//b/../c?x=/y#z", "/a/c"), ("/my folder/\u{E9}", "/my folder/\u{E9}"), ("/a%20b", "/a b"),
    ("http://localhost", "/"), ("http://localhost/a", "/a"), ("HTTP://www.contoso.com:80/a", "/a"),
    ("http://localhost?x", "/"),
  ])
func urlsMeanPaths(_ url: String, path: String) throws {
  #expect(try simulation().effective(url).path == path)
}

@Test(
  arguments: [
    ("ftp://x/", .notAURL), ("x", .notAURL), ("", .notAURL), ("http://localhost:81/", .noSite),
    ("https://localhost/", .noSite), ("/%", .refused(reason: "URL")),
  ] as [(String, EffectiveConfigurationError)])
func urlsWithoutConfiguration(_ url: String, error: EffectiveConfigurationError) throws {
  #expect(try problem(url) == error)
}

@Test(
  arguments: [
    (["system.webServer/handlers"], ["system.webServer/handlers"]),
    (["REQUESTFILTERING"], ["system.webServer/security/requestFiltering"]),
    (["/rewrite/rules/"], ["system.webServer/rewrite/rules"]),
    (
      ["system.webServer/tracing", "handlers", "handlers"],
      [
        "system.webServer/tracing/traceFailedRequests", "system.webServer/tracing/traceProviderDefinitions",
        "system.webServer/handlers",
      ]
    ),
    (["appSettings"], ["appSettings"]),
  ])
func sectionsByName(_ names: [String], paths: [String]) throws {
  #expect(try simulation().effective("/", sections: names).sections.map(\.path) == paths)
}

@Test func unknownSectionsComeWithNamesThatAreNear() throws {
  #expect(
    try problem("/", ["handler"])
      == .unknownSection(
        "handler",
        near: [
          "system.web.extensions/scripting/scriptResourceHandler", "system.web/httpHandlers",
          "system.webServer/handlers", "system.xaml.hosting/httpHandlers",
        ]))
  #expect(try problem("/", ["nosuch"]) == .unknownSection("nosuch", near: []))
  #expect(try problem("/", [""]) == .unknownSection("", near: []))
}

@Test func withoutNamesEveryWrittenSectionIsShown() throws {
  let sections = try simulation().effective("/").sections.map(\.path)
  #expect(sections.contains("appSettings") && sections.contains("system.webServer/handlers"))
  #expect(!sections.contains("system.webServer/validation"))
}
