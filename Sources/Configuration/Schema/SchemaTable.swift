/// The schema of some sections as text, and its parsed form.
///
/// A table holds facts of Microsoft's schema files, `IIS_schema.xml` and those of the add-ons, in the form
/// below. A line's depth is its indentation by two blanks; tokens are separated by blanks; a default that is
/// empty or holds blanks stands between grave accents.
///
///     section    = path *flag
///     element    = name *flag
///     entry      = "+" name *( "," name ) *( flag / "remove" / "remove(name)" / "clear" / "clear(name)"
///                  / "prepend" / "duplicates" / "defaults(element)" )
///     flag       = "open"                         unknown attributes are accepted
///                / "opaque"                       content is not validated
///                / "since(release)"
///     attribute  = "@" name type *fact
///     type       = "bool" / "int" / "uint" / "int64" / "string" / "timeSpan"
///                / "enum{name=number,...}" / "flags{name=number,...}"
///     fact       = "=" default / "required" / "key" (unique) / "keys" (combined) / "splits"
///                / "caseSensitive" / "encrypted" / "expanded" / "infinite" / "seconds" / "minutes"
///                / "since(release)" / "before(release)" older / validation
///     release    = version of IIS, of 10.0 also that of Windows: "8.5" / "10.0-1709"
///     older      = "=" default / "{name=number,...}" / validation / "unchecked"
///     validation = "range(low,high)" / "outside(low,high)" / "span(low,high,granularity)" / "nonEmpty"
///                / "trimmed" / "poolName" / "siteName" / "applicationPath" / "directoryPath"
///
/// A table is parsed when one of its sections is first asked for, so that start-up pays only for what is
/// read.
struct SchemaTable: Sendable {
  /// The sections by path.
  let sections: [String: ElementSchema]
  /// Lines the grammar does not cover. Empty for every table of the package; a test sees to that.
  let mistakes: [String]

  /// Parses a table.
  init(_ text: String) {
    var parser = SchemaTableParser()
    self.sections = parser.parse(text)
    self.mistakes = parser.mistakes
  }
}

extension SchemaTable {
  /// The schema of a section; `nil` when no schema file of IIS or of a known add-on has it.
  static func section(_ path: String) -> ElementSchema? {
    table(holding: path).sections[path]
  }

  /// Every table, for tests and listings.
  static var all: [SchemaTable] {
    [
      applicationPools, sites, applicationHost, pipeline, content, diagnostics, scripting, authentication,
      security, rewrite, webDAV, hosting, requestRouting, deployment, aspNetA, aspNetB, aspNetC, framework,
    ]
  }

  private static func table(holding path: String) -> SchemaTable {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    let second = parts.count > 1 ? parts[1] : ""
    switch (parts.first ?? "", second) {
    case ("system.webServer", "security"):
      return parts.count > 2 && parts[2] == "authentication" ? authentication : security
    case ("system.webServer", "rewrite"): return rewrite
    case ("system.webServer", "webdav"): return webDAV
    case ("system.webServer", "tracing"), ("system.webServer", "httpLogging"),
      ("system.webServer", "httpTracing"), ("system.webServer", "odbcLogging"):
      return diagnostics
    case ("system.webServer", "management"), ("system.webServer", "wdeploy"): return deployment
    case ("system.webServer", "asp"), ("system.webServer", "cgi"), ("system.webServer", "fastCgi"),
      ("system.webServer", "serverSideInclude"):
      return scripting
    case ("system.webServer", "aspNetCore"), ("system.webServer", "httpPlatform"),
      ("system.webServer", "iisnode"), ("system.webServer", "cors"):
      return hosting
    case ("system.webServer", "proxy"), ("system.webServer", "diskCache"), ("webFarms", _):
      return requestRouting
    case ("system.webServer", "staticContent"), ("system.webServer", "defaultDocument"),
      ("system.webServer", "directoryBrowse"), ("system.webServer", "httpErrors"),
      ("system.webServer", "httpProtocol"), ("system.webServer", "httpRedirect"):
      return content
    case ("system.webServer", _): return pipeline
    case ("system.applicationHost", "applicationPools"): return applicationPools
    case ("system.applicationHost", "sites"): return sites
    case ("system.applicationHost", _), ("configPaths", _), ("moduleProviders", _), ("modules", _),
      ("administratorsProviders", _), ("administrators", _), ("configurationRedirection", _):
      return applicationHost
    case ("system.web", _): return aspNet(path, second)
    default: return framework
    }
  }

  private static func aspNet(_ path: String, _ name: Substring) -> SchemaTable {
    switch name {
    case "deployment", "membership", "processModel", "profile", "roleManager": framework
    case "caching": aspNetA
    case ..<"g": aspNetA
    case ..<"mb": aspNetB
    default: aspNetC
    }
  }
}

extension SchemaTable {
  /// The path of the section whose path differs only in case; `nil` when there is none or it is the same.
  static func sectionSpelling(ignoringCaseOf path: String) -> String? {
    let folded = path.lowercased()
    for table in all {
      if let match = table.sections.keys.first(where: { $0.lowercased() == folded }) {
        return match
      }
    }
    return nil
  }
}
