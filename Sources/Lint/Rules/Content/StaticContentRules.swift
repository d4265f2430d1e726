internal import Configuration
internal import Server
internal import StatusCodes

/// `staticContent`. Source: content-and-errors 4.4; configuration 10, cases 9 to 16.
enum StaticContentRules {
  static let all = [neverMatches, malformed, denied, elsewhere, cache, expires]

  private static func example(_ content: String) -> LintExample {
    .webServer("<staticContent>\(content)</staticContent>")
  }

  static let neverMatches = LintRule(
    "mime-map-never-matches", .dead, .warning, "The extension of a MIME type begins with a dot, or is '*'.",
    evidence: .inferred,
    fires: example(#"<mimeMap fileExtension="foo" mimeType="text/plain"/>"#),
    passes: example(#"<mimeMap fileExtension=".foo" mimeType="text/plain"/>"#)
  ) { inspection in
    for placed in inspection.entries(of: Section.staticContent) {
      let text = placed.entry.string("fileExtension")
      guard !text.hasPrefix("."), text != "*" else { continue }
      inspection.report(
        "The MIME type of '\(text)' is never used: an extension begins with a dot.",
        remedy: "Write '.\(text.drop { $0 == "*" || $0 == "." })'.",
        at: placed.entry.place(of: "fileExtension"), path: placed.path)
    }
  }

  static let malformed = LintRule(
    "mime-type-malformed", .contradiction, .warning, "A MIME type is type/subtype.",
    fires: example(#"<mimeMap fileExtension=".foo" mimeType="plain"/>"#),
    passes: example(#"<mimeMap fileExtension=".foo" mimeType="text/plain; charset=utf-8"/>"#)
  ) { inspection in
    for placed in inspection.entries(of: Section.staticContent) {
      let text = placed.entry.string("mimeType")
      let main = text.prefix { $0 != ";" }
      let parts = main.split(separator: "/", omittingEmptySubsequences: false)
      let trimmed = parts.map { String($0).listMembers.first ?? "" }
      guard parts.count != 2 || trimmed.contains(where: { $0.isEmpty || $0.contains(" ") }) else { continue }
      inspection.report(
        "'\(text)' is no MIME type, and browsers will guess what the file is.",
        remedy: "Write type/subtype, such as application/octet-stream.",
        at: placed.entry.place(of: "mimeType"), path: placed.path)
    }
  }

  static let denied = LintRule(
    "mime-map-denied", .dead, .note, "A file type that is served is not denied by request filtering.",
    evidence: .observed,
    fires: example(#"<mimeMap fileExtension=".config" mimeType="text/xml"/>"#),
    passes: example(#"<mimeMap fileExtension=".conf" mimeType="text/plain"/>"#)
  ) { inspection in
    for placed in inspection.entries(of: Section.staticContent) {
      let text = placed.entry.string("fileExtension")
      guard text.hasPrefix("."), text.utf8.count > 1, !inspection.survey.isServer(placed.entry.position),
        let filtering = inspection.survey.effective(Section.requestFiltering, at: placed.path),
        inspection.survey.modules(at: placed.path).contains("RequestFilteringModule"),
        let denial = FilteringLookup.deniedExtension(of: "x" + text, in: filtering)
      else { continue }
      inspection.report(
        "Files with '\(text)' are refused by request filtering (404.7) before their MIME type is looked for.",
        remedy: "Allow the extension in <fileExtensions>, or remove the MIME type.",
        at: placed.entry.place(of: "fileExtension"), path: placed.path,
        related: .init(denial.place, "what denies it"))
    }
  }

  static let elsewhere = LintRule(
    "mime-map-duplicate-elsewhere", .version, .note,
    "A MIME type that another version of IIS has of its own is removed before it is added.",
    evidence: .observed,
    fires: example(#"<mimeMap fileExtension=".json" mimeType="application/json"/>"#).iis(.v7_5),
    passes: example(
      #"<remove fileExtension=".json"/><mimeMap fileExtension=".json" mimeType="application/json"/>"#
    ).iis(.v7_5)
  ) { inspection in
    guard !inspection.survey.isServerKnown else { return }
    for (element, use) in inspection.written(["mimeMap"], of: Section.staticContent) {
      guard let attribute = element.attribute("fileExtension") else { continue }
      let key = attribute.value.lowercased()
      let dropped = use.content.children.contains { other in
        other.name == "clear"
          || other.name == "remove" && other.attribute("fileExtension")?.value.lowercased() == key
      }
      guard !dropped, let versions = StockKnowledge.mimeTypes[key],
        !versions.contains(inspection.survey.profile.version)
      else { continue }
      let names = versions.map { "IIS \($0.rawValue)" }.joined(separator: ", ")
      inspection.report(
        "\(names) has a MIME type for '\(attribute.value)' already: there this line is a duplicate.",
        remedy:
          "Put <remove fileExtension=\"\(attribute.value)\"/> before it, which is harmless where there is none.",
        at: attribute.position, path: use.target ?? "/")
    }
  }

  static let cache = LintRule(
    "client-cache-setting-ignored", .dead, .warning,
    "cacheControlMaxAge counts with UseMaxAge only, httpExpires with UseExpires only.",
    fires: example(#"<clientCache cacheControlMaxAge="7.00:00:00"/>"#),
    passes: example(#"<clientCache cacheControlMode="UseMaxAge" cacheControlMaxAge="7.00:00:00"/>"#)
  ) { inspection in
    for reading in inspection.readings(of: Section.staticContent) {
      let cache = reading.element.element("clientCache")
      let mode = cache.string("cacheControlMode")
      for (name, needed) in [("cacheControlMaxAge", "UseMaxAge"), ("httpExpires", "UseExpires")]
      where cache.isWritten(name) {
        if mode == needed { inspection.keepAlive(cache.place(of: name)) }
        inspection.report(
          "\(name) has no effect while cacheControlMode is \(mode).",
          remedy: "Set cacheControlMode=\"\(needed)\", or remove \(name).", at: cache.place(of: name),
          path: reading.path, related: .init(cache.attribute("cacheControlMode").source, "the mode"))
      }
    }
  }

  static let expires = LintRule(
    "client-cache-without-date", .contradiction, .warning, "UseExpires comes with a date in httpExpires.",
    fires: example(#"<clientCache cacheControlMode="UseExpires"/>"#),
    passes: example(
      #"<clientCache cacheControlMode="UseExpires" httpExpires="Tue, 19 Jan 2038 03:14:07 GMT"/>"#)
  ) { inspection in
    for reading in inspection.readings(of: Section.staticContent) {
      let cache = reading.element.element("clientCache")
      guard cache.string("cacheControlMode") == "UseExpires", cache.string("httpExpires").isEmpty else {
        continue
      }
      inspection.report(
        "Responses are to carry an Expires header, and no date is given.",
        remedy: "Write httpExpires=\"Tue, 19 Jan 2038 03:14:07 GMT\", or use UseMaxAge.",
        at: cache.place(of: "cacheControlMode"), path: reading.path)
    }
  }
}
