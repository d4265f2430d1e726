internal import Patterns

/// A rule of `rules` or `globalRules`, ready to run. Source: url-rewrite 1.2, 2.4.
final class RewriteRule: Sendable {
  let name: String
  /// The index of the rule in the snapshot's settings.
  let setting: Int32
  /// The same of its pattern, where that can take too long; otherwise `setting`.
  let patternSetting: Int32
  /// The index in the policy's `folders` of the folder the rule is defined in.
  let folder: Int
  /// `nil` when the rule has no `<match>`: it fails when it is reached. Source: url-rewrite 7, Q17.
  let pattern: Pattern?
  let isNegated: Bool
  let conditions: [RewriteCondition]
  /// `logicalGrouping="MatchAny"`.
  let needsAnyCondition: Bool
  let tracksAllCaptures: Bool
  let variables: [RewriteVariable]
  let action: RewriteAction
  let stopsProcessing: Bool
  /// Whether what it does depends on the folder it is defined in.
  let dependsOnFolder: Bool
  /// `logRewrittenUrl`: whether the log names the URL the rule makes instead of the client's.
  let logsRewrittenURL: Bool

  init(
    name: String, setting: Int32, patternSetting: Int32, folder: Int, pattern: Pattern?, isNegated: Bool,
    conditions: [RewriteCondition], needsAnyCondition: Bool, tracksAllCaptures: Bool,
    variables: [RewriteVariable], action: RewriteAction, stopsProcessing: Bool,
    dependsOnFolder: Bool, logsRewrittenURL: Bool
  ) {
    self.name = name
    self.setting = setting
    self.patternSetting = patternSetting
    self.folder = folder
    self.pattern = pattern
    self.isNegated = isNegated
    self.conditions = conditions
    self.needsAnyCondition = needsAnyCondition
    self.tracksAllCaptures = tracksAllCaptures
    self.variables = variables
    self.action = action
    self.stopsProcessing = stopsProcessing
    self.dependsOnFolder = dependsOnFolder
    self.logsRewrittenURL = logsRewrittenURL
  }
}

/// An entry of `conditions`.
struct RewriteCondition: Sendable {
  /// What is asked of the input.
  enum Test: Sendable {
    case pattern(Pattern)
    case isFile, isDirectory
  }

  var input: RewriteTemplate
  var test: Test
  var isNegated: Bool
  var setting: Int32
  /// The index in the snapshot's settings of the pattern, where it can take too long; otherwise `setting`.
  var patternSetting: Int32
}

/// An entry of `serverVariables`.
struct RewriteVariable: Sendable {
  /// Where its value is kept, the same for every policy of the server.
  var slot: Int32
  var value: RewriteTemplate
  /// What the variable holds as long as no rule sets it.
  var presentValue: RewriteTemplate
  var replaces: Bool
  /// Whether `allowedServerVariables` lists the name; always for global rules.
  var isAllowed: Bool
  /// Whether it is a header that modules behind URL Rewrite look at.
  var isReadLater: Bool
  var setting: Int32
}

/// What a rule does when it matches.
enum RewriteAction: Sendable {
  case none
  case rewrite(RewriteTemplate, appendsQuery: Bool)
  case redirect(RewriteTemplate, status: UInt16, appendsQuery: Bool)
  /// A status of 0: none is configured, which fails at run time. Source: url-rewrite 7, Q10. The texts are the
  /// reason and the description.
  case customResponse(status: UInt16, substatus: UInt16, texts: [RewriteTemplate])
  case abort
}
