import Patterns
import Testing

@testable import Server

@Suite struct RuleIndexTests {
  private static let sources = [
    "^blog/(.*)$", "^blog/old/(.*)", "^about$", "^about-us/?$", "wp-login\\.php", "\\.(env|git|bak)$", ".*",
    "^(.*)/index\\.html?$", "^$", "(a|b)c", "^[0-9]+/x", "^é", "K", "^products/[a-z]+/(.*)\\.aspx$", "x*",
    "s$",
    "^products/old-1$", "^products/old-2$", "^products/old-3$", "^products/old-10$", "^PRODUCTS/",
    "(foo)?bar",
    "^\\d{4}/\\d{2}/", "^.{3}$", "a.*b.*c", "^(?!blog)", "^a$|^b$", "\\bcat\\b",
  ]
  private static let subjects = [
    "", "blog/", "BLOG/x", "blog/old/y", "about", "about-us", "about-us/", "a/wp-login.php", "WP-LOGIN.PHP",
    "x.git", ".env", "x.bak", "deep/index.htm", "deep/index.html", "ac", "12/x", "émile", "k", "\u{212A}",
    "products/abc/y.aspx", "products/old-1", "products/old-2", "products/old-10", "Products/OLD-3", "bar",
    "foobar", "2026/11/x", "abc", "aXbXc", "a", "b", "the cat sat", "s", "S", "ſ",
    "longer/than/sixteen/bytes",
  ]

  /// No rule that matches is left out, whatever the number of rules around it.
  @Test(arguments: [1, 8, 28, 70, 200])
  func candidatesHoldEveryMatch(count: Int) throws {
    var patterns: [Pattern] = []
    for number in 0..<count {
      let source = Self.sources[number % Self.sources.count]
      patterns.append(
        try Pattern(source, dialect: .ecmaScript, options: number % 3 == 0 ? [.utf] : [.utf, .caseless]))
    }
    let index = RuleIndex(count: count, patterns.enumerated().map { ($0.offset, $0.element.facts) })
    var workspace = MatchWorkspace()
    var excluded = 0
    for subject in Self.subjects {
      let bytes = Array(subject.utf8)
      var buffer = ByteBuffer()
      buffer.append(bytes)
      var set = RuleSet()
      set.removeAll(wordCount: index.wordCount)
      index.insertCandidates(for: buffer, into: &set)
      for (number, pattern) in patterns.enumerated() {
        let isMatch = try pattern.firstMatch(in: bytes.span, workspace: &workspace) != nil
        let isCandidate = set.contains(number)
        #expect(isCandidate || !isMatch, "\(pattern.source) on \(subject)")
        if !isCandidate { excluded += 1 }
      }
    }
    // Most pairs are ruled out; otherwise the index would be of no use.
    #expect(excluded * 2 > count * Self.subjects.count || count == 1)
  }

  @Test func membersInOrder() {
    let index = RuleIndex(count: 130, [0, 63, 64, 129].map { ($0, .none) })
    var set = RuleSet()
    set.removeAll(wordCount: index.wordCount)
    index.insertCandidates(for: ByteBuffer(), into: &set)
    var found: [Int] = []
    var next = 0
    while let rule = set.first(from: next) {
      found.append(rule)
      next = rule + 1
    }
    #expect(found == [0, 63, 64, 129])
  }
}
