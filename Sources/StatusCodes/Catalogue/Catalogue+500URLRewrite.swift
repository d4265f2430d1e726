extension Catalogue {
  /// 500.50 to 500.53: URL Rewrite failed, by the notification it failed in. All four are sent with the
  /// reason phrase `URL Rewrite Module Error.`
  static func urlRewrite() -> [CatalogueEntry] {
    [
      CatalogueEntry(
        500, 50, "A rewrite error occurred during RQ_BEGIN_REQUEST notification handling", article: true,
        cause: """
          An inbound rule matched and then failed while it ran, most often because it sets a server variable \
          that `allowedServerVariables` does not list. URLs the rule does not match are served.
          """,
        remedy: """
          List the variable under `allowedServerVariables` on the server, or take it out of the rule; \
          simplify a pattern that is too complex. For an error in the rules themselves see 500.52.
          """,
        since: .v7_0, versionNote: "URL Rewrite 2.0 and later.", source: .urlRewrite,
        prediction: .configuration, setting: "system.webServer/rewrite/rules", evidence: .observed,
        seeAlso: [StatusCode(500, 52), StatusCode(500, 51)]),
      CatalogueEntry(
        500, 51, "A rewrite error occurred during GL_PRE_BEGIN_REQUEST notification handling", article: true,
        cause: """
          `globalRules` in applicationHost.config cannot be read, or one of its rules failed. Every site of \
          the server is affected.
          """,
        remedy: """
          Correct the global rule in applicationHost.config; the error page quotes what is wrong with it.
          """,
        since: .v7_0, versionNote: "URL Rewrite 2.0 and later.", source: .urlRewrite,
        prediction: .configuration, setting: "system.webServer/rewrite/globalRules", evidence: .documented,
        seeAlso: [StatusCode(500, 50), StatusCode(500, 52)]),
      CatalogueEntry(
        500, 52, "A rewrite error occurred during RQ_SEND_RESPONSE notification handling", article: true,
        cause: """
          A rewrite section cannot be loaded (a duplicate rule name, a bad pattern, a locked section), and \
          the second attempt while the response is sent gave its number to the error; or an outbound rule \
          met a compressed response.
          """,
        remedy: """
          Rename the duplicate, `clear` or `remove` inherited rules before repeating them, and correct the \
          pattern: `*` belongs to the Wildcard syntax. For outbound rules, get the response uncompressed \
          from the application or the server behind.
          """,
        since: .v7_0, versionNote: "URL Rewrite 2.0 and later.", source: .urlRewrite,
        prediction: .configuration, setting: "system.webServer/rewrite", evidence: .observed,
        seeAlso: [StatusCode(500, 50), StatusCode(500, 53), StatusCode(500, 19)]),
      CatalogueEntry(
        500, 53, "A rewrite error occurred during RQ_RELEASE_REQUEST_STATE notification handling",
        article: true,
        cause: """
          An outbound rule that runs before the output cache (`rewriteBeforeCache`) failed, as a rule on a \
          response that was compressed already.
          """,
        remedy: """
          Set `rewriteBeforeCache` to false, or switch off compression of the responses the rule is to \
          rewrite.
          """,
        since: .v7_0, versionNote: "URL Rewrite 2.0 and later.", source: .urlRewrite,
        prediction: .application, setting: "system.webServer/rewrite/outboundRules/@rewriteBeforeCache",
        evidence: .documented, seeAlso: [StatusCode(500, 52)]),
    ]
  }
}
