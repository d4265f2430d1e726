import Configuration
import StatusCodes

/// The files an input stands for. Parts are separated by a NUL, which no XML holds: the content of a second
/// applicationHost.config, the web.config of the site, that of `/a`, and a file that `configSource` may name.
struct FuzzedFiles {
  let webConfig: ConfigurationFile
  let folder: ConfigurationFile?
  private let source: ConfigurationFile?
  private let addition: ConfigurationFile?

  init(_ input: [UInt8]) {
    let parts = input.split(separator: 0, maxSplits: 3, omittingEmptySubsequences: false)
    func file(_ index: Int, _ name: String) -> ConfigurationFile? {
      guard index < parts.count, !parts[index].isEmpty else { return nil }
      return ConfigurationFile(name: name, bytes: Array(parts[index]))
    }
    addition = file(1, "addition")
    folder = file(2, "folder")
    source = file(3, "source")
    webConfig = ConfigurationFile(name: "web", bytes: Array(parts[0]))
  }

  func configuration() throws(ConfigurationFault) -> ServerConfiguration {
    var webConfigs = ["/": webConfig]
    webConfigs["/a"] = folder
    var sources: [String: ConfigurationFile] = [:]
    sources["/s"] = source
    let host =
      addition == nil
      ? try Self.host.get()
      : try ApplicationHost(version: .v10_0, files: [Self.server] + (addition.map { [$0] } ?? []))
    return ServerConfiguration(
      host: host, siteName: "Default Web Site",
      documents: SiteDocuments(webConfigs: webConfigs, configSources: sources))
  }

  /// The server without a second file, which is the same for every input.
  private static let host = Result { () throws(ConfigurationFault) in
    try ApplicationHost(version: .v10_0, files: [server])
  }

  /// The sections that the input writes, or says something of, at a path.
  func sections(of server: ServerConfiguration, at path: String) -> [String] {
    guard addition == nil else { return server.writtenSections(at: path) }
    return Set(server.uses.lazy.filter { $0.folder != nil }.map(\.section)).sorted()
  }

  /// The file of a name, for looking at the lines a fault names.
  func file(named name: String) -> ConfigurationFile? {
    [webConfig, folder, source, addition, Self.server].compactMap { $0 }.first { $0.name == name }
  }

  /// The declarations of a server with every component, and content with locks for each kind of lock.
  private static let server: ConfigurationFile = {
    let stock = StockServer(preset: .full, version: .v10_0, with: Set(ServerComponent.allCases))
    let text = String(decoding: stock.applicationHostConfig, as: UTF8.self)
    let end = text.firstRange(of: "</configSections>")?.upperBound ?? text.endIndex
    return ConfigurationFile(name: "server", bytes: Array((text[..<end] + content).utf8))
  }()

  private static let content = """
    <system.applicationHost><applicationPools><add name="P"/></applicationPools><sites>
    <site name="Default Web Site" id="1"><application path="/" applicationPool="P"><virtualDirectory path="/"
    physicalPath="C:\\w"/></application><application path="/app"/></site>
    <applicationDefaults applicationPool="P"/></sites></system.applicationHost>
    <location path="" overrideMode="Allow"><system.webServer>
    <handlers><add name="A" path="*.a" verb="*"/><add name="StaticFile" path="*" verb="*"/></handlers>
    <modules><add name="M" lockItem="true"/><add name="N"/></modules>
    <httpErrors lockAttributes="defaultPath"><error statusCode="404" path="x"/></httpErrors>
    <defaultDocument><files lockElements="clear"><add value="d"/></files></defaultDocument>
    <security><ipSecurity lockAllAttributesExcept="denyAction"/><authorization><add accessType="Allow" users="*"/>
    </authorization><access/></security></system.webServer></location></configuration>
    """
}
