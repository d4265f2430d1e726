internal import Configuration
internal import Server
internal import StatusCodes

/// Sites, applications and bindings of applicationHost.config. Source: configuration 1.2, 10 (case 95) and
/// access-control 2.6.
enum SiteRules {
  static let all = [
    missingPool, missingRoot, sameBinding, malformedBinding, sameFolder, hidden, hsts, segments,
  ]

  /// A second site of the stock server.
  private static func site(
    _ applications: String =
      #"<application path="/"><virtualDirectory path="/" physicalPath="C:\a"/></application>"#,
    binding: String = "*:8081:", more: String = ""
  ) -> LintExample {
    .server(
      """
      <system.applicationHost><sites><site name="Shop" id="2">
        \(applications)
        <bindings><binding protocol="http" bindingInformation="\(binding)"/></bindings>\(more)
      </site></sites></system.applicationHost>
      """)
  }

  /// The server's sites, which are looked at once.
  private static func sites(_ inspection: Inspection) -> [EffectiveElement] {
    inspection.survey.isFirst ? inspection.survey.configuration.host.sites : []
  }

  static let missingPool = LintRule(
    "application-pool-missing", .fault, .error, "The pool of an application exists.",
    fires: site(
      #"<application path="/" applicationPool="Nowhere"><virtualDirectory path="/" physicalPath="C:\a"/></application>"#
    ),
    passes: site(
      #"<application path="/" applicationPool="DefaultAppPool"><virtualDirectory path="/" physicalPath="C:\a"/></application>"#
    )
  ) { inspection in
    let host = inspection.survey.configuration.host
    for site in sites(inspection) {
      for application in site.entries {
        let name = application.string("applicationPool")
        guard host.applicationPool(named: name) == nil else { continue }
        let path = application.string("path")
        inspection.report(
          name.isEmpty
            ? "The application \(path) names no pool, and there is no default."
            : "There is no application pool '\(name)'.",
          remedy: "Add the pool, or name one that exists.", at: application.place(of: "applicationPool"),
          path: path,
          answer: .init(
            StatusCode(503), "every request for the application \(path) of '\(site.string("name"))'"))
      }
    }
  }

  static let missingRoot = LintRule(
    "site-without-root", .fault, .error, "A site has the application '/', an application the directory '/'.",
    evidence: .observed,
    fires: site(#"<application path="/shop"><virtualDirectory path="/" physicalPath="C:\a"/></application>"#),
    passes: site()
  ) { inspection in
    for site in sites(inspection) {
      if !site.entries.contains(where: { $0.string("path") == "/" }) {
        inspection.report(
          "The site '\(site.string("name"))' has no application '/', so it does not start.",
          remedy: "Add <application path=\"/\"> with a <virtualDirectory path=\"/\">.",
          at: site.place(of: "name"))
      }
      for application in site.entries where !application.entries.contains(where: { $0.string("path") == "/" })
      {
        inspection.report(
          "The application \(application.string("path")) has no virtual directory '/'.",
          remedy: "Add <virtualDirectory path=\"/\" physicalPath=\"...\"/>.",
          at: application.place(of: "path"))
      }
    }
  }

  static let sameBinding = LintRule(
    "binding-used-twice", .fault, .error, "A binding belongs to one site.",
    fires: site(binding: "*:80:"), passes: site(binding: "*:80:shop.example")
  ) { inspection in
    var known: [String: (site: String, binding: EffectiveElement)] = [:]
    for site in sites(inspection) where site.bool("serverAutoStart") {
      for binding in site.element("bindings").entries {
        let name = binding.string("protocol").lowercased()
        guard name == "http" || name == "https" else { continue }
        let key = name + " " + binding.string("bindingInformation").lowercased()
        guard let other = known.updateValue((site.string("name"), binding), forKey: key) else { continue }
        inspection.report(
          "'\(other.site)' has the binding \(binding.string("bindingInformation")) as well: one of the two sites "
            + "does not start.",
          remedy: "Give one of them another port, address or host name.",
          at: binding.place(of: "bindingInformation"),
          related: .init(other.binding.place(of: "bindingInformation"), "the same binding"))
      }
    }
  }

  static let malformedBinding = LintRule(
    "binding-malformed", .fault, .error, "The binding of a web site is address:port:host.",
    fires: site(binding: "8081"), passes: site(binding: "*:8081:")
  ) { inspection in
    for site in sites(inspection) {
      for binding in site.element("bindings").entries {
        let name = binding.string("protocol").lowercased()
        guard name == "http" || name == "https" else { continue }
        let text = binding.string("bindingInformation")
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        let port = parts.count >= 3 ? UInt16(parts[parts.count - 2]) : nil
        guard port == nil || port == 0 else { continue }
        inspection.report(
          "'\(text)' is no binding, so the site '\(site.string("name"))' does not start.",
          remedy:
            "Write an address or '*', a port from 1 to 65535, and a host name or nothing: *:80:www.example.",
          at: binding.place(of: "bindingInformation"))
      }
    }
  }

  static let sameFolder = LintRule(
    "folder-configured-twice", .fault, .warning,
    "A virtual directory does not show the folder of a path above it.", evidence: .observed,
    fires: site(
      #"""
      <application path="/"><virtualDirectory path="/" physicalPath="C:\a"/>
      <virtualDirectory path="/v" physicalPath="C:\A\"/></application>
      """#),
    passes: site(
      #"""
      <application path="/"><virtualDirectory path="/" physicalPath="C:\a"/>
      <virtualDirectory path="/v" physicalPath="C:\b"/></application>
      """#)
  ) { inspection in
    for site in sites(inspection) {
      let directories = site.entries.flatMap { application in
        application.entries.map { directory in
          (path: joined(application.string("path"), directory.string("path")), directory: directory)
        }
      }
      let byFolder = Dictionary(grouping: directories) { folder($0.directory.string("physicalPath")) }
      for (_, same) in byFolder.sorted(by: { $0.key < $1.key }) where same.count > 1 {
        for below in same {
          guard let above = same.first(where: { $0.path != below.path && below.path.hasPrefix($0.path) })
          else {
            continue
          }
          inspection.report(
            "\(below.path.dropLast()) shows the folder of \(above.path), whose web.config then counts twice: every "
              + "<add> in it is a duplicate of itself.",
            remedy: "Show another folder, or set allowSubDirConfig and <remove> or <clear/> accordingly.",
            at: below.directory.place(of: "physicalPath"),
            related: .init(above.directory.place(of: "physicalPath"), "the folder above"))
        }
      }
    }
  }

  /// The path of a directory with a final slash, in lower case.
  private static func joined(_ application: String, _ directory: String) -> String {
    let names = (application + "/" + directory).split(separator: "/").joined(separator: "/")
    return names.isEmpty ? "/" : "/" + names.lowercased() + "/"
  }

  private static func folder(_ path: String) -> String {
    var text = path.lowercased().split(separator: "/").joined(separator: "\\")[...]
    while text.hasSuffix("\\") { text.removeLast() }
    return String(text)
  }

  static let hidden = LintRule(
    "application-path-hidden", .contradiction, .error,
    "The path of an application or virtual directory holds no hidden segment.", evidence: .inferred,
    fires: child("/bin"), passes: child("/binaries")
  ) { inspection in
    let survey = inspection.survey
    for application in survey.applications {
      for directory in application.virtualDirectories
      where survey.modules(at: directory.path).contains("RequestFilteringModule") {
        guard let filtering = survey.effective(Section.requestFiltering, at: directory.path),
          let segment = FilteringLookup.hiddenSegment(of: directory.path, in: filtering)
        else { continue }
        inspection.report(
          "Everything below \(directory.path) is hidden by the segment '\(segment.string("segment"))'.",
          remedy: "Choose another path, or remove the segment in the web.config of \(directory.path).",
          at: survey.element(of: application)?.position, path: directory.path,
          answer: .init(StatusCode(404, 8), "every request at \(directory.path) and below"),
          related: .init(segment.place(of: "segment"), "the hidden segment"))
      }
    }
  }

  private static func child(_ path: String) -> LintExample {
    site(
      """
      <application path="/"><virtualDirectory path="/" physicalPath="C:\\a"/></application>
      <application path="\(path)"><virtualDirectory path="/" physicalPath="C:\\b"/></application>
      """)
  }

  static let hsts = LintRule(
    "hsts-without-effect", .contradiction, .warning, "HSTS is enabled and has a time to hold.",
    fires: site(more: #"<hsts enabled="true" includeSubDomains="true"/>"#),
    passes: site(more: #"<hsts enabled="true" max-age="31536000"/>"#)
  ) { inspection in
    guard inspection.survey.configuration.version == .v10_0 else { return }
    for site in sites(inspection) {
      let hsts = site.element("hsts")
      if hsts.bool("enabled") {
        guard hsts.uint("max-age") == 0 else { continue }
        inspection.report(
          "max-age is 0, which tells browsers to forget that the site wants https.",
          remedy: "Write max-age=\"31536000\".", at: hsts.place(of: "enabled"))
      } else if let name = ["max-age", "redirectHttpToHttps"].first(where: { hsts.isWritten($0) }) {
        inspection.report(
          "HSTS is configured and not enabled.", remedy: "Write enabled=\"true\".", at: hsts.place(of: name))
      }
    }
  }

  static let segments = LintRule(
    "url-segments-above-http-sys", .dead, .warning,
    "maxUrlSegments is no larger than UrlSegmentMaxCount of HTTP.sys.",
    fires: site(more: #"<limits maxUrlSegments="1000"/>"#),
    passes: site(more: #"<limits maxUrlSegments="100"/>"#)
  ) { inspection in
    let bound = inspection.survey.profile.httpSys.urlSegmentMaxCount
    guard bound > 0, inspection.survey.configuration.version >= .v8_0 else { return }
    for site in sites(inspection) {
      let limits = site.element("limits")
      guard limits.uint("maxUrlSegments") > UInt64(bound) else { continue }
      inspection.report(
        "HTTP.sys refuses more than \(bound) segments with 400 before.",
        remedy: "Raise UrlSegmentMaxCount in the registry as well, or lower the limit.",
        at: limits.place(of: "maxUrlSegments"))
    }
  }
}
