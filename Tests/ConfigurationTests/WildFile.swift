import Configuration
import Testing

/// A configuration file in a form that is found on real servers.
struct WildFile: Sendable, CustomTestStringConvertible {
  let name: String
  var preset = ServerPreset.full
  var with: Set<ServerComponent> = []
  let text: String
  /// The sections that IIS's modules cannot read, and why; every other written section can be read.
  var faults: [String: ConfigurationFault.Kind] = [:]
  /// The fault of the whole file.
  var fileFault: ConfigurationFault.Kind?

  var testDescription: String { name }
}

extension WildFile {
  /// ASP.NET 4.x with MVC and Entity Framework.
  static let mvc = WildFile(
    name: "MVC 5 with Entity Framework",
    text: """
      <?xml version="1.0" encoding="utf-8"?>
      <!-- For more information visit http://go.microsoft.com/fwlink/?LinkId=301880 -->
      <configuration>
        <configSections>
          <section name="entityFramework" type="System.Data.Entity.Internal.ConfigFile.EntityFrameworkSection, EntityFramework, Version=6.0.0.0" requirePermission="false" />
        </configSections>
        <connectionStrings>
          <add name="DefaultConnection" connectionString="Data Source=(LocalDb)\\MSSQLLocalDB;AttachDbFilename=|DataDirectory|\\x.mdf;Integrated Security=True" providerName="System.Data.SqlClient" />
        </connectionStrings>
        <appSettings><add key="webpages:Version" value="3.0.0.0" /></appSettings>
        <system.web>
          <authentication mode="None" />
          <compilation debug="true" targetFramework="4.7.2" />
          <httpRuntime targetFramework="4.7.2" maxRequestLength="51200" />
          <pages><namespaces><add namespace="System.Web.Helpers" /></namespaces></pages>
          <customErrors mode="RemoteOnly" defaultRedirect="~/Error"><error statusCode="404" redirect="~/E404" /></customErrors>
          <sessionState mode="InProc" timeout="20" />
        </system.web>
        <system.webServer>
          <validation validateIntegratedModeConfiguration="false" />
          <modules runAllManagedModulesForAllRequests="true">
            <remove name="FormsAuthentication" />
            <remove name="WebDAVModule" />
          </modules>
          <handlers>
            <remove name="ExtensionlessUrlHandler-Integrated-4.0" />
            <remove name="OPTIONSVerbHandler" />
            <remove name="TRACEVerbHandler" />
            <add name="ExtensionlessUrlHandler-Integrated-4.0" path="*." verb="*" type="System.Web.Handlers.TransferRequestHandler" preCondition="integratedMode,runtimeVersionv4.0" />
          </handlers>
          <staticContent>
            <remove fileExtension=".woff2" />
            <mimeMap fileExtension=".woff2" mimeType="font/woff2" />
            <clientCache cacheControlMode="UseMaxAge" cacheControlMaxAge="365.00:00:00" />
          </staticContent>
          <httpProtocol><customHeaders><remove name="X-Powered-By" /><add name="X-Frame-Options" value="DENY" /></customHeaders></httpProtocol>
        </system.webServer>
        <runtime>
          <assemblyBinding xmlns="urn:schemas-microsoft-com:asm.v1">
            <dependentAssembly>
              <assemblyIdentity name="Newtonsoft.Json" publicKeyToken="30ad4fe6b2a6aeed" culture="neutral" />
              <bindingRedirect oldVersion="0.0.0.0-13.0.0.0" newVersion="13.0.0.0" />
            </dependentAssembly>
          </assemblyBinding>
        </runtime>
        <entityFramework>
          <defaultConnectionFactory type="System.Data.Entity.Infrastructure.LocalDbConnectionFactory, EntityFramework"><parameters><parameter value="mssqllocaldb" /></parameters></defaultConnectionFactory>
        </entityFramework>
        <system.codedom><compilers><compiler language="c#;cs" extension=".cs" type="x" warningLevel="4" compilerOptions="/langversion:default" /></compilers></system.codedom>
      </configuration>
      """)

  /// The file that publishing an ASP.NET Core application writes.
  static let aspNetCore = WildFile(
    name: "ASP.NET Core, published",
    text: """
      \u{FEFF}<?xml version="1.0" encoding="utf-8"?>
      <configuration>
        <location path="." inheritInChildApplications="false">
          <system.webServer>
            <handlers>
              <add name="aspNetCore" path="*" verb="*" modules="AspNetCoreModuleV2" resourceType="Unspecified" />
            </handlers>
            <aspNetCore processPath="dotnet" arguments=".\\App.dll" stdoutLogEnabled="false" stdoutLogFile=".\\logs\\stdout" hostingModel="inprocess">
              <environmentVariables>
                <environmentVariable name="ASPNETCORE_ENVIRONMENT" value="Production" />
                <environmentVariable name="ASPNETCORE_HTTPS_PORT" value="443" />
              </environmentVariables>
              <handlerSettings><handlerSetting name="debugLevel" value="file" /></handlerSettings>
            </aspNetCore>
          </system.webServer>
        </location>
      </configuration>
      <!--ProjectGuid: 6D0A7AAB-0E5B-4F59-8F5C-1D3CC52FA7A6-->
      """)

  /// A transform that was copied to the server as it is.
  static let transform = WildFile(
    name: "a transform left over",
    text: """
      <?xml version="1.0"?>
      <configuration xmlns:xdt="http://schemas.microsoft.com/XML-Document-Transform">
        <connectionStrings xdt:Transform="Replace"><add name="a" connectionString="b" xdt:Locator="Match(name)" /></connectionStrings>
        <system.web><compilation xdt:Transform="RemoveAttributes(debug)" /></system.web>
        <system.webServer>
          <rewrite xdt:Transform="Insert"><rules><rule name="a"><match url=".*" /><action type="None" /></rule></rules></rewrite>
          <handlers xdt:Transform="Replace"><add name="x" path="*.x" verb="*" type="T" /></handlers>
          <directoryBrowse enabled="false" xdt:Transform="SetAttributes" />
        </system.webServer>
      </configuration>
      """,
    faults: [
      "system.webServer/handlers": .unrecognizedAttribute,
      "system.webServer/directoryBrowse": .unrecognizedAttribute,
    ])

  static let transformOfALocation = WildFile(
    name: "a transform of a location",
    text: "<configuration xmlns:xdt=\"x\"><location path=\"a\" xdt:Transform=\"Remove\"/></configuration>",
    fileFault: .badLocation)

  /// Sections encrypted with aspnet_regiis.
  static let encrypted = WildFile(
    name: "encrypted sections",
    text: """
      <configuration>
        <connectionStrings configProtectionProvider="RsaProtectedConfigurationProvider">
          <EncryptedData Type="http://www.w3.org/2001/04/xmlenc#Element" xmlns="http://www.w3.org/2001/04/xmlenc#">
            <EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#tripledes-cbc" />
            <KeyInfo xmlns="http://www.w3.org/2000/09/xmldsig#"><KeyName>Rsa Key</KeyName></KeyInfo>
            <CipherData><CipherValue>AAAA</CipherValue></CipherData>
          </EncryptedData>
        </connectionStrings>
        <appSettings configProtectionProvider="DataProtectionConfigurationProvider"><EncryptedData><CipherData><CipherValue>AAAA</CipherValue></CipherData></EncryptedData></appSettings>
        <system.web><machineKey configProtectionProvider="RsaProtectedConfigurationProvider"><EncryptedData /></machineKey></system.web>
      </configuration>
      """)

  static let encryptedIdentity = WildFile(
    name: "an encrypted identity",
    text:
      "<configuration><system.web><identity configProtectionProvider=\"RsaProtectedConfigurationProvider\">"
      + "<EncryptedData/></identity></system.web></configuration>",
    faults: ["system.web/identity": .encryptedSection])

  /// Logging, error modules and other sections with declarations of their own.
  static let logging = WildFile(
    name: "log4net, NLog, ELMAH",
    text: """
      <configuration xmlns="http://schemas.microsoft.com/.NetConfiguration/v2.0">
        <configSections>
          <section name="log4net" type="log4net.Config.Log4NetConfigurationSectionHandler, log4net" />
          <section name="nlog" type="NLog.Config.ConfigSectionHandler, NLog" />
          <sectionGroup name="elmah">
            <section name="security" requirePermission="false" type="Elmah.SecuritySectionHandler, Elmah" />
            <section name="errorLog" requirePermission="false" type="Elmah.ErrorLogSectionHandler, Elmah" />
          </sectionGroup>
          <sectionGroup name="applicationSettings" type="System.Configuration.ApplicationSettingsGroup, System">
            <section name="App.Properties.Settings" type="System.Configuration.ClientSettingsSection, System" requirePermission="false" />
          </sectionGroup>
          <section name="configBuilders" type="System.Configuration.ConfigurationBuildersSection" restartOnExternalChanges="false" requirePermission="false" />
        </configSections>
        <configBuilders><builders><add name="Secrets" userSecretsId="1" type="x" /></builders></configBuilders>
        <appSettings configBuilders="Secrets" file="local.config"><add key="a" value="b" /></appSettings>
        <log4net><appender name="A" type="log4net.Appender.FileAppender"><file value="x" /><layout type="y"><conversionPattern value="%d &lt;%m&gt;%n" /></layout></appender></log4net>
        <nlog xmlns="http://www.nlog-project.org/schemas/NLog.xsd" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><targets><target xsi:type="File" name="f" /></targets></nlog>
        <elmah><security allowRemoteAccess="false" /><errorLog type="Elmah.XmlFileErrorLog, Elmah" logPath="~/App_Data" /></elmah>
        <applicationSettings><App.Properties.Settings><setting name="U" serializeAs="String"><value>http://x</value></setting></App.Properties.Settings></applicationSettings>
        <system.webServer>
          <modules><add name="ErrorLog" type="Elmah.ErrorLogModule, Elmah" preCondition="managedHandler" /></modules>
          <handlers><add name="Elmah" path="elmah.axd" verb="POST,GET,HEAD" type="Elmah.ErrorLogPageFactory, Elmah" preCondition="integratedMode" /></handlers>
        </system.webServer>
        <system.diagnostics><trace autoflush="true" /></system.diagnostics>
      </configuration>
      """)

  /// Services.
  static let services = WildFile(
    name: "Windows Communication Foundation",
    text: """
      <configuration>
        <system.serviceModel>
          <bindings><basicHttpBinding><binding name="b" maxReceivedMessageSize="2147483647"><readerQuotas maxDepth="32" /><security mode="Transport" /></binding></basicHttpBinding></bindings>
          <behaviors><serviceBehaviors><behavior name=""><serviceMetadata httpGetEnabled="true" /></behavior></serviceBehaviors></behaviors>
          <services><service name="S"><endpoint address="" binding="basicHttpBinding" contract="IS" /></service></services>
          <protocolMapping><add binding="basicHttpsBinding" scheme="https" /></protocolMapping>
          <serviceHostingEnvironment aspNetCompatibilityEnabled="true" multipleSiteBindingsEnabled="true" />
        </system.serviceModel>
        <system.net><mailSettings><smtp from="a@b"><network host="localhost" /></smtp></mailSettings></system.net>
        <system.webServer><directoryBrowse enabled="true" /><modules runAllManagedModulesForAllRequests="true" /></system.webServer>
      </configuration>
      """)

  /// PHP with rewriting, as shared hosts have it.
  static let php = WildFile(
    name: "PHP and WordPress",
    text: """
      <?xml version="1.0" encoding="UTF-8"?>
      <configuration>
        <system.webServer>
          <defaultDocument><files><clear /><add value="index.php" /><add value="index.html" /></files></defaultDocument>
          <handlers>
            <remove name="PHP53_via_FastCGI" />
            <add name="PHP" path="*.php" verb="GET,HEAD,POST" modules="FastCgiModule" scriptProcessor="C:\\php\\php-cgi.exe|-d foo=bar" resourceType="Either" requireAccess="Script" />
          </handlers>
          <rewrite>
            <rules>
              <clear />
              <rule name="WordPress: http://example.com" patternSyntax="Wildcard" stopProcessing="true">
                <match url="*" />
                <conditions logicalGrouping="MatchAll" trackAllCaptures="false">
                  <add input="{REQUEST_FILENAME}" matchType="IsFile" negate="true" />
                  <add input="{REQUEST_FILENAME}" matchType="IsDirectory" negate="true" />
                </conditions>
                <action type="Rewrite" url="index.php" />
              </rule>
            </rules>
            <outboundRules>
              <rule name="Cookies" preCondition="IsHTML"><match filterByTags="A, Form" pattern="^http://(.*)$" /><action type="Rewrite" value="https://{R:1}" /></rule>
              <preConditions><preCondition name="IsHTML"><add input="{RESPONSE_CONTENT_TYPE}" pattern="^text/html" /></preCondition></preConditions>
            </outboundRules>
            <rewriteMaps><rewriteMap name="Redirects"><add key="/a" value="/b" /></rewriteMap></rewriteMaps>
          </rewrite>
          <httpErrors errorMode="Custom" existingResponse="PassThrough" />
          <security><requestFiltering><requestLimits maxAllowedContentLength="104857600" /><hiddenSegments><add segment="wp-config.php" /></hiddenSegments></requestFiltering></security>
          <urlCompression doDynamicCompression="true" dynamicCompressionBeforeCache="false" />
          <caching><profiles><add extension=".php" policy="DontCache" kernelCachePolicy="DontCache" /></profiles></caching>
        </system.webServer>
      </configuration>
      """)

  /// What clouds and shared hosts unlock and a stock server does not.
  static let cloud = WildFile(
    name: "Azure App Service",
    with: [.iisnode, .httpPlatform],
    text: """
      <configuration>
        <system.webServer>
          <webSocket enabled="false" />
          <applicationInitialization doAppInitAfterRestart="true"><add initializationPage="/warm" hostName="x" /></applicationInitialization>
          <iisnode watchedFiles="web.config;*.js" nodeProcessCommandLine="&quot;%programfiles%\\nodejs\\node.exe&quot;" />
          <httpPlatform processPath="%home%\\x.exe" arguments="" startupTimeLimit="60" requestTimeout="00:04:00"><environmentVariables><environmentVariable name="A" value="B" /></environmentVariables></httpPlatform>
          <security>
            <ipSecurity allowUnlisted="false"><add ipAddress="192.0.2.0" subnetMask="255.255.255.0" allowed="true" /></ipSecurity>
            <authorization><remove users="*" roles="" verbs="" /><add accessType="Allow" roles="Admins" /></authorization>
            <access sslFlags="Ssl" />
          </security>
          <httpRedirect enabled="true" destination="https://example.com" exactDestination="true" httpResponseStatus="Permanent" />
          <tracing><traceFailedRequests><add path="*.aspx"><traceAreas><add provider="WWW Server" areas="Security,Module" verbosity="Verbose" /></traceAreas><failureDefinitions statusCodes="400-599" timeTaken="00:00:05" /></add></traceFailedRequests></tracing>
        </system.webServer>
      </configuration>
      """,
    faults: [
      "system.webServer/webSocket": .sectionLocked, "system.webServer/security/ipSecurity": .sectionLocked,
      "system.webServer/security/access": .sectionLocked,
    ])

  /// Sections that other files hold.
  static let outside = WildFile(
    name: "sections in files of their own",
    text: """
      <configuration>
        <configSections><section name="dashboard" type="x" /></configSections>
        <appSettings configSource="config\\appSettings.config" />
        <dashboard configSource="config\\Dashboard.config" />
        <system.webServer><rewrite><rules configSource="config\\rewrite.config" /></rewrite><urlCompression configSource="nosuch.config" /></system.webServer>
      </configuration>
      """,
    faults: ["system.webServer/urlCompression": .unparsableConfigSource])

  /// Rewriting where the module is not installed.
  static let noRewrite = WildFile(
    name: "rewriting on a server without the module", preset: .static,
    text: "<configuration><system.webServer><rewrite><rules/></rewrite></system.webServer></configuration>",
    fileFault: .undeclaredWebServerSection)

  /// All of them.
  static let all = [
    mvc, aspNetCore, transform, transformOfALocation, encrypted, encryptedIdentity, logging, services, php,
    cloud,
    outside, noRewrite,
  ]
}
