internal import StatusCodes

/// The `<system.applicationHost>` of stock files. Source: stock-defaults 12.2.
struct StockHosting {
  let preset: ServerPreset
  let version: IISVersion
  let siteName: String

  /// The group as XML lines, indented for its place in the file.
  var xml: [String] {
    ["  <system.applicationHost>", "    <applicationPools>"] + pools + poolDefaults
      + [
        "    </applicationPools>", #"    <listenerAdapters><add name="http"/></listenerAdapters>"#,
        "    <sites>",
      ]
      + site + ["    </sites>", "    <webLimits/>", "  </system.applicationHost>"]
  }

  private var pools: [String] {
    let v45 = [
      #"      <add name=".NET v4.5 Classic" managedRuntimeVersion="v4.0" managedPipelineMode="Classic"/>"#,
      #"      <add name=".NET v4.5" managedRuntimeVersion="v4.0"/>"#,
    ]
    let stock = [#"      <add name="DefaultAppPool"/>"#]
    switch preset {
    case .static: return stock
    case .aspnet: return stock + v45
    case .full:
      return stock + [
        #"      <add name="Classic .NET AppPool" managedRuntimeVersion="v2.0" managedPipelineMode="Classic"/>"#,
        #"      <add name=".NET v2.0 Classic" managedRuntimeVersion="v2.0" managedPipelineMode="Classic"/>"#,
        #"      <add name=".NET v2.0" managedRuntimeVersion="v2.0"/>"#,
      ] + v45
    case .express:
      return [
        ("Clr4IntegratedAppPool", "v4.0", "Integrated"), ("Clr4ClassicAppPool", "v4.0", "Classic"),
        ("Clr2IntegratedAppPool", "v2.0", "Integrated"), ("Clr2ClassicAppPool", "v2.0", "Classic"),
        ("UnmanagedClassicAppPool", "", "Classic"),
      ].map { name, runtime, mode in
        "      <add name=\"\(name)\" managedRuntimeVersion=\"\(runtime)\""
          + " managedPipelineMode=\"\(mode)\" autoStart=\"true\"/>"
      }
    }
  }

  private var poolDefaults: [String] {
    let identity = preset == .express || version == .v7_0 ? "" : #" identityType="ApplicationPoolIdentity""#
    let profile =
      preset == .static || version == .v7_0 ? "" : #" loadUserProfile="true" setProfileEnvironment="false""#
    return [
      #"      <applicationPoolDefaults managedRuntimeVersion="v4.0">"#,
      "        <processModel\(identity)\(profile)/>", "      </applicationPoolDefaults>",
    ]
  }

  private var site: [String] {
    let isExpress = preset == .express
    let path = isExpress ? #"%IIS_SITES_HOME%\WebSite1"# : #"%SystemDrive%\inetpub\wwwroot"#
    let start = isExpress ? #" serverAutoStart="true""# : ""
    let pool = isExpress ? "Clr4IntegratedAppPool" : "DefaultAppPool"
    return [
      "      <site name=\"\(siteName)\" id=\"1\"\(start)>", #"        <application path="/">"#,
      "          <virtualDirectory path=\"/\" physicalPath=\"\(path)\"/>", "        </application>",
      "        <bindings>",
      "          <binding protocol=\"http\" bindingInformation=\"\(isExpress ? ":8080:localhost" : "*:80:")\"/>",
      "        </bindings>", "      </site>",
      "      <applicationDefaults applicationPool=\"\(pool)\"/>",
      #"      <virtualDirectoryDefaults allowSubDirConfig="true"/>"#,
    ]
  }
}
