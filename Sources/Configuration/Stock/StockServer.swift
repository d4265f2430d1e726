public import StatusCodes

/// The applicationHost.config of a stock server, composed from the tables of this folder.
///
/// A stock file is the sum of the installed features, so nothing is one fixed list. Source: stock-defaults.
public struct StockServer: Sendable {
  private let preset: ServerPreset
  private let version: IISVersion
  private let with: Set<ServerComponent>
  private let without: Set<ServerComponent>
  private let site: StockSite

  /// Describes a server.
  ///
  /// - Parameters:
  ///   - with: components to add; one the preset has already changes nothing.
  ///   - without: components to take away.
  ///   - site: what is added to its site.
  public init(
    preset: ServerPreset, version: IISVersion, with: Set<ServerComponent> = [],
    without: Set<ServerComponent> = [], site: StockSite = StockSite()
  ) {
    self.preset = preset
    self.version = version
    self.with = with
    self.without = without
    self.site = site
  }

  /// The name under which verdicts quote its lines.
  public var name: String { "applicationHost.config (stock, \(preset.rawValue), IIS \(version.rawValue))" }

  /// The site of the preset.
  public var siteName: String { preset == .express ? "WebSite1" : "Default Web Site" }

  /// The text of the file, in UTF-8.
  public var applicationHostConfig: [UInt8] {
    var lines = [#"<?xml version="1.0" encoding="UTF-8"?>"#, "<configuration>", "  <configSections>"]
    lines += StockDeclarations.xml(preset, version, components: components)
    lines.append("  </configSections>")
    lines += StockHosting(preset: preset, version: version, siteName: siteName, additions: site).xml
    lines.append("  <system.webServer>")
    lines += StockSections(preset: preset, version: version, components: components).xml
    lines += block("globalModules", StockGlobalModules.xml(preset, with: with, without: without), 4)
    if !isUnlocked(handlers: true) { lines += handlers(4) }
    if !isUnlocked(handlers: false) { lines += modules(4) }
    lines.append("  </system.webServer>")
    if isUnlocked(handlers: true) {
      lines += [#"  <location path="" overrideMode="Allow">"#, "    <system.webServer>"]
      if isUnlocked(handlers: false) { lines += modules(6) }
      lines += handlers(6) + ["    </system.webServer>", "  </location>"]
    }
    lines.append("</configuration>")
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }

  /// ASP.NET unlocks handlers and modules; the ASP.NET Core module unlocks handlers only.
  private func isUnlocked(handlers: Bool) -> Bool {
    (preset != .static && !without.contains(.aspNet)) || (handlers && components.contains(.aspNetCore))
  }

  private var components: Set<ServerComponent> {
    var components: Set<ServerComponent>
    switch preset {
    case .full:
      components = Set(ServerComponent.allCases).subtracting([
        .arr, .webDAV, .cors, .httpPlatform, .iisnode, .webDeploy,
      ])
    case .express:
      components = Set(ServerComponent.allCases).subtracting([
        .arr, .webDAV, .cors, .httpPlatform, .iisnode, .webDeploy,
      ])
    case .aspnet: components = [.aspNet, .isapi]
    case .static: components = []
    }
    return components.union(with).subtracting(without)
  }

  private func handlers(_ indent: Int) -> [String] {
    block(
      #"handlers accessPolicy="Read, Script""#, StockHandlers.xml(preset, with: with, without: without),
      indent)
  }

  private func modules(_ indent: Int) -> [String] {
    block("modules", StockModules.xml(preset, with: with, without: without), indent)
  }

  private func block(_ start: String, _ rows: [String], _ indent: Int) -> [String] {
    let blank = String(repeating: " ", count: indent)
    let name = start.prefix { $0 != " " }
    return [blank + "<\(start)>"] + rows.map { blank + "  " + $0 } + [blank + "</\(name)>"]
  }
}
