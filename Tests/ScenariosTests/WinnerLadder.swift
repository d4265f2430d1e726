/// One rule that a request can violate: what of a server and of a request makes it so, and nothing else does.
struct LadderRung: Sendable {
  /// The code it answers with.
  let status: String
  /// The module that answers.
  let module: String
  /// What it adds to applicationHost.config.
  var server: [Part] = []
  /// What it adds to the site's web.config.
  var web: [Part] = []
  /// Whether the site's web.config cannot be read.
  var isMalformed = false
  var sslFlags: [String] = []
  var certificateFaults: [String] = []
  var folder = ""
  var headers: [String] = []
  var query = ""
  var connection: [String: String] = [:]
  var readers: [String] = []
  var isRefusedByFilter = false
  /// What can be one thing only; rungs that demand different things cannot be violated together.
  var demands: [Demand: String] = [:]

  /// What a request or server has one of.
  enum Demand: String, Sendable { case file, exists, tls, user, signedIn, certificate, method, accessPolicy }

  /// Content of a configuration file: an element with attributes and content, in a group of elements. The parts of
  /// several rungs for one element become one.
  struct Part: Sendable {
    let group: String
    let element: String
    var attributes = ""
    var content = ""
  }
}

/// The ladder: of the rules a request violates the first one answers.
///
/// Source: access-control 1.5. Its rungs for answers from a cache and for ISAPI filters at PRE_BEGIN_REQUEST have no
/// configuration or fact that would make them answer.
enum WinnerLadder {
  private static func security(_ element: String, _ attributes: String = "", _ content: String = "")
    -> LadderRung.Part
  {
    .init(group: "security", element: element, attributes: attributes, content: content)
  }

  private static func authentication(_ content: String) -> LadderRung.Part {
    security("authentication", "", content)
  }

  private static func server(_ element: String, _ attributes: String = "", _ content: String = "")
    -> LadderRung.Part
  {
    .init(group: "system.webServer", element: element, attributes: attributes, content: content)
  }

  private static func managed(_ element: String, _ content: String) -> LadderRung.Part {
    .init(group: "system.web", element: element, content: content)
  }

  private static func redirect(_ name: String, _ type: String) -> String {
    """
    <rule name="\(name)"><match url=".*" /><action type="Redirect" url="https://\(name).example/" \
    redirectType="\(type)" /></rule>
    """
  }

  private static func certificate(_ status: String, _ fault: String) -> LadderRung {
    LadderRung(
      status: status, module: "IIS Web Core", sslFlags: ["SslNegotiateCert"], certificateFaults: [fault],
      connection: ["tlsVersion": "1.2"], demands: [.tls: "true", .certificate: "present"])
  }

  static let limits = [
    LadderRung(
      status: "403.501", module: "DynamicIpRestrictionModule",
      server: [security("dynamicIpSecurity", "", #"<denyByConcurrentRequests enabled="true" />"#)],
      connection: ["concurrentRequests": "5"]),
    LadderRung(
      status: "403.502", module: "DynamicIpRestrictionModule",
      server: [security("dynamicIpSecurity", "", #"<denyByRequestRate enabled="true" />"#)],
      connection: ["recentRequests": "20"]),
  ]

  static let beforeModules = [
    LadderRung(
      status: "303.0", module: "RewriteModule",
      server: [server("rewrite", "", "<globalRules>\(redirect("global", "SeeOther"))</globalRules>")]),
    LadderRung(status: "500.19", module: "IIS Web Core", isMalformed: true),
    LadderRung(
      status: "500.0", module: "IIS Web Core",
      server: [
        server(
          "handlers", "",
          #"<add name="b" path="*.b" verb="*" modules="StaticFileModule" preCondition="nonsense" />"#)
      ]),
    LadderRung(
      status: "404.20", module: "IIS Web Core",
      server: [.init(group: "siteDefaults", element: "limits", attributes: #"maxUrlSegments="2""#)],
      folder: "/d/e"),
    LadderRung(status: "403.4", module: "IIS Web Core", sslFlags: ["Ssl"], demands: [.tls: "false"]),
    LadderRung(
      status: "403.5", module: "IIS Web Core", sslFlags: ["Ssl128"], connection: ["cipherBits": "56"]),
    LadderRung(
      status: "403.7", module: "IIS Web Core", sslFlags: ["SslRequireCert"],
      demands: [.certificate: "none"]),
    certificate("403.13", "revoked"), certificate("403.17", "expired"),
    certificate("403.16", "untrustedRoot"),
  ]

  static let addresses = [
    LadderRung(
      status: "403.503", module: "IpRestrictionModule",
      server: [security("ipSecurity", "", #"<add ipAddress="203.0.113.9" />"#)]),
    LadderRung(
      status: "400.10", module: "IpRestrictionModule",
      server: [security("ipSecurity", #"enableProxyMode="true""#)], headers: ["X-Forwarded-For: nobody"]),
  ]

  static let filtering = [
    LadderRung(
      status: "404.6", module: "RequestFilteringModule",
      server: [
        security("requestFiltering", "", #"<verbs><add verb="POST" allowed="false" /></verbs>"#)
      ], demands: [.method: "POST"]),
    LadderRung(
      status: "404.15", module: "RequestFilteringModule",
      server: [security("requestFiltering", "", #"<requestLimits maxQueryString="3" />"#)], query: "?long"),
    LadderRung(
      status: "404.8", module: "RequestFilteringModule",
      server: [
        security("requestFiltering", "", #"<hiddenSegments><add segment="zone" /></hiddenSegments>"#)
      ], folder: "/zone"),
    LadderRung(
      status: "404.7", module: "RequestFilteringModule",
      server: [
        security(
          "requestFiltering", "",
          """
          <fileExtensions><add fileExtension=".htm" allowed="false" />\
          <add fileExtension=".asp" allowed="false" /><add fileExtension=".aspx" allowed="false" />\
          <add fileExtension=".unknown" allowed="false" /><add fileExtension="." allowed="false" />\
          </fileExtensions>
          """)
      ]),
  ]

  static let begin = [
    LadderRung(
      status: "500.22", module: "ConfigurationValidationModule",
      web: [managed("httpModules", #"<add name="Old" type="Old.Module" />"#)]),
    LadderRung(
      status: "301.0", module: "RewriteModule",
      server: [server("rewrite", "", "<rules>\(redirect("site", "Permanent"))</rules>")]),
    LadderRung(
      status: "307.0", module: "ProtocolSupportModule",
      server: [
        .init(
          group: "siteDefaults", element: "hsts", attributes: #"enabled="true" redirectHttpToHttps="true""#)
      ], demands: [.tls: "false"]),
  ]

  static let users = [
    LadderRung(status: "401.4", module: "IsapiFilterModule", isRefusedByFilter: true),
    LadderRung(
      status: "401.1", module: "BasicAuthenticationModule",
      server: [authentication(#"<basicAuthentication enabled="true" />"#)],
      headers: ["Authorization: Basic YTpi"], demands: [.user: "wrong"]),
    LadderRung(
      status: "403.12", module: "IISCertificateMappingAuthenticationModule",
      server: [
        authentication(
          """
          <iisClientCertificateMappingAuthentication enabled="true"><manyToOneMappings>\
          <add name="all" permissionMode="Deny"><rules><add certificateField="Subject" \
          certificateSubField="O" matchCriteria="*" /></rules></add></manyToOneMappings>\
          </iisClientCertificateMappingAuthentication>
          """)
      ], sslFlags: ["SslNegotiateCert"],
      connection: ["tlsVersion": "1.2", "certificateSubject": "CN=amy, O=Contoso"],
      demands: [.tls: "true", .certificate: "present", .signedIn: "no"]),
    LadderRung(
      status: "401.2", module: "IIS Web Core",
      server: [authentication(#"<anonymousAuthentication enabled="false" />"#)], demands: [.signedIn: "no"]),
    LadderRung(
      status: "401.3", module: "IIS Web Core", readers: [#"CONTOSO\amy"#],
      demands: [.file: "a.htm", .exists: "yes"]),
    LadderRung(
      status: "401.2", module: "UrlAuthorizationModule",
      server: [security("authorization", "", #"<add accessType="Deny" users="*" />"#)]),
    LadderRung(
      status: "401.0", module: "UrlAuthorization",
      web: [managed("authorization", #"<deny users="*" />"#)], demands: [.file: "page.aspx"]),
    LadderRung(
      status: "401.0", module: "FileAuthorization",
      server: [authentication(#"<windowsAuthentication enabled="true" />"#)], readers: [#"CONTOSO\amy"#],
      demands: [.file: "page.aspx", .exists: "yes", .user: #"CONTOSO\bob"#, .signedIn: "yes"]),
  ]

  static let content = [
    LadderRung(
      status: "302.0", module: "HttpRedirectionModule",
      server: [server("httpRedirect", #"enabled="true" destination="https://redirect.example/""#)]),
    LadderRung(
      status: "403.1", module: "IIS Web Core", demands: [.file: "page.asp", .accessPolicy: "Read"]),
    LadderRung(
      status: "403.2", module: "IIS Web Core", demands: [.file: "a.htm", .accessPolicy: "Script"]),
    LadderRung(status: "404.0", module: "IIS Web Core", demands: [.exists: "no"]),
    LadderRung(
      status: "405.0", module: "StaticFileModule",
      demands: [.file: "a.htm", .method: "POST", .exists: "yes"]),
    LadderRung(
      status: "404.3", module: "StaticFileModule", demands: [.file: "a.unknown", .exists: "yes"]),
    LadderRung(
      status: "404.2", module: "IsapiModule",
      server: [
        security(
          "isapiCgiRestriction", "",
          #"""
          <remove path="%windir%\system32\inetsrv\asp.dll" />\#
          <add path="%windir%\system32\inetsrv\asp.dll" allowed="false" />
          """#)
      ], demands: [.file: "page.asp", .exists: "yes"]),
    LadderRung(
      status: "403.14", module: "DirectoryListingModule", demands: [.file: "", .exists: "yes"]),
  ]

  /// The rungs from top to bottom, where `<modules>` lists IpRestrictionModule before RequestFilteringModule.
  static let rungs = limits + beforeModules + addresses + filtering + begin + users + content
}
