import Configuration
import StatusCodes
import Testing

private func configuration(_ file: WildFile) throws -> ServerConfiguration {
  let stock = StockServer(preset: file.preset, version: .v10_0, with: file.with)
  let rules = "<rules><rule name=\"r\"><match url=\"x\"/><action type=\"None\"/></rule></rules>"
  return try ServerConfiguration(
    version: .v10_0, siteName: stock.siteName,
    applicationHost: [ConfigurationFile(name: stock.name, bytes: stock.applicationHostConfig)],
    webConfigs: ["/": Sample.file(file.text)],
    configSources: ["/config/rewrite.config": Sample.file(rules, name: "rewrite.config")])
}

@Test(arguments: WildFile.all)
func wildFilesReadAsTheyDoOnIIS(_ file: WildFile) throws {
  let server = try configuration(file)
  #expect(
    server.fileFault(at: "/")?.kind == file.fileFault, "\(server.fileFault(at: "/")?.description ?? "")")
  guard file.fileFault == nil else { return }
  for section in server.writtenSections(at: "/") {
    let section = server.section(section, at: "/")
    let isOwn = section.uses.contains { $0.folder == "/" }
    guard isOwn, section.isReadByIIS else { continue }
    var kind: ConfigurationFault.Kind?
    if case .faulty(let faults) = section.content { kind = faults.first?.kind }
    #expect(kind == file.faults[section.path], "\(section.path)")
  }
}

/// A section that only managed code reads is named with its provider and breaks nothing.
@Test func encryptedSectionsAreNamed() throws {
  let server = try configuration(.encrypted)
  for path in ["connectionStrings", "appSettings", "system.web/machineKey"] {
    let section = server.section(path, at: "/")
    #expect(!section.isReadByIIS)
    guard case .faulty(let faults) = section.content else {
      Issue.record("\(path) is encrypted")
      continue
    }
    #expect(faults.map(\.kind) == [.encryptedSection])
    #expect(faults[0].explanation.contains("ConfigurationProvider"))
  }
}

/// IIS Express's own file: a user's copy with sites of Visual Studio.
@Test func aUsersFileOfIISExpressIsRead() throws {
  let stock = StockServer(preset: .express, version: .v10_0)
  let sites = """
    <site name="WebApplication1" id="2">
      <application path="/" applicationPool="Clr4IntegratedAppPool">
        <virtualDirectory path="/" physicalPath="C:\\Users\\me\\source\\repos\\WebApplication1" />
      </application>
      <application path="/api" applicationPool="UnmanagedClassicAppPool">
        <virtualDirectory path="/" physicalPath="%IIS_SITES_HOME%\\api" />
      </application>
      <bindings>
        <binding protocol="http" bindingInformation="*:50123:localhost" />
        <binding protocol="https" bindingInformation="*:44300:localhost" />
      </bindings>
    </site>
    """
  let location = """
    <location path="WebApplication1"><system.webServer><security><authentication>
      <anonymousAuthentication enabled="false" /><windowsAuthentication enabled="true" />
    </authentication></security></system.webServer></location></configuration>
    """
  let text = String(decoding: stock.applicationHostConfig, as: UTF8.self)
    .replacing("</site>", with: "</site>" + sites, maxReplacements: 1)
    .replacing("</configuration>", with: location)
  let server = try ServerConfiguration(
    version: .v10_0, siteName: "WebApplication1",
    applicationHost: [Sample.file(text, name: "applicationHost.config")],
    webConfigs: ["/": Sample.file(WildFile.mvc.text), "/api": Sample.file(WildFile.aspNetCore.text)])
  let windows = "system.webServer/security/authentication/windowsAuthentication"
  #expect(try server.effective(windows, at: "/api/x").bool("enabled"))
  #expect(server.application(at: "/api/x") == "/api")
  let handlers = try server.effective(handlers, at: "/api/x").entries
  #expect(handlers.first?.string("name") == "aspNetCore")
  for path in ["/", "/api/x"] { #expect(server.fileFaults(at: path) == []) }
}
