extension Catalogue {
  /// 401, 403 and 404 with the substatuses 501 to 504: the same four findings under the status that
  /// `denyAction` chooses.
  static func addressRestrictions() -> [CatalogueEntry] {
    [(401, "Unauthorized"), (403, "Forbidden"), (404, "NotFound")].flatMap(restrictions)
  }

  private static func restrictions(status: UInt16, action: String) -> [CatalogueEntry] {
    let answered = "`denyAction` is \(action), so the answer is a \(status)."
    let dynamic = "system.webServer/security/dynamicIpSecurity"
    let others = [UInt16(401), 403, 404].filter { $0 != status }
    let note =
      status == 401
      ? nil : "For 7.0 and 7.5 an add-on, Dynamic IP Restrictions, refuses with 403, 404 or a reset."
    // The log of a dynamic restriction has win32 status 0, that of a static one 5 (access-control 4.2, 3.3).
    return [
      CatalogueEntry(
        status, 501, "Too many concurrent requests from the same client IP (\(action))",
        cause: """
          The client's address has more requests running than `denyByConcurrentRequests` allows; \(answered)
          """,
        remedy: """
          Raise `maxConcurrentRequests` if browsers or a shared address hit it, behind a proxy turn on \
          `enableProxyMode`, and try a new limit with `enableLoggingOnlyMode` first.
          """,
        since: .v8_0, versionNote: note, source: .dynamicIP, prediction: .facts(["counters"]),
        setting: "\(dynamic)/denyByConcurrentRequests/@maxConcurrentRequests", win32Status: 0,
        evidence: status == 403 ? .observed : .documented,
        seeAlso: [StatusCode(status, 502)] + others.map { StatusCode($0, 501) }),
      CatalogueEntry(
        status, 502, "Too many requests from the same client IP over time (\(action))",
        article: status == 403,
        cause: """
          The client's address sent more requests within `requestIntervalInMilliseconds` than \
          `denyByRequestRate` allows; refused ones count too. \(answered)
          """,
        remedy: """
          Raise `maxRequests` or shorten the interval; the address is let in again once its rate has \
          dropped. Watch the effect with `enableLoggingOnlyMode`.
          """,
        since: .v8_0, versionNote: note, source: .dynamicIP, prediction: .facts(["counters"]),
        setting: "\(dynamic)/denyByRequestRate/@maxRequests", win32Status: 0,
        evidence: status == 403 ? .observed : .documented,
        seeAlso: [StatusCode(status, 501)] + others.map { StatusCode($0, 502) }),
      CatalogueEntry(
        status, 503, "IP address is on the deny list (\(action))",
        cause: """
          The first entry of `ipSecurity` that covers the client's address denies it, or no entry covers it \
          and `allowUnlisted` is false; \(answered)
          """,
        remedy: """
          Allow the address above the entry that denies it: the list is read from top to bottom, and the \
          first match decides. No entry with an IPv4 address matches a client that comes over IPv6.
          """,
        since: .v8_0, versionNote: status == 403 ? "IIS 7.0 and 7.5 answer 403.6." : nil,
        source: .ipRestriction, prediction: .configuration,
        setting: "system.webServer/security/ipSecurity", win32Status: 5, evidence: .observed,
        seeAlso: [StatusCode(status, 504)] + (status == 403 ? [StatusCode(403, 6)] : [])
          + others.map { StatusCode($0, 503) }),
      CatalogueEntry(
        status, 504, "Host name is on the deny list (\(action))",
        cause: """
          `enableReverseDns` is on and an entry of `ipSecurity` denies the name that the client's address \
          resolves to; \(answered)
          """,
        remedy: """
          Allow the name above the entry that denies it. Looking up every client costs time: prefer \
          addresses.
          """,
        since: .v8_0, versionNote: status == 403 ? "IIS 7.0 and 7.5 answer 403.8." : nil,
        source: .ipRestriction, prediction: .facts(["rdns"]),
        setting: "system.webServer/security/ipSecurity/add/@domainName", win32Status: 5,
        evidence: .documented,
        seeAlso: [StatusCode(status, 503)] + (status == 403 ? [StatusCode(403, 8)] : [])
          + others.map { StatusCode($0, 504) }),
    ]
  }
}
