internal import Configuration
internal import Patterns
internal import StatusCodes

/// The effective sections of `system.webServer/rewrite` at one path.
struct RewriteSections {
  /// `rules`, or `globalRules`.
  var rules: EffectiveElement
  var maps: EffectiveElement
  var allowedVariables: EffectiveElement
  var providers: EffectiveElement
  /// `nil` for global rules.
  var outboundRules: EffectiveElement?
}

/// Compiles policies. Patterns that several scopes inherit are compiled once.
struct RewritePolicyCompiler {
  let options: RewriteBehavior
  let version: IISVersion
  private var patterns: [PatternKey: Pattern] = [:]
  /// The slot of each variable that some rule of the server sets, by its name in upper case.
  private var slots: [String: Int32] = [:]

  private struct PatternKey: Hashable {
    var text: String
    var dialect: Dialect
    var isCaseless: Bool
  }

  init(options: RewriteBehavior, version: IISVersion) {
    self.options = options
    self.version = version
  }

  /// Compiles the sections of a path.
  ///
  /// - Parameters:
  ///   - inherited: the variables that rules set which run before, with their slots.
  ///   - folder: the virtual path of the folder whose rules stand at a position, with a slash at both ends.
  /// - Throws: the fault of a pattern or text that URL Rewrite cannot read. Source: url-rewrite 2.9.
  mutating func policy(
    _ sections: RewriteSections, isGlobal: Bool, after inherited: [String: Int32] = [:],
    routing: RequestRouting, settings: inout SettingList, folder: (SourcePosition?) -> String
  ) throws(ConfigurationFault) -> RewritePolicy {
    var folders: [String] = []
    let enabled = sections.rules.collection("rule").filter { $0.bool("enabled") }
    var names = Self.names(sections)
    names.slots = inherited.merging(slots(of: enabled)) { known, _ in known }
    let allowed = Set(
      sections.allowedVariables.collection("add").map { $0.string("name").uppercased() })
    var rules: [RewriteRule] = []
    for element in enabled {
      let path = folder(element.position)
      let index = folders.firstIndex(of: path) ?? folders.count
      if index == folders.count { folders.append(path) }
      rules.append(
        try rule(element, names, isGlobal: isGlobal, folder: index, allowed: allowed, &settings))
    }
    return RewritePolicy(
      isGlobal: isGlobal, rules: rules, folders: folders.map { Array($0.utf8) },
      maps: sections.maps.collection("rewriteMap").map(Self.map),
      slots: names.slots, routing: routing, options: options, version: version)
  }

  static func names(_ sections: RewriteSections) -> RewriteNames {
    var names = RewriteNames()
    for (index, map) in sections.maps.collection("rewriteMap").enumerated() {
      names.maps[map.string("name").lowercased()] = Int32(index)
    }
    names.providers = Set(
      sections.providers.collection("provider").map { $0.string("name").lowercased() })
    return names
  }

  /// The variables that rules set, with their slots.
  private mutating func slots(of rules: [EffectiveElement]) -> [String: Int32] {
    var found: [String: Int32] = [:]
    for rule in rules {
      for set in rule.element("serverVariables").collection("set") {
        let name = set.string("name").uppercased()
        let slot = slots[name] ?? Int32(slots.count)
        (slots[name], found[name]) = (slot, slot)
      }
    }
    return found
  }

  private static func map(_ element: EffectiveElement) -> RewriteMap {
    RewriteMap(
      name: element.string("name"),
      entries: element.collection("add").map { ($0.string("key"), $0.string("value")) },
      defaultValue: element.string("defaultValue"), ignoresCase: element.bool("ignoreCase"))
  }

  private mutating func rule(
    _ element: EffectiveElement, _ names: RewriteNames, isGlobal: Bool, folder: Int, allowed: Set<String>,
    _ settings: inout SettingList
  ) throws(ConfigurationFault) -> RewriteRule {
    let section = "system.webServer/rewrite/" + (isGlobal ? "globalRules" : "rules")
    let path = "\(section)/rule[@name='\(element.string("name"))']"
    let dialect = Self.dialect(element)
    let match = element.element("match")
    let negation = match.bool("negate") ? "not " : ""
    let setting = settings.add(path, negation + match.string("url"), element.position)
    var pattern: Pattern?
    if match.isWritten("url") {
      pattern = try compile(match.attribute("url"), dialect, isCaseless: match.bool("ignoreCase"))
    } else if options.ruleWithoutMatch == .matches {
      pattern = try compile(match.attribute("url"), .ecmaScript, isCaseless: true)
    }
    let patternSetting = pattern.flatMap { pattern in
      pattern.canRunAway ? settings.add(path + "/match", "url", of: match) : nil
    }
    let conditions = element.element("conditions")
    var compiled: [RewriteCondition] = []
    for condition in conditions.collection("add") {
      compiled.append(try self.condition(condition, dialect, names, path, &settings))
    }
    var variables: [RewriteVariable] = []
    for set in element.element("serverVariables").collection("set") {
      let name = set.string("name").uppercased()
      variables.append(
        RewriteVariable(
          slot: names.slots[name] ?? 0, value: try Self.template(set.attribute("value"), names),
          presentValue: try Self.template("{" + name + "}", names, at: set.position),
          replaces: set.bool("replace"), isAllowed: isGlobal || allowed.contains(name),
          isReadLater: RewriteTemplate.isReadLater(name),
          setting: settings.add(
            "\(path)/serverVariables/set[@name='\(set.string("name"))']", set.string("name"), set.position)))
    }
    let texts = compiled.map(\.input) + variables.map(\.value)
    return RewriteRule(
      name: element.string("name"), setting: setting, patternSetting: patternSetting ?? setting,
      folder: folder,
      pattern: pattern,
      isNegated: match.bool("negate"), conditions: compiled,
      needsAnyCondition: conditions.flags("logicalGrouping") == 1,
      tracksAllCaptures: conditions.bool("trackAllCaptures"), variables: variables,
      action: try Self.action(element.element("action"), names),
      stopsProcessing: element.bool("stopProcessing"),
      dependsOnFolder: !Self.takesEveryURL(pattern)
        || texts.contains { $0.highestRuleCapture >= 0 } || Self.dependsOnFolder(element.element("action")),
      logsRewrittenURL: !isGlobal && element.element("action").bool("logRewrittenUrl"))
  }

  mutating func condition(
    _ element: EffectiveElement, _ dialect: Dialect, _ names: RewriteNames, _ path: String,
    _ settings: inout SettingList
  ) throws(ConfigurationFault) -> RewriteCondition {
    let input = element.attribute("input")
    let path = "\(path)/conditions/add[@input='\(input.text)']"
    let setting = settings.add(path, Self.description(element), element.position ?? input.source)
    var patternSetting = setting
    let test: RewriteCondition.Test
    switch element.flags("matchType") {
    case 1: test = .isFile
    case 2: test = .isDirectory
    default:
      let pattern = try compile(
        element.attribute("pattern"), dialect, isCaseless: element.bool("ignoreCase"))
      if pattern.canRunAway { patternSetting = settings.add(path, "pattern", of: element) }
      test = .pattern(pattern)
    }
    return RewriteCondition(
      input: try Self.template(input, names), test: test, isNegated: element.bool("negate"),
      setting: setting, patternSetting: patternSetting)
  }

  /// What a condition asks, as a person would write it down.
  private static func description(_ element: EffectiveElement) -> String {
    let negation = element.bool("negate") ? "not " : ""
    return element.flags("matchType") == 0
      ? negation + element.string("pattern") : negation + element.string("matchType")
  }

  /// Whether a pattern is one of those that are written to match every URL.
  private static func takesEveryURL(_ pattern: Pattern?) -> Bool {
    ["", "*", ".*", "(.*)", "^", "^.*$", "^(.*)$", "^(.*)"].contains(pattern?.source ?? "")
  }

  /// Whether the target of an action is relative, or made of the rule's captures.
  private static func dependsOnFolder(_ action: EffectiveElement) -> Bool {
    guard (1...2).contains(action.flags("type")) else { return false }
    let target = action.string("url")
    let isAbsolute = target.hasPrefix("/") || target.hasPrefix("{") || target.contains("://")
    return !isAbsolute || target.lowercased().contains("{r:")
  }

  static func dialect(_ element: EffectiveElement) -> Dialect {
    switch element.flags("patternSyntax") {
    case 1: .wildcard
    case 2: .exact
    default: .ecmaScript
    }
  }

  private static func action(
    _ element: EffectiveElement, _ names: RewriteNames
  ) throws(ConfigurationFault) -> RewriteAction {
    let appends = element.bool("appendQueryString")
    switch element.flags("type") {
    case 1:
      return .rewrite(try template(element.attribute("url"), names), appendsQuery: appends)
    case 2:
      return .redirect(
        try template(element.attribute("url"), names), status: UInt16(element.flags("redirectType")),
        appendsQuery: appends)
    case 3:
      // The catalogue of codes ends at 999; what is beyond cannot be answered.
      let status = element.isWritten("statusCode") ? element.uint("statusCode") : 0
      return .customResponse(
        status: UInt16(status > 999 ? 0 : status), substatus: UInt16(element.uint("subStatusCode")),
        texts: [
          try template(element.attribute("statusReason"), names),
          try template(element.attribute("statusDescription"), names),
        ])
    case 4: return .abort
    default: return .none
    }
  }

  private static func template(
    _ value: EffectiveValue, _ names: RewriteNames
  ) throws(ConfigurationFault) -> RewriteTemplate {
    try template(value.text, names, at: value.source)
  }

  private static func template(
    _ text: String, _ names: RewriteNames, at position: SourcePosition?
  ) throws(ConfigurationFault) -> RewriteTemplate {
    do {
      return try RewriteTemplate(text, names)
    } catch {
      switch error {
      case .backReference(let reference):
        throw .invalidBackReference(reference, in: text, at: position)
      case .depth:
        throw .invalidBackReference("more than eight functions in one another", in: text, at: position)
      }
    }
  }

  mutating func compile(
    _ value: EffectiveValue, _ dialect: Dialect, isCaseless: Bool
  ) throws(ConfigurationFault) -> Pattern {
    let key = PatternKey(text: value.text, dialect: dialect, isCaseless: isCaseless)
    if let known = patterns[key] { return known }
    var options: Pattern.Options = isCaseless ? [.utf, .caseless] : [.utf]
    if self.options.wordCharacters == .unicode { options.insert(.unicodeClasses) }
    do {
      let pattern = try Pattern(value.text, dialect: dialect, options: options)
      patterns[key] = pattern
      return pattern
    } catch {
      throw .invalidExpression(value.text, error.message, offset: error.offset, at: value.source)
    }
  }
}
