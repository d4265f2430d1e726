import Configuration
import Testing

private func names(_ section: String, _ server: ServerConfiguration, at path: String = "/") throws -> [String]
{
  try server.effective(section, at: path).entries.map { $0.string("name") }
}

private let c = "<add name=\"C\" path=\"*.c\" verb=\"*\" />"
private let d = "<add name=\"D\" path=\"*.d\" verb=\"*\" />"
private let b2 = "<add name=\"B\" path=\"*.b2\" verb=\"*\" />"

@Test(arguments: [
  ("mergeAppend=false puts own first, in file order", c + d, ["C", "D", "A", "B", "StaticFile"]),
  ("clear", c + "<clear />" + d, ["D"]),
  ("remove inherited", "<remove name=\"A\" />", ["B", "StaticFile"]),
  ("remove absent", "<remove name=\"Z\" />", ["A", "B", "StaticFile"]),
  ("name is case-sensitive", "<remove name=\"a\" />", ["A", "B", "StaticFile"]),
  ("add then remove", c + "<remove name=\"C\" />", ["A", "B", "StaticFile"]),
  ("MH9v re-added keeps its rank", "<remove name=\"B\" />" + b2 + c, ["C", "A", "B", "StaticFile"]),
  ("clear forgets ranks", "<clear />" + c + b2, ["C", "B"]),
])
func handlerDirectives(name: String, directives: String, expected: [String]) throws {
  let server = try Sample.server(["/": Sample.handlers(directives)])
  #expect(try names(handlers, server) == expected)
}

@Test func replacedModuleKeepsItsPlace() throws {
  let text = Sample.modules(
    "<remove name=\"Session\" /><add name=\"Session\" type=\"N\" /><add name=\"Z\" type=\"z\" />")
  let server = try Sample.server(["/": text])
  let entries = try server.effective(modules, at: "/").entries
  #expect(entries.map { $0.string("name") } == ["StaticFileModule", "Session", "Other", "Z"])
  #expect(entries[1].string("type") == "N")
}

@Test func deepestAttributeWins() throws {
  let server = try Sample.server([
    "/": Sample.filtering("<requestLimits maxUrl=\"10\" maxQueryString=\"20\" />"),
    "/sub": Sample.filtering("<requestLimits maxUrl=\"30\" />", "allowDoubleEscaping=\"true\""),
  ])
  let root = try server.effective(requestFiltering, at: "/subway")
  let sub = try server.effective(requestFiltering, at: "/Sub/a.htm")
  #expect(root.element("requestLimits").uint("maxUrl") == 10)
  #expect(sub.element("requestLimits").uint("maxUrl") == 30)
  #expect(sub.element("requestLimits").uint("maxQueryString") == 20)
  #expect(sub.bool("allowDoubleEscaping") && !root.bool("allowDoubleEscaping"))
  #expect(root.attribute("allowDoubleEscaping").isDefault)
  #expect(root.element("requestLimits").attribute("maxAllowedContentLength").value == .integer(30_000_000))
  #expect(root.element("requestLimits").attribute("maxUrl").source?.file == "web.config")
}

@Test func locationsMergeShortestFirst() throws {
  func place(_ path: String, _ maxUrl: Int) -> String {
    "<location path=\"\(path)\"><system.webServer><security><requestFiltering><requestLimits "
      + "maxUrl=\"\(maxUrl)\" /></requestFiltering></security></system.webServer></location>"
  }
  func maxUrl(_ server: ServerConfiguration, _ path: String) throws -> UInt64 {
    try server.effective(requestFiltering, at: path).element("requestLimits").uint("maxUrl")
  }
  // In a web.config paths start below the site, and the order of the elements does not matter.
  let web = try Sample.server(["/": Sample.web(place("a/b", 2) + place("A", 1))])
  #expect(
    try [maxUrl(web, "/"), maxUrl(web, "/a"), maxUrl(web, "/a/b/c"), maxUrl(web, "/ab")] == [
      4096, 1, 2, 4096,
    ])
  #expect(web.scopes == ["/", "/A", "/a/b"])
  // In applicationHost.config they start with the site; a lower file wins over them.
  let addition = place("default web site/a", 3) + place("Default Web Site", 4) + place("Other/a", 5)
  let host = try Sample.server(["/": Sample.web(place("a/b", 2))], addition: addition)
  #expect(try [maxUrl(host, "/"), maxUrl(host, "/a"), maxUrl(host, "/a/b")] == [4, 3, 2])
  #expect(try host.effectiveAtServer(requestFiltering).element("requestLimits").uint("maxUrl") == 4096)
  // A leading slash and a backslash match nothing.
  let none = try Sample.server(["/": Sample.web(place("/a", 1) + place("a\\b", 2))])
  #expect(try [maxUrl(none, "/a"), maxUrl(none, "/a/b")] == [4096, 4096])
  #expect(none.scopes == ["/"])
}

@Test(arguments: [("false", UInt64(4096)), ("true", 1)])
func inheritInChildApplications(value: String, expected: UInt64) throws {
  let text = Sample.web(
    "<location path=\".\" inheritInChildApplications=\"\(value)\"><system.webServer><security><requestFiltering>"
      + "<requestLimits maxUrl=\"1\" /></requestFiltering></security></system.webServer></location>")
  let server = try Sample.server(["/": text])
  #expect(try server.effective(requestFiltering, at: "/folder").element("requestLimits").uint("maxUrl") == 1)
  #expect(
    try server.effective(requestFiltering, at: "/app/x").element("requestLimits").uint("maxUrl") == expected)
}

@Test func parentFaultBreaksChildren() throws {
  // D13: the child's clear does not heal it.
  let server = try Sample.server([
    "/": Sample.filtering("<hiddenSegments><add segment=\"bin\" /></hiddenSegments>"),
    "/sub": Sample.filtering("<hiddenSegments><clear /></hiddenSegments>"),
  ])
  #expect(readFault(requestFiltering, at: "/sub", server)?.hresult == 0x8007_00b7)
}

@Test func modulesInAPlainFolderAreIgnored() throws {
  let text = Sample.modules("<add name=\"Z\" type=\"z\" />")
  let server = try Sample.server(["/folder": text, "/app": text])
  #expect(try names(modules, server, at: "/folder").contains("Z") == false)
  #expect(try names(modules, server, at: "/app/deep").contains("Z"))
}

@Test func sitesTakeTheirDefaults() throws {
  let server = try Sample.server()
  let site = try #require(
    try server.effectiveAtServer("system.applicationHost/sites").collection("site").first)
  #expect(site.uint("id") == 1)
  #expect(site.element("limits").uint("maxUrlSegments") == 5)
  #expect(site.element("limits").uint("maxConnections") == 7)
  #expect(site.element("limits").attribute("connectionTimeout").value == .timeSpan(1_200_000_000))
  #expect(site.element("bindings").entries.map { $0.string("bindingInformation") } == ["*:80:"])
  #expect(
    site.collection("application").map { $0.string("applicationPool") } == ["DefaultAppPool", "Classic"])
  #expect(site.entries[0].collection("virtualDirectory").map { $0.string("path") } == ["/"])
  let pools = try server.effectiveAtServer("system.applicationHost/applicationPools").entries
  #expect(pools.map { $0.string("managedPipelineMode") } == ["Integrated", "Classic"])
  #expect(pools.map { $0.string("managedRuntimeVersion") } == ["v4.0", "v4.0"])
  #expect(pools[0].element("failure").string("loadBalancerCapabilities") == "TcpLevel")
}

@Test func flagsAndEnums() throws {
  let section = try Sample.server().effective(handlers, at: "/")
  #expect(section.flags("accessPolicy") == 513)
  let file = try #require(section.entries.last)
  #expect(file.attribute("resourceType").value == .enumeration("Either", 2))
  #expect(section.entries[0].string("requireAccess") == "Script")
  #expect(section.entries[0].attribute("requireAccess").isDefault)
}
