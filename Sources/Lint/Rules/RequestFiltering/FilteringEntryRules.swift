internal import Configuration
internal import StatusCodes

/// Entries of request filtering that no request can meet. Source: request-filtering 3.4 to 3.10 and 8.
enum FilteringEntryRules {
  static let all = [hiddenSegment, fileExtension, allowedURL, allowedQuery, headerName, verb, expression]

  static let hiddenSegment = LintRule(
    "hidden-segment-never-matches", .dead, .warning,
    "A hidden segment is compared with one whole segment of the decoded path.", evidence: .inferred,
    fires: .filtering(#"<hiddenSegments><add segment="secret/keys"/></hiddenSegments>"#),
    passes: .filtering(#"<hiddenSegments><add segment="keys"/></hiddenSegments>"#)
  ) { inspection in
    let entries = inspection.entries(of: Section.requestFiltering) { $0.element("hiddenSegments").entries }
    for placed in entries {
      let segment = placed.entry.string("segment")
      let reason: String
      if segment.contains("/") || segment.contains("\\") {
        reason = "holds a slash, and is compared with the text between two slashes"
      } else if segment == "." || segment == ".." {
        reason = "is resolved by HTTP.sys before IIS sees the path"
      } else if segment.holdsEscape {
        reason = "holds an escape, and is compared with the decoded path"
      } else if segment.contains("*") {
        reason = "holds '*', which is no wildcard here"
      } else {
        continue
      }
      inspection.report(
        "The hidden segment '\(segment)' matches no path: it \(reason).",
        remedy: "Write the name of one folder or file, decoded: segment=\"\(Self.lastName(segment))\".",
        at: placed.entry.place(of: "segment"), path: placed.path)
    }
  }

  private static func lastName(_ segment: String) -> String {
    segment.split { $0 == "/" || $0 == "\\" }.last.map(String.init) ?? "bin"
  }

  static let fileExtension = LintRule(
    "file-extension-never-matches", .dead, .warning,
    "A file extension of request filtering begins with a dot and has no other.", evidence: .inferred,
    fires: .filtering(#"<fileExtensions><add fileExtension="bak" allowed="false"/></fileExtensions>"#),
    passes: .filtering(#"<fileExtensions><add fileExtension=".bak" allowed="false"/></fileExtensions>"#)
  ) { inspection in
    let listed = inspection.entries(of: Section.requestFiltering) { $0.element("fileExtensions").entries }
    let applied = inspection.entries(of: Section.requestFiltering) { section in
      section.element("filteringRules").entries.flatMap { $0.element("appliesTo").entries }
    }
    for placed in listed + applied {
      let text = placed.entry.string("fileExtension")
      let reason: String
      var remedy = "Write the part from the last dot on, such as .txt, or '.' for no extension."
      if !text.hasPrefix(".") {
        reason = "it does not begin with a dot"
        remedy = "Write '.\(text)'."
      } else if text.contains("*") {
        reason = "'*' is no wildcard here"
      } else if text.contains("/") || text.contains("\\") || text.holdsEscape {
        reason = "an extension holds no slash and is compared decoded"
      } else if text.dropFirst().contains(".") {
        reason = "an extension begins at the last dot of the path"
        remedy = "Write '\(text[(text.lastIndex(of: ".") ?? text.startIndex)...])'."
      } else {
        continue
      }
      inspection.report(
        "The extension '\(text)' matches no path: \(reason).", remedy: remedy,
        at: placed.entry.place(of: "fileExtension"), path: placed.path)
    }
  }

  static let allowedURL = LintRule(
    "always-allowed-url-never-matches", .dead, .warning,
    "An always allowed URL is a whole decoded path that begins with a slash.",
    fires: .filtering(#"<alwaysAllowedUrls><add url="app/x..y"/></alwaysAllowedUrls>"#),
    passes: .filtering(#"<alwaysAllowedUrls><add url="/app/x..y"/></alwaysAllowedUrls>"#)
  ) { inspection in
    let entries = inspection.entries(of: Section.requestFiltering) { $0.element("alwaysAllowedUrls").entries }
    for placed in entries {
      let url = placed.entry.string("url")
      let reason: String
      if !url.hasPrefix("/") {
        reason = "it does not begin with a slash"
      } else if url.contains("?") {
        reason = "it is compared with the path, which has no query string"
      } else if url.contains("*") {
        reason = "it is compared as a whole, and '*' is no wildcard"
      } else if url.holdsEscape {
        reason = "it holds an escape, and is compared with the decoded path"
      } else {
        continue
      }
      inspection.report(
        "The allowed URL '\(url)' matches no request: \(reason).",
        remedy: "Write the whole path as it is after decoding, from the first slash to the end.",
        at: placed.entry.place(of: "url"), path: placed.path)
    }
  }

  static let allowedQuery = LintRule(
    "always-allowed-query-never-matches", .dead, .warning,
    "An always allowed query string is the whole query without its question mark.",
    fires: .filtering(
      #"<alwaysAllowedQueryStrings><add queryString="?a=b"/></alwaysAllowedQueryStrings>"#),
    passes: .filtering(
      #"<alwaysAllowedQueryStrings><add queryString="a=b"/></alwaysAllowedQueryStrings>"#)
  ) { inspection in
    let entries = inspection.entries(of: Section.requestFiltering) {
      $0.element("alwaysAllowedQueryStrings").entries
    }
    for placed in entries {
      let query = placed.entry.string("queryString")
      guard query.hasPrefix("?") else { continue }
      inspection.report(
        "The allowed query string '\(query)' matches only a query that begins with a second '?'.",
        remedy: "Write '\(query.dropFirst())'.", at: placed.entry.place(of: "queryString"), path: placed.path)
    }
  }

  static let headerName = LintRule(
    "header-name-never-matches", .dead, .warning,
    "A header is named without a colon and without blanks.", evidence: .inferred,
    fires: .filtering(
      #"<requestLimits><headerLimits><add header="X-Big:" sizeLimit="10"/></headerLimits></requestLimits>"#),
    passes: .filtering(
      #"<requestLimits><headerLimits><add header="X-Big" sizeLimit="10"/></headerLimits></requestLimits>"#)
  ) { inspection in
    let limited = inspection.entries(of: Section.requestFiltering) {
      $0.element("requestLimits").element("headerLimits").entries
    }
    let scanned = inspection.entries(of: Section.requestFiltering) { section in
      section.element("filteringRules").entries.flatMap { $0.element("scanHeaders").entries }
    }
    for (placed, attribute) in limited.map({ ($0, "header") }) + scanned.map({ ($0, "requestHeader") }) {
      let name = placed.entry.string(attribute)
      guard name.contains(":") || name.contains(" ") || name.contains("\t") else { continue }
      inspection.report(
        "No request has a header named '\(name)': a name holds no colon and no blank.",
        remedy: "Write the name alone: '\(name.filter { $0 != ":" && $0 != " " && $0 != "\t" })'.",
        at: placed.entry.place(of: attribute), path: placed.path)
    }
  }

  static let verb = LintRule(
    "verb-lower-case", .dead, .warning, "Verbs are compared letter by letter; real methods are upper-case.",
    evidence: .observed,
    fires: .filtering(#"<verbs allowUnlisted="false"><add verb="get" allowed="true"/></verbs>"#),
    passes: .filtering(#"<verbs allowUnlisted="false"><add verb="GET" allowed="true"/></verbs>"#)
  ) { inspection in
    for placed in inspection.entries(of: Section.requestFiltering, in: { $0.element("verbs").entries }) {
      let verb = placed.entry.string("verb")
      let reason: String
      if verb.contains("*") || verb.contains(",") {
        reason = "it is one method, not a pattern or a list"
      } else if verb.holdsSmallLetter {
        reason = "case counts, and clients send '\(verb.uppercased())'"
      } else {
        continue
      }
      inspection.report(
        "The verb '\(verb)' matches no ordinary request: \(reason).",
        remedy: "Write one entry a method, in capitals.", at: placed.entry.place(of: "verb"),
        path: placed.path)
    }
  }

  static let expression = LintRule(
    "expression-taken-literally", .dead, .warning,
    "Sequences and denied strings are searched letter by letter: no wildcards, no expressions.",
    evidence: .observed,
    fires: .filtering(#"<denyUrlSequences><add sequence="\.git.*"/></denyUrlSequences>"#),
    passes: .filtering(#"<denyUrlSequences><add sequence="/.git"/></denyUrlSequences>"#)
  ) { inspection in
    for (placed, attribute) in FilteringSequences.all(inspection) {
      let text = placed.entry.string(attribute)
      guard text.looksLikeExpression else { continue }
      inspection.report(
        "'\(text)' looks like a regular expression and is searched letter by letter.",
        remedy: "Write the text itself, or use a rule of URL Rewrite.", at: placed.entry.place(of: attribute),
        path: placed.path)
    }
  }
}
