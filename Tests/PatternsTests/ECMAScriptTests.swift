import Patterns
import Testing

@Suite struct ECMAScriptTests {
  @Test(arguments: ECMAScriptRow.all)
  func row(_ row: ECMAScriptRow) throws {
    #expect(try outcome(of: row) == row.outcome)
  }

  @Test func theTableIsLargeEnough() {
    #expect(ECMAScriptRow.all.count >= 200)
    let refused = Set(
      ECMAScriptRow.all.compactMap { row in
        if case .refused(let kind) = row.outcome { kind } else { nil }
      })
    // Everything but what only the compiler can find is in the table.
    #expect(refused == Set(PatternError.Kind.allCases).subtracting([.compiler]))
  }

  /// Every token of the table stands in a row that is accepted or refused as the table says.
  /// Source: url-rewrite 3.2, 3.3.
  @Test(arguments: [
    ("(?:", false), ("(?=", false), ("(?!", false), ("(?<=", true), ("(?<!", true), ("(?<n>", true),
    ("(?P<", true), ("(?i)", true), ("(?i:", true), ("(?>", true), ("(?#", true), ("(?|", true),
    ("(?1)", true),
    ("(*COMMIT)", true), ("a++", true), ("a*+", true), ("a?+", true), ("a**", true), ("a{2}{3}", true),
    ("a{2}+", true), ("^*", true), ("$?", true), ("\\b*", true), ("\\B+", true), ("(?=a)*", true),
    ("(?!a)+", true), ("{C:1}", true), ("a{,3}", true), ("{id}", true), ("{3,2}", true), ("foo}bar", true),
    ("foo]bar", true), ("*?b", false), ("+?", false), ("??b", false), ("{1,3}?", false), ("()", false),
    ("(a|)", false), ("|a", false), ("a||b", false), ("[]", false), ("[^]", false), ("[\\]]", false),
    ("[[:alpha:]]", false), ("[[=a=]]", false), ("[[.-.]]", false), ("[[:w:]]", false), ("[[:d:]]", false),
    ("[[:s:]]", false), ("[[:foo:]]", true), ("[a-\\d]", true), ("[\\d-z]", false), ("[\\w-.]", false),
    ("[z-a]", true), ("\\d", false), ("\\D", false), ("\\s", false), ("\\S", false), ("\\w", false),
    ("\\W", false), ("[\\b]", false), ("\\f", false), ("\\n", false), ("\\r", false), ("\\t", false),
    ("\\v", false), ("\\cA", false), ("\\c1", true), ("\\x41", false), ("\\x4g", true),
    ("\\x{41}", true), ("\\u0041", false), ("\\u00e", true), ("\\0", false), ("\\01", true),
    ("\\12", false), ("(a)\\12", true), ("(a)\\2", true), ("\\1(a)", true), ("(a\\1)", true),
    ("[\\1]", true), ("\\A", false), ("\\Z", false), ("\\z", false), ("\\G", false), ("\\K", false),
    ("\\h", false), ("\\H", false), ("\\V", false), ("\\R", false), ("\\N", false), ("\\X", false),
    ("\\C", false), ("\\Q", false), ("\\E", false), ("\\p", false), ("\\P", false), ("\\e", false),
    ("\\a", false), ("\\g", false), ("\\k", false), ("\\o", false), ("\\m", false), ("\\y", false),
    ("\\j", false), ("\\l", false), ("\\L", false), ("\\U", false), ("a\\", true), (" # ", false),
  ])
  func everyTokenHasARow(_ token: String, isRefused: Bool) {
    let rows = ECMAScriptRow.all.filter { row in
      if case .refused = row.outcome { isRefused } else { !isRefused }
    }
    #expect(rows.contains { $0.pattern.contains(token) })
  }

  /// What PCRE2 itself makes of these patterns is not what URL Rewrite makes of them.
  @Test(arguments: [
    ("^/{C:1}", true, false), ("foo}bar", true, false), ("foo]bar", true, false), ("a++", true, false),
    ("a{2}+", true, false), ("(?i)a", true, false), ("(?<=a)b", true, false), ("(?<n>a)", true, false),
    ("(?>a)", true, false), ("(?#x)", true, false), ("(?|a)", true, false), ("(*COMMIT)", true, false),
    ("(?=a)*", true, false), ("\\m\\y\\j", false, true), ("\\l\\L", false, true), ("\\u0041", false, true),
    ("\\x4", true, false), ("\\x{41}", true, false), ("\\1(a)", true, false), ("[\\d-z]", false, true),
    ("[\\w-.]", false, true), ("[]", false, true), ("[^]", false, true), ("[[=a=]]", false, true),
    ("[[.-.]]", false, true), ("[[:w:]]", false, true), ("[[:d:]]", false, true), ("[[:s:]]", false, true),
  ])
  func aPlainCompileIsWrong(_ source: String, inPCRE2: Bool, inURLRewrite: Bool) {
    #expect(((try? Pattern(source, dialect: .pcre2)) != nil) == inPCRE2)
    #expect(((try? Pattern(source, dialect: .ecmaScript)) != nil) == inURLRewrite)
  }

  private func outcome(of row: ECMAScriptRow) throws -> ECMAScriptRow.Outcome {
    let pattern: Pattern
    do {
      pattern = try Pattern(
        row.pattern, dialect: .ecmaScript, options: row.isCaseless ? [.utf, .caseless] : [.utf])
    } catch {
      return .refused(error.kind)
    }
    var workspace = MatchWorkspace()
    let subject = Array(row.subject.utf8)
    guard try pattern.firstMatch(in: subject.span, workspace: &workspace) != nil else { return .noMatch }
    return .match(
      (0...pattern.captureCount).map { group in
        workspace.range(of: group).map { String(decoding: subject[$0], as: UTF8.self) }
      })
  }

  @Test(arguments: [
    ("ab*c**", 5, "contains a repeat expression"), ("^/{C:1}", 2, "not preceded by an expression"),
    ("a(b", 1, "unmatched '(' or ')'"), ("[z-a]", 1, "invalid character range"), ("éx)", 3, "unmatched '('"),
    ("é\\x4", 2, "invalid escape"), ("(a)\\2", 3, "invalid back reference"), ("a{3,2}", 1, "invalid count"),
  ])
  func errorsStandAtTheirByte(source: String, offset: Int, text: String) {
    do {
      _ = try Pattern(source, dialect: .ecmaScript)
      Issue.record("accepted")
    } catch {
      #expect(error.offset == offset)
      #expect(error.message.contains(text))
    }
  }

  @Test(arguments: [("\\d", "\u{0663}"), ("\\w+", "é"), ("\\s", "\u{A0}"), ("[\\w]", "ж")])
  func unicodeClasses(source: String, subject: String) throws {
    let pattern = try Pattern(source, dialect: .ecmaScript, options: [.utf, .unicodeClasses])
    var workspace = MatchWorkspace()
    let bytes = Array(subject.utf8)
    #expect(try pattern.firstMatch(in: bytes.span, workspace: &workspace) == 0..<bytes.count)
  }

  /// The library does not see, as PCRE2 would, that a text is missing or that a repeat can give nothing back.
  @Test(arguments: [
    ("^(a+)+$", 5000, "!"), ("(a+a+)+y", 60, ""), ("^(a|aa)+$", 200, "!"), ("^(a*)*b", 200, "c"),
    ("(a+)+b", 60, "c"), ("^(\\w+\\s?)+$", 60, "!"),
  ])
  func aRunawayPatternIsGivenUp(source: String, count: Int, end: String) throws {
    let pattern = try Pattern(source, dialect: .ecmaScript, options: [.utf, .caseless])
    #expect(pattern.canRunAway)
    var workspace = MatchWorkspace()
    let subject = Array((String(repeating: "a", count: count) + end).utf8)
    for traits in [SubjectTraits.unknown, SubjectTraits(subject.span)] {
      #expect(throws: MatchError.matchLimit) {
        try pattern.firstMatch(in: subject.span, traits: traits, workspace: &workspace)
      }
    }
  }

  @Test(arguments: ["^a$", "^(a+)$", "^a/(.*)$", "^(?:abc)+"])
  func aSimplePatternCannotRunAway(source: String) throws {
    #expect(try !Pattern(source, dialect: .ecmaScript, options: [.utf, .caseless]).canRunAway)
  }

  /// A list of names that is too long to be analysed is still known to end.
  @Test func aLongListOfNamesCannotRunAway() throws {
    let names = (0..<400).map { "crawler-\($0)" }.joined(separator: "|")
    #expect(names.utf8.count > 2048)
    let pattern = try Pattern("^(?:\(names))", dialect: .ecmaScript, options: [.utf, .caseless])
    #expect(!pattern.canRunAway)
    var workspace = MatchWorkspace()
    let subject = Array("Crawler-77/2.0".utf8)
    #expect(
      try pattern.firstMatch(in: subject.span, traits: SubjectTraits(subject.span), workspace: &workspace)
        == 0..<9)
  }
}

@Suite struct WildcardTests {
  @Test(arguments: [
    ("w2/*", "w2/mid", ["w2/mid", "mid"]), ("w3/*/*.txt", "w3/mid/x.txt", ["w3/mid/x.txt", "mid", "x"]),
    ("*/*.html", "contoso/test.html", ["contoso/test.html", "contoso", "test"]),
    ("*.*", "logo.jpg", ["logo.jpg", "logo", "jpg"]), ("*/*", "a/b/c", ["a/b/c", "a/b", "c"]),
    ("BLOG", "blog", ["blog"]), ("*", "", ["", ""]), ("img?.png", "img?.png", ["img?.png"]),
    ("a*b", "a\nb", ["a\nb", "\n"]), ("é*", "Éa", ["Éa", "a"]),
  ])
  func matches(source: String, subject: String, groups: [String]) throws {
    #expect(try captures(source, subject, .wildcard) == groups)
  }

  @Test(arguments: [
    ("blog", "blogger"), ("img?.png", "img1.png"), ("a.b", "aXb"), ("*/x.???", "w/mid/x.txt"), ("a*", "ba"),
    ("k", "\u{212A}"), ("a", "a\n"),
  ])
  func doesNotMatch(source: String, subject: String) throws {
    #expect(try captures(source, subject, .wildcard) == nil)
  }

  /// Patterns with more stars than can be named once needed more room than a match has.
  @Test(arguments: [31, 32, 33, 64, 200])
  func starsThatNoTextCanName(count: Int) throws {
    let pattern = try Pattern(
      "o" + String(repeating: "*", count: count) + "x", dialect: .wildcard, options: [.utf, .caseless])
    #expect(pattern.captureCount == 31)
    var workspace = MatchWorkspace(groups: 32, limits: .urlRewrite)
    let subject = Array("o/a/b/x".utf8)
    #expect(try pattern.firstMatch(in: subject.span, workspace: &workspace) == 0..<subject.count)
    let other = Array("o".utf8)
    #expect(try pattern.firstMatch(in: other.span, workspace: &workspace) == nil)
  }

  @Test(arguments: [
    ("a+b.html", "A+B.html", true), ("foo", "foobar", false), ("a*", "ab", false), ("(", "(", true),
  ])
  func exact(source: String, subject: String, isMatch: Bool) throws {
    #expect(try captures(source, subject, .exact) == (isMatch ? [subject] : nil))
  }

  private func captures(_ source: String, _ subject: String, _ dialect: Dialect) throws -> [String]? {
    let pattern = try Pattern(source, dialect: dialect, options: [.utf, .caseless])
    var workspace = MatchWorkspace()
    let bytes = Array(subject.utf8)
    guard try pattern.firstMatch(in: bytes.span, workspace: &workspace) != nil else { return nil }
    return (0...pattern.captureCount).map { group in
      String(decoding: workspace.range(of: group).map { bytes[$0] } ?? [], as: UTF8.self)
    }
  }
}
