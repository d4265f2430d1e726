import Configuration
import StatusCodes
import Testing

@testable import Lint

@Suite struct SuppressionTests {
  private static let browse = #"<directoryBrowse enabled="true"/>"#
  private static let id = "directory-browsing-enabled"

  private func findings(_ webServer: String) -> [LintFinding] {
    lint("<system.webServer>\(webServer)</system.webServer>")
  }

  @Test func allowsTheNextElement() throws {
    let found = findings("<!-- substatus: allow \(Self.id) because it is an archive -->\(Self.browse)")
    #expect(found.map(\.rule) == [Self.id])
    #expect(found.first?.allowedBecause == "it is an archive")
  }

  @Test func allowsWhatStandsInTheElement() {
    let found = lint(
      """
      <!-- substatus: allow \(Self.id), double-escaping-allowed because a legacy client needs both -->
      <system.webServer>\(Self.browse)
      <security><requestFiltering allowDoubleEscaping="true"/></security></system.webServer>
      """)
    #expect(found.count == 2 && found.allSatisfy { $0.allowedBecause != nil })
  }

  @Test func allowsAWholeFileInFrontOfItsRoot() {
    let text = """
      <?xml version="1.0"?>
      <!-- substatus: allow \(Self.id) because it is an archive -->
      <configuration><system.webServer>\(Self.browse)</system.webServer></configuration>
      """
    let found = Linter.lint(LintExample.raw(text).subject).findings
    #expect(found.map(\.allowedBecause) == ["it is an archive"])
  }

  @Test func leavesTheElementBehindAlone() {
    let found = findings(
      """
      <!-- substatus: allow double-escaping-allowed because a reason -->
      <security><requestFiltering allowDoubleEscaping="true"/></security>\(Self.browse)
      """)
    #expect(found.of(Self.id).map(\.allowedBecause) == [nil])
    #expect(found.of("double-escaping-allowed").map(\.allowedBecause) == ["a reason"])
  }

  @Test(
    arguments: [
      ("allow \(id)", "suppression-without-reason"), ("allow \(id) because", "suppression-without-reason"),
      ("allow because of a reason", "suppression-without-reason"), ("allow", "suppression-without-reason"),
      ("allow nosuch because a reason", "suppression-unknown-rule"),
      ("allow verb-lower-case because a reason", "suppression-unused"),
      ("deny \(id) because a reason", "suppression-not-understood"), ("", "suppression-not-understood"),
    ])
  func whatDoesNotAllowIsAFinding(_ comment: String, rule: String) {
    let found = findings("<!-- substatus: \(comment) -->\(Self.browse)")
    #expect(found.of(Self.id).map(\.allowedBecause) == [nil])
    #expect(found.of(rule).count == 1)
    #expect(found.count == 2)
  }

  /// A comment behind the last element allows nothing, and says so.
  @Test func lastCommentIsUnused() {
    let found = findings(Self.browse + "<!-- substatus: allow \(Self.id) because a reason -->")
    #expect(found.map(\.rule).sorted() == [Self.id, "suppression-unused"])
  }

  /// Ordinary comments are nobody's business.
  @Test func otherCommentsDoNotCount() {
    #expect(findings("<!-- see substatus: allow x --><!-- Substatus is fine -->\(Self.browse)").count == 1)
  }

  @Test func worksInUTF16() {
    let text = """
      <!-- substatus: allow \(Self.id) because it is an archive -->
      <configuration><system.webServer>\(Self.browse)</system.webServer></configuration>
      """
    var bytes: [UInt8] = [0xFF, 0xFE]
    for unit in text.utf16 { bytes += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    var subject = LintExample().subject
    subject.sites["Default Web Site"] = LintSite(
      webConfigs: ["/": ConfigurationFile(name: "web.config", bytes: bytes)])
    #expect(Linter.lint(subject).findings.map(\.allowedBecause) == ["it is an archive"])
  }

  @Test func doesNotCountForTheExitStatus() {
    let comment = "<!-- substatus: allow \(Self.id) because a reason -->"
    func result(_ content: String) -> LintResult {
      Linter.lint(LintExample.webServer(content).subject)
    }
    #expect(result(Self.browse).hasFindings(atLeast: .warning))
    #expect(!result(Self.browse).hasFindings(atLeast: .error))
    #expect(!result(comment + Self.browse).hasFindings(atLeast: .note))
    #expect(result(comment + Self.browse).count(of: .warning) == 0)
  }
}
