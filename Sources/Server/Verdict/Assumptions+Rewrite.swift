extension Assumptions {
  /// A rule asked whether a file or folder exists that was not declared; it does not.
  public static let undeclaredContent = Assumptions(rawValue: 1 << 13)
  /// A rule asked a rewrite provider, whose answer is taken for empty.
  public static let rewriteProvider = Assumptions(rawValue: 1 << 14)
  /// Another server answers what a rule sent it.
  public static let otherServer = Assumptions(rawValue: 1 << 15)
  /// A pattern matched where URL Rewrite's own engine may give up.
  public static let expressionStack = Assumptions(rawValue: 1 << 16)
  /// A rule read REQUEST_URI behind one that rewrote the URL.
  public static let requestURIOfRules = Assumptions(rawValue: 1 << 17)
  /// A rule set a header that later modules look at; they see the one the client sent.
  public static let replacedHeader = Assumptions(rawValue: 1 << 42)
  /// A rule of a folder above the application acted; it matched the path behind that folder.
  public static let inheritedRule = Assumptions(rawValue: 1 << 43)
  /// A rule without `<match>` fails.
  public static let ruleWithoutMatch = Assumptions(rawValue: 1 << 44)
  /// Nothing is declared of the response that outbound rules look at; its content is not encoded.
  public static let responseEncoding = Assumptions(rawValue: 1 << 40)
}
