internal import Server

/// What a violated check is told as, and what to do about it.
enum CheckProse {
  static func explanation(_ check: Check, _ finding: Finding, seen: String, value: String) -> String {
    switch check {
    case .configurationFault: return value
    case .urlSegments: return "the path has \(finding.seen) segments, the site allows \(finding.limit)"
    case .sslRequired, .cipherStrength, .clientCertificate, .certificateRevocation, .certificateTime,
      .certificateTrust, .ipAddress, .hostName, .forwardedFor, .logon, .handshake, .malformedCredentials,
      .anonymousAccount, .mappedAccount, .deniedMapping, .requiredUser, .fileAccess, .urlAuthorization,
      .managedAuthorization, .fileAuthorization, .loginRedirect, .addressConcurrency, .addressRate,
      .secureRedirect, .filterAuthentication:
      return AccessProse.explanation(check, finding, seen: seen, value: value)
    case .contentLength:
      return "Content-Length is \(finding.seen) bytes, at most \(finding.limit) are allowed"
    case .headerLimits:
      return "the header's value is \(finding.seen) bytes, at most \(finding.limit) are allowed"
    case .verbs: return "the method \(seen) is denied or not listed"
    case .maxUrl: return "the URL is \(finding.seen) bytes, at most \(finding.limit) are allowed"
    case .maxQueryString:
      return "the query string is \(finding.seen) bytes, at most \(finding.limit) are allowed"
    case .doubleEscaping:
      return "decoding the path once more would change '\(seen)': the URL is escaped twice"
    case .highBitCharacters: return "the path has the character '\(seen)', which is not ASCII"
    case .urlSequences: return "the path contains the denied sequence '\(seen)'"
    case .hiddenSegments: return "the path has the hidden segment '\(seen)'"
    case .fileExtensions:
      return seen.isEmpty
        ? "the URL has no extension, and extensionless URLs ('.') are not allowed"
        : "the extension '\(seen)' is denied or not listed"
    case .queryStringSequences: return "the query string contains the denied sequence '\(seen)'"
    case .filteringRules:
      return seen == "%"
        ? "filtering rule '\(value)' denies a '%' that two hexadecimal digits do not follow"
        : "filtering rule '\(value)' denies '\(seen)'"
    case .rewriteRule, .rewritePattern, .rewriteFunction, .allowedServerVariables, .rewriteMatch,
      .rewriteStatusCode, .rewrittenURLLength, .foreignRewrite, .outboundRule:
      return RewriteProse.explanation(check, finding, value: value)
    default: return ContentProse.explanation(check, finding, seen: seen, value: value)
    }
  }

  static func remedy(_ check: Check, _ finding: Finding, seen: String, value: String) -> String? {
    switch check {
    case .configurationFault: nil
    case .urlSegments: "raise maxUrlSegments of the site to \(finding.seen) in applicationHost.config"
    case .sslRequired, .cipherStrength, .clientCertificate, .certificateRevocation, .certificateTime,
      .certificateTrust, .ipAddress, .hostName, .forwardedFor, .logon, .handshake, .malformedCredentials,
      .anonymousAccount, .mappedAccount, .deniedMapping, .requiredUser, .fileAccess, .urlAuthorization,
      .managedAuthorization, .fileAuthorization, .loginRedirect, .addressConcurrency, .addressRate,
      .secureRedirect, .filterAuthentication:
      AccessProse.remedy(check)
    case .contentLength: "<requestLimits maxAllowedContentLength=\"\(finding.seen)\"/>"
    case .headerLimits: "raise sizeLimit to \(finding.seen) or remove the entry from <headerLimits>"
    case .verbs: "<verbs><add verb=\"\(seen)\" allowed=\"true\"/></verbs>, or remove the entry that denies it"
    case .maxUrl: "<requestLimits maxUrl=\"\(finding.seen)\"/>"
    case .maxQueryString: "<requestLimits maxQueryString=\"\(finding.seen)\"/>"
    case .doubleEscaping:
      "<requestFiltering allowDoubleEscaping=\"true\"/>, if the application decodes its URLs once only"
    case .highBitCharacters: "<requestFiltering allowHighBitCharacters=\"true\"/>"
    case .urlSequences: "<denyUrlSequences><remove sequence=\"\(value)\"/></denyUrlSequences>"
    case .hiddenSegments: "<hiddenSegments><remove segment=\"\(value)\"/></hiddenSegments>"
    case .fileExtensions:
      "<fileExtensions><remove fileExtension=\"\(name(seen))\"/>"
        + "<add fileExtension=\"\(name(seen))\" allowed=\"true\"/></fileExtensions>"
    case .queryStringSequences:
      "<denyQueryStringSequences><remove sequence=\"\(value)\"/></denyQueryStringSequences>"
    case .filteringRules:
      seen == "%"
        ? "denyUnescapedPercent=\"false\" on the rule '\(value)'" : "remove '\(seen)' from its <denyStrings>"
    case .rewriteRule, .rewritePattern, .rewriteFunction, .allowedServerVariables, .rewriteMatch,
      .rewriteStatusCode, .rewrittenURLLength, .foreignRewrite, .outboundRule:
      RewriteProse.remedy(check, value: value)
    default: ContentProse.remedy(check, finding, seen: seen, value: value)
    }
  }

  private static func name(_ seen: String) -> String { seen.isEmpty ? "." : seen }
}

/// What a verdict took for granted, one sentence each.
enum AssumptionProse {
  static let all: [(assumption: Assumptions, sentence: String)] = [
    (.orderOfChecks, "several checks are violated; which one IIS meets first is inferred"),
    (
      .currentBuild,
      "the Windows build is not given: 17763 or later, where 413.1 and 431 replace 404.13 and 404.10"
    ),
    (.maxUrlCountsRaw, "maxUrl counts the bytes of the URL as sent"),
    (.localEndpoint, "the local address and port are not given: any binding that fits the host is used"),
    (.tlsBinding, "the configuration has no https binding: its http bindings are taken for https"),
    (.serverName, "the name sent in the TLS handshake is not given: it is the host of the request"),
    (.foldedHeader, "IIS 10 accepts a header folded over several lines"),
    (.rawHighBytes, "raw bytes beyond ASCII are accepted and read with the ANSI code page"),
    (.clientAddress, "the client's address is not given: no entry of a list names it, and rules see none"),
    (.clientLocation, "the client's address is not given: it is not on the server itself"),
    (.credentials, "the credentials that come with the request are right"),
    (.userName, "the user's name is not given: no rule names it"),
    (.userRoles, "the user's roles are not given: none that a rule names"),
    (.hostName, "the name of an address is not given: it resolves to none"),
    (.forwardedGrammar, "X-Forwarded-For may hold addresses, bracketed or not, with or without port"),
    (.cipherBits, "the cipher of the connection is not given: its key has 128 bits or more"),
    (.clientCertificate, "nothing is said of a client certificate: the client has none"),
    (
      .renegotiation,
      "the version of TLS is not given: the server can ask for a certificate later, as up to TLS 1.2"
    ),
    (.certificateTime, "the time of the request is not given: the certificate is valid then"),
    (
      .otherRequests,
      "how many other requests of the client's address run or came before is not given: none"
    ),
    (.arrivalTime, "when the request arrives is not given: together with the one before it"),
    (
      .arrivalPrecision,
      "times are not known finely enough to tell whether the address exceeds a limit: it does not"
    ),
    (.requestDuration, "how long the request takes is not given: it ends at once"),
    (.forgottenRequests, "more addresses send requests than are remembered: none that was forgotten counts"),
    (.simpleRequest, "a request without HTTP version is delivered as HTTP/0.9"),
    (.unknownContent, "what stands at the path is not declared: the result depends on the content"),
    (.firstApplication, "no other ASP.NET Core application of the pool has started"),
    (.noRoute, "no route of an ASP.NET application takes the URL"),
    (
      .lastModified,
      "the time of the file's last change is not declared: the client is taken to hold another version"
    ),
    (
      .sourceRequest,
      "StaticFileModule serves a file although the client asks for its source: else it is 404.16"
    ),
    (
      .filteredChild,
      "request filtering refuses the URL of a child request, by the option filterChildRequests"
    ),
    (.fileTrailingSlash, "what a slash behind a file's name comes to is the option fileTrailingSlash's"),
    (
      .acceptHeader, "a type that Accept does not cover is refused after IIS 7.0 too, by the option static406"
    ),
    (.dangerousPath, "the code is that of the option dangerousPathStatus"),
    (
      .executeDenied,
      "a mapping that asks for Execute is passed over, by the option executeDenied: else it is 403.1"
    ),
    (
      .firstCertificateRequest,
      "no request before has made the server ask for a certificate on this connection"
    ),
    (
      .undeclaredContent,
      "a rule asks for a file or folder of which nothing is declared: it does not exist"
    ),
    (.rewriteProvider, "a rule asks a rewrite provider, whose answer is not known: it is empty"),
    (.otherServer, "another server answers what a rule sends it"),
    (
      .expressionStack,
      "a pattern repeats a group over a long text: URL Rewrite's own engine may give up there, with 500.50"
    ),
    (
      .responseEncoding,
      "outbound rules look at the response, of which nothing is declared: its content is not compressed"
    ),
    (.replacedHeader, "a rule sets a header that later modules look at: they see the one the client sent"),
    (.ruleWithoutMatch, "a rule without <match> fails, by the option rewriteRuleWithoutMatch"),
    (
      .inheritedRule,
      "a rule is inherited from outside the application: it matches the path behind the folder of its own file, by "
        + "the option rewriteInheritedInput"
    ),
    (
      .requestURIOfRules,
      "a rule reads REQUEST_URI after another one rewrote the URL: it is what the option rewriteRequestURI says"
    ),
  ]
}
