internal import Configuration
internal import StatusCodes

/// The three lists of texts that are searched for.
enum FilteringSequences {
  static func url(_ inspection: Inspection) -> [PlacedEntry] {
    inspection.entries(of: Section.requestFiltering) { $0.element("denyUrlSequences").entries }
  }

  static func query(_ inspection: Inspection) -> [PlacedEntry] {
    inspection.entries(of: Section.requestFiltering) { $0.element("denyQueryStringSequences").entries }
  }

  static func strings(_ inspection: Inspection) -> [PlacedEntry] {
    inspection.entries(of: Section.requestFiltering) { section in
      section.element("filteringRules").entries.flatMap { $0.element("denyStrings").entries }
    }
  }

  /// Every entry with the attribute that holds its text.
  static func all(_ inspection: Inspection) -> [(PlacedEntry, String)] {
    (url(inspection) + query(inspection)).map { ($0, "sequence") }
      + strings(inspection).map { ($0, "string") }
  }
}

/// Denied sequences that something else decides first. Source: request-filtering 3.8, 3.9 and 8.
enum FilteringSequenceRules {
  static let all = [shadowed, doubleEscaped, query, questionMark, evadable, covered, commonWord]

  static let shadowed = LintRule(
    "deny-sequence-shadowed", .dead, .warning,
    "HTTP.sys resolves dot segments, turns backslashes and joins slashes before sequences are searched.",
    evidence: .observed,
    fires: .filtering(#"<denyUrlSequences><add sequence=".."/></denyUrlSequences>"#),
    passes: .filtering(#"<denyUrlSequences><add sequence=":"/></denyUrlSequences>"#)
  ) { inspection in
    for placed in FilteringSequences.url(inspection) {
      let sequence = placed.entry.string("sequence")
      let message: String
      var severity = Severity.warning
      if sequence.contains("\\") {
        message = "never matches: a backslash reaches IIS as a slash"
      } else if sequence.contains("//") {
        message = "never matches: several slashes reach IIS as one"
      } else if sequence.contains("../") || sequence.contains("/..") || sequence.contains("/./") {
        message = "never matches: dot segments are resolved before"
      } else if sequence == ".." || sequence == "./" {
        message =
          sequence == ".."
          ? "does not stop traversal, which HTTP.sys resolves before; it denies names such as a..b"
          : "matches names that end in a dot only; HTTP.sys resolves dot segments before"
        severity = .note
      } else {
        continue
      }
      inspection.report(
        "The sequence '\(sequence)' \(message).", remedy: "Remove it, unless such names are to be denied.",
        at: placed.entry.place(of: "sequence"), path: placed.path, severity: severity)
    }
  }

  static let doubleEscaped = LintRule(
    "deny-sequence-double-escaped", .dead, .note,
    "A '+' or an escape in the decoded path is 404.11 while allowDoubleEscaping is false.",
    evidence: .inferred,
    fires: .filtering(#"<denyUrlSequences><add sequence="%00"/></denyUrlSequences>"#),
    passes: .filtering(
      #"<denyUrlSequences><add sequence="%00"/></denyUrlSequences>"#,
      attributes: #"allowDoubleEscaping="true""#)
  ) { inspection in
    for reading in inspection.readings(of: Section.requestFiltering) {
      let allows = reading.element.bool("allowDoubleEscaping")
      for entry in reading.element.element("denyUrlSequences").entries {
        let sequence = entry.string("sequence")
        guard sequence.contains("+") || sequence.holdsEscape else { continue }
        if allows { inspection.keepAlive(entry.place(of: "sequence")) }
        inspection.report(
          "A path with '\(sequence)' is refused as escaped twice (404.11) already.",
          remedy: "Remove the sequence, or write it decoded.", at: entry.place(of: "sequence"),
          path: reading.path)
      }
    }
  }

  static let query = LintRule(
    "deny-url-sequence-holds-query", .dead, .warning,
    "Denied URL sequences are searched in the path, never in the query string.",
    fires: .filtering(#"<denyUrlSequences><add sequence="?cmd="/></denyUrlSequences>"#),
    passes: .filtering(#"<denyQueryStringSequences><add sequence="cmd="/></denyQueryStringSequences>"#)
  ) { inspection in
    for placed in FilteringSequences.url(inspection) {
      let sequence = placed.entry.string("sequence")
      guard sequence.contains("?") || sequence.contains("&") && sequence.contains("=") else { continue }
      inspection.report(
        "The sequence '\(sequence)' looks for a query string, and only the path is searched.",
        remedy: "Put it into <denyQueryStringSequences>, without the '?'.",
        at: placed.entry.place(of: "sequence"), path: placed.path)
    }
  }

  static let questionMark = LintRule(
    "deny-query-sequence-question-mark", .dead, .warning,
    "Denied query sequences are searched behind the question mark.",
    fires: .filtering(#"<denyQueryStringSequences><add sequence="?cmd="/></denyQueryStringSequences>"#),
    passes: .filtering(#"<denyQueryStringSequences><add sequence="cmd="/></denyQueryStringSequences>"#)
  ) { inspection in
    for placed in FilteringSequences.query(inspection) {
      let sequence = placed.entry.string("sequence")
      guard sequence.hasPrefix("?") else { continue }
      inspection.report(
        "The sequence '\(sequence)' matches a second '?' only: the first one is not searched.",
        remedy: "Write '\(sequence.dropFirst())'.", at: placed.entry.place(of: "sequence"), path: placed.path)
    }
  }

  static let evadable = LintRule(
    "query-sequences-evadable", .risk, .warning,
    "With unescapeQueryString=\"false\" an escaped character slips past denied query sequences.",
    fires: .filtering(
      #"<denyQueryStringSequences><add sequence="&lt;script"/></denyQueryStringSequences>"#,
      attributes: #"unescapeQueryString="false""#),
    passes: .filtering(
      #"<denyQueryStringSequences><add sequence="&lt;script"/></denyQueryStringSequences>"#)
  ) { inspection in
    for reading in inspection.readings(of: Section.requestFiltering) {
      let section = reading.element
      guard section.hasAttribute("unescapeQueryString"), !section.bool("unescapeQueryString") else {
        continue
      }
      let rules = section.element("filteringRules").entries
      guard
        !section.element("denyQueryStringSequences").entries.isEmpty
          || rules.contains(where: {
            $0.bool("scanQueryString") && !$0.element("denyStrings").entries.isEmpty
          })
      else { continue }
      inspection.report(
        "Query strings are searched as sent, so %3Cscript is not found by '<script'.",
        remedy: "Leave unescapeQueryString at true.", at: section.place(of: "unescapeQueryString"),
        path: reading.path)
    }
  }

  static let covered = LintRule(
    "deny-sequence-covered", .dead, .note,
    "A sequence that holds another denied one is found by the shorter already.", evidence: .inferred,
    fires: .filtering(
      #"<denyUrlSequences><add sequence="_vti"/><add sequence="_vti_bin"/></denyUrlSequences>"#),
    passes: .filtering(#"<denyUrlSequences><add sequence="_vti"/><add sequence="/.git"/></denyUrlSequences>"#)
  ) { inspection in
    var seen: Set<SourcePosition> = []
    for reading in inspection.readings(of: Section.requestFiltering) {
      let section = reading.element
      let lists =
        [
          (section.element("denyUrlSequences").entries, "sequence"),
          (section.element("denyQueryStringSequences").entries, "sequence"),
        ] + section.element("filteringRules").entries.map { ($0.element("denyStrings").entries, "string") }
      // Comparing each with each stays cheap for lists that people write.
      for (list, attribute) in lists where list.count <= 500 {
        let fresh = list.filter { entry in entry.position.map { seen.insert($0).inserted } ?? false }
        guard !fresh.isEmpty else { continue }
        let texts = list.map { $0.string(attribute).lowercased() }
        for entry in fresh {
          let text = entry.string(attribute).lowercased()
          guard let index = texts.firstIndex(where: { $0.utf8.count < text.utf8.count && text.contains($0) })
          else { continue }
          inspection.report(
            "'\(entry.string(attribute))' holds '\(texts[index])', which is denied already.",
            remedy: "Remove the longer one.", at: entry.place(of: attribute), path: reading.path,
            related: .init(list[index].place(of: attribute), "the shorter one"))
        }
      }
    }
  }

  static let commonWord = LintRule(
    "deny-string-in-common-words", .risk, .note,
    "Denied strings are searched inside words, so short ones deny ordinary requests.",
    fires: .filtering(
      #"""
      <filteringRules><filteringRule name="sql" scanQueryString="true" denyUnescapedPercent="false">
      <denyStrings><add string="char"/></denyStrings></filteringRule></filteringRules>
      """#),
    passes: .filtering(
      #"""
      <filteringRules><filteringRule name="sql" scanQueryString="true" denyUnescapedPercent="false">
      <denyStrings><add string="xp_cmdshell"/></denyStrings></filteringRule></filteringRules>
      """#)
  ) { inspection in
    for (placed, attribute) in FilteringSequences.all(inspection) {
      let text = placed.entry.string(attribute)
      guard let word = commonWords[text.lowercased()] else { continue }
      inspection.report(
        "'\(text)' also denies requests with words such as '\(word)'.",
        remedy: "Deny a longer text, or limit the rule with appliesTo.",
        at: placed.entry.place(of: attribute),
        path: placed.path)
    }
  }

  /// Texts that deny lists like, with a word that holds them.
  private static let commonWords = [
    "alter": "alternative", "and": "brand", "begin": "beginner", "cast": "broadcast", "char": "charity",
    "create": "created", "cursor": "precursor", "declare": "declared", "delete": "deleted",
    "drop": "dropdown", "end": "weekend", "exec": "executive", "execute": "executed", "fetch": "fetched",
    "from": "platform from", "insert": "inserted", "join": "joined", "kill": "skill", "like": "likely",
    "open": "openings", "or": "order", "select": "selected", "set": "settings", "sys": "system",
    "table": "tablet", "union": "reunion", "update": "updated", "where": "everywhere",
  ]
}
