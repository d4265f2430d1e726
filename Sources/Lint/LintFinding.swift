public import Configuration
public import StatusCodes

/// One place where a rule applies.
public struct LintFinding: Sendable, Hashable {
  /// The id of the rule.
  public let rule: String
  /// The kind of trouble.
  public let category: LintRule.Category
  /// How much it matters.
  public let severity: Severity
  /// What is wrong, as one sentence.
  public let message: String
  /// What to do about it, as one sentence.
  public let remedy: String
  /// The place: an attribute where one is to blame, otherwise an element; `nil` when it is nowhere written.
  public let position: SourcePosition?
  /// Other places that have a part in it.
  public let related: [Related]
  /// The site.
  public let site: String
  /// The virtual path at which it was found; what holds there holds below.
  public let path: String
  /// What IIS answers because of it.
  public let answer: Answer?
  /// How it is known.
  public let evidence: Evidence
  /// Why the finding is allowed; `nil` when no comment allows it.
  public internal(set) var allowedBecause: String?

  /// Another place.
  public struct Related: Sendable, Hashable {
    /// The place.
    public let position: SourcePosition
    /// What it does.
    public let message: String
  }

  /// What IIS answers to which requests.
  public struct Answer: Sendable, Hashable {
    /// The code.
    public let status: StatusCode
    /// The requests that get it, in words: `every request`.
    public let requests: String
    /// The error code of the error page.
    public let hresult: UInt32?
    /// The text of the error page under "Config Error"; `nil` where it is not a configuration error.
    public let text: String?

    init(_ status: StatusCode, _ requests: String, hresult: UInt32? = nil, text: String? = nil) {
      self.status = status
      self.requests = requests
      self.hresult = hresult
      self.text = text
    }
  }
}

extension [LintFinding.Related] {
  /// One place, where there is one.
  init(_ position: SourcePosition?, _ message: String) {
    self = position.map { [LintFinding.Related(position: $0, message: message)] } ?? []
  }
}
