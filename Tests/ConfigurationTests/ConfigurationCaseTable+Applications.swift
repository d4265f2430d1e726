import Configuration
import StatusCodes
import Testing

private typealias Case = ConfigurationCase

private let malformed = "Configuration file is not well-formed XML"
private let httpModules = "<system.web><httpModules><add name=\"m\" type=\"T\"/></httpModules></system.web>"
private let pool =
  "<system.applicationHost><applicationPools><add name=\"P\"/><add name=\"p\"/></applicationPools>"
  + "</system.applicationHost>"
private let bound =
  "<site name=\"S\" id=\"2\"><bindings>"
  + String(repeating: "<binding protocol=\"http\" bindingInformation=\"*:81:\"/>", count: 2)
  + "</bindings></site>"

private func module(_ attributes: String) -> String { sw("<modules><add \(attributes)/></modules>") }

private func handler(_ attributes: String) -> String {
  sw("<handlers><add name=\"n\" path=\"*.js\" verb=\"*\" \(attributes)/></handlers>")
}

private let applicationCases: [ConfigurationCase] = [
  Case(
    id: "10 nobody reads the section",
    web: [
      "/": sw(
        "<staticContent><mimeMap fileExtension=\".css\"/>"
          + "</staticContent>")
    ], reads: "handlers", at: "/missing.css", expected: .readable),
  Case(id: "64", raw: ["/": ""], reads: "handlers", expected: .file(invalid, malformed)),
  Case(id: "65", raw: ["/": "<configuration>"], reads: "handlers", expected: .file(invalid, malformed)),
  Case(id: "68", web: ["/": ""], reads: "staticContent", at: "/nodir/x.txt", expected: .readable),
  Case(id: "73", web: ["/": httpModules], reads: "system.web/httpModules", expected: .readable),
  Case(
    id: "79", web: ["/": handler("modules=\"iisnode\"")], reads: "handlers", at: "/x.js", expected: .readable),
  Case(
    id: "94", addition: "<system.webServer", reads: "handlers",
    expected: .server(invalid, malformed)),
  Case(
    id: "95 pools", addition: pool, reads: "handlers",
    expected: .server(
      invalid,
      "Cannot add duplicate collection entry of type 'add' with unique key attribute 'name' set to 'p'")),
  Case(
    id: "95 bindings", addition: "<system.applicationHost><sites>\(bound)</sites></system.applicationHost>",
    reads: "handlers",
    expected: .server(
      invalid,
      "Cannot add duplicate collection entry of type 'binding' with combined key attributes "
        + "'protocol, bindingInformation' respectively set to 'http, *:81:'")),
  Case(
    id: "102 a token nobody knows is no fault of configuration",
    web: ["/": module("name=\"m\" type=\"T\" preCondition=\"bogus\"")], reads: "modules", expected: .readable),
  Case(
    id: "102 handlers", web: ["/": handler("preCondition=\"bogus\"")], reads: "handlers", expected: .readable),
  Case(
    id: "103", web: ["/": module("name=\"m\" type=\"T\" preCondition=\"classicMode\"")], reads: "modules",
    expected: .readable),
  Case(
    id: "104 remove", web: ["/": "<system.web><httpModules><remove name=\"x\"/></httpModules></system.web>"],
    reads: "system.web/httpModules", expected: .readable),
  Case(
    id: "112", web: ["/": module("name=\"m\" type=\"No.Such.Type, No.Such\"")], reads: "modules",
    expected: .readable),
  Case(
    id: "113", web: ["/": sw("<defaultDocument><files><add value=\"index.htm\"/></files></defaultDocument>")],
    reads: "defaultDocument", at: "/sub", expected: .section(exists, "'index.htm'")),
  Case(
    id: "120", with: [.iisnode], web: ["/": sw("<iisnode idontexist=\"true\"/>")], reads: "iisnode",
    expected: .section(invalid, "Unrecognized attribute 'idontexist'")),
  Case(
    id: "120 a.txt", with: [.iisnode], web: ["/": sw("<iisnode idontexist=\"true\"/>")], reads: "handlers",
    expected: .readable),
  Case(
    id: "IN-578",
    web: [
      "/": sw(
        "<httpErrors><remove statusCode=\"404\"/><error statusCode=\"404\" "
          + "prefixLanguageFilePath=\"C:\\inetpub\\custerr\" path=\"404.htm\"/></httpErrors>")
    ], reads: "httpErrors",
    expected: .section(
      invalid,
      "Absolute physical path \"C:\\inetpub\\custerr\" is not allowed in system.webServer/httpErrors section "
        + "in web.config file. Use relative path instead.")),
  Case(
    id: "IN-578 the server may",
    addition: place(
      "Default Web Site/x",
      sw("<httpErrors><error statusCode=\"411\" prefixLanguageFilePath=\"C:\\x\" path=\"a\"/></httpErrors>")),
    reads: "httpErrors", at: "/x", expected: .readable),
  Case(
    id: "IN-578 an URL is no path",
    web: [
      "/": sw(
        "<httpErrors><error statusCode=\"411\" path=\"/e.htm\" responseMode=\"ExecuteURL\"/></httpErrors>")
    ], reads: "httpErrors", expected: .readable),
  Case(
    id: "IN-578 delegated",
    web: [
      "/": sw("<httpErrors><error statusCode=\"411\" path=\"C:\\e.htm\"/></httpErrors>")
    ], addition: place("Default Web Site", sw("<httpErrors allowAbsolutePathsWhenDelegated=\"true\"/>")),
    reads: "httpErrors", expected: .readable),
]

@Test(arguments: applicationCases)
func applicationsOfTheCaseTable(_ row: ConfigurationCase) throws {
  try row.check()
}

/// Cases 73, 104 to 106: what ConfigurationValidationModule finds in the application's file.
@Test(
  arguments: [
    ("73", httpModules, [:], "/a.txt", ["add"]),
    ("104 clear", "<system.web><httpModules><clear/></httpModules></system.web>", [:], "/a.txt", ["clear"]),
    ("105", place("sub", httpModules), [:], "/sub/x", []),
    (
      "106", "<system.web><httpModules configSource=\"m.config\"/></system.web>",
      ["/m.config": "<httpModules><add name=\"m\" type=\"T\"/></httpModules>"], "/a.txt", ["add"]
    ),
    ("a folder's own is not looked at", "", [:], "/folder/x", []),
  ] as [(String, String, [String: String], String, [String])])
func classicContentIsFound(
  id: String, text: String, sources: [String: String], path: String, expected: [String]
) throws {
  let row = ConfigurationCase(
    id: id, web: ["/": text, "/folder": httpModules], sources: sources, reads: "system.web/httpModules",
    expected: .readable)
  let uses = try row.configuration().uses(of: "system.web/httpModules", at: path)
  #expect(uses.flatMap(\.content.children).map(\.name) == expected)
}

/// MH13 and MH15: an application below the site reads its own modules, with the site's.
@Test(
  arguments: [
    ("MH13", "<add name=\"Dup\"/><add name=\"Dup\"/>", invalid),
    ("MH15", "<clear/>", locked), ("MH2", "<add name=\"Own\"/>", nil),
  ] as [(String, String, UInt32?)])
func modulesOfANestedApplication(id: String, directives: String, code: UInt32?) throws {
  let row = ConfigurationCase(
    id: id,
    web: [
      "/": sw("<modules><add name=\"Site\"/></modules>"), "/app": sw("<modules>\(directives)</modules>"),
    ],
    applications: ["/app"], reads: "modules", expected: .readable)
  let configuration = try row.configuration()
  let path = "system.webServer/modules"
  #expect(readFault(path, at: "/app/probe.aspx", configuration)?.hresult == code)
  #expect(readFault(path, at: "/probe.aspx", configuration) == nil)
  guard code == nil else { return }
  let names = try configuration.effective(path, at: "/app/x").entries.map { $0.string("name") }
  #expect(names.suffix(2) == ["Site", "Own"])
}

/// The child application inherits its parent's httpModules (8, "500.22-24 inheritance").
@Test func classicContentIsInherited() throws {
  let row = ConfigurationCase(
    id: "8", web: ["/": httpModules], applications: ["/child"], reads: "system.web/httpModules",
    expected: .readable)
  #expect(try row.configuration().effective("system.web/httpModules", at: "/child/x").entries.count == 1)
}

@Test func cases74To76AreWhatTheirReaderNeeds() throws {
  let row = ConfigurationCase(
    id: "74",
    web: [
      "/": "<system.web><identity impersonate=\"True\"/></system.web>"
        + sw("<validation validateIntegratedModeConfiguration=\"false\"/>")
    ], reads: "validation", expected: .readable)
  let configuration = try row.configuration()
  let validation = try configuration.effective("system.webServer/validation", at: "/a.txt")
  #expect(validation.bool("validateIntegratedModeConfiguration") == false)
  #expect(try configuration.effective("system.web/identity", at: "/a.txt").bool("impersonate"))
}

private func names(_ row: ConfigurationCase) throws -> [String] {
  try row.configuration().effective("system.webServer/\(row.reads)", at: "/").entries.map {
    $0.string("name")
  }
}

@Test func case109AReplacedModuleKeepsItsPlace() throws {
  let replaced = sw("<modules><remove name=\"Session\"/><add name=\"Session\" type=\"LogC\"/></modules>")
  let before = try names(ConfigurationCase(id: "", reads: "modules", expected: .readable))
  let after = try names(
    ConfigurationCase(id: "109", web: ["/": replaced], reads: "modules", expected: .readable))
  #expect(before == after && before.contains("Session"))
}

@Test func case110AReplacedHandlerStaysBehindFreshOnes() throws {
  let name = "ExtensionlessUrlHandler-Integrated-4.0"
  let replaced = sw(
    "<handlers><remove name=\"\(name)\"/><add name=\"\(name)\" path=\"*.\" verb=\"*\" type=\"T\"/>"
      + "<add name=\"api\" path=\"api\" verb=\"*\" type=\"T\"/></handlers>")
  let before = try names(ConfigurationCase(id: "", reads: "handlers", expected: .readable))
  let after = try names(
    ConfigurationCase(id: "110", web: ["/": replaced], reads: "handlers", expected: .readable))
  #expect(after == ["api"] + before)
}
