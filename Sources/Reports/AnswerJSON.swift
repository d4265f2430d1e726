internal import Configuration
internal import Foundation
internal import StatusCodes
public import Substatus

/// An answer as one JSON object, in the form that `--format json` promises.
public enum AnswerJSON {
  /// The object, without a final line end; keys are sorted, so that output can be compared.
  public static func render(_ answer: Answer, pretty: Bool = true) -> String {
    JSONText.encode(Object(answer), pretty: pretty)
  }

  struct Object: Encodable {
    let status: String?
    let outcome: String
    let reason: String?
    let version: String
    let decidedBy: Decision?
    let matched: Matched?
    let site: String?
    let application: String?
    let pool: String?
    let physicalPath: String?
    let handler: String?
    let location: String?
    let clientStatus: String?
    let errorStatus: String?
    let interimStatus: String?
    let isRedirectLoop: Bool
    let challenges: [String]
    let strictTransportSecurity: String?
    let rewrittenURL: String?
    let loggedURL: String?
    let rewriteRules: [RewriteRule]
    let evidence: String
    let assumptions: [String]
    let alsoViolates: [String]
    let trace: [Step]

    enum CodingKeys: CodingKey {
      case status, outcome, reason, version, decidedBy, matched, site, application, pool, physicalPath
      case handler, location, clientStatus, challenges, strictTransportSecurity, errorStatus
      case interimStatus, isRedirectLoop
      case rewrittenURL, loggedURL, rewriteRules, evidence, assumptions
      case alsoViolates, trace
    }

    init(_ answer: Answer) {
      status = answer.status.map { "\($0)" }
      outcome = answer.outcome.rawValue
      reason = answer.reason
      version = answer.version.rawValue
      decidedBy = answer.decidedBy.map { Decision($0) }
      matched = answer.matched.map { Matched($0) }
      site = answer.site
      application = answer.application?.path
      pool = answer.application?.pool.name
      physicalPath = answer.application?.physicalPath
      handler = answer.handler
      location = answer.location
      clientStatus = answer.clientStatus.map { "\($0)" }
      errorStatus = answer.errorStatus.map { "\($0)" }
      interimStatus = answer.interimStatus.map { "\($0)" }
      isRedirectLoop = answer.isRedirectLoop
      challenges = answer.challenges
      strictTransportSecurity = answer.strictTransportSecurity
      rewrittenURL = answer.rewrittenURL
      loggedURL = answer.loggedURL
      rewriteRules = answer.rewriteRules.map { RewriteRule($0) }
      evidence = answer.evidence.rawValue
      assumptions = answer.assumptions
      alsoViolates = answer.alsoViolates.compactMap { $0.status.map { "\($0)" } }
      trace = answer.trace.map { Step($0) }
    }

    /// The status is written even when there is none: a reader must not take a missing key for success.
    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(status, forKey: .status)
      try container.encode(outcome, forKey: .outcome)
      try container.encodeIfPresent(reason, forKey: .reason)
      try container.encode(version, forKey: .version)
      try container.encodeIfPresent(decidedBy, forKey: .decidedBy)
      try container.encodeIfPresent(matched, forKey: .matched)
      try container.encodeIfPresent(site, forKey: .site)
      try container.encodeIfPresent(application, forKey: .application)
      try container.encodeIfPresent(pool, forKey: .pool)
      try container.encodeIfPresent(physicalPath, forKey: .physicalPath)
      try container.encodeIfPresent(handler, forKey: .handler)
      try container.encodeIfPresent(location, forKey: .location)
      try container.encodeIfPresent(clientStatus, forKey: .clientStatus)
      try container.encodeIfPresent(errorStatus, forKey: .errorStatus)
      try container.encodeIfPresent(interimStatus, forKey: .interimStatus)
      if isRedirectLoop { try container.encode(true, forKey: .isRedirectLoop) }
      if !challenges.isEmpty { try container.encode(challenges, forKey: .challenges) }
      try container.encodeIfPresent(strictTransportSecurity, forKey: .strictTransportSecurity)
      try container.encodeIfPresent(rewrittenURL, forKey: .rewrittenURL)
      try container.encodeIfPresent(loggedURL, forKey: .loggedURL)
      if !rewriteRules.isEmpty { try container.encode(rewriteRules, forKey: .rewriteRules) }
      try container.encode(evidence, forKey: .evidence)
      try container.encode(assumptions, forKey: .assumptions)
      try container.encode(alsoViolates, forKey: .alsoViolates)
      try container.encode(trace, forKey: .trace)
    }
  }

  struct Decision: Encodable {
    let module: String
    let notification: String?
    let setting: String?
    let value: String?
    let source: Source?
    let hresult: String?
    let configError: String?
    let configSource: [Line]?
    let explanation: String
    let remedy: String?

    init(_ decision: Answer.Decision) {
      module = decision.module
      notification = decision.notification
      setting = decision.setting
      value = decision.value
      source = decision.source.map { Source(file: $0.file, line: $0.line, column: $0.column) }
      hresult = decision.hresult
      configError = decision.configError
      configSource =
        decision.configSource.isEmpty
        ? nil : decision.configSource.map { Line(line: $0.number, text: SecretMask.masked($0.text)) }
      explanation = decision.explanation
      remedy = decision.remedy
    }
  }

  struct Line: Encodable {
    let line: Int
    let text: String
  }

  struct Source: Encodable {
    let file: String
    let line: Int
    let column: Int
  }

  struct RewriteRule: Encodable {
    let setting: String
    let source: Source?
    let match: Test
    let conditions: [Test]
    let action: String?
    let result: String?

    init(_ rule: Answer.RewriteRule) {
      setting = rule.setting
      source = rule.source.map { Source(file: $0.file, line: $0.line, column: $0.column) }
      match = Test(rule.match)
      conditions = rule.conditions.map { Test($0) }
      action = rule.action
      result = rule.result
    }

    struct Test: Encodable {
      let input: String
      let text: String
      let pattern: String
      let holds: Bool
      let captures: [String]

      init(_ test: Answer.RewriteRule.Test) {
        input = test.input
        text = test.text
        pattern = test.pattern
        holds = test.holds
        captures = test.captures
      }
    }
  }

  struct Matched: Encodable {
    let `in`: String
    let offset: Int
    let length: Int
    let text: String
    let requestOffset: Int?
    let requestLength: Int?

    init(_ matched: Answer.MatchedBytes) {
      `in` = matched.part
      offset = matched.offset
      length = matched.length
      text = matched.text
      requestOffset = matched.inRequest?.lowerBound
      requestLength = matched.inRequest?.count
    }
  }

  struct Step: Encodable {
    let module: String
    let notification: String?
    let check: String
    let seen: String
    let limit: String
    let result: String

    init(_ step: Answer.TraceStep) {
      module = step.module
      notification = step.notification
      check = step.check
      seen = step.seen
      limit = step.limit
      result = step.result.rawValue
    }
  }
}

/// JSON with sorted keys and readable slashes.
enum JSONText {
  static func encode(_ value: some Encodable, pretty: Bool) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    if pretty { encoder.outputFormatting.insert(.prettyPrinted) }
    guard let data = try? encoder.encode(value) else {
      preconditionFailure("text, whole numbers and lists of them can always be encoded")
    }
    return String(decoding: data, as: UTF8.self)
  }
}
