internal import Server
internal import StatusCodes

/// What the checks of URL Rewrite are told as, and what to do about them.
enum RewriteProse {
  static func explanation(_ check: Check, _ finding: Finding, value: String) -> String {
    switch check {
    case .rewriteRule:
      guard let status = finding.status else { return "the rule drops the connection" }
      return (300...399).contains(status.status)
        ? "the rule redirects with \(status.status)" : "the rule answers \(status)"
    case .rewritePattern: return "the pattern takes more work than is allowed: it backtracks without end"
    case .rewriteFunction: return "the rule names a map or provider that does not exist"
    case .allowedServerVariables:
      return "The server variable \"\(value)\" is not allowed to be set. Add the server variable name to the "
        + "allowed server variable list."
    case .rewriteMatch: return "the rule has no <match url>"
    case .rewriteStatusCode: return "the rule answers with a custom response and no statusCode"
    case .rewrittenURLLength: return "the rule makes a URL that is too long"
    case .foreignRewrite:
      return "the rule rewrites to another server, which needs Application Request Routing"
    case .outboundRule:
      return "Outbound rewrite rules cannot be applied when the content of the HTTP response is encoded."
    default: return ""
    }
  }

  static func remedy(_ check: Check, value: String) -> String? {
    switch check {
    case .rewritePattern: "write the pattern without a repeat inside a repeated group"
    case .allowedServerVariables:
      "<allowedServerVariables><add name=\"\(value)\"/></allowedServerVariables> in applicationHost.config"
    case .rewriteMatch: "<match url=\".*\"/>"
    case .rewriteStatusCode: "statusCode=\"403\" on its <action>"
    case .outboundRule:
      "a preCondition that excludes encoded responses, or a rule that clears HTTP_ACCEPT_ENCODING on the way in"
    case .foreignRewrite: "redirect instead, or install Application Request Routing and enable its proxy"
    default: nil
    }
  }
}
