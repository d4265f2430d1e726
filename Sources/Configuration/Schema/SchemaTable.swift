internal import Synchronization

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
/// A section is parsed when it is first asked for, so that start-up pays only for what is read.
struct SchemaTable: Sendable {
  /// In UTF-8.
  private let text: [UInt8]
  /// Where the sections stand in the text, by path.
  private let places: [String: Range<Int>]
  /// Sections that stand there twice.
  private let repeated: [String]

  /// Finds the sections of a table.
  init(_ text: String) {
    self.text = Array(text.utf8)
    var places: [String: Range<Int>] = [:]
    var repeated: [String] = []
    var first: Int?
    for line in SchemaTableParser.lines(self.text[...]) + [self.text.count..<self.text.count] {
      guard line.isEmpty || self.text[line.lowerBound] != UInt8(ascii: " ") else { continue }
      if let first {
        let name = self.text[first...].prefix { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\n") }
        let path = String(decoding: name, as: UTF8.self)
        if places.updateValue(first..<line.lowerBound, forKey: path) != nil { repeated.append(path) }
      }
      first = line.lowerBound
    }
    self.places = places
    self.repeated = repeated
  }

  /// The paths of the sections.
  var paths: [String] { Array(places.keys) }

  /// Parses a section.
  func section(_ path: String) -> ElementSchema? {
    places[path].flatMap { place in
      var parser = SchemaTableParser()
      return parser.parse(text[place])
    }
  }

  /// Lines the grammar does not cover. Empty for every table of the package; a test sees to that.
  var mistakes: [String] {
    var parser = SchemaTableParser()
    for place in places.values { _ = parser.parse(text[place]) }
    return parser.mistakes + repeated.map { "the section \($0) stands twice" }
  }
}

extension SchemaTable {
  /// What was parsed so far.
  private static let known = Mutex<[String: ElementSchema]>([:])

  /// The schema of a section; `nil` when no schema file of IIS or of a known add-on has it. The same for every
  /// call.
  static func section(_ path: String) -> ElementSchema? {
    known.withLock { known in
      if let schema = known[path] { return schema }
      let schema = table(holding: path).section(path)
      known[path] = schema
      return schema
    }
  }

  /// Every table, for tests and listings.
  static var all: [SchemaTable] {
    [
      applicationPools, sites, applicationHost, pipeline, content, diagnostics, scripting, authentication,
      security, rewrite, webDAV, hosting, requestRouting, deployment, aspNetA, aspNetB, aspNetC, framework,
    ]
  }

  private static func table(holding path: String) -> SchemaTable {
    let parts = path.parts("/", omittingEmpty: false)
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
      if let match = table.paths.first(where: { $0.lowercased() == folded }) {
        return match
      }
    }
    return nil
  }
}
