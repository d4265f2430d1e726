import Patterns
import Testing

@Suite struct PatternFactsTests {
  /// The pattern, the number of positions known, the texts required.
  @Test(arguments: [
    ("^blog/(.*)$", 5, ["blog/"]), ("^abc$", 16, ["abc"]), ("abc", 0, ["abc"]), (".*", 0, []),
    ("^(abc|abd)$", 16, ["abc", "abd"]), ("\\.(env|git)", 0, [".env", ".git"]), ("^(a|)b$", 16, ["b"]),
    ("^a+b", 2, ["a"]), ("(foo)?bar", 0, ["bar"]), ("(foo)*barbaz", 0, ["barbaz"]), ("^$", 16, []),
    ("^[a-c]x", 2, ["ax", "bx", "cx"]), ("^(?=x)abc", 3, ["abc"]), ("a.*longest.*b", 0, ["longest"]),
    ("^\\d{3}-x", 5, ["-x"]), ("É", 0, []), ("^(.*)/index\\.html?$", 10, ["/index.htm"]),
    ("(x+x+)+y", 0, []), ("^(?:[a-z]+/)*page$", 16, []), ("(x+x+){2}y", 0, ["x"]),
  ])
  func facts(source: String, heads: Int, required: [String]) throws {
    let facts = try Pattern(source, dialect: .ecmaScript, options: [.utf, .caseless]).facts
    #expect(facts.heads.count == heads)
    #expect(facts.required.map { String(decoding: $0, as: UTF8.self) }.sorted() == required.sorted())
  }

  /// No pattern of the table matches a subject that its facts rule out, and what is matched directly is matched as
  /// PCRE2 matches it.
  @Test func factsNeverRuleOutAMatch() throws {
    var workspace = MatchWorkspace()
    let subjects = ECMAScriptRow.all.map { Array($0.subject.utf8) }
    for row in ECMAScriptRow.all {
      let options: Pattern.Options = row.isCaseless ? [.utf, .caseless] : [.utf]
      guard let pattern = try? Pattern(row.pattern, dialect: .ecmaScript, options: options) else { continue }
      for subject in subjects where !subject.contains(0x0A) {
        try expectAgreement(pattern, subject, &workspace)
      }
    }
  }

  @Test(arguments: [Dialect.wildcard, .exact])
  func otherDialects(dialect: Dialect) throws {
    var workspace = MatchWorkspace()
    let texts = [
      "", "a", "*", "a*", "*b", "a*b", "*/*", "blog", "BLOG", "a/b", "k*s", "ab", "aXb", "a*b*c", "?",
    ]
    for source in texts {
      for options in [[.utf], [.utf, .caseless]] as [Pattern.Options] {
        let pattern = try Pattern(source, dialect: dialect, options: options)
        for subject in texts { try expectAgreement(pattern, Array(subject.utf8), &workspace) }
      }
    }
  }

  private func expectAgreement(
    _ pattern: Pattern, _ subject: [UInt8], _ workspace: inout MatchWorkspace
  ) throws {
    let range = try pattern.firstMatch(in: subject.span, workspace: &workspace)
    let groups = (0...pattern.captureCount).map { workspace.range(of: $0) }
    let text = String(decoding: subject, as: UTF8.self)
    let isAllowed = pattern.facts.allows(subject.span)
    #expect(isAllowed || range == nil, "\(pattern.source) on \(text)")
    guard subject.allSatisfy({ $0 < 0x80 }) else { return }
    let direct = try pattern.firstMatch(
      in: subject.span, traits: SubjectTraits(subject.span), workspace: &workspace)
    #expect(direct == range, "\(pattern.source) on \(text)")
    guard range != nil else { return }
    #expect(
      (0...pattern.captureCount).map { workspace.range(of: $0) } == groups, "\(pattern.source) on \(text)")
  }
}
