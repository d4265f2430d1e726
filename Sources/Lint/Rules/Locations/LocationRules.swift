internal import Configuration
internal import StatusCodes

/// `location` elements. Source: configuration 2.
enum LocationRules {
  static let all = [neverMatches, unknownSite, namesSite]

  private static func example(_ path: String) -> LintExample {
    .site(
      "<location path=\"\(path)\"><system.webServer><directoryBrowse enabled=\"false\"/></system.webServer></location>"
    )
  }

  /// Every location with a path of its own, and the folder of its file.
  private static func paths(_ inspection: Inspection) -> [(path: SourceAttribute, folder: String?)] {
    inspection.survey.documents.flatMap { own in
      own.locations.compactMap { location in
        location.attribute("path").flatMap { path in
          path.value.isEmpty || path.value == "." ? nil : (path, own.folder)
        }
      }
    }
  }

  static let neverMatches = LintRule(
    "location-never-matches", .dead, .warning,
    "The path of a location is relative, decoded, and has slashes between names only.", evidence: .inferred,
    fires: example("/admin"), passes: example("admin")
  ) { inspection in
    for (path, _) in paths(inspection) {
      let text = path.value
      let reason: String
      if text.hasPrefix("/") {
        reason = "it begins with a slash, and is relative to the folder of its file"
      } else if text.contains("\\") {
        reason = "a backslash separates nothing here"
      } else if text.contains("//") {
        reason = "an empty name stands between two slashes"
      } else if text.hasPrefix("~/") || text.hasPrefix("./") || text.hasPrefix("../") {
        reason = "'\(text.prefix { $0 != "/" })' is taken for the name of a folder"
      } else if text.contains("?") || text.contains("*") {
        reason = "it is no pattern, and a path has no query string"
      } else if text.holdsEscape {
        reason = "it is compared with the decoded path"
      } else {
        continue
      }
      inspection.report(
        "The location '\(text)' covers no path: \(reason).",
        remedy: "Write '\(Self.plain(text))'.", at: path.position)
    }
  }

  /// The path as it was probably meant.
  private static func plain(_ path: String) -> String {
    path.split { $0 == "/" || $0 == "\\" }.map(String.init).filter { !["~", ".", ".."].contains($0) }
      .map { name in String(name.prefix { $0 != "?" && $0 != "*" }) }.filter { !$0.isEmpty }
      .joined(separator: "/")
  }

  static let unknownSite = LintRule(
    "location-unknown-site", .dead, .warning,
    "A location of applicationHost.config begins with the name of a site.", evidence: .observed,
    fires: .server(
      "<location path=\"Default Website\"><system.webServer><directoryBrowse enabled=\"false\"/></system.webServer></location>"
    ),
    passes: .server(
      "<location path=\"Default Web Site\"><system.webServer><directoryBrowse enabled=\"false\"/></system.webServer></location>"
    )
  ) { inspection in
    let names = inspection.survey.configuration.host.siteNames
    guard !names.isEmpty else { return }
    let known = Set(names.map { $0.lowercased() })
    for (path, folder) in paths(inspection) where folder == nil {
      let site = path.value.prefix { $0 != "/" }
      guard !site.isEmpty, !known.contains(site.lowercased()) else { continue }
      let listed = names.prefix(5).map { "'\($0)'" }.joined(separator: ", ")
      inspection.report(
        "No site is named '\(site)', so this location is ignored.",
        remedy: "The sites are \(listed)\(names.count > 5 ? " and \(names.count - 5) more" : "").",
        at: path.position)
    }
  }

  static let namesSite = LintRule(
    "location-names-site", .dead, .warning,
    "A location of a web.config is relative to its folder and does not name the site.", evidence: .inferred,
    fires: example("Default Web Site/admin"), passes: example("admin")
  ) { inspection in
    let site = inspection.survey.configuration.siteName.lowercased()
    for (path, folder) in paths(inspection) where folder != nil {
      guard path.value.prefix(while: { $0 != "/" }).lowercased() == site else { continue }
      inspection.report(
        "This location means a folder of the name of the site, below this one.",
        remedy: "Leave the site's name out; only applicationHost.config needs it.", at: path.position,
        path: folder ?? "/")
    }
  }
}
