internal import Configuration
internal import StatusCodes

/// `defaultDocument` and `directoryBrowse`. Source: content-and-errors 4.3; request-filtering 3.6 and 5.
enum DefaultDocumentRules {
  static let all = [neverMatches, disabled, denied, browsing]

  private static func example(_ content: String, _ attributes: String = "") -> LintExample {
    .webServer("<defaultDocument\(attributes)><files>\(content)</files></defaultDocument>")
  }

  private static func documents(_ inspection: Inspection) -> [PlacedEntry] {
    inspection.entries(of: Section.defaultDocument) { $0.element("files").entries }
  }

  static let neverMatches = LintRule(
    "default-document-never-matches", .dead, .warning,
    "A default document is a path below the requested folder.", evidence: .inferred,
    fires: example(#"<add value="/home.htm"/>"#), passes: example(#"<add value="pages/home.htm"/>"#)
  ) { inspection in
    for placed in documents(inspection) {
      let value = placed.entry.string("value")
      let reason: String
      if value.isEmpty {
        reason = "it is empty"
      } else if value.hasPrefix("/") || value.hasPrefix("\\") || value.hasPrefix("~") {
        reason = "it is put behind the folder's own path"
      } else if value.contains(where: { "*?<>|\":".contains($0) }) {
        reason = "no file has such a name"
      } else {
        continue
      }
      inspection.report(
        "The default document '\(value)' is never found: \(reason).",
        remedy: "Write the name of a file in the folder, or a path below it.",
        at: placed.entry.place(of: "value"), path: placed.path)
    }
  }

  static let disabled = LintRule(
    "default-documents-disabled", .contradiction, .note, "Default documents that are listed are enabled.",
    evidence: .observed,
    fires: example(#"<add value="home.htm"/>"#, #" enabled="false""#),
    passes: example(#"<add value="home.htm"/>"#, #" enabled="true""#)
  ) { inspection in
    for reading in inspection.readings(of: Section.defaultDocument) where !reading.element.bool("enabled") {
      let place = reading.element.place(of: "enabled")
      let own = reading.element.element("files").entries.first { $0.position?.file == place?.file }
      guard let own else { continue }
      inspection.report(
        "The file lists default documents and disables them.",
        remedy: "Remove the list, or enabled=\"false\".",
        at: place, path: reading.path, related: .init(own.place(of: "value"), "a listed document"))
    }
  }

  static let denied = LintRule(
    "default-document-denied", .contradiction, .warning,
    "Request filtering lets default documents through: it looks at them again.", evidence: .inferred,
    fires: example(#"<add value="start.config"/>"#), passes: example(#"<add value="start.htm"/>"#)
  ) { inspection in
    for placed in documents(inspection) {
      let value = placed.entry.string("value")
      guard let filtering = inspection.survey.effective(Section.requestFiltering, at: placed.path),
        inspection.survey.modules(at: placed.path).contains("RequestFilteringModule")
      else { continue }
      let denial: (status: StatusCode, place: SourcePosition?, what: String)
      if let entry = FilteringLookup.hiddenSegment(of: value, in: filtering) {
        denial = (StatusCode(404, 8), entry.place(of: "segment"), "is a hidden segment")
      } else if let extensions = FilteringLookup.deniedExtension(of: value, in: filtering) {
        denial = (StatusCode(404, 7), extensions.place, "has a denied extension")
      } else {
        continue
      }
      inspection.report(
        "The default document '\(value)' \(denial.what), so a folder that has it is answered with "
          + "\(denial.status).",
        remedy: "Allow it in request filtering, or name another document.",
        at: placed.entry.place(of: "value"), path: placed.path,
        answer: .init(denial.status, "requests for folders that have the file"),
        related: .init(denial.place, "what denies it"))
    }
  }

  static let browsing = LintRule(
    "directory-browsing-enabled", .risk, .warning, "Folders do not list their files.",
    fires: .webServer(#"<directoryBrowse enabled="true"/>"#),
    passes: .webServer(#"<directoryBrowse enabled="false"/>"#)
  ) { inspection in
    for reading in inspection.readings(of: "system.webServer/directoryBrowse")
    where reading.element.bool("enabled") {
      inspection.report(
        "Folders without a default document list their files to everybody.",
        remedy: "Enable it only for the folder that is meant to be listed, in a <location>.",
        at: reading.element.place(of: "enabled"), path: reading.path)
    }
  }
}
