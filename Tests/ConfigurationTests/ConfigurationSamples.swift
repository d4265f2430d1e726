import Configuration
import StatusCodes

/// Files the tests are built from.
enum Sample {
  /// applicationHost.config as stock servers have it, cut down to what the tests read.
  static let applicationHost = """
    <?xml version="1.0" encoding="UTF-8"?>
    <configuration>
      <configSections>
        <sectionGroup name="system.applicationHost">
          <section name="applicationPools" allowDefinition="AppHostOnly" overrideModeDefault="Deny" />
          <section name="sites" allowDefinition="AppHostOnly" overrideModeDefault="Deny" />
        </sectionGroup>
        <sectionGroup name="system.webServer">
          <section name="handlers" overrideModeDefault="Deny" />
          <section name="modules" allowDefinition="MachineToApplication" overrideModeDefault="Deny" />
          <section name="defaultDocument" overrideModeDefault="Allow" />
          <sectionGroup name="security">
            <section name="requestFiltering" overrideModeDefault="Allow" />
            <section name="access" overrideModeDefault="Deny" />
          </sectionGroup>
          <sectionGroup name="webdav"><section name="authoring" overrideModeDefault="Deny" /></sectionGroup>
        </sectionGroup>
      </configSections>
      <configProtectedData><providers /></configProtectedData>
      <system.applicationHost>
        <applicationPools>
          <add name="DefaultAppPool" />
          <add name="Classic" managedPipelineMode="classic" />
          <applicationPoolDefaults managedRuntimeVersion="v4.0">
            <failure loadBalancerCapabilities="TcpLevel" />
          </applicationPoolDefaults>
        </applicationPools>
        <sites>
          <site name="Default Web Site" id="1">
            <application path="/">
              <virtualDirectory path="/" physicalPath="C:\\inetpub\\wwwroot" />
            </application>
            <application path="/app" applicationPool="Classic">
              <virtualDirectory path="/" physicalPath="C:\\app" />
            </application>
            <bindings><binding protocol="http" bindingInformation="*:80:" /></bindings>
            <limits maxConnections="7" />
          </site>
          <siteDefaults><limits maxUrlSegments="5" /></siteDefaults>
          <applicationDefaults applicationPool="DefaultAppPool" />
        </sites>
      </system.applicationHost>
      <system.webServer>
        <security>
          <requestFiltering>
            <fileExtensions allowUnlisted="true">
              <add fileExtension=".config" allowed="false" />
              <add fileExtension=".cs" allowed="false" />
            </fileExtensions>
            <hiddenSegments><add segment="web.config" /><add segment="bin" /></hiddenSegments>
          </requestFiltering>
        </security>
      </system.webServer>
      <location path="" overrideMode="Allow">
        <system.webServer>
          <handlers accessPolicy="Read, Script">
            <add name="A" path="*.a" verb="*" />
            <add name="B" path="*.b" verb="*" />
            <add name="StaticFile" path="*" verb="*" requireAccess="Read" resourceType="Either" />
          </handlers>
          <modules>
            <add name="StaticFileModule" lockItem="true" />
            <add name="Session" type="S" />
            <add name="Other" type="O" />
          </modules>
        </system.webServer>
      </location>
    </configuration>
    """

  /// A server file that only declares requestFiltering.
  static let declarations = """
    <configuration><configSections><sectionGroup name="system.webServer"><sectionGroup name="security">
    <section name="requestFiltering" /></sectionGroup></sectionGroup></configSections></configuration>
    """

  static func file(_ text: String, name: String = "web.config") -> ConfigurationFile {
    ConfigurationFile(name: name, bytes: Array(text.utf8))
  }

  /// A server with the stock file, additions inside `<configuration>`, and web.config texts by folder.
  static func server(
    _ webConfigs: [String: String] = [:], addition: String? = nil, stock: String = applicationHost,
    version: IISVersion = .v10_0
  ) throws(ConfigurationFault) -> ServerConfiguration {
    var host = [file(stock, name: "applicationHost.config")]
    if let addition { host.append(file("<configuration>\(addition)</configuration>", name: "addition")) }
    return try ServerConfiguration(
      version: version, siteName: "Default Web Site", applicationHost: host,
      webConfigs: webConfigs.mapValues { file($0) })
  }

  /// A web.config with this content below `<configuration>`.
  static func web(_ body: String) -> String { "<configuration>\(body)</configuration>" }
  /// A web.config with this content in requestFiltering.
  static func filtering(_ body: String, _ attributes: String = "") -> String {
    web(
      "<system.webServer><security><requestFiltering \(attributes)>\(body)</requestFiltering></security>"
        + "</system.webServer>")
  }
  /// A web.config with these handlers.
  static func handlers(_ body: String) -> String {
    web("<system.webServer><handlers>\(body)</handlers></system.webServer>")
  }
  /// A web.config with these modules.
  static func modules(_ body: String) -> String {
    web("<system.webServer><modules>\(body)</modules></system.webServer>")
  }
}

/// Section paths.
let requestFiltering = "system.webServer/security/requestFiltering"
let handlers = "system.webServer/handlers"
let modules = "system.webServer/modules"

/// A fault as one line: level, code and text.
func summary(_ fault: ConfigurationFault?) -> String? {
  fault.map { "\($0.level) \(String($0.hresult, radix: 16)) \($0.text)" }
}

/// The fault of reading a section, or nil.
func readFault(
  _ section: String, at path: String = "/", _ server: ServerConfiguration
) -> ConfigurationFault? {
  do throws(ConfigurationFault) {
    _ = try server.effective(section, at: path)
    return nil
  } catch {
    return error
  }
}
