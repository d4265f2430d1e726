import Configuration
import StatusCodes
import Testing

private func configuration(
  _ preset: ServerPreset, _ version: IISVersion = .v10_0, with: Set<ServerComponent> = []
) throws -> ServerConfiguration {
  try ConfigurationCase(
    id: "", server: preset, with: with, version: version, reads: "", expected: .readable
  ).configuration()
}

/// Locked in every stock file.
private let lockedSections = """
  asp cgi fastCgi globalModules httpLogging httpTracing isapiFilters odbcLogging serverRuntime serverSideInclude
  webSocket security/access security/applicationDependencies security/authentication/anonymousAuthentication
  security/authentication/basicAuthentication security/authentication/clientCertificateMappingAuthentication
  security/authentication/digestAuthentication
  security/authentication/iisClientCertificateMappingAuthentication
  security/authentication/windowsAuthentication security/ipSecurity security/dynamicIpSecurity
  security/isapiCgiRestriction tracing/traceProviderDefinitions webdav/globalSettings webdav/authoring
  webdav/authoringRules rewrite/globalRules rewrite/allowedServerVariables
  """
/// Open in every stock file.
private let openSections = """
  caching defaultDocument directoryBrowse httpErrors httpProtocol httpRedirect applicationInitialization
  security/authorization security/requestFiltering staticContent tracing/traceFailedRequests urlCompression
  validation httpCompression rewrite/rules rewrite/outboundRules rewrite/providers rewrite/rewriteMaps
  """

private func names(_ list: String) -> [Substring] { list.split { $0 == " " || $0 == "\n" } }

@Test(arguments: ServerPreset.allCases)
func stockLocks(preset: ServerPreset) throws {
  let server = try configuration(preset, with: [.urlRewrite, .aspNetCore])
  for name in names(lockedSections) {
    #expect(server.lockReason(of: "system.webServer/\(name)", at: "/") != nil, "\(name)")
  }
  for name in names(openSections) + ["aspNetCore"] {
    #expect(server.lockReason(of: "system.webServer/\(name)", at: "/") == nil, "\(name)")
  }
  #expect(server.lockReason(of: "system.web/compilation", at: "/") == nil)
  for name in ["sites", "applicationPools", "log", "webLimits", "listenerAdapters", "configHistory"] {
    #expect(server.lockReason(of: "system.applicationHost/\(name)", at: "/") != nil)
  }
}

@Test(
  arguments: [
    (.static, [], false, false), (.static, [.aspNetCore], true, false), (.aspnet, [], true, true),
    (.full, [], true, true), (.express, [], true, true),
  ] as [(ServerPreset, Set<ServerComponent>, Bool, Bool)])
func aspNetUnlocksHandlersAndModules(
  preset: ServerPreset, with: Set<ServerComponent>, handlers: Bool, modules: Bool
) throws {
  let server = try configuration(preset, with: with)
  #expect((server.lockReason(of: "system.webServer/handlers", at: "/") == nil) == handlers)
  #expect((server.lockReason(of: "system.webServer/modules", at: "/") == nil) == modules)
}

@Test(arguments: IISVersion.allCases)
func httpCompressionWasLockedBefore10(version: IISVersion) throws {
  let server = try configuration(.full, version)
  let section = "system.webServer/httpCompression"
  #expect((server.lockReason(of: section, at: "/") == nil) == (version == .v10_0))
}

@Test(
  arguments: [
    ("httpErrors", "defaultPath='x'", true), ("httpErrors", "allowAbsolutePathsWhenDelegated='false'", true),
    ("httpErrors", "errorMode='Custom'", false), ("httpErrors", "defaultResponseMode='File'", false),
    ("staticContent", "isDocFooterFileName='true'", true), ("staticContent", "enableDocFooter='true'", false),
  ])
func stockAttributeLocks(section: String, attribute: String, isLocked: Bool) throws {
  let server = try ConfigurationCase(
    id: "", web: ["/": sw("<\(section) \(attribute)/>")], reads: "", expected: .readable
  ).configuration()
  let fault = readFault("system.webServer/\(section)", server)
  #expect(fault?.kind == (isLocked ? .lockViolation : nil))
}

/// The table of 4.3 on one frame: what the server's file locks, what a lower file writes, whether it may.
@Test(
  arguments: [
    ("the value itself", "lockAttributes='applyToWebDAV'", "<verbs applyToWebDAV='true'/>", true),
    ("another attribute", "lockAttributes='applyToWebDAV'", "<verbs allowUnlisted='true'/>", false),
    ("every attribute", "lockAttributes='*'", "<verbs allowUnlisted='true'/>", true),
    ("a list", "lockAttributes='applyToWebDAV, allowUnlisted'", "<verbs allowUnlisted='true'/>", true),
    ("all but one: that", "lockAllAttributesExcept='allowUnlisted'", "<verbs allowUnlisted='true'/>", false),
    (
      "all but one: another", "lockAllAttributesExcept='allowUnlisted'", "<verbs applyToWebDAV='true'/>", true
    ),
    (
      "locks of attributes leave entries", "lockAttributes='*'",
      "<verbs><add verb='x' allowed='true'/></verbs>", false
    ),
    ("add", "lockElements='add'", "<verbs><add verb='x' allowed='true'/></verbs>", true),
    ("clear is not add", "lockElements='add'", "<verbs><clear/></verbs>", false),
    ("two directives", "lockElements='add,clear'", "<verbs><clear/></verbs>", true),
    ("every element", "lockElements='*'", "<verbs><remove verb='x'/></verbs>", true),
    ("all but clear: clear", "lockAllElementsExcept='clear'", "<verbs><clear/></verbs>", false),
    ("all but clear: remove", "lockAllElementsExcept='clear'", "<verbs><remove verb='x'/></verbs>", true),
    ("locks of elements leave attributes", "lockElements='*'", "<verbs allowUnlisted='true'/>", false),
    ("the element as an item", "lockItem='true'", "<verbs/>", true),
    ("an item that is none", "lockItem='false'", "<verbs allowUnlisted='true'/>", false),
    ("a sibling", "lockItem='true'", "<hiddenSegments><clear/></hiddenSegments>", false),
  ])
func locksOnAnElement(topic: String, lock: String, use: String, fires: Bool) throws {
  let stock = Sample.applicationHost.replacing("<hiddenSegments>", with: "<verbs \(lock)/><hiddenSegments>")
  let below = try Sample.server(["/sub": Sample.filtering(use)], stock: stock)
  #expect(readFault(requestFiltering, at: "/sub", below)?.kind == (fires ? .lockViolation : nil))
  #expect(readFault(requestFiltering, at: "/", below) == nil)
  // The file that locks is not bound, at the top level or in a location.
  let same = try Sample.server(addition: place("Default Web Site", filter(use)), stock: stock)
  #expect(readFault(requestFiltering, same) == nil)
  // A lock of a web.config binds the files below it just so.
  let middle = Sample.filtering("<verbs \(lock)/>")
  let web = try Sample.server(["/": middle, "/sub": Sample.filtering(use)])
  #expect(readFault(requestFiltering, at: "/sub", web)?.kind == (fires ? .lockViolation : nil))
}

@Test(
  arguments: [
    ("lockAttributes='bogus'", "lockAttributes contains unknown attribute 'bogus'"),
    (
      "lockAllAttributesExcept='allowUnlisted,bogus'",
      "lockAllAttributesExcept contains unknown attribute 'bogus'"
    ),
    ("lockElements='bogus'", "lockElements contains unknown element 'bogus'"),
    ("lockAllElementsExcept='add,bogus'", "lockAllElementsExcept contains unknown element 'bogus'"),
    ("lockItem='yes'", "The 'lockItem' attribute is invalid.  Boolean must be either 'true' or 'false'"),
  ])
func locksOfWhatIsNotThere(lock: String, text: String) throws {
  let server = try Sample.server(["/": Sample.filtering("<verbs \(lock)/>")])
  #expect(summary(readFault(requestFiltering, server)) == "section 8007000d \(text)")
}

/// 4.3: entries that are locked stay; others come and go.
@Test(
  arguments: [
    ("<remove name='StaticFileModule'/>", true), ("<clear/>", true), ("<remove name='Session'/>", false),
    ("<add name='New'/>", false), ("<remove name='Session'/><add name='Session'/>", false),
    ("<remove name='staticfilemodule'/>", false),
  ])
func lockedEntries(directives: String, fires: Bool) throws {
  let server = try Sample.server(["/": Sample.modules(directives)])
  #expect(readFault(modules, server)?.kind == (fires ? .lockViolation : nil))
}

/// `<clear/>` where only another location's entry is locked: the entries at the path decide (11).
@Test func anEntryLockedElsewhereDoesNotBind() throws {
  let segment = "<hiddenSegments><add segment='x' lockItem='true'/></hiddenSegments>"
  let server = try Sample.server(
    [
      "/a": Sample.filtering("<hiddenSegments><clear/></hiddenSegments>"),
      "/b": Sample.filtering("<hiddenSegments><clear/></hiddenSegments>"),
    ],
    addition: place("Default Web Site/b", filter(segment)))
  #expect(readFault(requestFiltering, at: "/a", server) == nil)
  #expect(readFault(requestFiltering, at: "/b", server)?.kind == .lockViolation)
}
