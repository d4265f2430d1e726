internal import Configuration
internal import Server
internal import StatusCodes

/// `httpRedirect`. Source: content-and-errors 6.
enum RedirectRules {
  static let all = [loop, nowhere, disabled, wildcards, variables]

  private static func example(_ attributes: String, _ content: String = "") -> LintExample {
    .webServer("<httpRedirect \(attributes)>\(content)</httpRedirect>")
  }

  static let loop = LintRule(
    "redirect-loop", .contradiction, .error, "A redirect leads out of the part of the site it holds for.",
    evidence: .inferred,
    fires: example(#"enabled="true" destination="/new""#),
    passes: LintExample().file(
      "/old", #"<system.webServer><httpRedirect enabled="true" destination="/new"/></system.webServer>"#)
  ) { inspection in
    for reading in inspection.readings(of: Section.httpRedirect) {
      let section = reading.element
      let destination = section.string("destination")
      guard section.bool("enabled"), !destination.isEmpty,
        let target = target(of: destination, inspection.survey.siteElement),
        let there = inspection.survey.effective(Section.httpRedirect, at: target),
        there.bool("enabled"), there.string("destination") == destination,
        there.attribute("destination").source == section.attribute("destination").source,
        !section.bool("childOnly") || isChild(target, of: reading.path)
      else { continue }
      inspection.report(
        "'\(destination)' is redirected again, so clients go round until they give up.",
        remedy: "Add a <location path=\"...\"> for the target with <httpRedirect enabled=\"false\"/>.",
        at: section.place(of: "destination"), path: reading.path,
        answer: .init(
          StatusCode(UInt16(section.flags("httpResponseStatus"))), "every request, without an end"))
    }
  }

  /// The path of the site that a destination leads to; `nil` when it leads elsewhere or nobody knows.
  private static func target(of destination: String, _ site: EffectiveElement?) -> String? {
    var rest = destination[...]
    if let scheme = rest.range(of: "://") {
      let authority = rest[scheme.upperBound...].prefix { $0 != "/" && $0 != "?" }
      guard answers(String(rest[..<scheme.lowerBound]), String(authority), site) else { return nil }
      rest = rest[scheme.upperBound...].dropFirst(authority.count)
      if !rest.hasPrefix("/") { rest = "/" + rest }
    }
    guard rest.hasPrefix("/"), !rest.hasPrefix("//") else { return nil }
    let path = rest.prefix { $0 != "?" && $0 != "#" && $0 != "$" }
    return String(path)
  }

  /// Whether a host and port are those of a binding that names its host.
  private static func answers(_ scheme: String, _ authority: String, _ site: EffectiveElement?) -> Bool {
    let parts = authority.lowercased().split(separator: ":", maxSplits: 1)
    let port = parts.count > 1 ? parts[1] : scheme.lowercased() == "https" ? "443" : "80"
    return (site?.element("bindings").entries ?? []).contains { binding in
      let information = binding.string("bindingInformation").lowercased().split(
        separator: ":", omittingEmptySubsequences: false)
      return binding.string("protocol").lowercased() == scheme.lowercased() && information.count >= 3
        && information[information.count - 2] == port && information.last == parts.first
        && information.last != ""
    }
  }

  private static func isChild(_ target: String, of folder: String) -> Bool {
    let base = folder == "/" ? "/" : folder + "/"
    return target.lowercased().hasPrefix(base.lowercased()) && !target.dropFirst(base.count).contains("/")
  }

  static let nowhere = LintRule(
    "redirect-without-destination", .dead, .warning, "An enabled redirect has a destination.",
    evidence: .inferred,
    fires: example(#"enabled="true""#), passes: example(#"enabled="true" destination="https://example.com""#)
  ) { inspection in
    for reading in inspection.readings(of: Section.httpRedirect)
    where reading.element.bool("enabled") && reading.element.string("destination").isEmpty
      && reading.element.entries.isEmpty
    {
      inspection.report(
        "Redirection is enabled and leads nowhere.",
        remedy: "Write destination, or <add wildcard=\"...\"> rows.",
        at: reading.element.place(of: "enabled"), path: reading.path)
    }
  }

  static let disabled = LintRule(
    "redirect-not-enabled", .dead, .note, "A destination counts where the redirect is enabled.",
    fires: example(#"destination="https://example.com""#),
    passes: example(#"enabled="true" destination="https://example.com""#)
  ) { inspection in
    for reading in inspection.readings(of: Section.httpRedirect)
    where reading.element.isWritten("destination") && !reading.element.string("destination").isEmpty {
      let place = reading.element.place(of: "destination")
      if reading.element.bool("enabled") { inspection.keepAlive(place) }
      inspection.report(
        "The destination has no effect: enabled is false.", remedy: "Write enabled=\"true\", or remove it.",
        at: place, path: reading.path)
    }
  }

  static let wildcards = LintRule(
    "redirect-wildcards-unused", .contradiction, .warning,
    "Wildcard rows count where the section has no destination of its own.",
    fires: example(
      #"enabled="true" destination="https://example.com""#, #"<add wildcard="*.php" destination="/new"/>"#),
    passes: example(#"enabled="true""#, #"<add wildcard="*.php" destination="/new"/>"#)
  ) { inspection in
    for reading in inspection.readings(of: Section.httpRedirect) {
      for entry in reading.element.entries {
        let place = entry.place(of: "wildcard")
        guard reading.element.bool("enabled"), !reading.element.string("destination").isEmpty else {
          inspection.keepAlive(place)
          continue
        }
        inspection.report(
          "The section's own destination takes every request before '\(entry.string("wildcard"))' is looked at.",
          remedy: "Remove destination from <httpRedirect>.", at: place, path: reading.path,
          related: .init(reading.element.attribute("destination").source, "the destination that is used"))
      }
    }
  }

  static let variables = LintRule(
    "redirect-variables-not-expanded", .contradiction, .warning,
    "$V, $S, $Q and $P stand for parts of the URL with exactDestination=\"true\" only.",
    fires: example(#"enabled="true" destination="https://example.com$V$Q""#),
    passes: example(#"enabled="true" destination="https://example.com$V$Q" exactDestination="true""#)
  ) { inspection in
    for reading in inspection.readings(of: Section.httpRedirect) {
      let section = reading.element
      let destination = section.string("destination")
      guard section.bool("enabled"), !section.bool("exactDestination"),
        let name = ["$V", "$S", "$Q", "$P"].first(where: { destination.contains($0) })
      else { continue }
      inspection.report(
        "'\(name)' is sent as it is, and the request's path is put behind it.",
        remedy: "Set exactDestination=\"true\".", at: section.place(of: "destination"), path: reading.path)
    }
  }
}

extension Substring {
  /// Where a text first stands.
  fileprivate func range(of text: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
      start = index(after: start)
    }
    return nil
  }
}
