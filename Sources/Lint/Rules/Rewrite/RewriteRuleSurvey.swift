internal import Configuration
internal import Patterns

/// A rewrite rule as the lint rules look at it.
struct SurveyedRewriteRule {
  let element: EffectiveElement
  /// The shallowest path at which it is in force.
  let path: String
  let section: String
  /// The folder whose file writes it, without a slash at the end.
  let folder: String
  let dialect: Dialect
  /// `nil` when it has none or URL Rewrite cannot read it.
  let pattern: Pattern?
  let conditions: [Condition]

  /// One of its conditions.
  struct Condition {
    let element: EffectiveElement
    /// `nil` for a look for a file, and for a pattern that cannot be read.
    let pattern: Pattern?

    var input: String { element.string("input") }
    var isNegated: Bool { element.bool("negate") }

    /// The variable when the input is nothing else, in upper case.
    var variable: String? {
      let text = RewriteText(input)
      guard text.variables.count == 1, input.uppercased() == "{\(text.variables[0])}" else { return nil }
      return text.variables[0]
    }
  }

  init(_ element: EffectiveElement, path: String, section: String, folder: String) {
    self.element = element
    self.folder = folder
    self.path = path
    self.section = section
    let dialect: Dialect =
      switch element.flags("patternSyntax") {
      case 1: .wildcard
      case 2: .exact
      default: .ecmaScript
      }
    self.dialect = dialect
    func pattern(_ text: String, _ element: EffectiveElement) -> Pattern? {
      try? Pattern(
        text, dialect: dialect, options: element.bool("ignoreCase") ? [.utf, .caseless] : [.utf])
    }
    let match = element.element("match")
    self.pattern = match.isWritten("url") ? pattern(match.string("url"), match) : nil
    conditions = element.element("conditions").collection("add").map { condition in
      Condition(
        element: condition,
        pattern: condition.flags("matchType") == 0 ? pattern(condition.string("pattern"), condition) : nil)
    }
  }

  var name: String { element.string("name") }
  var match: EffectiveElement { element.element("match") }
  var action: EffectiveElement { element.element("action") }
  var isNegated: Bool { match.bool("negate") }
  var needsAnyCondition: Bool { element.element("conditions").flags("logicalGrouping") == 1 }
  /// The action by its number: None, Rewrite, Redirect, CustomResponse, AbortRequest.
  var actionType: UInt64 { action.flags("type") }
  var isRewrite: Bool { actionType == 1 }
  var isRedirect: Bool { actionType == 2 }
  /// Whether no rule behind it runs once it has matched.
  var endsEvaluation: Bool { element.bool("stopProcessing") || actionType >= 2 }
  /// The target of a Rewrite or Redirect; `nil` for other actions.
  var target: String? { isRewrite || isRedirect ? action.string("url") : nil }

  /// Its templates, each with the element and attribute it stands in.
  var texts: [(text: RewriteText, element: EffectiveElement, attribute: String)] {
    var all = conditions.map { (RewriteText($0.input), $0.element, "input") }
    if let target { all.append((RewriteText(target), action, "url")) }
    for set in element.element("serverVariables").collection("set") {
      all.append((RewriteText(set.string("value")), set, "value"))
    }
    return all
  }
}

extension Inspection {
  private static let group = "system.webServer/rewrite/"

  /// The lists of enabled rules that are in force somewhere, the server's own first.
  func rewriteRules() -> [[SurveyedRewriteRule]] {
    var lists: [[SurveyedRewriteRule]] = []
    if let global = survey.server(Self.group + "globalRules") {
      lists.append(rules(global, path: "/", section: "globalRules"))
    }
    for reading in readings(of: Self.group + "rules")
    where survey.modules(at: reading.path).contains("RewriteModule") {
      lists.append(rules(reading.element, path: reading.path, section: "rules"))
    }
    return lists.filter { !$0.isEmpty }
  }

  private func rules(
    _ element: EffectiveElement, path: String, section: String
  ) -> [SurveyedRewriteRule] {
    element.collection("rule").filter { $0.bool("enabled") }.map {
      SurveyedRewriteRule($0, path: path, section: section, folder: folder(of: $0, section))
    }
  }

  /// The folder of the file that writes a rule, without a slash at the end.
  private func folder(of rule: EffectiveElement, _ section: String) -> String {
    let use = (survey.uses[Self.group + section] ?? []).last {
      $0.content.position.file == rule.position?.file
    }
    let folder = use?.folder ?? "/"
    return folder == "/" ? "" : folder
  }

  /// The names of the maps at a path, in lower case.
  func rewriteMaps(at path: String) -> Set<String> { names("rewriteMaps", "rewriteMap", at: path) }

  /// The names of the providers at a path, in lower case.
  func rewriteProviders(at path: String) -> Set<String> { names("providers", "provider", at: path) }

  /// The variables that rules may set at a path, in lower case.
  func allowedServerVariables(at path: String) -> Set<String> {
    names("allowedServerVariables", "add", at: path)
  }

  private func names(_ section: String, _ entry: String, at path: String) -> Set<String> {
    Set(
      (survey.effective(Self.group + section, at: path)?.collection(entry) ?? []).map {
        $0.string("name").lowercased()
      })
  }
}
