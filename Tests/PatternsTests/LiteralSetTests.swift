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

  /// What passes over a subject without the engine never passes over a literal: every subject of seven letters
  /// against sets of short literals and of long ones.
  @Test(arguments: [
    ["abc", "bca"], ["aab"], ["cab", "abca"], ["ab", "c"], ["bb"], ["abcab"], ["a", "ccc"],
  ])
  func nothingIsPassedOver(literals: [String]) throws {
    let set = try LiteralSet(literals)
    var workspace = MatchWorkspace()
    for number in 0..<2187 {
      var (rest, bytes) = (number, [UInt8]())
      for _ in 0..<7 {
        bytes.append(UInt8(ascii: "a") + UInt8(rest % 3))
        rest /= 3
      }
      // Letters of no literal before it move the subject over the steps of the search.
      for padding in [0, 1, 2, 5, 8] {
        let subject = [UInt8](repeating: UInt8(ascii: "x"), count: padding) + bytes
        let expected = (0..<subject.count).first { start in
          literals.contains { subject[start...].starts(with: $0.utf8) }
        }
        let hit = set.firstMatch(in: subject.span, workspace: &workspace)
        #expect(hit?.range.lowerBound == expected)
      }
    }
  }

  /// Long subjects are passed over by pairs of bytes, sixteen at a time: a literal is found at every place of subjects
  /// of every length, in capitals, at the ends and over the steps.
  @Test(arguments: [
    ["sqlmap"], ["sqlmap", "nikto"], ["--", "drop table", "%00"],
    ["<s", "ab", "zz", "a-rather-long-literal"],
    ["xx", ":"], ["\u{E9}t\u{E9}", "abc"], ["one", "two", "three", "four", "five"],
  ])
  func findsLiteralsAnywhereInLongSubjects(literals: [String]) throws {
    let set = try LiteralSet(literals)
    var workspace = MatchWorkspace()
    for length in 30...67 {
      let filler = (0..<length).map { UInt8(ascii: "0") + UInt8($0 % 10) }
      #expect(set.firstMatch(in: filler.span, workspace: &workspace) == nil)
      let mayMatch = set.mayMatch(filler.span)
      #expect(!mayMatch)
      for (index, literal) in literals.enumerated() {
        let bytes = Array(literal.uppercased().utf8)
        for start in 0...length - bytes.count {
          var subject = filler
          subject.replaceSubrange(start..<start + bytes.count, with: bytes)
          let hit = set.firstMatch(in: subject.span, workspace: &workspace)
          #expect(
            hit?.literal == index && hit?.range.lowerBound == start, "\(literal) at \(start) of \(length)")
          let mayMatch = set.mayMatch(subject.span)
          #expect(mayMatch)
        }
      }
    }
  }
}
