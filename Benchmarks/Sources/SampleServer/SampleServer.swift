import Configuration
import Foundation

/// A server of some size, written to disk: applicationHost.config with sites, pools and locations, and the
/// content folder of its main site.
public struct SampleServer {
  /// The folder everything lies in.
  public let folder: String
  /// The size that applicationHost.config is filled up to, in bytes.
  public var applicationHostSize = 200 << 10
  /// The folders of the site, the root not counted.
  public var folders = 1000
  /// How many of the folders, the root counted, have a web.config.
  public var webConfigs = 200

  /// A server that is written below a folder.
  public init(below folder: String) { self.folder = folder }

  /// The path of applicationHost.config.
  public var applicationHost: String { folder + "/applicationHost.config" }
  /// The content folder of the site.
  public var siteRoot: String { folder + "/inetpub/main" }
  /// The name of the site.
  public static let site = "Main"
  /// The Windows path that ``siteRoot`` stands for.
  public static let physicalPath = #"C:\inetpub\main"#

  /// Writes the files.
  public func write() throws {
    try? FileManager.default.removeItem(atPath: folder)
    try FileManager.default.createDirectory(atPath: siteRoot, withIntermediateDirectories: true)
    try applicationHostText().write(toFile: applicationHost, atomically: false, encoding: .utf8)
    var paths = [siteRoot]
    for index in 0..<folders {
      // Ten folders a folder, as deep as it takes.
      let parent = paths[index / 10]
      let path = parent + "/folder\(index)"
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
      try "<p>\(index)".write(toFile: path + "/index.htm", atomically: false, encoding: .utf8)
      paths.append(path)
    }
    for index in 0..<webConfigs {
      let path = paths[index * paths.count / webConfigs]
      try Self.webConfig(index).write(toFile: path + "/web.config", atomically: false, encoding: .utf8)
    }
  }

  /// The stock file of a full server with sites, pools and locations added.
  private func applicationHostText() -> String {
    let stock = StockServer(preset: .full, version: .v10_0).applicationHostConfig
    var text = String(decoding: stock, as: UTF8.self)
    var sites = ""
    var pools = ""
    var locations = ""
    sites += Self.siteElement(Self.site, id: 2, path: Self.physicalPath, port: 80, host: "www.contoso.com")
    for index in 0... {
      guard text.utf8.count + sites.utf8.count + pools.utf8.count + locations.utf8.count < applicationHostSize
      else { break }
      let name = "Site \(index)"
      pools += "      <add name=\"Pool \(index)\" managedRuntimeVersion=\"v4.0\"/>\n"
      sites += Self.siteElement(
        name, id: 10 + index, path: "C:\\inetpub\\site\(index)", port: 80, host: "www\(index).contoso.com")
      for place in [name, Self.site + "/folder\(index)"] {
        locations += """
            <location path="\(place)">
              <system.webServer>
                <security>
                  <authentication>
                    <anonymousAuthentication enabled="\(index % 2 == 0)"/>
                    <windowsAuthentication enabled="\(index % 2 == 1)"/>
                  </authentication>
                </security>
              </system.webServer>
            </location>

          """
      }
    }
    text = text.replacingOccurrences(
      of: "    <sites>\n", with: "    <sites>\n" + sites)
    text = text.replacingOccurrences(
      of: "    <applicationPools>\n", with: "    <applicationPools>\n" + pools)
    return text.replacingOccurrences(of: "</configuration>\n", with: locations + "</configuration>\n")
  }

  private static func siteElement(_ name: String, id: Int, path: String, port: Int, host: String) -> String {
    """
          <site name="\(name)" id="\(id)">
            <application path="/">
              <virtualDirectory path="/" physicalPath="\(path)"/>
            </application>
            <bindings>
              <binding protocol="http" bindingInformation="*:\(port):\(host)"/>
            </bindings>
          </site>

    """
  }

  /// What a folder of a site usually says.
  private static func webConfig(_ index: Int) -> String {
    """
    <?xml version="1.0" encoding="utf-8"?>
    <configuration>
      <appSettings>
        <add key="folder" value="\(index)"/>
      </appSettings>
      <system.webServer>
        <defaultDocument>
          <files>
            <add value="start\(index).htm"/>
          </files>
        </defaultDocument>
        <handlers>
          <add name="Handler\(index)" path="*.h\(index)" verb="GET,POST" type="Contoso.Handler\(index)"/>
        </handlers>
        <security>
          <requestFiltering>
            <requestLimits maxAllowedContentLength="\(1_000_000 + index)"/>
            <denyUrlSequences>
              <add sequence="private\(index)"/>
            </denyUrlSequences>
            <fileExtensions>
              <add fileExtension=".x\(index)" allowed="false"/>
            </fileExtensions>
          </requestFiltering>
        </security>
        <httpProtocol>
          <customHeaders>
            <add name="X-Folder-\(index)" value="\(index)"/>
          </customHeaders>
        </httpProtocol>
        <rewrite>
          <rules>
            <rule name="Rule \(index)" stopProcessing="true">
              <match url="^old\(index)/(.*)$"/>
              <action type="Redirect" url="new/{R:1}" redirectType="Permanent"/>
            </rule>
          </rules>
        </rewrite>
      </system.webServer>
    </configuration>

    """
  }
}
