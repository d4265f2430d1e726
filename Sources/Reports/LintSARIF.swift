internal import Configuration
internal import Foundation
public import Lint
internal import StatusCodes

/// Findings as a log of SARIF 2.1.0, which code hosts show beside the lines of a change.
///
/// Source: OASIS, "Static Analysis Results Interchange Format (SARIF) Version 2.1.0".
public enum LintSARIF {
  /// The log, without a final line end.
  public static func render(_ result: LintResult) -> String {
    JSONText.encode(Log(result), pretty: true)
  }

  private struct Log: Encodable {
    let schema = "https://json.schemastore.org/sarif-2.1.0.json"
    let version = "2.1.0"
    let runs: [Run]

    enum CodingKeys: String, CodingKey {
      case schema = "$schema"
      case version, runs
    }

    init(_ result: LintResult) { runs = [Run(result)] }
  }

  private struct Run: Encodable {
    let tool = Tool()
    let columnKind = "unicodeCodePoints"
    let results: [Result]

    init(_ result: LintResult) {
      let indices = Dictionary(
        LintRule.all.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
      results = result.findings.map { Result($0, index: indices[$0.rule] ?? -1, result) }
    }
  }

  private struct Tool: Encodable {
    let driver = Driver()
  }

  private struct Driver: Encodable {
    let name = "substatus"
    let rules = LintRule.all.map { Rule($0) }
  }

  private struct Rule: Encodable {
    let id: String
    let shortDescription: Message
    let defaultConfiguration: Configuration
    let properties: Properties

    struct Configuration: Encodable {
      let level: String
    }

    struct Properties: Encodable {
      let tags: [String]
      let evidence: String
    }

    init(_ rule: LintRule) {
      id = rule.id
      shortDescription = Message(text: rule.summary)
      defaultConfiguration = Configuration(level: rule.severity.rawValue)
      properties = Properties(tags: [rule.category.rawValue], evidence: rule.evidence.rawValue)
    }
  }

  private struct Message: Encodable {
    let text: String
  }

  private struct Result: Encodable {
    let ruleId: String
    let ruleIndex: Int
    let level: String
    let message: Message
    let locations: [Location]
    let relatedLocations: [Location]?
    let suppressions: [Suppression]?
    let properties: Properties

    /// What SARIF has no member for.
    struct Properties: Encodable {
      let remedy: String
      let path: String
      let site: String
      let status: String?
      let requests: String?
      let hresult: String?
      let configError: String?
    }

    struct Suppression: Encodable {
      let kind = "inSource"
      let justification: String
    }

    init(_ finding: LintFinding, index: Int, _ result: LintResult) {
      ruleId = finding.rule
      ruleIndex = index
      level = finding.severity.rawValue
      let answer = finding.answer.map { " IIS answers \($0.status) to \($0.requests)." } ?? ""
      message = Message(text: "\(finding.message)\(answer) \(finding.remedy)")
      locations = finding.position.flatMap { Location($0, nil, result) }.map { [$0] } ?? []
      let others = finding.related.enumerated().compactMap { number, related in
        Location(related.position, related.message, result, id: number + 1)
      }
      relatedLocations = others.isEmpty ? nil : others
      suppressions = finding.allowedBecause.map { [Suppression(justification: $0)] } ?? []
      properties = Properties(
        remedy: finding.remedy, path: finding.path, site: finding.site,
        status: finding.answer.map { "\($0.status)" }, requests: finding.answer?.requests,
        hresult: finding.answer?.hresult.map { "0x" + String($0, radix: 16) },
        configError: finding.answer?.text)
    }
  }

  private struct Location: Encodable {
    let id: Int?
    let physicalLocation: Physical
    let message: Message?

    struct Physical: Encodable {
      let artifactLocation: Artifact
      let region: Region
    }

    struct Artifact: Encodable {
      let uri: String
    }

    struct Region: Encodable {
      let startLine: Int
      let startColumn: Int
      let endColumn: Int
    }

    /// - Returns: `nil` for a place in a file that nobody has.
    init?(_ position: SourcePosition, _ message: String?, _ result: LintResult, id: Int? = nil) {
      guard let file = result.file(named: position.file) else { return nil }
      let columns = SourceExtent(position, in: file)?.characters ?? position.column..<position.column + 1
      self.id = id
      self.message = message.map { Message(text: $0) }
      physicalLocation = Physical(
        artifactLocation: Artifact(uri: LintSARIF.uri(of: file.name)),
        region: Region(
          startLine: position.line, startColumn: columns.lowerBound, endColumn: columns.upperBound))
    }
  }

  /// A file name as a URI reference: relative names stay relative, so that a code host finds them in its tree.
  static func uri(of name: String) -> String {
    var allowed = CharacterSet.urlPathAllowed
    allowed.remove(charactersIn: ":")
    let path = name.hasPrefix("./") ? String(name.dropFirst(2)) : name
    let escaped = path.addingPercentEncoding(withAllowedCharacters: allowed) ?? path
    return path.hasPrefix("/") ? "file://" + escaped : escaped
  }
}
