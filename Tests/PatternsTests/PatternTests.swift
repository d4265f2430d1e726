import Patterns
import Testing

@Suite struct PatternTests {
  @Test(arguments: [
    (Dialect.pcre2, "^a(b+)c$", "abbc", 0..<4, 1..<3 as Range<Int>?),
    (.wildcard, "*.asp*", "/x.aspx", 0..<7, 0..<2),
    (.wildcard, "a*c", "abdc", 0..<4, 1..<3),
    (.exact, "a.b", "a.b", 0..<3, nil),
  ])
  func matches(
    dialect: Dialect, source: String, subject: String, whole: Range<Int>, group: Range<Int>?
  ) throws {
    let pattern = try Pattern(source, dialect: dialect)
    var workspace = MatchWorkspace()
    let bytes = Array(subject.utf8)
    #expect(try pattern.firstMatch(in: bytes.span, workspace: &workspace) == whole)
    #expect(workspace.range(of: 1) == group)
  }

  @Test(arguments: [
    (Dialect.pcre2, "^abc$", "abcd"), (.wildcard, "a*c", "abcd"), (.wildcard, "a.c", "abc"),
    (.exact, "a.b", "axb"), (.exact, "ab", "xab"), (.pcre2, "a", "A"),
  ])
  func doesNotMatch(dialect: Dialect, source: String, subject: String) throws {
    let pattern = try Pattern(source, dialect: dialect)
    var workspace = MatchWorkspace()
    let bytes = Array(subject.utf8)
    #expect(try pattern.firstMatch(in: bytes.span, workspace: &workspace) == nil)
  }

  @Test(arguments: [
    ("a(b", Dialect.pcre2, 3, "missing closing parenthesis"), ("x[a", .pcre2, 3, "missing terminating ]"),
    ("*+", .pcre2, 0, "quantifier does not follow a repeatable item"),
  ])
  func compileErrorsCarryOffsetAndMessage(source: String, dialect: Dialect, offset: Int, text: String) {
    #expect(throws: PatternError.self) { try Pattern(source, dialect: dialect) }
    do {
      _ = try Pattern(source, dialect: dialect)
    } catch {
      #expect(error.offset == offset)
      #expect(error.message.contains(text))
      #expect(error.source == source)
    }
  }

  @Test func runawayPatternReachesTheMatchLimit() throws {
    let pattern = try Pattern("^(a+)+$")
    var workspace = MatchWorkspace(limits: MatchLimits(match: 10_000, depth: 10_000, heap: 1_000))
    let bytes = Array((String(repeating: "a", count: 40) + "b").utf8)
    do {
      _ = try pattern.firstMatch(in: bytes.span, workspace: &workspace)
      Issue.record("no limit was reached")
    } catch {
      #expect(error == .matchLimit)
    }
  }

  @Test func invalidUTF8NeverFails() throws {
    let pattern = try Pattern("é|z", options: [.utf, .caseless])
    var workspace = MatchWorkspace()
    let subject: [UInt8] = [0xFF, 0xC3, 0x28, 0x5A]
    #expect(try pattern.firstMatch(in: subject.span, workspace: &workspace) == 3..<4)
    let upper = Array("É".utf8)
    #expect(try pattern.firstMatch(in: upper.span, workspace: &workspace) == 0..<2)
  }

  @Test func emptySubjectAndTooLongPattern() throws {
    var workspace = MatchWorkspace()
    let none: [UInt8] = []
    #expect(try Pattern("^$").firstMatch(in: none.span, workspace: &workspace) == 0..<0)
    #expect(try Pattern("a").firstMatch(in: none.span, workspace: &workspace) == nil)
    #expect(throws: PatternError.self) { try Pattern(String(repeating: "a", count: 70_000)) }
  }

  @Test func onePatternServesManyWorkers() async throws {
    let pattern = try Pattern("b(c+)")
    let hits = await withTaskGroup(of: Int.self) { group in
      for _ in 0..<8 {
        group.addTask {
          var workspace = MatchWorkspace()
          let bytes = Array("abccd".utf8)
          var hits = 0
          for _ in 0..<1000
          where (try? pattern.firstMatch(in: bytes.span, workspace: &workspace)) == 1..<4 {
            hits += 1
          }
          return hits
        }
      }
      return await group.reduce(0, +)
    }
    #expect(hits == 8000)
  }
}
