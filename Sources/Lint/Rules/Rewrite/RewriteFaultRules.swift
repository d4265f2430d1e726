internal import Configuration
internal import Server
internal import StatusCodes

/// What URL Rewrite refuses when it reads its rules. Source: url-rewrite 2.9 and 3.2.
enum RewriteFaultRules {
  static let all = [expression]

  private static func example(_ pattern: String) -> LintExample {
    .webServer(
      """
      <rewrite><rules><rule name="r"><match url="\(pattern)"/>
      <action type="Rewrite" url="a.aspx"/></rule></rules></rewrite>
      """)
  }

  static let expression = LintRule(
    FaultRules.id(of: .invalidExpression), .fault, .error,
    "The patterns of rewrite rules are expressions that URL Rewrite can read.", evidence: .observed,
    fires: example("^a("), passes: example("^a()")
  ) { inspection in
    let survey = inspection.survey
    let group = "system.webServer/rewrite/"
    if survey.isFirst, survey.modules(at: "/").contains("RewriteModule"),
      let fault = RewriteFaults.first(
        isGlobal: true, profile: survey.profile, section: { survey.server(group + $0) })
    {
      report(fault, StatusCode(500, 51), at: "/", &inspection)
    }
    for path in survey.paths(
      ofAny: ["rules", "outboundRules", "rewriteMaps", "providers"].map { group + $0 })
    where survey.modules(at: path).contains("RewriteModule") {
      guard
        let fault = RewriteFaults.first(
          isGlobal: false, profile: survey.profile, section: { survey.effective(group + $0, at: path) })
      else { continue }
      report(fault, StatusCode(500, 52), at: path, &inspection)
    }
  }

  private static func report(
    _ fault: ConfigurationFault, _ status: StatusCode, at path: String, _ inspection: inout Inspection
  ) {
    inspection.report(
      fault.explanation, remedy: fault.remedy, at: fault.position, path: path,
      answer: .init(
        status, "every request" + (path == "/" ? "" : " at \(path) and below"), hresult: fault.hresult,
        text: fault.text),
      evidence: fault.evidence)
  }
}
