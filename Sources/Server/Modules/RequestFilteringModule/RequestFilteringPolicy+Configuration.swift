internal import Configuration
internal import Patterns

extension RequestFilteringPolicy {
  private static let section = "system.webServer/security/requestFiltering"

  /// A policy that denies nothing, for scopes whose section cannot be read.
  convenience init(options: UndeterminedBehavior) {
    let none = AllowList(entries: ByteTable([]), allowUnlisted: true, allowUnlistedSetting: -1)
    let noLimit = Limit(value: .max, setting: -1)
    let noSequences = SequenceList(literals: .none, settings: [])
    self.init(
      active: [], options: options, isWebDAVEnabled: false, allowDoubleEscaping: -1,
      allowHighBitCharacters: -1, maxAllowedContentLength: noLimit, maxUrl: noLimit, maxQueryString: noLimit,
      headerLimits: [], verbs: none, fileExtensions: none, hiddenSegments: ByteTable([]),
      unescapeQueryString: true, urlSequences: noSequences, queryStringSequences: noSequences,
      alwaysAllowedUrls: ByteTable([]), alwaysAllowedQueryStrings: ByteTable([]), rules: [], webDAVExempt: [])
  }

  /// Compiles an effective section.
  convenience init(
    _ element: EffectiveElement, options: UndeterminedBehavior, isWebDAVEnabled: Bool,
    settings: inout SettingList
  ) {
    let path = Self.section
    let limits = element.element("requestLimits")
    let verbs = Self.list(element.element("verbs"), path + "/verbs", key: "verb", true, &settings)
    let fileExtensions = Self.list(
      element.element("fileExtensions"), path + "/fileExtensions", key: "fileExtension", false, &settings)
    let hiddenSegments = Self.keys(
      element.element("hiddenSegments"), path + "/hiddenSegments", "segment", &settings)
    let headerLimits = Self.headerLimits(limits.element("headerLimits"), path, &settings)
    let urlSequences = Self.sequences(
      element.element("denyUrlSequences"), path + "/denyUrlSequences", &settings)
    let queryStringSequences = Self.sequences(
      element.element("denyQueryStringSequences"), path + "/denyQueryStringSequences", &settings)
    let rules = element.element("filteringRules").entries.map { FilteringRule($0, path, &settings) }

    var active: CheckSet = [CheckSet(.contentLength), CheckSet(.maxUrl), CheckSet(.maxQueryString)]
    func activate(_ check: Check, _ isActive: Bool) { if isActive { active.insert(CheckSet(check)) } }
    activate(.headerLimits, !headerLimits.isEmpty)
    activate(.verbs, !verbs.entries.isEmpty || !verbs.allowUnlisted)
    activate(.doubleEscaping, !element.bool("allowDoubleEscaping"))
    activate(.highBitCharacters, !element.bool("allowHighBitCharacters"))
    activate(.urlSequences, !urlSequences.literals.isEmpty)
    activate(.hiddenSegments, !hiddenSegments.isEmpty)
    activate(.fileExtensions, !fileExtensions.entries.isEmpty || !fileExtensions.allowUnlisted)
    activate(.queryStringSequences, !queryStringSequences.literals.isEmpty)
    activate(.filteringRules, !rules.isEmpty)

    self.init(
      active: active, options: options, isWebDAVEnabled: isWebDAVEnabled,
      allowDoubleEscaping: settings.add(path, "allowDoubleEscaping", of: element),
      allowHighBitCharacters: settings.add(path, "allowHighBitCharacters", of: element),
      maxAllowedContentLength: Self.limit("maxAllowedContentLength", limits, &settings),
      maxUrl: Self.limit("maxUrl", limits, &settings),
      maxQueryString: Self.limit("maxQueryString", limits, &settings), headerLimits: headerLimits,
      verbs: verbs, fileExtensions: fileExtensions, hiddenSegments: hiddenSegments,
      unescapeQueryString: element.bool("unescapeQueryString"), urlSequences: urlSequences,
      queryStringSequences: queryStringSequences,
      alwaysAllowedUrls: Self.keys(
        element.element("alwaysAllowedUrls"), path + "/alwaysAllowedUrls", "url", &settings),
      alwaysAllowedQueryStrings: Self.keys(
        element.element("alwaysAllowedQueryStrings"), path + "/alwaysAllowedQueryStrings", "queryString",
        &settings),
      rules: rules, webDAVExempt: Self.webDAVExempt(element))
  }

  private static func webDAVExempt(_ element: EffectiveElement) -> CheckSet {
    var exempt: CheckSet = []
    let lists: [(name: String, check: Check)] = [
      ("verbs", .verbs), ("hiddenSegments", .hiddenSegments), ("fileExtensions", .fileExtensions),
    ]
    for (name, check) in lists where !element.element(name).bool("applyToWebDAV") {
      exempt.insert(CheckSet(check))
    }
    return exempt
  }

  private static func limit(
    _ name: String, _ limits: EffectiveElement, _ settings: inout SettingList
  ) -> Limit {
    Limit(
      value: UInt64(limits.uint(name)), setting: settings.add(section + "/requestLimits", name, of: limits))
  }

  private static func headerLimits(
    _ element: EffectiveElement, _ path: String, _ settings: inout SettingList
  ) -> [HeaderLimit] {
    element.entries.map { entry in
      let name = entry.string("header")
      let size = entry.attribute("sizeLimit")
      let setting = settings.add(
        path + "/requestLimits/headerLimits/add[@header='\(name)']/@sizeLimit", size.text, size.source)
      return HeaderLimit(
        name: name.utf8.map { ByteClass.lowercase($0) },
        limit: Limit(value: UInt64(entry.uint("sizeLimit")), setting: setting))
    }
  }

  private static func list(
    _ element: EffectiveElement, _ path: String, key: String, _ caseSensitive: Bool,
    _ settings: inout SettingList
  ) -> AllowList {
    var entries: [(key: String, value: Int32)] = []
    for entry in element.entries {
      let name = entry.string(key)
      let allowed = entry.attribute("allowed")
      let setting = settings.add(
        "\(path)/add[@\(key)='\(name)']/@allowed", allowed.text, allowed.source ?? entry.position)
      entries.append((name, AllowList.entry(setting, isAllowed: entry.bool("allowed"))))
    }
    return AllowList(
      entries: ByteTable(entries, caseSensitive: caseSensitive), allowUnlisted: element.bool("allowUnlisted"),
      allowUnlistedSetting: settings.add(path, "allowUnlisted", of: element))
  }

  private static func keys(
    _ element: EffectiveElement, _ path: String, _ key: String, _ settings: inout SettingList
  ) -> ByteTable {
    var pairs: [(key: String, value: Int32)] = []
    for entry in element.entries {
      let value = entry.attribute(key)
      pairs.append(
        (
          value.text,
          settings.add("\(path)/add[@\(key)='\(value.text)']", value.text, value.source ?? entry.position)
        ))
    }
    return ByteTable(pairs)
  }

  /// A configured sequence is looked for as written and, when it holds escapes, decoded.
  /// Source: request-filtering 3.8, 3.9.
  private static func sequences(
    _ element: EffectiveElement, _ path: String, _ settings: inout SettingList
  ) -> SequenceList {
    var literals: [String] = []
    var indices: [Int32] = []
    for entry in element.entries {
      let value = entry.attribute("sequence")
      let setting = settings.add(
        "\(path)/add[@sequence='\(value.text)']", value.text, value.source ?? entry.position)
      for literal in [value.text, value.text.decodingEscapesOnce] where !literals.contains(literal) {
        literals.append(literal)
        indices.append(setting)
      }
    }
    return SequenceList(literals: (try? LiteralSet(literals)) ?? .none, settings: indices)
  }
}

extension FilteringRule {
  convenience init(_ entry: EffectiveElement, _ path: String, _ settings: inout SettingList) {
    let name = entry.attribute("name")
    self.init(
      setting: settings.add(
        "\(path)/filteringRules/filteringRule[@name='\(name.text)']", name.text,
        entry.position ?? name.source),
      scanUrl: entry.bool("scanUrl"), scanQueryString: entry.bool("scanQueryString"),
      scanAllRaw: entry.bool("scanAllRaw"), denyUnescapedPercent: entry.bool("denyUnescapedPercent"),
      headers: entry.element("scanHeaders").entries.map { header in
        // UrlScan wrote a colon behind the name; files that were converted still have it.
        let text = header.string("requestHeader")
        let plain = text.hasSuffix(":") ? String(text.dropLast()) : text
        return plain.utf8.map { ByteClass.lowercase($0) }
      },
      appliesTo: ByteTable(entry.element("appliesTo").entries.map { ($0.string("fileExtension"), 1) }),
      denyStrings: (try? LiteralSet(entry.element("denyStrings").entries.map { $0.string("string") }))
        ?? .none)
  }
}

extension LiteralSet {
  /// The set that never matches.
  static let none: LiteralSet = {
    guard let set = try? LiteralSet([]) else {
      preconditionFailure("an empty set needs no pattern, so nothing can fail to compile")
    }
    return set
  }()
}

extension String {
  /// The text with every complete `%HH` decoded once; itself when the result is no UTF-8.
  var decodingEscapesOnce: String {
    guard utf8.contains(UInt8(ascii: "%")) else { return self }
    let source = Array(utf8)
    var bytes: [UInt8] = []
    var index = 0
    while index < source.count {
      if source[index] == UInt8(ascii: "%"), index + 2 < source.count,
        let high = ByteClass.hexValue(source[index + 1]), let low = ByteClass.hexValue(source[index + 2])
      {
        bytes.append(high << 4 | low)
        index += 3
      } else {
        bytes.append(source[index])
        index += 1
      }
    }
    return String(validating: bytes, as: UTF8.self) ?? self
  }
}
