import Configuration
import StatusCodes

/// A small server for tests: the declarations of `FULL10` for the sections the tests use, and a little content.
enum Fixture {
  static let declarations = """
    <configSections>
      <sectionGroup name="system.applicationHost">
        <section name="applicationPools" allowDefinition="AppHostOnly" overrideModeDefault="Deny"/>
        <section name="sites" allowDefinition="AppHostOnly" overrideModeDefault="Deny"/>
      </sectionGroup>
      <sectionGroup name="system.webServer">
        <section name="defaultDocument" overrideModeDefault="Allow"/>
        <section name="directoryBrowse" overrideModeDefault="Allow"/>
        <section name="fastCgi" allowDefinition="AppHostOnly" overrideModeDefault="Deny"/>
        <section name="handlers" overrideModeDefault="Deny"/>
        <section name="httpErrors" overrideModeDefault="Allow"/>
        <section name="httpProtocol" overrideModeDefault="Allow"/>
        <section name="httpRedirect" overrideModeDefault="Allow"/>
        <section name="modules" allowDefinition="MachineToApplication" overrideModeDefault="Deny"/>
        <section name="staticContent" overrideModeDefault="Allow"/>
        <section name="urlCompression" overrideModeDefault="Allow"/>
        <section name="validation" overrideModeDefault="Allow"/>
        <section name="webSocket" overrideModeDefault="Deny"/>
        <sectionGroup name="security">
          <section name="access" overrideModeDefault="Deny"/>
          <section name="authorization" overrideModeDefault="Allow"/>
          <section name="ipSecurity" overrideModeDefault="Deny"/>
          <section name="requestFiltering" overrideModeDefault="Allow"/>
          <sectionGroup name="authentication">
            <section name="windowsAuthentication" overrideModeDefault="Deny"/>
          </sectionGroup>
        </sectionGroup>
        <sectionGroup name="rewrite">
          <section name="rules" overrideModeDefault="Allow"/>
          <section name="allowedServerVariables" overrideModeDefault="Deny"/>
        </sectionGroup>
      </sectionGroup>
    </configSections>
    """

  static let content = """
    <system.webServer>
      <defaultDocument enabled="true"><files>
        <add value="Default.htm"/><add value="index.htm"/>
      </files></defaultDocument>
      <httpErrors lockAttributes="allowAbsolutePathsWhenDelegated,defaultPath">
        <error statusCode="404" path="404.htm"/>
      </httpErrors>
      <httpProtocol><customHeaders><add name="X-Powered-By" value="ASP.NET"/></customHeaders></httpProtocol>
      <staticContent lockAttributes="isDocFooterFileName">
        <mimeMap fileExtension=".css" mimeType="text/css"/>
        <mimeMap fileExtension=".json" mimeType="application/json"/>
      </staticContent>
      <security>
        <authorization><add accessType="Allow" users="*"/></authorization>
        <requestFiltering>
          <fileExtensions>
            <add fileExtension=".cs" allowed="false"/>
          </fileExtensions>
          <hiddenSegments>
            <add segment="web.config"/><add segment="bin"/>
          </hiddenSegments>
        </requestFiltering>
      </security>
    </system.webServer>
    """

  static let unlocked = """
    <location path="" overrideMode="Allow"><system.webServer>
      <handlers accessPolicy="Read, Script">
        <add name="Extensionless" path="*." verb="GET,HEAD" modules="ManagedPipelineHandler"/>
        <add name="StaticFile" path="*" verb="*" modules="StaticFileModule" requireAccess="Read"/>
      </handlers>
      <modules>
        <add name="StaticFileModule" lockItem="true"/>
        <add name="Session" type="System.Web.SessionState.SessionStateModule"/>
        <add name="WebDAVModule"/>
      </modules>
    </system.webServer></location>
    """

  static func applicationHost(_ more: String = "") -> String {
    "<configuration>\(declarations)\(content)\(unlocked)\(more)</configuration>"
  }

  /// A site "Default Web Site" with the given web.config contents, which the configuration element is put around.
  static func server(
    _ webConfigs: [String: String] = [:], applicationHost: String = Fixture.applicationHost(),
    version: IISVersion = .v10_0, configSources: [String: String] = [:]
  ) throws -> ServerConfiguration {
    try ServerConfiguration(
      version: version, siteName: "Default Web Site",
      applicationHost: [ConfigurationFile(name: "applicationHost.config", text: applicationHost)],
      webConfigs: webConfigs.mapValues {
        ConfigurationFile(name: "web.config", text: "<configuration>\($0)</configuration>")
      },
      configSources: configSources.mapValues { ConfigurationFile(name: "source.config", text: $0) })
  }

  /// The fault of reading a section, `nil` when it can be read.
  static func fault(_ server: ServerConfiguration, _ section: String, at path: String) -> ConfigurationFault? {
    do throws(ConfigurationFault) {
      _ = try server.effective(section, at: path)
      return nil
    } catch {
      return error
    }
  }
}
