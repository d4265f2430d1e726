/// What could not be determined about URL Rewrite, one option each; the default is the best supported reading.
///
/// Source: url-rewrite 7.
public struct RewriteBehavior: Sendable, Hashable {
  /// Whether `{REQUEST_URI}` keeps what the client sent when an earlier rule has rewritten the URL (Q5).
  public var requestURI = RequestURI.original
  /// Whether `{UrlDecode:}` turns `+` into a blank (Q9).
  public var decodedPlus = DecodedPlus.blank
  /// Whether `\d`, `\w` and `\s` match characters beyond ASCII (Q12).
  public var wordCharacters = WordCharacters.ascii
  /// What a fault in the section of the global rules is answered with (Q1).
  public var globalRulesFault = GlobalRulesFault.status51
  /// What a rule in a location of applicationHost.config matches: the path behind the site's root, as observed
  /// for locations of a web.config, or behind the location's path, as documented.
  public var locationInput = LocationInput.site
  /// What a rule matches that an application inherits from a folder above it: the path behind the folder whose file
  /// writes the rule, as documented, or behind the application's path (Q6).
  public var inheritedInput = InheritedInput.folder
  /// What a rule without `<match>` comes to: it fails when it is reached, or it matches every URL (Q17).
  public var ruleWithoutMatch = RuleWithoutMatch.fails
  /// Whether request filtering looks at the URL that a rule made (Q21).
  public var filtersTarget = true

  /// Whether rules that are known not to act are tried as well. It changes no answer; tests hold answers against it.
  var triesEveryRule = false

  /// Creates the defaults.
  public init() {}

  /// A URL of the request.
  public enum RequestURI: String, Sendable, CaseIterable { case original, current }
  /// What `{UrlDecode:+}` is.
  public enum DecodedPlus: String, Sendable, CaseIterable { case blank, plus }
  /// The characters of the shorthand classes.
  public enum WordCharacters: String, Sendable, CaseIterable { case ascii, unicode }
  /// A code for global rules that cannot be read.
  public enum GlobalRulesFault: String, Sendable, CaseIterable {
    case status51 = "500.51"
    case status52 = "500.52"
  }
  /// What the input of a rule is relative to.
  public enum LocationInput: String, Sendable, CaseIterable { case site, location }

  /// What the input of a rule is relative to that an application inherits.
  public enum InheritedInput: String, Sendable, CaseIterable { case folder, application }

  /// What becomes of a rule that has no `<match>`.
  public enum RuleWithoutMatch: String, Sendable, CaseIterable {
    case fails = "500.50"
    case matches = "everyURL"
  }

  /// The names of the options.
  static let names = [
    "rewriteDecodedPlus", "rewriteFiltersTarget", "rewriteGlobalRulesFault", "rewriteInheritedInput",
    "rewriteLocationInput", "rewriteRequestURI", "rewriteRuleWithoutMatch", "rewriteWordCharacters",
  ]

  /// The values an option can take; empty for an unknown name.
  static func values(of name: String) -> [String] {
    switch name {
    case "rewriteDecodedPlus": DecodedPlus.allCases.map(\.rawValue)
    case "rewriteFiltersTarget": ["true", "false"]
    case "rewriteGlobalRulesFault": GlobalRulesFault.allCases.map(\.rawValue)
    case "rewriteInheritedInput": InheritedInput.allCases.map(\.rawValue)
    case "rewriteLocationInput": LocationInput.allCases.map(\.rawValue)
    case "rewriteRequestURI": RequestURI.allCases.map(\.rawValue)
    case "rewriteRuleWithoutMatch": RuleWithoutMatch.allCases.map(\.rawValue)
    case "rewriteWordCharacters": WordCharacters.allCases.map(\.rawValue)
    default: []
    }
  }

  /// Sets one option; `false`, and nothing is changed, when the name or the value is unknown.
  mutating func set(_ name: String, to value: String) -> Bool {
    guard Self.values(of: name).contains(value) else { return false }
    switch name {
    case "rewriteDecodedPlus": decodedPlus = DecodedPlus(rawValue: value) ?? decodedPlus
    case "rewriteFiltersTarget": filtersTarget = value == "true"
    case "rewriteGlobalRulesFault": globalRulesFault = GlobalRulesFault(rawValue: value) ?? globalRulesFault
    case "rewriteInheritedInput": inheritedInput = InheritedInput(rawValue: value) ?? inheritedInput
    case "rewriteLocationInput": locationInput = LocationInput(rawValue: value) ?? locationInput
    case "rewriteRequestURI": requestURI = RequestURI(rawValue: value) ?? requestURI
    case "rewriteRuleWithoutMatch": ruleWithoutMatch = RuleWithoutMatch(rawValue: value) ?? ruleWithoutMatch
    default: wordCharacters = WordCharacters(rawValue: value) ?? wordCharacters
    }
    return true
  }
}
