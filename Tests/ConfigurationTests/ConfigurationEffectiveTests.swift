import Configuration
import StatusCodes
import Testing

@Test func elementsKnowWhatTheSchemaNames() throws {
  let new = try Sample.server().effective(requestFiltering, at: "/")
  let stock = Sample.applicationHost.replacing("maxUrlSegments=\"5\"", with: "")
  let old = try Sample.server(stock: stock, version: .v7_0).effective(requestFiltering, at: "/")
  #expect(new.name == "requestFiltering" && new.position != nil)
  #expect(new.hasAttribute("removeServerHeader") && !old.hasAttribute("removeServerHeader"))
  #expect(new.elementNames.contains("filteringRules") && !old.elementNames.contains("filteringRules"))
  #expect(new.element("hiddenSegments").isWritten("applyToWebDAV") == false)
  #expect(new.element("fileExtensions").isWritten("allowUnlisted"))
  #expect(new.element("verbs").position == nil && new.element("verbs").entries.isEmpty)
  #expect(new.element("fileExtensions").collection("add").count == 2)
  #expect(new.element("fileExtensions").collection("rule").isEmpty)
}

@Test func definingScopeIsTheShallowestPathThatReadsTheSame() throws {
  let server = try Sample.server([
    "/": Sample.filtering("", "allowDoubleEscaping='true'"), "/a/b": Sample.handlers("<clear/>"),
  ])
  #expect(server.definingScope(of: requestFiltering, at: "/a/b/c") == "/")
  #expect(server.definingScope(of: handlers, at: "/a/b/c") == "/a/b")
  #expect(server.definingScope(of: handlers, at: "/a") == "/")
  #expect(server.definingScope(of: modules, at: "/app/x") == "/app")
}

@Test func readersAnswerAsTheConfigurationDoes() throws {
  let stop = place(".", sw("<handlers><remove name='B'/></handlers>"), "inheritInChildApplications='false'")
  let server = try Sample.server([
    "/": Sample.web(filter("<verbs><add verb='x' allowed='true'/></verbs>") + stop),
    "/sub": Sample.filtering("<verbs><add verb='X' allowed='true'/><add verb='x' allowed='true'/></verbs>"),
    "/sub/deep": Sample.handlers("<add name='D' path='*' verb='*'/>"),
    "/app": Sample.handlers("<clear/><clear/>"), "/bad": "<configuration>",
    "/locked": sec("<access sslFlags='Ssl'/>"),
  ])
  func summary(_ read: () throws(ConfigurationFault) -> EffectiveElement) -> String {
    do throws(ConfigurationFault) {
      let element = try read()
      return "\(element.entries.map { $0.string("name") }) \(element.attributeNames)"
    } catch {
      return error.description
    }
  }
  var reader = SectionReader(server)
  let paths = server.scopes + ["/x", "/app/y", "/sub/deep/z"]
  for path in paths + paths.reversed() {
    for section in [handlers, modules, requestFiltering, "system.webServer/security/access"] {
      let expected = summary { () throws(ConfigurationFault) in try server.effective(section, at: path) }
      let read = summary { () throws(ConfigurationFault) in try reader.effective(section, at: path) }
      #expect(read == expected, "\(section) at \(path)")
    }
  }
}

@Test func usesListWhatIsWritten() throws {
  let place =
    "<location path=\"a\"><system.webServer><handlers><clear/></handlers></system.webServer></location>"
  let server = try Sample.server(["/": Sample.web(place), "/sub": Sample.handlers("")])
  #expect(server.uses(of: handlers, at: "/a").map(\.target) == [nil, "/a"])
  #expect(server.uses(of: handlers, at: "/").map(\.folder) == [nil])
  let all = server.uses.filter { $0.section == handlers }
  #expect(all.map(\.folder) == [nil, "/", "/sub"])
  #expect(all.map(\.location) == ["", "a", nil])
  #expect(all[1].content.children.map(\.name) == ["clear"])
}

@Test func lockReasonsAreToldBeforehand() throws {
  let server = try Sample.server()
  #expect(server.lockReason(of: handlers, at: "/new") == nil)
  #expect(server.lockReason(of: "system.webServer/security/access", at: "/") != nil)
  #expect(server.lockReason(of: "system.webServer/nosuch", at: "/") == nil)
  #expect(server.declares(handlers) && !server.declares("system.webServer/rewrite/rules"))
}

@Test func everyFaultOfASectionIsListed() throws {
  let server = try Sample.server([
    "/": Sample.filtering(
      "<verbs allowUnlisted='maybe'/><nosuch/><hiddenSegments><add segment='bin'/></hiddenSegments>")
  ])
  #expect(
    server.faults(of: requestFiltering, at: "/").map(\.kind) == [
      .invalidValue, .unrecognizedElement, .duplicateInheritedEntry,
    ])
  #expect(server.faults(of: handlers, at: "/") == [])
  let broken = try Sample.server(["/": Sample.web("<foo/><bar/>")])
  #expect(broken.fileFaults(at: "/x").map(\.kind) == [.undeclaredSection, .undeclaredSection])
}

@Test func unusableFilesOfAFolderDoNotCount() throws {
  func server(_ pool: String, _ directory: String) throws -> ServerConfiguration {
    let stock = Sample.applicationHost.replacing("<add name=\"DefaultAppPool\"", with: "<add \(pool)")
      .replacing(
        "<virtualDirectory path=\"/\" physicalPath=\"C:\\inetpub",
        with: "<virtualDirectory path=\"/\" \(directory) physicalPath=\"C:\\inetpub")
    return try Sample.server(
      ["/": Sample.filtering("", "allowDoubleEscaping='true'"), "/sub": "<configuration>"], stock: stock)
  }
  let plain = "name=\"DefaultAppPool\""
  #expect(try server(plain, "").fileFault(at: "/sub/x") != nil)
  // Case 70: allowSubDirConfig="false" keeps the folder's own file.
  let flat = try server(plain, "allowSubDirConfig=\"false\"")
  #expect(flat.fileFault(at: "/sub/x") == nil)
  #expect(try flat.effective(requestFiltering, at: "/sub/x").bool("allowDoubleEscaping"))
  // Case 69: enableConfigurationOverride="false" reads no web.config at all.
  let fixed = try server(plain + " enableConfigurationOverride=\"false\"", "")
  #expect(fixed.fileFault(at: "/sub/x") == nil)
  #expect(try fixed.effective(requestFiltering, at: "/").bool("allowDoubleEscaping") == false)
}

@Test(
  arguments: [
    (
      UnreadableFile.accessDenied, 0x8007_0005,
      "Cannot read configuration file due to insufficient permissions"
    ),
    (.pathNotFound, 0x8007_0003, "Cannot read configuration file"),
    (.invalidName, 0x8007_007b, "Cannot read configuration file"),
    (.logonFailure, 0x8007_052e, "Cannot read configuration file"),
    (.directoryInaccessible, 0x8007_010b, ""),
  ] as [(UnreadableFile, UInt32, String)])
func unreadableFilesFailTheirFolder(reason: UnreadableFile, code: UInt32, text: String) throws {
  // Cases 66 and 67.
  let server = try ServerConfiguration(
    version: .v10_0, siteName: "Default Web Site",
    applicationHost: [Sample.file(Sample.applicationHost)],
    webConfigs: ["/sub": Sample.file(Sample.web(""))], unreadable: ["/SUB/": reason])
  #expect(server.fileFault(at: "/") == nil)
  let fault = server.fileFault(at: "/sub/x")
  #expect(fault?.hresult == code && fault?.text == text && fault?.level == .file)
}

@Test func applicationsThatDifferAreScopes() throws {
  #expect(try Sample.server(["/": Sample.web("")]).scopes == ["/"])
  let location =
    "<location path='.' inheritInChildApplications='false'><system.webServer><handlers/></system.webServer>"
    + "</location>"
  #expect(try Sample.server(["/": Sample.web(location)]).scopes == ["/", "/app"])
}

@Test(arguments: [
  (10_000, true), (ConfigurationDocument.maximumSize, false),
])
func largeWebConfigsAreRefused(size: Int, isRead: Bool) throws {
  let text = Sample.web("<!--" + String(repeating: "x", count: min(size, 300_000)) + "-->")
  #expect((try Sample.server(["/": text]).fileFault(at: "/")?.kind == .tooLarge) == !isRead)
}
