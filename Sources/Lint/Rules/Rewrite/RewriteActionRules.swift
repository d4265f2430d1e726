internal import Configuration
internal import Server
internal import StatusCodes

/// Rewrite rules that URL Rewrite reads and cannot carry out. Source: url-rewrite 2.6, 2.7 and 2.9.
enum RewriteActionRules {
  static let all = [serverVariable, match, statusCode, otherServer]

  static let serverVariable = LintRule(
    "rewrite-variable-not-allowed", .fault, .error,
    "A rule of a site sets server variables that allowedServerVariables lists.", evidence: .observed,
    fires: RewriteReferenceRules.example(
      #"""
      <rule name="r"><match url=".*"/><serverVariables><set name="HTTP_X_SITE" value="a"/></serverVariables></rule>
      """#),
    passes: RewriteReferenceRules.example(
      #"""
      <rule name="r"><match url=".*"/><serverVariables><set name="HTTP_X_SITE" value="a"/></serverVariables></rule>
      """#
    ).server(
      """
      <system.webServer><rewrite><allowedServerVariables><add name="HTTP_X_SITE"/></allowedServerVariables>
      </rewrite></system.webServer>
      """)
  ) { inspection in
    // Of a server whose own file is not known the list is not known either; what is stock is empty.
    let isKnown = inspection.survey.isServerKnown
    for rule in inspection.rewriteRules().joined() where rule.section == "rules" {
      let allowed = inspection.allowedServerVariables(at: rule.path)
      for set in rule.element.element("serverVariables").collection("set") {
        let name = set.string("name")
        guard !allowed.contains(name.lowercased()) else { continue }
        inspection.report(
          "Rule '\(rule.name)' sets the server variable '\(name)', which "
            + (isKnown ? "is not allowed to be set." : "a stock server does not allow to be set."),
          remedy: "Add <add name=\"\(name)\"/> to <allowedServerVariables> in applicationHost.config.",
          at: set.place(of: "name"), path: rule.path, severity: isKnown ? nil : .warning,
          answer: .init(StatusCode(500, 50), "requests that the rule matches", hresult: 0x8007_0005))
      }
    }
  }

  static let match = LintRule(
    "rewrite-rule-without-match", .fault, .warning, "A rule has a <match> with a url.", evidence: .inferred,
    fires: RewriteReferenceRules.example(#"<rule name="r"><action type="Redirect" url="/a"/></rule>"#),
    passes: RewriteReferenceRules.example(
      #"<rule name="r"><match url="^b$"/><action type="Redirect" url="/a"/></rule>"#)
  ) { inspection in
    // Rules that match every URL by their silence are at work on servers; one answer of 500.50 is known.
    guard inspection.survey.profile.options.rewrite.ruleWithoutMatch == .fails else { return }
    for rule in inspection.rewriteRules().joined() where !rule.match.isWritten("url") {
      inspection.report(
        "Rule '\(rule.name)' has no <match url>: it fails when it is reached.",
        remedy: "Write <match url=\".*\"/> for every URL.", at: rule.element.position, path: rule.path,
        answer: .init(StatusCode(500, 50), "requests that reach the rule"))
    }
  }

  static let statusCode = LintRule(
    "rewrite-response-without-status", .fault, .error, "A custom response has a statusCode.",
    evidence: .inferred,
    fires: RewriteReferenceRules.example(
      #"<rule name="r"><match url="b"/><action type="CustomResponse"/></rule>"#),
    passes: RewriteReferenceRules.example(
      #"<rule name="r"><match url="b"/><action type="CustomResponse" statusCode="403"/></rule>"#)
  ) { inspection in
    for rule in inspection.rewriteRules().joined()
    where rule.actionType == 3
      && (!rule.action.isWritten("statusCode") || rule.action.uint("statusCode") == 0)
    {
      inspection.report(
        "Rule '\(rule.name)' answers with a custom response that has no statusCode.",
        remedy: "Write statusCode, for example 403.", at: rule.action.position, path: rule.path,
        answer: .init(StatusCode(500, 50), "requests that the rule matches"))
    }
  }

  static let otherServer = LintRule(
    "rewrite-to-other-server", .fault, .error,
    "A Rewrite to another server needs Application Request Routing.", evidence: .observed,
    fires: RewriteReferenceRules.example(
      #"<rule name="r"><match url="(.*)"/><action type="Rewrite" url="http://backend/{R:1}"/></rule>"#),
    passes: RewriteReferenceRules.example(
      #"<rule name="r"><match url="(.*)"/><action type="Redirect" url="http://backend/{R:1}"/></rule>"#)
  ) { inspection in
    for rule in inspection.rewriteRules().joined() where rule.isRewrite {
      let target = rule.target?.lowercased() ?? ""
      guard target.hasPrefix("http://") || target.hasPrefix("https://"),
        !inspection.survey.modules(at: rule.path).contains("ApplicationRequestRouting")
      else { continue }
      inspection.report(
        "Rule '\(rule.name)' rewrites to another server, and \(inspection.survey.serverInWords) has no Application "
          + "Request Routing.",
        remedy: "Use a Redirect, or install Application Request Routing and enable its proxy.",
        at: rule.action.place(of: "url"), path: rule.path,
        severity: inspection.survey.isServerKnown ? nil : .warning,
        answer: .init(StatusCode(404, 4), "requests that the rule matches", hresult: 0x8007_007b))
    }
  }
}
