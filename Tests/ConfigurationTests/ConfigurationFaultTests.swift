import Configuration
import StatusCodes
import Testing

struct FaultCase: Sendable, CustomTestStringConvertible {
  let id: String
  let webConfig: String
  let section: String
  let expected: String?
  var testDescription: String { id }

  init(_ id: String, _ webConfig: String, _ expected: String?) {
    self.init(id, webConfig, requestFiltering, expected)
  }

  init(_ id: String, _ webConfig: String, _ section: String, _ expected: String?) {
    self.id = id
    self.webConfig = webConfig
    self.section = section
    self.expected = expected
  }
}

private let malformed = "file 8007000d Configuration file is not well-formed XML"
private let ext = "fileExtension=\".x\" allowed=\"true\""
private let undeclared = "cannot be read because it is missing a section declaration"

/// A declared section without schema, declared in a web.config.
private let own = "<configSections><section name=\"log4net\" type=\"x\" /></configSections>"

@Test(arguments: [
  FaultCase("row 1 empty", "", malformed),
  FaultCase("row 1 unclosed", "<configuration>", malformed),
  FaultCase("row 1 text first", "x<configuration />", malformed),
  FaultCase("row 1 minimal", "<configuration />", nil),
  FaultCase(
    "row 1 utf-16 declared, 8-bit bytes", "<?xml version=\"1.0\" encoding=\"utf-16\"?><configuration />",
    malformed),
  FaultCase("row 1 comment and CDATA", Sample.web("<!-- x --><appSettings><![CDATA[<]]></appSettings>"), nil),
  FaultCase("row 2", Sample.web("<system.webServer><rewrite /></system.webServer>"), "file 8007000d "),
  FaultCase(
    "row 2 case",
    Sample.web("<system.webServer><security><requestfiltering /></security></system.webServer>"),
    "file 8007000d "),
  FaultCase("row 2 empty group", Sample.web("<system.webServer><security /></system.webServer>"), nil),
  FaultCase(
    "row 2b top", Sample.web("<foo />"), "file 80070032 The configuration section 'foo' \(undeclared)"),
  FaultCase(
    "row 2b group", Sample.web("<system.web><nosuch /></system.web>"),
    "file 80070032 The configuration section 'nosuch' \(undeclared)"),
  FaultCase(
    "row 2b wrong case", Sample.web("<system.Web />"),
    "file 80070032 The configuration section 'system.Web' \(undeclared)"),
  FaultCase(
    "row 2b nested configSections", Sample.web("<location path=\"a\"><configSections /></location>"),
    "file 80070032 The configuration section 'configSections' \(undeclared)"),
  FaultCase(
    "known .NET content",
    Sample.web(
      "<appSettings><add key=\"a\" /></appSettings><connectionStrings /><system.web><pages><x /></pages>"
        + "</system.web><runtime><a xmlns=\"u\" /></runtime>"), nil),
  FaultCase("declared without schema", Sample.web(own + "<log4net><a b=\"c\" /></log4net>"), nil),
  FaultCase("row 3", "<configuratio />", "file 8007000d "),
  FaultCase(
    "row 4", Sample.web(String(repeating: "<system.webServer><handlers /></system.webServer>", count: 2)),
    "file 800700b7 Config section 'system.webServer/handlers' already defined. Sections must only appear once "
      + "per config file. See the help topic <location> for exceptions"),
  FaultCase(
    "row 4 location .", Sample.web("<appSettings /><location path=\".\"><appSettings /></location>"),
    "file 800700b7 Config section 'appSettings' already defined. Sections must only appear once "
      + "per config file. See the help topic <location> for exceptions"),
  FaultCase(
    "row 4 other path", Sample.web("<appSettings /><location path=\"a\"><appSettings /></location>"), nil),
  FaultCase(
    "row 5", Sample.web("<appSettings /><configSections />"),
    "file 8007000d Only one <configSections> element allowed.  It must be the first child element of the root "
      + "<configuration> element   "),
  FaultCase(
    "row 6",
    Sample.web(
      "<configSections><sectionGroup name=\"system.webServer\"><section name=\"handlers\" />"
        + "</sectionGroup></configSections>"),
    "file 800700b7 There is a duplicate 'system.webServer/handlers' section defined"),
  FaultCase(
    "row 34", Sample.web("<location overrideMode=\"Allow\" allowOverride=\"true\" />"), "file 8007000d "),
  FaultCase("row 40", Sample.web("<location pth=\"a\" />"), "file 8007000d Unrecognized attribute 'pth'"),
])
func fileFaults(_ test: FaultCase) throws {
  let server = try Sample.server(["/": test.webConfig])
  #expect(summary(server.fileFault(at: "/any")) == test.expected)
  #expect(summary(readFault(test.section, server)) == test.expected)
}

@Test(arguments: [
  FaultCase(
    "row 15", Sample.filtering("", "allowDoubleEscapin=\"true\""),
    "section 8007000d Unrecognized attribute 'allowDoubleEscapin'"),
  FaultCase(
    "row 15 prefix", Sample.filtering("", "xdt:T=\"x\" xmlns:xdt=\"u\""),
    "section 8007000d Unrecognized attribute 'xdt:T'"),
  FaultCase("row 15 xmlns only", Sample.filtering("", "xmlns:xdt=\"u\" xmlns=\"v\""), nil),
  FaultCase(
    "row 15 on clear", Sample.filtering("<verbs><clear a=\"b\" /></verbs>"),
    "section 8007000d Unrecognized attribute 'a'"),
  FaultCase(
    "row 15 on remove", Sample.filtering("<verbs><remove verb=\"x\" a=\"b\" /></verbs>"),
    "section 8007000d Unrecognized attribute 'a'"),
  FaultCase(
    "remove ignores other attributes",
    Sample.filtering("<verbs><remove verb=\"x\" allowed=\"?\" /></verbs>"), nil),
  FaultCase("row 16", Sample.filtering("<verb />"), "section 8007000d Unrecognized element 'verb'"),
  FaultCase(
    "row 17", Sample.filtering("<verbs><add verb=\"x\" /></verbs>"),
    "section 8007000d Missing required attribute 'allowed'"),
  FaultCase(
    "row 17 default does not help",
    Sample.filtering("<fileExtensions><add fileExtension=\".x\" /></fileExtensions>"),
    "section 8007000d Missing required attribute 'allowed'"),
  FaultCase(
    "row 17 remove", Sample.filtering("<verbs><remove /></verbs>"),
    "section 8007000d Missing required attribute 'verb'"),
  FaultCase(
    "row 18", Sample.handlers("<add name=\"X\" path=\"*\" verb=\"*\" resourceType=\"Folder\" />"), handlers,
    "section 8007000d The 'resourceType' attribute is invalid.  Enum must be one of File, Directory, Either, "
      + "Unspecified"),
  FaultCase(
    "row 18 case", Sample.handlers("<add name=\"X\" path=\"*\" verb=\"*\" resourceType=\"file\" />"),
    handlers,
    nil),
  FaultCase(
    "row 19", Sample.web("<system.webServer><handlers accessPolicy=\"Reed\" /></system.webServer>"), handlers,
    "section 8007000d The 'accessPolicy' attribute is invalid.  Flags must be some combination of None, Read, "
      + "Write, Execute, Source, Script, NoRemoteWrite, NoRemoteRead, NoRemoteExecute, NoRemoteScript"),
  FaultCase(
    "row 20", Sample.filtering("<requestLimits maxUrl=\"-1\" />"),
    "section 8007000d The 'maxUrl' attribute is invalid.  Not a valid unsigned integer"),
  FaultCase(
    "row 20 overflow", Sample.filtering("<requestLimits maxUrl=\"4294967296\" />"),
    "section 8007000d The 'maxUrl' attribute is invalid.  Not a valid unsigned integer"),
  FaultCase("row 20 largest", Sample.filtering("<requestLimits maxUrl=\"4294967295\" />"), nil),
  FaultCase(
    "row 20 blank", Sample.filtering("<requestLimits maxUrl=\" 1\" />"),
    "section 8007000d The 'maxUrl' attribute is invalid.  Not a valid unsigned integer"),
  FaultCase(
    "row 21", Sample.filtering("", "allowDoubleEscaping=\"flase\""),
    "section 8007000d The 'allowDoubleEscaping' attribute is invalid.  Boolean must be either 'true' or 'false'"
  ),
  FaultCase("row 21 case", Sample.filtering("", "allowDoubleEscaping=\"TRUE\""), nil),
  FaultCase(
    "row 24", Sample.filtering("<hiddenSegments><add segment=\"\" /></hiddenSegments>"),
    "section 8007000d The 'segment' attribute is invalid.  String must not be empty"),
  FaultCase(
    "row 26 inherited", Sample.filtering("<hiddenSegments><add segment=\"BIN\" /></hiddenSegments>"),
    "section 800700b7 Cannot add duplicate collection entry of type 'add' with unique key attribute 'segment' "
      + "set to 'BIN'"),
  FaultCase(
    "row 26b same file",
    Sample.filtering("<fileExtensions><add \(ext) /><add \(ext) /></fileExtensions>"),
    "section 8007000d Cannot add duplicate collection entry of type 'add' with unique key attribute "
      + "'fileExtension' set to '.x'"),
  FaultCase(
    "row 26 after clear",
    Sample.filtering("<hiddenSegments><clear /><add segment=\"bin\" /></hiddenSegments>"),
    nil),
  FaultCase(
    "caseSensitive key",
    Sample.filtering(
      "<verbs><add verb=\"get\" allowed=\"true\" /><add verb=\"GET\" allowed=\"true\" /></verbs>"), nil),
  FaultCase("row 38", Sample.filtering("<requestLimits /><requestLimits />"), "section 8007000d "),
  FaultCase(
    "row 27", Sample.filtering("", "configSource=\"x.config\""),
    "section 8007000d Specified configSource cannot be parsed"),
  FaultCase(
    "row 29", Sample.filtering("", "configProtectionProvider=\"x\""),
    "section 80070032 Configuration section encryption is not supported"),
  FaultCase(
    "item lock: remove", Sample.modules("<remove name=\"StaticFileModule\" />"), modules,
    "section 80070021 Lock violation"),
  FaultCase("item lock: clear", Sample.modules("<clear />"), modules, "section 80070021 Lock violation"),
  FaultCase("item lock: other entry", Sample.modules("<remove name=\"Other\" />"), modules, nil),
  FaultCase(
    "undeclared read", Sample.web(""), "system.webServer/rewrite/rules",
    "section 80070032 The configuration section 'system.webServer/rewrite/rules' \(undeclared)"),
  FaultCase(
    "missing schema", Sample.web(own + "<log4net />"), "log4net",
    "section 8007000d The configuration section 'log4net' cannot be read because it is missing schema"),
])
func sectionFaults(_ test: FaultCase) throws {
  let server = try Sample.server(["/": test.webConfig])
  #expect(server.fileFault(at: "/") == nil)
  #expect(summary(readFault(test.section, server)) == test.expected)
}

/// A value that is wrong is pointed at; so is the name of an attribute that is.
@Test func faultsStandAtTheirAttribute() throws {
  let text =
    "<configuration>\r\n <system.webServer><security>\n  <requestFiltering\n\tallowHighBitCharacters='>'\n"
    + "   x = \"1\"/></security></system.webServer></configuration>"
  let first = readFault(requestFiltering, try Sample.server(["/": text]))
  #expect(first?.position == SourcePosition(file: "web.config", line: 4, column: 26))
  let second = readFault(
    requestFiltering, try Sample.server(["/": text.replacing("'>'", with: "'true'")]))
  #expect(second?.position == SourcePosition(file: "web.config", line: 5, column: 4))
}

@Test func sectionLocks() throws {
  let write = Sample.handlers("<remove name=\"A\" />")
  // 4.2: unlocked by the stock location, locked without it.
  #expect(readFault(handlers, try Sample.server(["/": write])) == nil)
  let stock = Sample.applicationHost.replacing("path=\"\" overrideMode=\"Allow\"", with: "path=\"\"")
  let locked = summary(readFault(handlers, try Sample.server(["/": write], stock: stock)))
  #expect(locked?.hasPrefix("section 80070021 This configuration section cannot be used") == true)
  // The lock binds the paths the file covers with the section, and no other section.
  let below = Sample.web("<location path=\"a\"><system.webServer><handlers /></system.webServer></location>")
  let server = try Sample.server(["/": below], stock: stock)
  #expect(readFault(handlers, at: "/", server) == nil)
  #expect(readFault(handlers, at: "/a/b", server)?.hresult == 0x8007_0021)
  #expect(readFault(requestFiltering, at: "/a/b", server) == nil)
  // A deeper location of applicationHost.config decides; the file's own location never unlocks itself.
  let deny =
    "<location path=\"Default Web Site\" overrideMode=\"Deny\"><system.webServer><security>"
    + "<requestFiltering /></security></system.webServer></location>"
  #expect(
    readFault(requestFiltering, try Sample.server(["/": Sample.filtering("")], addition: deny))?.hresult
      == 0x8007_0021)
  #expect(readFault(requestFiltering, try Sample.server(addition: deny)) == nil)
}

@Test(arguments: [
  ("lockAttributes=\"allowDoubleEscaping\"", "allowDoubleEscaping=\"false\"", true),
  ("lockAttributes=\"allowDoubleEscaping\"", "allowHighBitCharacters=\"true\"", false),
  ("lockAttributes=\"*\"", "allowHighBitCharacters=\"true\"", true),
  ("lockAllAttributesExcept=\"allowDoubleEscaping\"", "allowDoubleEscaping=\"true\"", false),
  ("lockAllAttributesExcept=\"allowDoubleEscaping\"", "allowHighBitCharacters=\"true\"", true),
])
func attributeLocks(lock: String, use: String, fires: Bool) throws {
  let stock = Sample.applicationHost.replacing("<requestFiltering>", with: "<requestFiltering \(lock)>")
  let server = try Sample.server(["/": Sample.filtering("", use)], stock: stock)
  #expect(summary(readFault(requestFiltering, server)) == (fires ? "section 80070021 Lock violation" : nil))
}

@Test func unknownNameInLock() throws {
  let server = try Sample.server(["/": Sample.filtering("", "lockAttributes=\"nope\"")])
  #expect(
    summary(readFault(requestFiltering, server))
      == "section 8007000d lockAttributes contains unknown attribute 'nope'")
}

@Test func brokenServerFileThrows() {
  #expect(throws: ConfigurationFault.self) { try Sample.server(stock: "<configuration>") }
  #expect(throws: ConfigurationFault.self) {
    try Sample.server(stock: Sample.applicationHost.replacing("id=\"1\"", with: ""))
  }
}

@Test func faultOfAFolderStaysThere() throws {
  let server = try Sample.server(["/sub": "<configuration>"])
  #expect(server.fileFault(at: "/") == nil)
  #expect(server.fileFault(at: "/subway") == nil)
  #expect(server.fileFault(at: "/SUB/x.htm") != nil)
}

@Test func versionsDecideAttributes() throws {
  let text = Sample.filtering("", "removeServerHeader=\"true\"")
  #expect(readFault(requestFiltering, try Sample.server(["/": text], version: .v10_0)) == nil)
  #expect(
    summary(readFault(requestFiltering, try Sample.server(["/": text], version: .v8_5)))
      == "section 8007000d Unrecognized attribute 'removeServerHeader'")
}

@Test(arguments: [
  ("lockElements=\"remove\"", "<remove segment=\"bin\" />", true),
  ("lockElements=\"remove\"", "<add segment=\"x\" />", false),
  ("lockElements=\"*\"", "<add segment=\"x\" />", true),
  ("lockAllElementsExcept=\"add\"", "<clear />", true),
  ("lockAllElementsExcept=\"add\"", "<add segment=\"x\" />", false),
  ("lockItem=\"true\"", "", true),
  ("lockItem=\"false\"", "", false),
])
func elementLocks(lock: String, use: String, fires: Bool) throws {
  let stock = Sample.applicationHost.replacing("<hiddenSegments>", with: "<hiddenSegments \(lock)>")
  let server = try Sample.server(
    ["/": Sample.filtering("<hiddenSegments>\(use)</hiddenSegments>")], stock: stock)
  #expect(summary(readFault(requestFiltering, server)) == (fires ? "section 80070021 Lock violation" : nil))
  // The file that locks is not bound itself.
  #expect(readFault(requestFiltering, try Sample.server(stock: stock)) == nil)
}
