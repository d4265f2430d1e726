import Configuration
import StatusCodes
import Testing

private typealias Case = ConfigurationCase

private let nosuch = sw("<nosuch><x y=\"1\"/></nosuch>")
private let fileCases: [ConfigurationCase] = [
  Case(id: "1", web: ["/": sw("<nosuch/>")], reads: "staticContent", expected: .file(invalid, "")),
  Case(id: "2", web: ["/": nosuch], reads: "staticContent", at: "/sub/b.txt", expected: .file(invalid, "")),
  Case(id: "3", web: ["/sub": nosuch], reads: "staticContent", at: "/a.txt", expected: .readable),
  Case(id: "4", web: ["/sub": nosuch], reads: "handlers", at: "/sub/b.txt", expected: .file(invalid, "")),
  Case(
    id: "5", server: .static, web: ["/": sw("<rewrite><rules/></rewrite>")], reads: "handlers",
    expected: .file(invalid, "")),
  Case(
    id: "5 installed", web: ["/": sw("<rewrite><rules/></rewrite>")], reads: "handlers", expected: .readable),
  Case(id: "56", web: ["/": sec("<requestfiltering/>")], reads: "handlers", expected: .file(invalid, "")),
  Case(
    id: "57", web: ["/": sw("<staticContent/><staticContent/>")], reads: "handlers", at: "/page.aspx",
    expected: .file(
      exists,
      "Config section 'system.webServer/staticContent' already defined. Sections must only appear once per "
        + "config file. See the help topic <location> for exceptions")),
  Case(
    id: "58", web: ["/": sw("") + "<configSections/>"], reads: "handlers",
    expected: .file(
      invalid,
      "Only one <configSections> element allowed.  It must be the first child element of the root "
        + "<configuration> element   ")),
  Case(
    id: "59",
    web: [
      "/":
        "<configSections><sectionGroup name=\"system.webServer\"><section name=\"webSocket\"/></sectionGroup>"
        + "</configSections>"
    ], reads: "handlers",
    expected: .file(exists, "There is a duplicate 'system.webServer/webSocket' section defined")),
  Case(id: "60", web: ["/": net35], reads: "handlers", expected: .file(exists, net35Duplicate)),
  Case(
    id: "61", web: ["/": net35],
    addition: "<system.applicationHost><applicationPools><applicationPoolDefaults "
      + "managedRuntimeVersion=\"v2.0\"/></applicationPools></system.applicationHost>", reads: "handlers",
    expected: .readable),
  Case(
    id: "62",
    web: [
      "/": "<configSections><section name=\"log4net\" type=\"x\"/></configSections><log4net><a/></log4net>"
    ],
    reads: "handlers", expected: .readable),
  Case(
    id: "63", web: ["/": "<log4net/>"], reads: "handlers",
    expected: .file(unsupported, missingDeclaration("log4net"))),
  Case(
    id: "92", web: ["/": place(".", "", "overrideMode=\"Allow\" allowOverride=\"true\"")], reads: "handlers",
    expected: .file(invalid, "")),
  Case(
    id: "97", web: ["/": "<system.web><compilation bogus=\"1\"/></system.web>"], reads: "handlers",
    expected: .readable),
  Case(
    id: "99", web: ["/sub": "<system.web><authentication mode=\"Forms\"/></system.web>"], reads: "handlers",
    at: "/sub/b.txt", expected: .readable),
  Case(
    id: "111", web: ["/": "<madeUpSection/>"], reads: "handlers", at: "/Default.aspx",
    expected: .file(unsupported, missingDeclaration("madeUpSection"))),
  Case(
    id: "116", web: ["/": protocolMapping],
    addition: "<system.applicationHost><applicationPools><applicationPoolDefaults "
      + "managedRuntimeVersion=\"v2.0\"/></applicationPools></system.applicationHost>", reads: "handlers",
    expected: .file(unsupported, missingDeclaration("protocolMapping"))),
  Case(id: "117", web: ["/": protocolMapping], reads: "handlers", expected: .readable),
  Case(
    id: "118", web: ["/": "<system.web><nosuch/></system.web>"], reads: "handlers",
    expected: .file(unsupported, missingDeclaration("nosuch"))),
  Case(
    id: "119", web: ["/": "<system.net><settings bogus=\"1\"/></system.net>"], reads: "handlers",
    expected: .readable),
  Case(
    id: "78",
    web: ["/": "<connectionStrings configProtectionProvider=\"x\"><EncryptedData/></connectionStrings>"],
    reads: "handlers", expected: .readable),
]

private let protocolMapping = "<system.serviceModel><protocolMapping/></system.serviceModel>"
private let net35 =
  "<configSections><sectionGroup name=\"system.web.extensions\"><sectionGroup name=\"scripting\">"
  + "<section name=\"scriptResourceHandler\"/></sectionGroup></sectionGroup></configSections>"
private let net35Duplicate =
  "There is a duplicate 'system.web.extensions/scripting/scriptResourceHandler' section defined"

private let windows =
  sec("<authentication><windowsAuthentication enabled=\"true\"/></authentication>")
private let windowsPath = "security/authentication/windowsAuthentication"

private let lockCases: [ConfigurationCase] = [
  Case(
    id: "21", server: .static, web: ["/": sw("<handlers/>")], reads: "handlers",
    expected: .section(locked, sectionLock)),
  Case(
    id: "22", server: .static, web: ["/": sw("<modules runAllManagedModulesForAllRequests=\"true\"/>")],
    reads: "modules", expected: .section(locked, sectionLock)),
  Case(
    id: "23", web: ["/": sw("<modules runAllManagedModulesForAllRequests=\"true\"/>")], reads: "modules",
    expected: .readable),
  Case(
    id: "24", web: ["/": sw("<modules><clear/></modules>")], reads: "modules",
    expected: .section(locked, "Lock violation")),
  Case(
    id: "25", web: ["/": sw("<modules><remove name=\"StaticFileModule\"/></modules>")], reads: "modules",
    expected: .section(locked, "Lock violation")),
  Case(
    id: "26", with: [.webDAV], web: ["/": sw("<modules><remove name=\"WebDAVModule\"/></modules>")],
    reads: "modules", expected: .readable),
  Case(
    id: "27",
    addition: place(
      "Default Web Site", sw("<modules><remove name=\"DynamicCompressionModule\"/></modules>")),
    reads: "modules", expected: .readable),
  Case(id: "28", web: ["/": windows], reads: windowsPath, expected: .section(locked, sectionLock)),
  Case(id: "29", server: .static, web: ["/": windows], reads: "handlers", expected: .readable),
  Case(id: "30", web: ["/": place("secure", windows)], reads: windowsPath, at: "/a.txt", expected: .readable),
  Case(
    id: "31", web: ["/": place("secure", windows)], reads: windowsPath, at: "/secure/x",
    expected: .section(locked, sectionLock)),
  Case(
    id: "32", web: ["/": windows],
    addition: place(
      "Default Web Site", sec("<authentication><windowsAuthentication/></authentication>"),
      "overrideMode=\"Allow\""), reads: windowsPath, expected: .readable),
  Case(
    id: "33", web: ["/": sec("<access sslFlags=\"Ssl\"/>")], reads: "security/access",
    expected: .section(locked, sectionLock)),
  Case(
    id: "34", addition: place("Default Web Site/sub", sec("<access sslFlags=\"Ssl\"/>")),
    reads: "security/access", at: "/sub/b.txt", expected: .readable),
  Case(
    id: "35", web: ["/": sw("<httpErrors defaultPath=\"x\"/>")], reads: "httpErrors",
    expected: .section(locked, "Lock violation")),
  Case(id: "36", web: ["/": sw("<httpErrors defaultPath=\"x\"/>")], reads: "handlers", expected: .readable),
  Case(
    id: "37", web: ["/": sw("<httpErrors errorMode=\"Detailed\"/>")], reads: "httpErrors", expected: .readable
  ),
  Case(
    id: "93", addition: sw("<httpErrors lockAttributes=\"bogus\"/>"), reads: "httpErrors",
    expected: .section(invalid, "lockAttributes contains unknown attribute 'bogus'")),
  Case(
    id: "93 a.txt", addition: sw("<httpErrors lockAttributes=\"bogus\"/>"), reads: "handlers",
    expected: .readable),
  Case(id: "96", addition: place("NoSuchSite", windows), reads: windowsPath, expected: .readable),
  Case(
    id: "98", web: ["/sub": sw("<modules><add name=\"m\" type=\"T\"/></modules>")], reads: "modules",
    at: "/sub/b.txt", expected: .readable),
  Case(
    id: "100", web: ["/": sw("<webSocket enabled=\"false\"/>")], reads: "webSocket",
    expected: .section(locked, sectionLock)),
  Case(
    id: "121", server: .static, with: [.aspNetCore],
    web: [
      "/": sw(
        "<handlers><add name=\"aspNetCore\" path=\"*\" verb=\"*\" modules=\"AspNetCoreModuleV2\"/></handlers>"
          + "<aspNetCore processPath=\"dotnet\"/>")
    ], reads: "handlers", expected: .readable),
  Case(
    id: "122", server: .static, with: [.aspNetCore], web: ["/": sw("<modules/>")], reads: "modules",
    expected: .section(locked, sectionLock)),
  Case(
    id: "124", server: .express, web: ["/": sw("<httpCompression minFileSizeForComp=\"1\"/>")],
    reads: "httpCompression", expected: .readable),
  Case(
    id: "124 Express 8", server: .express, version: .v8_0,
    web: ["/": sw("<httpCompression minFileSizeForComp=\"1\"/>")], reads: "httpCompression",
    expected: .section(locked, sectionLock)),
]

@Test(arguments: fileCases + lockCases)
func filesAndLocksOfTheCaseTable(_ row: ConfigurationCase) throws {
  try row.check()
}
