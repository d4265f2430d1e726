import Patterns
import Testing

@Suite struct LiteralSetTests {
  @Test(arguments: [
    (["..", "bad"], "/a..b", 0, 2..<4), (["bad"], "/xBADx", 0, 2..<5),
    (["ab", "abc"], "xabc", 0, 1..<3), (["abc", "ab"], "xabc", 0, 1..<4),
    (["zz", "a"], "a-zz", 1, 0..<1), (["a.c"], "abc a.c", 0, 4..<7),
    (["/*", "--"], "x--/*", 1, 1..<3), (["<script"], "?x=<SCRIPT>", 0, 3..<10),
    (["é"], "É", 0, 0..<2), (["", "b"], "ab", 1, 1..<2), (["k"], "\u{212A}k", 0, 3..<4),
    (["a\u{0}b"], "xA\u{0}B", 0, 1..<4), (["ⱥ"], "Ⱥ", 0, 0..<2),
  ])
  func findsTheLeftmostLiteral(literals: [String], subject: String, literal: Int, range: Range<Int>) throws {
    let set = try LiteralSet(literals)
    var workspace = MatchWorkspace()
    let bytes = Array(subject.utf8)
    let hit = set.firstMatch(in: bytes.span, workspace: &workspace)
    #expect(hit?.literal == literal)
    #expect(hit?.range == range)
  }

  @Test(arguments: [
    (["bad"], "/good"), ([], "anything"), ([""], "anything"), (["a.c"], "abc"), (["s"], "\u{17F}"),
    (["k"], "\u{212A}"), (["abc"], "ab"), (["abc"], ""),
  ])
  func findsNothing(literals: [String], subject: String) throws {
    let set = try LiteralSet(literals)
    var workspace = MatchWorkspace()
    let bytes = Array(subject.utf8)
    #expect(set.firstMatch(in: bytes.span, workspace: &workspace) == nil)
  }

  @Test func aThousandLiterals() throws {
    // Large enough for several alternations: the leftmost hit counts, whichever alternation holds it.
    let set = try LiteralSet((0..<2000).map { "literal\($0)-" })
    var workspace = MatchWorkspace()
    let bytes = Array("xx LITERAL777- literal3-".utf8)
    #expect(set.firstMatch(in: bytes.span, workspace: &workspace)?.literal == 777)
  }

  @Test func bytesThatAreNotUTF8() throws {
    let set = try LiteralSet(["bad", "é"])
    var workspace = MatchWorkspace()
    let bytes: [UInt8] = [0xFF, 0xC3] + Array("bad".utf8)
    #expect(set.firstMatch(in: bytes.span, workspace: &workspace)?.range == 2..<5)
  }
}
