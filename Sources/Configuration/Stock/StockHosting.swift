internal import StatusCodes

/// The `<system.applicationHost>` of stock files. Source: stock-defaults 12.2.
struct StockHosting {
  let preset: ServerPreset
  let version: IISVersion
  let siteName: String
  var additions = StockSite()

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
    var rows = stockPools
    if let index = rows.firstIndex(where: { $0.name == poolName }) {
      rows[index].attributes = Self.merged(rows[index].attributes, additions.pool)
    }
    for application in additions.applications where !application.pool.isEmpty {
      rows.append((Self.ownPool(application), Self.merged([], application.pool)))
    }
    return rows.map { name, attributes in
      "      <add name=\(Self.quoted(name))"
        + attributes.map { " \($0.0)=\(Self.quoted($0.1))" }.joined() + "/>"
    }
  }

  private typealias Attributes = [(String, String)]

  private var stockPools: [(name: String, attributes: Attributes)] {
    let (version, mode) = ("managedRuntimeVersion", "managedPipelineMode")
    let v45: [(String, Attributes)] = [
      (".NET v4.5 Classic", [(version, "v4.0"), (mode, "Classic")]), (".NET v4.5", [(version, "v4.0")]),
    ]
    let stock: [(String, Attributes)] = [("DefaultAppPool", [])]
    switch preset {
    case .static: return stock
    case .aspnet: return stock + v45
    case .full:
      return stock + [
        ("Classic .NET AppPool", [(version, "v2.0"), (mode, "Classic")]),
        (".NET v2.0 Classic", [(version, "v2.0"), (mode, "Classic")]), (".NET v2.0", [(version, "v2.0")]),
      ] + v45
    case .express:
      return [
        ("Clr4IntegratedAppPool", "v4.0", "Integrated"), ("Clr4ClassicAppPool", "v4.0", "Classic"),
        ("Clr2IntegratedAppPool", "v2.0", "Integrated"), ("Clr2ClassicAppPool", "v2.0", "Classic"),
        ("UnmanagedClassicAppPool", "", "Classic"),
      ].map { ($0, [(version, $1), (mode, $2), ("autoStart", "true")]) }
    }
  }

  private static func merged(_ attributes: Attributes, _ changes: [String: String]) -> Attributes {
    attributes.filter { changes[$0.0] == nil } + changes.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  private static func ownPool(_ application: StockSite.Application) -> String {
    "Pool of \(application.path)"
  }

  private static func quoted(_ text: String) -> String {
    "\"" + text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\"", with: "&quot;")
      + "\""
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

  private var poolName: String { preset == .express ? "Clr4IntegratedAppPool" : "DefaultAppPool" }

  private var root: String {
    preset == .express ? #"%IIS_SITES_HOME%\WebSite1"# : #"%SystemDrive%\inetpub\wwwroot"#
  }

  private var site: [String] {
    let isExpress = preset == .express
    let start = isExpress ? #" serverAutoStart="true""# : ""
    return ["      <site name=\"\(siteName)\" id=\"1\"\(start)>", #"        <application path="/">"#]
      + [directory("/", root)]
      + additions.virtualDirectories.sorted { $0.key < $1.key }.map { directory($0.key, folder($0.value)) }
      + ["        </application>"] + additions.applications.flatMap(application)
      + [
        "        <bindings>",
        "          <binding protocol=\"http\" bindingInformation=\"\(isExpress ? ":8080:localhost" : "*:80:")\"/>",
        "        </bindings>", "      </site>",
        "      <applicationDefaults applicationPool=\"\(poolName)\"/>",
        #"      <virtualDirectoryDefaults allowSubDirConfig="true"/>"#,
      ]
  }

  private func application(_ application: StockSite.Application) -> [String] {
    let pool = application.pool.isEmpty ? poolName : Self.ownPool(application)
    return [
      "        <application path=\(Self.quoted(application.path)) applicationPool=\(Self.quoted(pool))>",
      directory("/", folder(application.physicalPath)), "        </application>",
    ]
  }

  private func directory(_ path: String, _ folder: String) -> String {
    "          <virtualDirectory path=\(Self.quoted(path)) physicalPath=\(Self.quoted(folder))/>"
  }

  private func folder(_ path: String) -> String {
    let isWhole = path.contains(":") || path.hasPrefix("%") || path.hasPrefix(#"\\"#)
    let relative = path.replacing("/", with: #"\"#)
    return isWhole ? path : root + (relative.hasPrefix(#"\"#) ? "" : #"\"#) + relative
  }
}
