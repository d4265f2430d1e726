internal import Configuration
internal import StatusCodes

/// Lists of request filtering as a whole. Source: request-filtering 3.4 to 3.7 and 8.
enum FilteringListRules {
  static let all = [
    extensionless, extensionWithoutEffect, verbWithoutEffect, noVerb, exposedConfiguration, exposedFolder,
    webDAV,
  ]

  static let extensionless = LintRule(
    "unlisted-extensions-without-dot", .contradiction, .warning,
    "When unlisted extensions are denied, folders and extensionless paths need the extension '.'.",
    evidence: .observed,
    fires: .filtering(
      #"<fileExtensions allowUnlisted="false"><add fileExtension=".htm" allowed="true"/></fileExtensions>"#),
    passes: .filtering(
      #"""
      <fileExtensions allowUnlisted="false"><add fileExtension=".htm" allowed="true"/>
      <add fileExtension="." allowed="true"/></fileExtensions>
      """#)
  ) { inspection in
    for reading in inspection.readings(of: Section.requestFiltering) {
      let list = reading.element.element("fileExtensions")
      guard !list.bool("allowUnlisted") else { continue }
      let allowed = list.entries.filter { $0.bool("allowed") }
      guard !allowed.contains(where: { $0.string("fileExtension") == "." }) else { continue }
      inspection.report(
        allowed.isEmpty
          ? "Unlisted extensions are denied and none is allowed."
          : "Unlisted extensions are denied, and '.' is not listed: '/' and every path without extension is denied.",
        remedy: "Add <add fileExtension=\".\" allowed=\"true\"/>.", at: list.place(of: "allowUnlisted"),
        path: reading.path,
        answer: .init(
          StatusCode(404, 7),
          allowed.isEmpty ? "every request" : "requests for folders and extensionless paths"))
    }
  }

  static let extensionWithoutEffect = LintRule(
    "file-extension-without-effect", .dead, .note,
    "An extension that is treated as unlisted ones are changes nothing.",
    fires: .filtering(#"<fileExtensions><add fileExtension=".htm" allowed="true"/></fileExtensions>"#),
    passes: .filtering(#"<fileExtensions><add fileExtension=".htm" allowed="false"/></fileExtensions>"#)
  ) { inspection in
    withoutEffect(&inspection, list: "fileExtensions", key: "fileExtension")
  }

  static let verbWithoutEffect = LintRule(
    "verb-without-effect", .dead, .note, "A verb that is treated as unlisted ones are changes nothing.",
    fires: .filtering(#"<verbs><add verb="GET" allowed="true"/></verbs>"#),
    passes: .filtering(#"<verbs allowUnlisted="false"><add verb="GET" allowed="true"/></verbs>"#)
  ) { inspection in
    withoutEffect(&inspection, list: "verbs", key: "verb")
  }

  private static func withoutEffect(_ inspection: inout Inspection, list name: String, key: String) {
    for reading in inspection.readings(of: Section.requestFiltering) {
      let list = reading.element.element(name)
      let unlisted = list.bool("allowUnlisted")
      for entry in list.entries {
        let place = entry.place(of: "allowed")
        guard entry.bool("allowed") == unlisted else {
          inspection.keepAlive(place)
          continue
        }
        inspection.report(
          "'\(entry.string(key))' is \(unlisted ? "allowed" : "denied") as everything unlisted is.",
          remedy: unlisted
            ? "Remove it, or set allowUnlisted=\"false\" if only listed ones are to be allowed."
            : "Remove it.",
          at: place, path: reading.path)
      }
    }
  }

  static let noVerb = LintRule(
    "no-verb-allowed", .contradiction, .warning,
    "When unlisted verbs are denied, some verb that clients send is allowed.", evidence: .observed,
    fires: .filtering(#"<verbs allowUnlisted="false"><add verb="TRACE" allowed="false"/></verbs>"#),
    passes: .filtering(#"<verbs allowUnlisted="false"><add verb="GET" allowed="true"/></verbs>"#)
  ) { inspection in
    for reading in inspection.readings(of: Section.requestFiltering) {
      let verbs = reading.element.element("verbs")
      guard !verbs.bool("allowUnlisted"),
        !verbs.entries.contains(where: { $0.bool("allowed") && !$0.string("verb").holdsSmallLetter })
      else { continue }
      inspection.report(
        "Unlisted verbs are denied and no verb in capitals is allowed.",
        remedy: "Allow the methods of the site: GET, HEAD, POST.", at: verbs.place(of: "allowUnlisted"),
        path: reading.path, answer: .init(StatusCode(404, 6), "every request"))
    }
  }

  static let exposedConfiguration = LintRule(
    "web-config-exposed", .risk, .warning,
    "web.config is a hidden segment, or .config a denied extension.", evidence: .observed,
    fires: .filtering("<hiddenSegments><clear/></hiddenSegments><fileExtensions><clear/></fileExtensions>"),
    passes: .filtering("<hiddenSegments><clear/></hiddenSegments>")
  ) { inspection in
    for reading in inspection.readings(of: Section.requestFiltering) {
      let section = reading.element
      let extensions = section.element("fileExtensions")
      let listed = extensions.entries.first { $0.string("fileExtension").lowercased() == ".config" }
      guard listed.map({ $0.bool("allowed") }) ?? extensions.bool("allowUnlisted"),
        !section.element("hiddenSegments").entries.contains(where: {
          $0.string("segment").lowercased() == "web.config"
        })
      else { continue }
      let drop = inspection.dropped(["web.config"], of: "hiddenSegments", key: "segment", at: reading.path)
      inspection.report(
        "Neither hidden segments nor extensions keep web.config from being asked for; only the missing MIME type does.",
        remedy: "Keep 'web.config' in hiddenSegments.", at: drop, path: reading.path)
    }
  }

  /// Folders that stock servers hide because nobody is to fetch what they hold.
  private static let privateFolders = ["bin", "app_code", "app_data"]

  static let exposedFolder = LintRule(
    "private-folder-exposed", .risk, .note, "bin, App_Code and App_Data are hidden segments.",
    evidence: .observed,
    fires: .filtering(#"<hiddenSegments><remove segment="App_Data"/></hiddenSegments>"#),
    passes: .filtering(#"<hiddenSegments><remove segment="App_Themes"/></hiddenSegments>"#)
  ) { inspection in
    for reading in inspection.readings(of: Section.requestFiltering) {
      let hidden = Set(
        reading.element.element("hiddenSegments").entries.map { $0.string("segment").lowercased() })
      let shown = privateFolders.filter { !hidden.contains($0) }
      guard !shown.isEmpty,
        let drop = inspection.dropped(shown, of: "hiddenSegments", key: "segment", at: reading.path)
      else { continue }
      inspection.report(
        "Files below \(shown.joined(separator: ", ")) can be asked for from here on.",
        remedy:
          "Hide the segment again where it is not needed, by a <location> for the one path that needs it.",
        at: drop, path: reading.path)
    }
  }

  static let webDAV = LintRule(
    "apply-to-webdav-without-webdav", .dead, .note,
    "applyToWebDAV matters only where WebDAV publishing is installed and enabled.",
    fires: .filtering(#"<verbs applyToWebDAV="false"/>"#),
    passes: .filtering(#"<verbs applyToWebDAV="true"/>"#)
  ) { inspection in
    for reading in inspection.readings(of: Section.requestFiltering) {
      let authoring = inspection.survey.effective("system.webServer/webdav/authoring", at: reading.path)
      let isWebDAV =
        inspection.survey.modules(at: reading.path).contains("WebDAVModule")
        && authoring?.bool("enabled") ?? false
      for name in ["verbs", "fileExtensions", "hiddenSegments"] {
        let list = reading.element.element(name)
        guard list.isWritten("applyToWebDAV"), !list.bool("applyToWebDAV") else { continue }
        if isWebDAV { inspection.keepAlive(list.place(of: "applyToWebDAV")) }
        inspection.report(
          "WebDAV is not \(inspection.survey.modules(at: reading.path).contains("WebDAVModule") ? "enabled" : "installed") here, so this changes nothing.",
          remedy: "Remove the attribute.", at: list.place(of: "applyToWebDAV"), path: reading.path)
      }
    }
  }
}

extension Inspection {
  /// Where a file whose speech counts at a path drops an entry of a request filtering list, by `remove` or
  /// `clear`.
  fileprivate func dropped(_ keys: [String], of list: String, key: String, at path: String) -> SourcePosition?
  {
    for (element, use) in written(["remove", "clear"], of: Section.requestFiltering, in: [list])
    where (use.target ?? "/").lowercased() == path.lowercased() || use.target == nil {
      if element.name == "clear" { return element.position }
      guard let attribute = element.attribute(key) else { continue }
      if keys.contains(attribute.value.lowercased()) { return attribute.position }
    }
    return nil
  }
}
