import Configuration
import StatusCodes
import Testing

private let duplicate = "There is a duplicate"
private let group = "<sectionGroup name=\"system.webServer\">"

private func sections(_ content: String) -> String { "<configSections>\(content)</configSections>" }

/// The rows of configuration 4.1: what a web.config declares and holds, and the first fault of a request.
@Test(
  arguments: [
    (
      "a section of its own", sections("<section name=\"log4net\"/>") + "<log4net><a b=\"c\"/></log4net>", nil
    ),
    (
      "a group of its own",
      sections("<sectionGroup name=\"g\"><section name=\"s\"/></sectionGroup>") + "<g><s/></g>", nil
    ),
    (
      "groups in groups",
      sections(
        "<sectionGroup name=\"g\"><sectionGroup name=\"h\"><section name=\"s\"/></sectionGroup></sectionGroup>"
      ) + "<g><h><s/></h></g>", nil
    ),
    ("the group alone", sections("<sectionGroup name=\"g\"/>") + "<g x=\"y\"/>", nil),
    (
      "what the group does not have", sections("<sectionGroup name=\"g\"/>") + "<g><t/></g>",
      .undeclaredSection
    ),
    (
      "an unknown type",
      sections("<section name=\"x\" type=\"No.Such, No\" requirePermission=\"false\"/>") + "<x/>", nil
    ),
    (
      "a new section in system.webServer",
      sections(group + "<section name=\"own\"/></sectionGroup>") + sw("<own/>"), nil
    ),
    ("an old one", sections(group + "<section name=\"handlers\"/></sectionGroup>"), .sectionDeclaredTwice),
    ("twice in one file", sections("<section name=\"x\"/><section name=\"x\"/>"), .sectionDeclaredTwice),
    (
      "system.webServer as a section", sections("<section name=\"system.webServer\"/>") + sw("<handlers/>"),
      nil
    ),
    ("one of machine.config", sections("<section name=\"appSettings\"/>"), .sectionDeclaredTwice),
    (
      "clear and remove do nothing", sections("<clear/><remove name=\"appSettings\"/>") + "<appSettings/>",
      nil
    ),
    ("anything else", sections("<add name=\"x\"/>"), .misplacedConfigSections),
    ("not first", "<appSettings/>" + sections(""), .misplacedConfigSections),
    ("twice", sections("") + sections(""), .misplacedConfigSections),
    ("behind a comment", "<!-- x -->" + sections(""), nil),
    ("no name", sections("<section/>"), .badLocation),
    ("an empty name", sections("<section name=\"\"/>"), .badLocation),
    ("configProtectedData needs none", "<configProtectedData><providers/></configProtectedData>", nil),
    ("an empty group", sw("<security/><tracing a=\"b\"/>"), nil),
    ("an undeclared group", "<nogroup><s/></nogroup>", .undeclaredSection),
    ("names have a case", "<appsettings/>", .undeclaredSection),
    ("and so have groups", "<system.webserver/>", .undeclaredSection),
    ("below system.webServer", sw("<Handlers/>"), .undeclaredWebServerSection),
    (
      "any depth", sw("<security><authentication><x/></authentication></security>"),
      .undeclaredWebServerSection
    ),
    ("the section inherits its declaration", "<inherited/>", nil),
  ] as [(String, String, ConfigurationFault.Kind?)])
func declarations(topic: String, content: String, kind: ConfigurationFault.Kind?) throws {
  let parent = "<configSections><section name=\"inherited\"/></configSections>"
  let configuration = try ConfigurationCase(
    id: topic, web: ["/": parent, "/sub": content], reads: "", expected: .readable
  ).configuration()
  #expect(configuration.fileFault(at: "/sub/x")?.kind == kind)
  #expect(configuration.fileFault(at: "/other") == nil)
}

@Test func aSectionNobodyDeclaresCannotBeRead() throws {
  let configuration = try ConfigurationCase(id: "", server: .static, reads: "", expected: .readable)
    .configuration()
  let fault = readFault("system.webServer/rewrite/rules", configuration)
  #expect(fault?.text == missingDeclaration("system.webServer/rewrite/rules"))
}

/// What machine.config declares, by group; a plus stands before what only .NET 4 has (configuration 4.4).
private let framework: [(group: String, sections: String)] = [
  ("", "appSettings connectionStrings mscorlib runtime assemblyBinding satelliteassemblies startup"),
  ("", "system.codedom system.data system.data.dataset system.data.odbc system.data.oledb"),
  ("", "system.data.oracleclient system.data.sqlclient system.diagnostics system.runtime.remoting"),
  ("", "system.windows.forms windows +uri configProtectedData"),
  ("system.web", "anonymousIdentification authentication authorization browserCaps clientTarget compilation"),
  ("system.web", "customErrors deployment deviceFilters +fullTrustAssemblies globalization healthMonitoring"),
  ("system.web", "hostingEnvironment httpCookies httpHandlers httpModules httpRuntime identity machineKey"),
  ("system.web", "membership mobileControls pages +partialTrustVisibleAssemblies processModel profile"),
  ("system.web", "protocols roleManager securityPolicy sessionPageState sessionState siteMap trace trust"),
  ("system.web", "urlMappings webControls webParts webServices xhtmlConformance"),
  ("system.web/caching", "cache outputCache outputCacheSettings sqlCacheDependency"),
  ("system.web.extensions/scripting", "+scriptResourceHandler"),
  (
    "system.web.extensions/scripting/webServices",
    "+jsonSerialization +profileService +authenticationService +roleService"
  ),
  (
    "system.net",
    "authenticationModules connectionManagement defaultProxy requestCaching settings webRequestModules"
  ),
  ("system.net/mailSettings", "smtp"),
  ("system.serviceModel", "behaviors bindings client comContracts commonBehaviors diagnostics extensions"),
  ("system.serviceModel", "machineSettings +protocolMapping serviceHostingEnvironment services"),
  ("system.serviceModel", "+standardEndpoints +routing +tracking"),
  ("system.serviceModel.activation", "diagnostics net.pipe net.tcp"),
  ("system.runtime.serialization", "dataContractSerializer"),
  ("system.runtime.caching", "+memoryCache"),
  ("system.transactions", "defaultSettings machineSettings"),
  ("system.xml.serialization", "schemaImporterExtensions dateTimeSerialization xmlSerializer"),
  ("system.xaml.hosting", "+httpHandlers"),
]

@Test(arguments: ["v4.0", "v2.0"])
func machineConfigDeclaresItsSections(runtime: String) throws {
  let stock = Sample.applicationHost.replacing("\"v4.0\"", with: "\"\(runtime)\"")
  for (group, names) in framework {
    for name in names.split(separator: " ") {
      let section = name.drop { $0 == "+" }
      var text = "<\(section) any=\"thing\"><x/></\(section)>"
      for part in group.split(separator: "/").reversed() { text = "<\(part)>\(text)</\(part)>" }
      let isDeclared = runtime == "v4.0" || !name.hasPrefix("+")
      let fault = try Sample.server(["/": Sample.web(text)], stock: stock).fileFault(at: "/")
      #expect((fault == nil) == isDeclared, "\(group)/\(section)")
      if !isDeclared { #expect(fault?.hresult == 0x8007_0032) }
    }
  }
}

/// No version of .NET declares these: a file brings the declaration or fails.
@Test(arguments: [
  "entityFramework", "system.identityModel", "system.identityModel.services", "system.web.webPages.razor",
  "applicationSettings", "userSettings", "log4net", "nlog", "elmah", "glimpse", "dotNetOpenAuth", "unity",
  "configBuilders", "microsoft.visualstudio.services",
])
func sectionsThatFilesDeclareThemselves(name: String) throws {
  let fault = try Sample.server(["/": Sample.web("<\(name)/>")]).fileFault(at: "/")
  #expect(fault?.text == missingDeclaration(name))
  let declared = sections("<section name=\"\(name)\"/>") + "<\(name)><x/></\(name)>"
  #expect(try Sample.server(["/": Sample.web(declared)]).fileFault(at: "/") == nil)
}

/// Lock attributes, `configSource`, `configProtectionProvider` and namespaces are attributes of every section
/// (4.1); lock attributes and namespaces also of every element and entry.
@Test(
  arguments: [
    ("lockAttributes=''", "", nil), ("lockElements=''", "", nil), ("lockItem='false'", "", nil),
    ("lockAllAttributesExcept='*'", "", nil), ("lockAllElementsExcept='*'", "", nil),
    ("xmlns='x' xmlns:p='y'", "", nil), ("xdt:Transform='x' xmlns:xdt='y'", "", .unrecognizedAttribute),
    ("", "<verbs lockAttributes='*' lockElements='*' lockItem='true' xmlns='x'/>", nil),
    ("", "<verbs><add verb='x' allowed='true' lockItem='true' xmlns:a='b'/></verbs>", nil),
    ("", "<verbs configSource='x'/>", .unrecognizedAttribute),
    ("", "<verbs configProtectionProvider='x'/>", .unrecognizedAttribute),
    ("", "<verbs xdt:Locator='x' xmlns:xdt='y'/>", .unrecognizedAttribute),
  ] as [(String, String, ConfigurationFault.Kind?)])
func reservedAttributes(attributes: String, body: String, kind: ConfigurationFault.Kind?) throws {
  let server = try Sample.server(["/": Sample.filtering(body, attributes)])
  #expect(readFault(requestFiltering, server)?.kind == kind)
}

/// allowDefinition: a violation reads as a lock where the section is read at the URL (4.1).
@Test(
  arguments: [
    ("Everywhere", "/", nil), ("Everywhere", "/folder", nil), ("MachineToApplication", "/", nil),
    ("MachineToApplication", "/app", nil), ("MachineToApplication", "/folder", nil),
    ("AppHostOnly", "/", .sectionLocked), ("MachineOnly", "/", .sectionLocked),
    ("MachineToRootWeb", "/", .sectionLocked), ("machinetowebroot", "/app", .sectionLocked),
  ] as [(String, String, ConfigurationFault.Kind?)])
func allowDefinition(value: String, folder: String, kind: ConfigurationFault.Kind?) throws {
  let stock = Sample.applicationHost.replacing(
    "<section name=\"requestFiltering\"",
    with: "<section name=\"requestFiltering\" allowDefinition=\"\(value)\"")
  let server = try Sample.server([folder: Sample.filtering("", "allowDoubleEscaping='true'")], stock: stock)
  #expect(readFault(requestFiltering, at: folder, server)?.kind == kind)
  guard kind == nil else { return }
  // In a folder that is no application the section is ignored, as modules are (MH24).
  let isRead = try server.effective(requestFiltering, at: folder).bool("allowDoubleEscaping")
  #expect(isRead == (folder != "/folder" || value == "Everywhere"))
}
