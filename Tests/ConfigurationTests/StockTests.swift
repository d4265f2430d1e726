import Configuration
import StatusCodes
import Testing

private func server(_ stock: StockServer, _ version: IISVersion) throws -> ServerConfiguration {
  try ServerConfiguration(
    version: version, siteName: stock.siteName,
    applicationHost: [ConfigurationFile(name: stock.name, bytes: stock.applicationHostConfig)],
    webConfigs: [:])
}

private func text(
  _ preset: ServerPreset, _ version: IISVersion = .v10_0, with: Set<ServerComponent> = [],
  without: Set<ServerComponent> = []
) -> String {
  let stock = StockServer(preset: preset, version: version, with: with, without: without)
  return String(decoding: stock.applicationHostConfig, as: UTF8.self)
}

/// The lines of a stock file between the start and the end tag of an element.
private func rows(_ text: String, _ element: String) -> [Substring] {
  let lines = text.split(separator: "\n").map { $0.drop { $0 == " " } }
  guard let start = lines.firstIndex(where: { $0.hasPrefix("<\(element)>") || $0.hasPrefix("<\(element) ") }),
    let end = lines[start...].firstIndex(where: { $0.hasPrefix("</\(element)>") })
  else { return [] }
  return Array(lines[(start + 1)..<end])
}

@Test(
  arguments: [
    ("handlers", [3, 44, 91, 82]), ("modules", [10, 26, 47, 46]), ("globalModules", [13, 18, 41, 39]),
    ("fileExtensions", [0, 43, 44, 44]), ("hiddenSegments", [1, 8, 8, 8]),
  ])
func stockRowCounts(_ element: String, counts: [Int]) {
  let presets: [ServerPreset] = [.static, .aspnet, .full, .express]
  #expect(presets.map { rows(text($0), element).count } == counts)
}

@Test func stockMimeTypes() {
  let types = rows(text(.full), "staticContent").filter { $0.hasPrefix("<mimeMap ") }
  #expect(types.count == 378)
}

@Test func stockInBoxDeclarations() {
  let ftp = 9
  let declared = text(.static).split(separator: "\n").filter { $0.contains("<section name=") }
  #expect(declared.count == 50 + ftp)
}

@Test(arguments: ServerPreset.allCases, IISVersion.allCases)
func stockFilesAreAccepted(_ preset: ServerPreset, _ version: IISVersion) throws {
  let stock = StockServer(preset: preset, version: version)
  let configuration = try server(stock, version)
  for section in ["security/requestFiltering", "handlers", "modules"] {
    #expect(throws: Never.self) {
      _ = try configuration.effective("system.webServer/\(section)", at: "/")
    }
  }
  let hidden = try configuration.effective("system.webServer/security/requestFiltering", at: "/")
    .element("hiddenSegments").entries.count
  #expect(hidden == (preset == .static ? 1 : 8))
}

@Test(arguments: ServerComponent.allCases, ServerPreset.allCases)
func stockComponents(_ component: ServerComponent, _ preset: ServerPreset) throws {
  for stock in [
    StockServer(preset: preset, version: .v10_0, with: [component]),
    StockServer(preset: preset, version: .v10_0, without: [component]),
  ] {
    let configuration = try server(stock, .v10_0)
    #expect(throws: Never.self) {
      _ = try configuration.effective("system.webServer/security/requestFiltering", at: "/")
      _ = try configuration.effective("system.webServer/handlers", at: "/")
      _ = try configuration.effective("system.webServer/modules", at: "/")
    }
  }
}

@Test(
  arguments: [
    (.urlRewrite, "RewriteModule", .static), (.arr, "ApplicationRequestRouting", .full),
    (.aspNetCore, "AspNetCoreModuleV2", .static), (.webDAV, "WebDAVModule", .full),
    (.cors, "CorsModule", .full), (.iisnode, "iisnode", .full), (.ipSecurity, "IpRestrictionModule", .static),
  ] as [(ServerComponent, String, ServerPreset)])
func stockComponentModules(_ component: ServerComponent, module: String, preset: ServerPreset) {
  func has(_ text: String) -> [Bool] {
    ["modules", "globalModules"].map { element in
      rows(text, element).contains { $0.contains("name=\"\(module)\"") }
    }
  }
  #expect(has(text(preset, with: [component])) == [true, true])
  #expect(has(text(preset, without: [component])) == [false, false])
}

@Test func stockVersionsDiffer() {
  let texts = IISVersion.allCases.map { text(.full, $0) }
  #expect(texts.first != texts.last)
  #expect(!text(.full, .v7_5).contains("name=\"webSocket\""))
  #expect(text(.full, .v8_0).contains("name=\"webSocket\""))
  #expect(!text(.full, .v7_0).contains("serviceAutoStartProviders"))
  #expect(text(.full, .v7_5).contains("serviceAutoStartProviders"))
}
