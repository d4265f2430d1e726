internal import Configuration
public import Lint
internal import StatusCodes

/// Findings as one JSON object, in the form that `--format json` promises.
public enum LintJSON {
  /// The number of the form. It grows when a member changes its meaning or goes away, not when one is added.
  public static let version = 1

  /// The object, without a final line end; keys are sorted, so that output can be compared.
  public static func render(_ result: LintResult) -> String {
    JSONText.encode(Object(result), pretty: true)
  }

  /// The rules as an array.
  public static func render(_ rules: [LintRule]) -> String {
    JSONText.encode(rules.map { Rule($0) }, pretty: true)
  }

  private struct Object: Encodable {
    let version = LintJSON.version
    let iis: String
    let files: [String]
    let findings: [Finding]
    let summary: Summary

    init(_ result: LintResult) {
      iis = result.version.rawValue
      files = result.files.map(\.name)
      findings = result.findings.map { Finding($0, result) }
      summary = Summary(
        errors: result.count(of: .error), warnings: result.count(of: .warning),
        notes: result.count(of: .note), allowed: result.findings.count { $0.allowedBecause != nil })
    }
  }

  private struct Summary: Encodable {
    let errors: Int
    let warnings: Int
    let notes: Int
    let allowed: Int
  }

  private struct Finding: Encodable {
    let rule: String
    let category: String
    let severity: String
    let message: String
    let remedy: String
    let evidence: String
    let site: String
    let path: String
    let file: String?
    let line: Int?
    let column: Int?
    let endColumn: Int?
    let answer: Answer?
    let related: [Related]
    let allowedBecause: String?

    init(_ finding: LintFinding, _ result: LintResult) {
      rule = finding.rule
      category = finding.category.rawValue
      severity = finding.severity.rawValue
      message = finding.message
      remedy = finding.remedy
      evidence = finding.evidence.rawValue
      site = finding.site
      path = finding.path
      file = finding.position?.file
      line = finding.position?.line
      column = finding.position?.column
      endColumn = finding.position.flatMap { position in
        SourceExtent(position, in: result.file(named: position.file)).map { $0.bytes.upperBound + 1 }
      }
      answer = finding.answer.map { Answer($0) }
      related = finding.related.map { Related($0) }
      allowedBecause = finding.allowedBecause
    }
  }

  private struct Answer: Encodable {
    let status: String
    let requests: String
    let hresult: String?
    let text: String?

    init(_ answer: LintFinding.Answer) {
      status = "\(answer.status)"
      requests = answer.requests
      hresult = answer.hresult.map { "0x" + String($0, radix: 16) }
      text = answer.text
    }
  }

  private struct Related: Encodable {
    let file: String
    let line: Int
    let column: Int
    let message: String

    init(_ related: LintFinding.Related) {
      file = related.position.file
      line = related.position.line
      column = related.position.column
      message = related.message
    }
  }

  private struct Rule: Encodable {
    let id: String
    let category: String
    let severity: String
    let summary: String
    let evidence: String

    init(_ rule: LintRule) {
      id = rule.id
      category = rule.category.rawValue
      severity = rule.severity.rawValue
      summary = rule.summary
      evidence = rule.evidence.rawValue
    }
  }
}
