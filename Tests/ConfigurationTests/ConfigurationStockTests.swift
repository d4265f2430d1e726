import Configuration
import StatusCodes
import Testing

/// Every declared section of every stock server can be read: neither its text nor the schema tables have a mistake.
@Test(arguments: ServerPreset.allCases, IISVersion.allCases)
func stockServersAreReadable(preset: ServerPreset, version: IISVersion) throws {
  for with in [[], Set(ServerComponent.allCases)] {
    let stock = StockServer(preset: preset, version: version, with: with)
    let file = ConfigurationFile(name: stock.name, bytes: stock.applicationHostConfig)
    let server = try ServerConfiguration(
      version: version, siteName: stock.siteName, applicationHost: [file], webConfigs: [:])
    #expect(server.fileFaults(at: "/") == [])
    let sections = server.declaredSections()
    #expect(sections.count > 150)
    for section in sections {
      #expect(server.faults(of: section, at: "/").filter { $0.kind != .missingSchema } == [])
    }
    for section in sections where section.hasPrefix("system.webServer/") {
      #expect(server.faults(of: section, at: "/") == [], "\(section)")
    }
  }
}
