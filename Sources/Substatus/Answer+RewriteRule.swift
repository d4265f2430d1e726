extension Answer {
  /// A rewrite rule that was tried, and what became of it.
  public struct RewriteRule: Sendable, Hashable {
    /// Its path in the configuration, `system.webServer/rewrite/rules/rule[@name='x']`.
    public var setting: String
    /// Where it is written.
    public var source: Source?
    /// What its pattern came to.
    public var match: Test
    /// Its conditions as far as they were evaluated, in order.
    public var conditions: [Test] = []
    /// What it did: `Rewrite`, `Redirect`, `CustomResponse`, `AbortRequest`, `None`; `nil` when it did not match.
    public var action: String?
    /// The new URL or the Location.
    public var result: String?

    /// A pattern, or a look for a file, and what came of it.
    public struct Test: Sendable, Hashable {
      /// The input as it is written: `{HTTP_HOST}`; `url` for the rule's own pattern.
      public var input: String
      /// The text that was tested.
      public var text: String
      /// The pattern, or what was looked for, with `not` in front when it is negated.
      public var pattern: String
      /// Whether the rule or condition holds.
      public var holds: Bool
      /// The captures that are usable behind it, `{R:0}` or `{C:0}` first.
      public var captures: [String]
    }
  }
}
