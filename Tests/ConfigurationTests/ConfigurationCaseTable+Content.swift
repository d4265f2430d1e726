import Configuration
import StatusCodes
import Testing

private typealias Case = ConfigurationCase

private func rule(_ name: String) -> String {
  "<rule name=\"\(name)\"><match url=\"x\"/><action type=\"None\"/></rule>"
}

private func rules(_ content: String) -> String { sw("<rewrite><rules>\(content)</rules></rewrite>") }

private func mime(_ content: String) -> String { sw("<staticContent>\(content)</staticContent>") }

private func map(_ name: String) -> String { "<mimeMap fileExtension=\"\(name)\" mimeType=\"x/y\"/>" }

private func headers(_ content: String) -> String {
  sw("<httpProtocol><customHeaders>\(content)</customHeaders></httpProtocol>")
}

private func documents(_ content: String) -> String {
  sw("<defaultDocument><files>\(content)</files></defaultDocument>")
}

private func authorization(_ content: String) -> String { sec("<authorization>\(content)</authorization>") }

private func rowOf404(_ attributes: String = "") -> String {
  "<error statusCode=\"404\" \(attributes) path=\"/e.htm\" responseMode=\"ExecuteURL\"/>"
}

private let handler = "<add name=\"n\" path=\"*.js\" verb=\"*\" modules=\"iisnode\"/>"
private let duplicate = "Cannot add duplicate collection entry of type"

private let collectionCases: [ConfigurationCase] = [
  Case(
    id: "6", web: ["/": rules(rule("r") + rule("r"))], reads: "rewrite/rules",
    expected: .section(invalid, "\(duplicate) 'rule' with unique key attribute 'name' set to 'r'")),
  Case(
    id: "7", web: ["/": rules(rule("r")), "/app": rules(rule("r"))], reads: "rewrite/rules", at: "/app/x",
    expected: .section(exists, "'rule'")),
  Case(
    id: "9", web: ["/": mime(map(".css"))], reads: "staticContent",
    expected: .section(
      exists, "\(duplicate) 'mimeMap' with unique key attribute 'fileExtension' set to '.css'")),
  Case(id: "11", web: ["/": mime(map(".css"))], reads: "handlers", expected: .readable),
  Case(
    id: "12", web: ["/": mime("<remove fileExtension=\".css\"/>" + map(".css"))], reads: "staticContent",
    expected: .readable),
  Case(
    id: "13", web: ["/": mime("<remove fileExtension=\".zzz\"/>")], reads: "staticContent",
    expected: .readable),
  Case(
    id: "14", web: ["/": mime(map(".json"))], reads: "staticContent", expected: .section(exists, "'.json'")),
  Case(
    id: "14 IIS 8.5", version: .v8_5, web: ["/": mime(map(".json"))], reads: "staticContent",
    expected: .section(exists, "'.json'")),
  Case(
    id: "15", version: .v7_5, web: ["/": mime(map(".json"))], reads: "staticContent", expected: .readable),
  Case(id: "16", web: ["/": mime(map(".CSS"))], reads: "staticContent", expected: .section(exists, "'.CSS'")),
  Case(
    id: "17", web: ["/": documents("<add value=\"index.htm\"/>")], reads: "defaultDocument",
    expected: .section(exists, "'value' set to 'index.htm'")),
  Case(id: "18", web: ["/": documents("<add value=\"index.htm\"/>")], reads: "handlers", expected: .readable),
  Case(
    id: "20", web: ["/": documents("<clear/><add value=\"x.htm\"/>")], reads: "defaultDocument",
    expected: .readable),
  Case(
    id: "39", web: ["/": sw("<httpErrors>\(rowOf404())</httpErrors>")], reads: "httpErrors",
    expected: .section(
      exists, "with combined key attributes 'statusCode, subStatusCode' respectively set to '404, -1'")),
  Case(
    id: "40",
    web: ["/": sw("<httpErrors><remove statusCode=\"404\" subStatusCode=\"-1\"/>\(rowOf404())</httpErrors>")],
    reads: "httpErrors", expected: .readable),
  Case(
    id: "HE20", web: ["/": sw("<httpErrors>\(rowOf404("subStatusCode=\"8\""))</httpErrors>")],
    reads: "httpErrors", expected: .readable),
  Case(
    id: "123", web: ["/": sw("<httpErrors><remove statusCode=\"404\"/>\(rowOf404())</httpErrors>")],
    reads: "httpErrors", expected: .readable),
  Case(
    id: "42", web: ["/": headers("<add name=\"X-Powered-By\" value=\"q\"/>")], reads: "httpProtocol",
    expected: .section(exists, "'name' set to 'X-Powered-By'")),
  Case(
    id: "44", web: ["/": headers("<add name=\"X-A\"/>"), "/v": headers("<add name=\"X-A\"/>")],
    reads: "httpProtocol", at: "/v/a.txt", expected: .section(exists, "'X-A'")),
  Case(
    id: "43", web: ["/": headers("<add name=\"X-A\"/>"), "/v": headers("<add name=\"X-A\"/>")],
    reads: "httpProtocol", at: "/a.txt", expected: .readable),
  Case(
    id: "49",
    web: ["/": filter("<fileExtensions><add fileExtension=\".cs\" allowed=\"true\"/></fileExtensions>")],
    reads: "security/requestFiltering", expected: .section(exists, "'.cs'")),
  Case(
    id: "50", server: .static,
    web: ["/": filter("<fileExtensions><add fileExtension=\".cs\" allowed=\"true\"/></fileExtensions>")],
    reads: "security/requestFiltering", expected: .readable),
  Case(
    id: "52", web: ["/": filter("<hiddenSegments><add segment=\"BIN\"/></hiddenSegments>")],
    reads: "security/requestFiltering", expected: .section(exists, "'segment' set to 'BIN'")),
  Case(
    id: "53", web: ["/": filter("<hiddenSegments><remove segment=\"bin\"/></hiddenSegments>")],
    reads: "security/requestFiltering", expected: .readable),
  Case(
    id: "81", web: ["/": sw("<handlers><add name=\"StaticFile\" path=\"*\" verb=\"*\"/></handlers>")],
    reads: "handlers", expected: .section(exists, "'name' set to 'StaticFile'")),
  Case(
    id: "82", web: ["/": sw("<handlers><add name=\"staticfile\" path=\"*\" verb=\"*\"/></handlers>")],
    reads: "handlers", expected: .readable),
  Case(
    id: "83",
    web: ["/": sw("<handlers>\(handler)</handlers>"), "/app": sw("<handlers>\(handler)</handlers>")],
    reads: "handlers", at: "/app/", expected: .section(exists, "'n'")),
  Case(
    id: "83 site",
    web: ["/": sw("<handlers>\(handler)</handlers>"), "/app": sw("<handlers>\(handler)</handlers>")],
    reads: "handlers", at: "/", expected: .readable),
  Case(id: "87", web: ["/": sw("<handlers><clear/></handlers>")], reads: "handlers", expected: .readable),
  Case(
    id: "88", web: ["/": authorization("<add accessType=\"Deny\" users=\"*\"/>")],
    reads: "security/authorization", expected: .readable),
  Case(
    id: "89",
    web: [
      "/": authorization(
        "<remove users=\"*\" roles=\"\" verbs=\"\"/><add accessType=\"Deny\" users=\"?\"/>")
    ], reads: "security/authorization", expected: .readable),
  Case(
    id: "101 modules", web: ["/": sw("<modules><add name=\"Dup\"/><add name=\"Dup\"/></modules>")],
    reads: "modules", expected: .section(invalid, "'Dup'")),
  Case(
    id: "101 handlers", web: ["/": sw("<handlers>\(handler)\(handler)</handlers>")], reads: "handlers",
    expected: .section(invalid, "'n'")),
  Case(
    id: "101 customHeaders", web: ["/": headers("<add name=\"Dup\"/><add name=\"Dup\"/>")],
    reads: "httpProtocol", expected: .section(invalid, "'Dup'")),
  Case(
    id: "107", web: ["/": headers("<add name=\"x-custom\"/><add name=\"X-Custom\"/>")], reads: "httpProtocol",
    expected: .section(invalid, "'X-Custom'")),
  Case(
    id: "108", web: ["/": headers("<clear/><add name=\"X-Powered-By\"/>")], reads: "httpProtocol",
    expected: .readable),
  Case(
    id: "114",
    web: [
      "/": documents("<add value=\"index.htm\"/>"), "/own": documents("<clear/><add value=\"x.htm\"/>"),
    ], reads: "defaultDocument", at: "/own/", expected: .section(exists, "'index.htm'")),
  Case(
    id: "115", web: ["/": authorization("<add accessType=\"Allow\" users=\"*\"/>")],
    reads: "security/authorization",
    expected: .section(
      exists, "with combined key attributes 'users, roles, verbs' respectively set to '*, , '")),
]

private let valueCases: [ConfigurationCase] = [
  Case(
    id: "38", web: ["/": sw("<httpErrors errorMode=\"Verbose\"/>")], reads: "httpErrors",
    expected: .section(
      invalid,
      "The 'errorMode' attribute is invalid.  Enum must be one of DetailedLocalOnly, Custom, Detailed")),
  Case(
    id: "41",
    web: ["/": sw("<httpErrors><error statusCode=\"399\" path=\"/e\"/></httpErrors>")], reads: "httpErrors",
    expected: .section(invalid, "Integer value must be between 400 and 999 inclusive")),
  Case(
    id: "45", version: .v8_5, web: ["/": sec("<requestFiltering removeServerHeader=\"true\"/>")],
    reads: "security/requestFiltering",
    expected: .section(invalid, "Unrecognized attribute 'removeServerHeader'")
  ),
  Case(
    id: "46", web: ["/": sec("<requestFiltering removeServerHeader=\"true\"/>")],
    reads: "security/requestFiltering", expected: .readable),
  Case(
    id: "47", web: ["/": filter("<requestLimits maxAllowedContentLength=\"4294967296\"/>")],
    reads: "security/requestFiltering", expected: .section(invalid, "Not a valid unsigned integer")),
  Case(
    id: "48", web: ["/": filter("<requestLimits maxAllowedContentLength=\"-1\"/>")],
    reads: "security/requestFiltering", expected: .section(invalid, "Not a valid unsigned integer")),
  Case(
    id: "51", web: ["/": filter("<fileExtensions><add fileExtension=\".foo\"/></fileExtensions>")],
    reads: "security/requestFiltering", expected: .section(invalid, "Missing required attribute 'allowed'")),
  Case(
    id: "54", web: ["/": filter("<verbs allowUnlisted=\"maybe\"/>")], reads: "security/requestFiltering",
    expected: .section(
      invalid, "The 'allowUnlisted' attribute is invalid.  Boolean must be either 'true' or 'false'")),
  Case(
    id: "55", web: ["/": filter("<denyUrlSequences><add sequence=\"\"/></denyUrlSequences>")],
    reads: "security/requestFiltering",
    expected: .section(invalid, "The 'sequence' attribute is invalid.  String must not be empty")),
  Case(
    id: "71", web: ["/": sw("<directoryBrowse configSource=\"dir.config\"/>")],
    sources: ["/dir.config": "<directoryBrowse enabled=\"true\"/>"], reads: "directoryBrowse",
    expected: .readable),
  Case(
    id: "72", web: ["/": sw("<directoryBrowse configSource=\"dir.config\"/>")], reads: "directoryBrowse",
    expected: .section(invalid, "Specified configSource cannot be parsed")),
  Case(
    id: "77", web: ["/": "<system.web><identity configProtectionProvider=\"x\"/></system.web>"],
    reads: "system.web/identity",
    expected: .section(unsupported, "Configuration section encryption is not supported")),
  Case(
    id: "84", web: ["/": sw("<handlers><add name=\"n\" path=\"*\"/></handlers>")], reads: "handlers",
    expected: .section(invalid, "Missing required attribute 'verb'")),
  Case(
    id: "85",
    web: ["/": sw("<handlers><add name=\"n\" path=\"*\" verb=\"*\" requireAccess=\"Run\"/></handlers>")],
    reads: "handlers", expected: .section(invalid, "Enum must be one of None, Read, Write, Script, Execute")),
  Case(
    id: "86", web: ["/": sw("<handlers accessPolicy=\"Read, Scrip\"/>")], reads: "handlers",
    expected: .section(
      invalid,
      "Flags must be some combination of None, Read, Write, Execute, Source, Script, NoRemoteWrite, "
        + "NoRemoteRead, NoRemoteExecute, NoRemoteScript")),
  Case(
    id: "90", web: ["/": mime("<clientCache cacheControlMaxAge=\"360.00:00:00\"/>")], reads: "staticContent",
    expected: .readable),
  Case(
    id: "91", web: ["/": mime("<clientCache cacheControlMaxAge=\"30\"/>")], reads: "staticContent",
    expected: .section(invalid, "The 'cacheControlMaxAge' attribute is invalid.")),
  Case(
    id: "7.0 RTM", version: .v7_0, web: ["/": filter("<filteringRules/>")],
    reads: "security/requestFiltering", expected: .section(invalid, "Unrecognized element 'filteringRules'")),
]

@Test(arguments: collectionCases + valueCases)
func contentOfTheCaseTable(_ row: ConfigurationCase) throws {
  try row.check()
}

@Test func case8InheritedRulesStopAtTheChildApplication() throws {
  let text = place(".", rules(rule("r")), "inheritInChildApplications=\"false\"")
  let child =
    "<site name=\"Default Web Site\" id=\"9\"><application path=\"/\"/><application path=\"/app\"/></site>"
  let host = """
    <configuration><configSections>
    <sectionGroup name="system.applicationHost"><section name="sites"/></sectionGroup>
    <sectionGroup name="system.webServer"><sectionGroup name="rewrite"><section name="rules"/></sectionGroup>
    </sectionGroup></configSections>
    <system.applicationHost><sites>\(child)</sites></system.applicationHost></configuration>
    """
  let server = try ServerConfiguration(
    version: .v10_0, siteName: "Default Web Site", applicationHost: [Sample.file(host)],
    webConfigs: ["/": Sample.file(Sample.web(text)), "/app": Sample.file(Sample.web(rules(rule("r"))))])
  #expect(try server.effective("system.webServer/rewrite/rules", at: "/app/x").entries.count == 1)
  #expect(try server.effective("system.webServer/rewrite/rules", at: "/x").entries.count == 1)
}

@Test func case19ChildEntriesComeFirst() throws {
  let row = ConfigurationCase(
    id: "19", web: ["/": documents("<add value=\"b.htm\"/><add value=\"a.htm\"/>")], reads: "defaultDocument",
    expected: .readable)
  let names = try row.configuration().effective("system.webServer/defaultDocument", at: "/")
    .element("files").entries.map { $0.string("value") }
  #expect(names.prefix(3) == ["b.htm", "a.htm", "Default.htm"])
}

@Test func configSourceContentIsEffective() throws {
  let row = ConfigurationCase(
    id: "71", web: ["/": sw("<directoryBrowse configSource=\"dir.config\"/>")],
    sources: ["/DIR.config": "<directoryBrowse enabled=\"true\"/>"], reads: "directoryBrowse",
    expected: .readable)
  let element = try row.configuration().effective("system.webServer/directoryBrowse", at: "/")
  #expect(element.bool("enabled") && element.attribute("enabled").source?.file == "source.config")
  #expect(try row.configuration().uses(of: "system.webServer/directoryBrowse", at: "/").count == 2)
}
