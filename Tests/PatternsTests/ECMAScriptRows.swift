import Patterns
import Testing

/// One pattern against one subject.
struct ECMAScriptRow: Sendable, CustomTestStringConvertible {
  var pattern: String
  var subject: String
  var isCaseless: Bool
  var outcome: Outcome

  enum Outcome: Sendable, Hashable {
    case refused(PatternError.Kind)
    case noMatch
    /// The whole match, then the groups; `nil` for a group that took no part.
    case match([String?])
  }

  var testDescription: String { "\(pattern) on \(subject)" }

  /// A pattern that matches.
  static func yes(_ pattern: String, _ subject: String, _ groups: String?..., i: Bool = true) -> Self {
    Self(pattern: pattern, subject: subject, isCaseless: i, outcome: .match(groups))
  }

  /// A pattern that compiles and does not match.
  static func no(_ pattern: String, _ subject: String, i: Bool = true) -> Self {
    Self(pattern: pattern, subject: subject, isCaseless: i, outcome: .noMatch)
  }

  /// A pattern that is refused.
  static func bad(_ pattern: String, _ kind: PatternError.Kind) -> Self {
    Self(pattern: pattern, subject: "", isCaseless: true, outcome: .refused(kind))
  }
}

extension ECMAScriptRow {
  /// Groups, look ahead and what follows `(?`. Source: url-rewrite 3.2.
  static let groups: [Self] = [
    .yes("(?:ab)c", "abc", "abc"), .yes("(a)(b)", "ab", "ab", "a", "b"),
    .yes("((a)b)", "ab", "ab", "ab", "a"),
    .yes("a(?=b)", "ab", "a"), .no("a(?=b)", "ac"), .yes("a(?!b)", "ac", "a"), .no("a(?!b)", "ab"),
    .yes("^(?!admin).*$", "foo", "foo"), .no("^(?!admin).*$", "admin/x"), .yes("(?=(a))a", "a", "a", "a"),
    .yes("(?!(a))b", "b", "b", nil), .yes("(?=.*x)(?=.*y)", "ayx", ""), .yes("()", "a", "", ""),
    .yes("(a|)", "b", "", ""), .yes("^(a|)b$", "b", "b", ""), .yes("|a", "a", ""), .yes("a||b", "b", ""),
    .yes("", "abc", ""), .yes("a|ab", "ab", "a"), .yes("(?:a|ab)$", "ab", "ab"),
    .bad("(?<=a)b", .syntax), .bad("(?<!x)abc", .syntax), .bad("(?<n>a)", .syntax), .bad("(?P<n>a)", .syntax),
    .bad("(?P=n)", .syntax), .bad("(?i)abc", .syntax), .bad("(?i:abc)", .syntax), .bad("(?>a)", .syntax),
    .bad("(?#c)", .syntax), .bad("(?|a)", .syntax), .bad("(?1)", .syntax), .bad("(?R)", .syntax),
    .bad("(?)", .syntax), .bad("(?", .syntax), .bad("(*COMMIT)a", .badRepeat), .bad("(abc", .paren),
    .bad("abc)", .paren), .bad("(a))", .paren), .bad("((a)", .paren), .bad(")(", .paren), .bad("a|)", .paren),
    .bad("(?:a", .paren), .bad("(?=a", .paren),
    .bad(String(repeating: "(a)", count: 32), .space),
    Self(
      pattern: String(repeating: "(a)", count: 31), subject: String(repeating: "a", count: 31),
      isCaseless: true,
      outcome: .match([String(repeating: "a", count: 31)] + [String?](repeating: "a", count: 31))),
    .bad(String(repeating: "(?:", count: 300), .space),
  ]

  /// Repeats. Source: url-rewrite 3.2, 3.3.
  static let repeats: [Self] = [
    .yes("a*", "aab", "aa"), .yes("a+", "baa", "aa"), .yes("ab?c", "ac", "ac"), .yes("a{2}", "aaa", "aa"),
    .yes("a{2,}", "aaaa", "aaaa"), .yes("a{1,2}", "aaa", "aa"), .yes("a*?b", "aab", "aab"),
    .yes("a+?", "aa", "a"), .yes("a??b", "ab", "ab"), .yes("a{1,3}?", "aaa", "a"),
    .yes("a{2,}?", "aaa", "aa"),
    .yes("a{2}?b", "aab", "aab"), .yes("a{0}b", "ab", "b"), .yes("(ab)+", "ababx", "abab", "ab"),
    .yes("(a|b)*", "abba", "abba", "a"), .yes("(a*)*", "aa", "aa", ""), .yes("[ab]{2}", "xab", "ab"),
    .yes(".{3}", "abcd", "abc"), .yes("(?:x){3}", "xxx", "xxx"), .yes("^hello/*", "hello///a", "hello///"),
    .no("a{70000}", "aaa"), .yes("a{0,99999}", "aa", "aa"), .yes("s{2}k{2}", "SsKk", "SsKk"),
    .bad("*", .badRepeat), .bad("+a", .badRepeat), .bad("?", .badRepeat), .bad("{2}", .badRepeat),
    .bad("a|+", .badRepeat), .bad("a|?", .badRepeat), .bad("a|{2}", .badRepeat), .bad("({2}a)", .badRepeat),
    .bad("(?:?)", .badRepeat), .bad("(?=*)", .badRepeat),
    .bad("(*a)", .badRepeat), .bad("(+)", .badRepeat), .bad("a|*", .badRepeat), .bad("(?:*)", .badRepeat),
    .bad("a++", .badRepeat), .bad("a*+", .badRepeat), .bad("a?+", .badRepeat), .bad("a{2}+", .badRepeat),
    .bad("a**", .badRepeat), .bad("a+*", .badRepeat), .bad("a???", .badRepeat), .bad("a{2}{3}", .badRepeat),
    .bad("a*?*", .badRepeat), .bad("(a)**", .badRepeat),
    .bad("^*", .badRepeat), .bad("^+a", .badRepeat), .bad("$?", .badRepeat), .bad("a$*", .badRepeat),
    .bad("\\b*", .badRepeat), .bad("\\B+", .badRepeat), .bad("(?=a)*", .badRepeat),
    .bad("(?!a)+", .badRepeat),
    .bad("(?=a){2}", .badRepeat), .bad("^/{C:1}", .badRepeat), .bad("{id}", .badRepeat),
    .bad("a{id}", .badRepeat), .bad("a{,3}", .badRepeat), .bad("a{1", .badRepeat), .bad("a{1,", .badRepeat),
    .bad("a{1x}", .badRepeat), .bad("a{", .badRepeat), .bad("a{ 1}", .badRepeat), .bad("a{}", .badRepeat),
    .bad("a{3,2}", .badBrace), .bad("a}", .brace), .bad("}", .brace), .bad("foo}bar", .brace),
    .bad("foo]bar", .brack), .bad("]", .brack), .bad("[a]]", .brack), .bad("[^]]", .brack),
    .yes("^/\\{C:1\\}", "/{C:1}", "/{C:1}"), .yes("a\\{2}".replacingLast("}", "\\}"), "a{2}", "a{2}"),
  ]

  /// Escapes. Source: url-rewrite 3.2, 3.3.
  static let escapes: [Self] = [
    .yes("\\d+", "a12", "12"), .yes("\\D", "1a", "a"), .yes("\\s", "a b", " "), .yes("\\S+", " ab ", "ab"),
    .yes("\\w+", "-a_1-", "a_1"), .yes("\\W", "a-", "-"), .no("\\d", "\u{0663}"), .no("\\w", "é"),
    .no("\\s", "\u{A0}"), .yes("\\bcat\\b", "a cat.", "cat"), .no("\\bcat\\b", "concat"),
    .yes("\\Bcat", "concat", "cat"), .no("\\Bcat", "cat"), .yes("\\f", "\u{0C}", "\u{0C}"),
    .yes("\\n", "\n", "\n"), .yes("\\r", "\r", "\r"), .yes("\\t", "\t", "\t"),
    .yes("\\v", "\u{0B}", "\u{0B}"),
    .no("\\v", "\n"), .yes("\\cA", "\u{01}", "\u{01}"), .yes("\\cz", "\u{1A}", "\u{1A}"),
    .yes("\\x41", "A", "A"), .yes("\\x4a", "J", "J"), .yes("\\u0041", "a", "a"),
    .no("\\u0041", "a", i: false),
    .yes("\\u00e9", "é", "é"), .yes("\\uD83D\\uDE00", "😀", "😀"), .no("\\uD83D", "😀"), .no("\\uDE00x", "x"),
    .no("\\uD83D\\u0041", "A"), .yes("a\\0", "a\u{0}", "a\u{0}"), .yes("\\/\\-\\%\\@", "/-%@", "/-%@"),
    .yes("\\:\\=\\&\\_\\!\\#\\\"", ":=&_!#\"", ":=&_!#\""), .yes("\\.\\*\\+\\?", ".*+?", ".*+?"),
    .yes("\\(\\)\\[\\]\\{\\}", "()[]{}", "()[]{}"), .yes("\\^\\$\\|\\\\", "^$|\\", "^$|\\"),
    .yes("^\\Aabc", "Aabc", "Aabc"), .no("^\\Aabc", "abc"), .yes("x\\Z", "xz", "xz"),
    .no("x\\Z", "xz", i: false), .yes("\\z", "z", "z"), .yes("\\h", "h", "h"), .no("\\h", " "),
    .yes("\\H\\V", "hv", "hv"), .yes("\\K", "k", "k"), .yes("\\R", "r", "r"), .no("\\R", "\n"),
    .yes("\\G", "g", "g"), .yes("\\Q.\\E", "qxe", "qxe"), .yes("\\p", "p", "p"),
    .yes("\\P\\e\\a", "pea", "pea"),
    .yes("\\g\\k\\o", "gko", "gko"), .yes("\\X\\N\\C", "xnc", "xnc"), .yes("\\m\\y\\j", "myj", "myj"),
    .yes("\\l\\L\\i", "lLi", "lLi"), .yes("\\U0041", "U0041", "U0041"), .no("\\U0041", "A"),
    .yes("\\E\\Qx", "EQx", "EQx"), .yes("\\$\\_a", "$_a", "$_a"), .yes("\\q\\z", "qz", "qz"),
    .yes("\\é", "é", "é"),
    .yes("^my\\%20test$", "my%20test", "my%20test"), .yes("a\\ b", "a b", "a b"),
    .bad("\\", .escape), .bad("a\\", .escape), .bad("\\c", .escape), .bad("\\c1", .escape),
    .bad("\\x", .escape),
    .bad("\\x4", .escape), .bad("\\x4g", .escape), .bad("\\x{41}", .escape), .bad("\\u", .escape),
    .bad("\\u00e", .escape), .bad("\\u00eg", .escape), .bad("\\u{41}", .escape), .bad("\\01", .escape),
    .bad("\\00", .escape), .bad("\\U0001F600\\u", .escape), .bad("\\uD83D\\u", .escape),
  ]

  /// References to groups. Source: url-rewrite 3.2.
  static let references: [Self] = [
    .yes("(a)\\1", "aa", "aa", "a"), .no("(a)\\1", "ab"), .yes("(a|b)\\1", "bb", "bb", "b"),
    .yes("(a)(b)\\2\\1", "abba", "abba", "a", "b"), .yes("(?:(a)|b)\\1c", "bc", "bc", nil),
    .yes("(a)|\\1b", "b", "b", nil), .yes("(A)\\1", "aA", "aA", "a"), .no("(a)\\1", "aA", i: false),
    .yes("(a)\\1{2}", "aaa", "aaa", "a"), .yes("((a))\\2", "aa", "aa", "a", "a"),
    .yes(
      "(a)(b)(c)(d)(e)(f)(g)(h)(i)(j)\\10", "abcdefghijj", "abcdefghijj", "a", "b", "c", "d", "e", "f",
      "g", "h", "i", "j"),
    .yes(
      "(a)(b)(c)(d)(e)(f)(g)(h)(i)(j)(k)(l)\\12", "abcdefghijkll", "abcdefghijkll", "a", "b", "c", "d", "e",
      "f",
      "g", "h", "i", "j", "k", "l"),
    .bad("(a)(b)(c)(d)(e)(f)(g)(h)(i)(j)(k)\\12", .backReference),
    .bad("\\1", .backReference), .bad("(a)\\2", .backReference), .bad("\\1(a)", .backReference),
    .bad("(a\\1)", .backReference), .bad("(a)\\12", .backReference), .bad("((a)\\1)", .backReference),
    .bad("(a)\\99999999999999999999", .backReference), .bad("(?:a)\\1", .backReference),
  ]

  /// Sets. Source: url-rewrite 3.2, 3.3.
  static let sets: [Self] = [
    .yes("[abc]+", "xcab", "cab"), .yes("[^abc]", "abd", "d"), .yes("[a-c]+", "xabcd", "abc"),
    .yes("[a-c]+", "ABC", "ABC"), .no("[a-c]", "ABC", i: false), .yes("[A-C]+", "abc", "abc"),
    .yes("[^A-C]+", "abcd", "d"), .no("[]", "a"), .no("[]", ""), .yes("[^]", "\n", "\n"), .no("[^]", ""),
    .yes("[\\]]", "]", "]"), .yes("[a\\]b]+", "b]a", "b]a"), .yes("[[]", "[", "["),
    .yes("[a-]+", "-a-", "-a-"),
    .yes("[-a]+", "a-", "a-"), .yes("[\\d-z]+", "5-z", "5-z"), .no("[\\d-z]", "x"),
    .yes("[\\w-.]+\\.html", "a-b.html", "a-b.html"), .yes("[a-c-e]+", "a-e", "a-e"), .no("[a-c-e]", "d"),
    .yes("[+--]+", ",-+", ",-+"), .yes("[--/]", ".", "."), .yes("[\\d]+", "a12", "12"),
    .yes("[\\D]", "1a", "a"),
    .yes("[\\s\\S]", "\n", "\n"), .yes("[^\\w]", "a-", "-"), .yes("[\\W\\d]+", "a-1b", "-1"),
    .yes("[\\b]", "b", "b"), .yes("[\\B]", "b", "b"), .no("[\\b]", "\u{08}"), .yes("[\\n\\t]", "\t", "\t"),
    .yes("[\\x41-\\x43]+", "abc", "abc"), .yes("[\\u00e0-\\u00ff]", "é", "é"),
    .yes("[\\cA]", "\u{1}", "\u{1}"),
    .yes("[\\0]", "\u{0}", "\u{0}"), .yes("[.]", ".", "."), .no("[.]", "a"),
    .yes("[*+?(){}|^$]+", "(*)", "(*)"),
    .yes("[a^]+", "^a", "^a"), .yes("[[:alpha:]]+", "1ab2", "ab"), .yes("[[:digit:]]+", "a12", "12"),
    .yes("[[:space:]]", " ", " "), .yes("[[:upper:]]", "a", "a"), .no("[[:upper:]]", "a", i: false),
    .yes("[[:lower:]]", "A", "A"), .yes("[^[:alnum:]]", "a-1", "-"), .yes("[[:xdigit:]]+", "xfFg", "fF"),
    .yes("[[:punct:]]", "a!", "!"), .yes("[[:w:]]+", "-a_-", "a_"), .yes("[[:d:]]", "a1", "1"),
    .yes("[[:s:]]", "a ", " "), .yes("[[=a=]]", "a", "a"), .yes("[[.-.]]", "-", "-"),
    .yes("[[.a.]-c]+", "abc", "abc"), .yes("[é]", "É", "É"), .yes("[à-ö]", "É", "É"),
    .no("[é]", "É", i: false),
    .yes("[\\u0000-\\uFFFF]+", "a😀", "a😀"), .no("[^\\u0000-\\uFFFF]", "😀"),
    .yes("[\\uD800-\\uDFFF]", "😀", "😀"),
    .no("[^\\uD800-\\uDBFF]", "😀"), .yes("[\\uD83D\\uDE00]", "😀", "😀"), .yes("[😀-😂]", "😁", "😁"),
    .yes("[a\\-z]+", "z-a", "z-a"), .no("[a\\-z]", "b"), .yes("[_0-9a-z-]+", "a-b_1", "a-b_1"),
    .yes("[ #]+", "# ", "# "), .yes("[:a:]+", "a:", "a:"), .yes("[=a]+", "a=", "a="),
    .yes("[\\s-x]+", "- x", "- x"), .yes("[\\W-a]+", "-a", "-a"), .yes("[[:alpha:]-.]+", "a-.", "a-."),
    .yes("[\\d-]+", "1-", "1-"), .bad("[a-\\w]", .range), .bad("[+-\\S]", .range),
    .yes("[\\A\\Z]+", "AZ", "AZ"), .yes("[\\Q.\\E]+", "Q.E", "Q.E"), .yes("[\\v]", "\u{0B}", "\u{0B}"),
    .bad("[a", .brack), .bad("[", .brack), .bad("[^", .brack), .bad("[a-", .brack),
    .bad("[[:alpha:]", .brack),
    .bad("[z-a]", .range), .bad("[a-\\d]", .range), .bad("[a-[:digit:]]", .range), .bad("[b-\\x41]", .range),
    .bad("[a-[=z=]]", .range), .bad("[[:foo:]]", .characterClass), .bad("[[:^alpha:]]", .characterClass),
    .bad("[[::]]", .characterClass), .bad("[[:alpha]", .brack), .bad("[[.ab.]]", .collate),
    .bad("[[==]]", .collate), .bad("[[=a]", .brack), .bad("[\\1]", .escape), .bad("[\\01]", .escape),
    .bad("[\\x4]", .escape), .bad("[\\u12]", .escape), .bad("[\\c]", .escape), .bad("[\\", .escape),
    .bad("[a\\]", .brack),
  ]

  /// What the characters, anchors and cases match. Source: url-rewrite 3.2, 3.3.
  static let matching: [Self] = [
    .yes(".", "a", "a"), .no(".", "\n"), .no(".", "\r"), .no(".", ""), .yes(".", "\u{2028}", "\u{2028}"),
    .yes(".", "\u{85}", "\u{85}"), .yes("a.c", "aéc", "aéc"), .no("^.$", "\r\n"), .yes("^b", "a\nb", "b"),
    .yes("a$", "a\nb", "a"), .yes("a$", "a\n", "a"), .yes("^$", "a\n", ""), .no("^b", "a\rb"),
    .no("^b", "ab"),
    .yes("^", "abc", ""), .yes("$", "abc", ""), .yes("a^b|c", "c", "c"), .yes("blog", "demo/blogger", "blog"),
    .yes("b", "abc", "b"), .yes("^abc$", "ABC", "ABC"), .no("^abc$", "ABC", i: false),
    .yes("straße", "STRAßE", "STRAßE"),
    .no("straße", "strasse"), .yes("É", "é", "é"), .no("É", "é", i: false), .no("k", "\u{212A}"),
    .no("s", "\u{17F}"), .yes("K", "k", "k"), .no("[k-s]", "\u{212A}\u{17F}"),
    .yes("[^k-s]+", "\u{212A}\u{17F}", "\u{212A}\u{17F}"),
    .yes("ſ", "ſ", "ſ"), .no("ſ", "s"), .yes("[ſ]", "ſ", "ſ"), .no("[ſ]", "S"),
    .yes("Σ", "σ", "σ"), .no("ς", "σ"), .yes("[Α-Ω]+", "αβς", "αβ"), .no("[^é]", "É"),
    .no("\u{10428}", "\u{10400}"), .yes(" a # b", "x a # b", " a # b"), .yes("(x)?a", "a", "a", nil),
    .yes("(a)|(b)", "b", "b", nil, "b"), .yes("default.aspx", "a/defaultXaspxfoo", "defaultXaspx"),
    .yes("(.*)/(.*)", "a/b/c", "a/b/c", "a/b", "c"), .yes("(.*?)/(.*)", "a/b/c", "a/b/c", "a", "b/c"),
    .no("^a(.*)b$", "a\rb"), .yes("(?:a+)*$", "b", ""), .yes("[\\uD83D\\u0041]", "a", "a"),
    .yes("[\\uD7FF]", "\u{D7FF}", "\u{D7FF}"), .yes("b(.*)$", "abc", "bc", "c"), .yes("b.*", "abc", "bc"),
    .yes("^a(.*?)", "abc", "a", ""),
    .no("^a(.+)c$", "ac"), .yes("^ab{0,1}.{1,2}c$", "abxc", "abxc"), .no("^.{1,2}$", "abc"),
    .yes("c$", "cbc", "c"),
    .no("^a$", "ab"), .yes("^(.+)/$", "a/b/", "a/b/", "a/b"), .no("^(.+)$", ""), .yes("(.*)", "", "", ""),
    .yes("^blog/([_0-9a-z-]+)/([0-9]+)", "blog/some-title/323", "blog/some-title/323", "some-title", "323"),
    .yes("\\.(env|git)", "a.environment", ".env", "env"), .yes("^résumé$", "RÉSUMÉ", "RÉSUMÉ"),
    .yes("\\bbr(?!;q=0)\\b", "gzip, br", "br"), .no("\\bbr(?!;q=0)\\b", "gzip, br;q=0"),
    .yes("(^|,\\s*)203\\.0\\.113\\.7($|,)", "10.0.0.1, 203.0.113.7", ", 203.0.113.7", ", ", ""),
    .no("(^|,\\s*)203\\.0\\.113\\.7($|,)", "203.0.113.77"), .yes("x\n", "x\n", "x\n"),
    .yes("(z)((a+)?(b+)?(c))*", "zaacbbbcac", "zaacbbbcac", "z", "ac", "a", "bbb", "c"),
  ]

  static let all = groups + repeats + escapes + references + sets + matching
}

extension String {
  /// The text with its last occurrence of a character replaced.
  func replacingLast(_ character: Character, _ replacement: String) -> String {
    guard let index = lastIndex(of: character) else { return self }
    return self[..<index] + replacement + self[self.index(after: index)...]
  }
}
