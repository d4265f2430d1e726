internal import Configuration
internal import Server
internal import StatusCodes

/// `handlers`: the first row that matches is selected. Source: content-and-errors 2.2 to 2.5.
enum HandlerRules {
  static let all = [shadowed, verb, path, caseVariants, noCatchAll, writeAndRun, notGranted]

  private static func example(_ content: String, _ attributes: String = "") -> LintExample {
    .webServer("<handlers\(attributes)>\(content)</handlers>")
  }

  /// A row as far as selecting it goes.
  private struct Row {
    let entry: EffectiveElement
    let patterns: [HandlerPattern]
    /// Empty for every verb.
    let verbs: Set<String>
    let resourceType: String

    init(_ entry: EffectiveElement) {
      self.entry = entry
      patterns = entry.string("path").listMembers.map { HandlerPattern($0) }
      let verbs = entry.string("verb").listMembers
      self.verbs = verbs.contains("*") ? [] : Set(verbs)
      resourceType = entry.string("resourceType")
    }

    /// Whether a later row is never reached because of this one. A row for files is passed over where a folder
    /// stands, so it hides only rows for files.
    func hides(_ later: Row) -> Bool {
      guard verbs.isEmpty || !later.verbs.isEmpty && later.verbs.isSubset(of: verbs),
        resourceType == "Unspecified" || resourceType == "Either" || resourceType == later.resourceType
      else { return false }
      return !later.patterns.isEmpty
        && later.patterns.allSatisfy { pattern in patterns.contains { $0.covers(pattern) } }
    }
  }

  static let shadowed = LintRule(
    "handler-shadowed", .dead, .warning, "A handler stands before every row that takes its requests.",
    evidence: .observed,
    fires: example(
      #"""
      <add name="all" path="*" verb="*" type="T"/>
      <add name="js" path="*.js" verb="GET" type="T"/>
      """#),
    passes: example(
      #"""
      <add name="js" path="*.js" verb="GET" type="T"/>
      <add name="all" path="*" verb="*" type="T"/>
      """#)
  ) { inspection in
    for reading in inspection.readings(of: Section.handlers) {
      let pool = inspection.survey.pool(at: reading.path)
      let grantsExecute = reading.element.flags("accessPolicy") & 4 != 0
      // What stands behind the last row that somebody wrote hides nothing of theirs.
      let own = reading.element.entries.lastIndex { inspection.survey.isOwn($0.position) }
      let rows = reading.element.entries.prefix((own ?? -1) + 1).filter { entry in
        pool.verdict(on: entry.string("preCondition")) == .satisfied
          && (grantsExecute || entry.string("requireAccess") != "Execute")
      }.map { Row($0) }
      // Comparing each with each stays cheap for lists that people write.
      guard rows.count <= 1000 else { continue }
      for (index, row) in rows.enumerated() where inspection.survey.isOwn(row.entry.position) {
        guard !inspection.isAlive(row.entry.place(of: "path")) else { continue }
        guard let earlier = rows[..<index].first(where: { $0.hides(row) }) else {
          inspection.keepAlive(row.entry.place(of: "path"))
          continue
        }
        inspection.report(
          "The handler '\(row.entry.string("name"))' is never selected: '\(earlier.entry.string("name"))' stands "
            + "before it and takes all its requests.",
          remedy: "Put it before that row, or remove it.", at: row.entry.place(of: "path"),
          path: reading.path,
          related: .init(earlier.entry.place(of: "path"), "the row that is selected"))
      }
    }
  }

  static let verb = LintRule(
    "handler-verb-lower-case", .dead, .warning, "The verbs of a handler are compared letter by letter.",
    evidence: .observed,
    fires: example(#"<add name="a" path="*.a" verb="get" type="T"/>"#),
    passes: example(#"<add name="a" path="*.a" verb="GET" type="T"/>"#)
  ) { inspection in
    for placed in inspection.entries(of: Section.handlers) {
      guard let verb = placed.entry.string("verb").listMembers.first(where: { $0.holdsSmallLetter }) else {
        continue
      }
      inspection.report(
        "The verb '\(verb)' matches no ordinary request: case counts.",
        remedy: "Write '\(verb.uppercased())'.",
        at: placed.entry.place(of: "verb"), path: placed.path)
    }
  }

  static let path = LintRule(
    "handler-path-never-matches", .dead, .warning, "The path of a handler has '*' as its only wildcard.",
    evidence: .inferred,
    fires: example(#"<add name="a" path="api?id=*" verb="*" type="T"/>"#),
    passes: example(#"<add name="a" path="api/*.a" verb="*" type="T"/>"#)
  ) { inspection in
    for placed in inspection.entries(of: Section.handlers) {
      let path = placed.entry.string("path")
      let reason: String
      if path.contains("?") {
        reason = "it is compared with the path, which has no query string, and '?' is no wildcard"
      } else if path.contains("\\") {
        reason = "a backslash reaches IIS as a slash"
      } else if path.holdsEscape {
        reason = "it is compared with the decoded path"
      } else if path.hasPrefix("~") || path.hasPrefix("^") || path.hasSuffix("$") {
        reason = "it is no expression: only '*' stands for other characters"
      } else {
        continue
      }
      inspection.report(
        "The path '\(path)' matches no request: \(reason).",
        remedy: "Write *.ext, name.ext, folder/name.ext or *.", at: placed.entry.place(of: "path"),
        path: placed.path)
    }
  }

  static let caseVariants = LintRule(
    "entry-name-case-variants", .contradiction, .warning,
    "Names of handlers and modules that differ only in case name different entries.", evidence: .inferred,
    fires: example(#"<add name="staticfile" path="*.a" verb="*" type="T"/>"#),
    passes: example(#"<add name="static-a" path="*.a" verb="*" type="T"/>"#)
  ) { inspection in
    for section in [Section.handlers, Section.modules] {
      for reading in inspection.readings(of: section) {
        var known: [String: EffectiveElement] = [:]
        for entry in reading.element.entries {
          let name = entry.string("name")
          guard let other = known.updateValue(entry, forKey: name.lowercased()) else { continue }
          let own = inspection.survey.isOwn(entry.position) ? (entry, other) : (other, entry)
          inspection.report(
            "'\(own.0.string("name"))' and '\(own.1.string("name"))' differ in case, so they are two entries.",
            remedy: "Give it a name of its own, or remove the other entry first if it is to be replaced.",
            at: own.0.place(of: "name"), path: reading.path,
            related: .init(own.1.place(of: "name"), "the other entry"))
        }
      }
    }
  }

  static let noCatchAll = LintRule(
    "handlers-without-catch-all", .contradiction, .warning,
    "Some handler takes every path, as StaticFile does.", evidence: .observed,
    fires: example(#"<clear/><add name="a" path="*.a" verb="*" type="T"/>"#),
    passes: example(
      #"""
      <clear/><add name="a" path="*.a" verb="*" type="T"/>
      <add name="StaticFile" path="*" verb="*" modules="StaticFileModule" resourceType="Either"
        requireAccess="Read"/>
      """#)
  ) { inspection in
    for reading in inspection.readings(of: Section.handlers) {
      let pool = inspection.survey.pool(at: reading.path)
      let takesAll = reading.element.entries.contains { entry in
        // Only a row for every path or a list of paths needs to be taken apart.
        (entry.string("path") == "*" || entry.string("path").contains(","))
          && entry.string("path").listMembers.contains("*")
          && !Set(entry.string("verb").listMembers).isDisjoint(with: ["*", "GET"])
          && pool.verdict(on: entry.string("preCondition")) == .satisfied
      }
      guard !takesAll else { continue }
      let dropping = inspection.written(["clear", "remove"], of: Section.handlers).first { element, use in
        (use.target ?? "/").lowercased() == reading.path.lowercased()
      }
      inspection.report(
        "No handler takes every path, so what no row names is answered with 404.4.",
        remedy: "Add the StaticFile row at the end: path=\"*\" verb=\"*\" modules=\"StaticFileModule\" "
          + "resourceType=\"Either\" requireAccess=\"Read\".",
        at: dropping?.element.position ?? reading.element.position, path: reading.path,
        answer: .init(StatusCode(404, 4), "requests that no handler row names"))
    }
  }

  static let writeAndRun = LintRule(
    "access-policy-write-and-run", .risk, .warning,
    "Where clients may write files, the server does not run them.",
    fires: example("", #" accessPolicy="Read, Write, Script""#),
    passes: example("", #" accessPolicy="Read, Script""#)
  ) { inspection in
    for reading in inspection.readings(of: Section.handlers) {
      let policy = reading.element.flags("accessPolicy")
      guard policy & 2 != 0, policy & (4 | 512) != 0 else { continue }
      inspection.report(
        "accessPolicy grants Write beside \(policy & 512 != 0 ? "Script" : "Execute"): what a client uploads can be run.",
        remedy: "Grant Write only in a folder without Script and Execute.",
        at: reading.element.place(of: "accessPolicy"), path: reading.path)
    }
  }

  static let notGranted = LintRule(
    "handler-access-not-granted", .contradiction, .warning,
    "accessPolicy grants what a handler requires.", evidence: .observed,
    fires: example(#"<add name="a" path="*.a" verb="*" type="T" requireAccess="Execute"/>"#),
    passes: example(#"<add name="a" path="*.a" verb="*" type="T" requireAccess="Script"/>"#)
  ) { inspection in
    let flags: [String: UInt64] = ["Read": 1, "Write": 2, "Execute": 4, "Script": 512]
    let codes = ["Read": StatusCode(403, 2), "Write": StatusCode(403, 3), "Script": StatusCode(403, 1)]
    for reading in inspection.readings(of: Section.handlers) {
      let policy = reading.element.flags("accessPolicy")
      for entry in reading.element.entries where inspection.survey.isOwn(entry.position) {
        // Every server has the mappings of binaries in content folders, and none lets them run.
        let runsFiles = entry.string("type").isEmpty && entry.string("scriptProcessor").isEmpty
        let required = entry.string("requireAccess")
        guard !(runsFiles && required == "Execute") else { continue }
        let place = entry.place(of: entry.isWritten("requireAccess") ? "requireAccess" : "name")
        guard let flag = flags[required], policy & flag == 0 else {
          inspection.keepAlive(place)
          continue
        }
        inspection.report(
          "The handler '\(entry.string("name"))' requires \(required), which accessPolicy does not grant here"
            + (required == "Execute" ? ", so it is passed over." : "."),
          remedy: "Grant it in accessPolicy, or require less.", at: place, path: reading.path,
          answer: codes[required].map { .init($0, "requests that select this handler") },
          related: .init(reading.element.attribute("accessPolicy").source, "what is granted"))
      }
    }
  }
}
