extension Catalogue {
  /// The 404 substatuses of RequestFilteringModule, and 413.1 and 431.0, which replaced two of them.
  ///
  /// The module answers at `BEGIN_REQUEST`, with win32 status 0 and `Connection: close`, whatever it finds
  /// (request-filtering 6).
  static func requestFiltering() -> [CatalogueEntry] {
    [
      filtered(
        404, 5, "Denied by request filtering configuration", article: true,
        cause: "The decoded path contains one of the strings listed under `denyUrlSequences`.",
        remedy: "Remove the sequence, or exempt the one URL with `alwaysAllowedUrls`.",
        setting: "denyUrlSequences", evidence: .observed, seeAlso: [StatusCode(404, 18)]),
      filtered(
        404, 6, "Verb denied", article: true,
        cause: """
          The method is listed under `verbs` as not allowed, or is not listed while `allowUnlisted` is \
          false. Methods are compared letter by letter, so `get` is not GET.
          """,
        remedy: """
          Allow the verb, or send another; check HEAD and OPTIONS when a list of allowed verbs is used.
          """,
        setting: "verbs", evidence: .observed, seeAlso: [StatusCode(405, 0), StatusCode(501, 0)]),
      filtered(
        404, 7, "File extension denied", article: true,
        cause: """
          The extension of the URL is listed under `fileExtensions` as not allowed, or is not listed while \
          `allowUnlisted` is false.
          """,
        remedy: """
          Remove or allow the extension if the files are meant to be served; they then still need a \
          `mimeMap` or a handler. Directory and extensionless URLs count as `.` when unlisted ones are \
          denied.
          """,
        setting: "fileExtensions", evidence: .observed, seeAlso: [StatusCode(404, 3), StatusCode(404, 8)]),
      filtered(
        404, 8, "Hidden namespace", article: true,
        cause: """
          One segment of the path equals an entry of `hiddenSegments`, such as `bin`, `App_Data` or \
          `web.config`. A rewrite rule cannot lead around it: the new URL is checked too.
          """,
        remedy: """
          Rename or move public content; remove the segment for a single path with `location` if it must be.
          """,
        setting: "hiddenSegments", evidence: .observed, seeAlso: [StatusCode(404, 7), StatusCode(404, 9)]),
      filtered(
        404, 10, "Request header too long", article: true,
        cause: """
          The value of a request header is longer than the `sizeLimit` set for it under `headerLimits`.
          """,
        remedy: "Raise or remove the limit of that header, or shorten what the client sends.",
        since: .v7_0, until: .v10_0, versionNote: "IIS 10.0 from build 17763 on answers 431.0 instead.",
        setting: "requestLimits/headerLimits/add/@sizeLimit", evidence: .documented,
        seeAlso: [StatusCode(431, 0), StatusCode(400)]),
      filtered(
        404, 11, "Request contains double escape sequence", article: true,
        cause: """
          The path holds a `+`, or an escaped percent sign followed by two hexadecimal digits (`%252e`), and \
          `allowDoubleEscaping` is false.
          """,
        remedy: """
          Write a space as `%20` and do not escape twice. If names with `+` must be served, allow double \
          escaping for that path alone.
          """,
        setting: "@allowDoubleEscaping", evidence: .observed,
        seeAlso: [StatusCode(404, 12), StatusCode(404, 5)]),
      filtered(
        404, 12, "Request contains high-bit characters", article: true,
        cause: "The path holds a character outside ASCII and `allowHighBitCharacters` is false.",
        remedy: "Set `allowHighBitCharacters` to true, its default, if names with such letters are in use.",
        setting: "@allowHighBitCharacters", evidence: .observed, seeAlso: [StatusCode(404, 11)]),
      filtered(
        404, 13, "Content length too large", article: true,
        cause: """
          `Content-Length` exceeds `requestLimits/@maxAllowedContentLength`, 30,000,000 bytes unless \
          changed. Bodies sent in chunks are not measured.
          """,
        remedy: """
          Raise the limit for the upload path, and with it `httpRuntime/@maxRequestLength` or the \
          application's own limit.
          """,
        since: .v7_0, until: .v10_0, versionNote: "IIS 10.0 from build 17763 on answers 413.1 instead.",
        setting: "requestLimits/@maxAllowedContentLength", evidence: .observed,
        seeAlso: [StatusCode(413, 1), StatusCode(413, 0)]),
      filtered(
        404, 14, "Request URL too long", article: true,
        cause: """
          The path, without the query string and without the path info behind a script, is longer than \
          `requestLimits/@maxUrl`, 4096 bytes unless changed.
          """,
        remedy: """
          Raise `maxUrl`, or move the data into the query string or the body. A single segment of more than \
          260 characters is a 400 from HTTP.sys, which no setting here changes.
          """,
        setting: "requestLimits/@maxUrl", evidence: .observed,
        seeAlso: [StatusCode(404, 20), StatusCode(414), StatusCode(400, 0)]),
      filtered(
        404, 15, "Query string too long", article: true,
        cause: """
          The query string as sent, without its question mark, is longer than \
          `requestLimits/@maxQueryString`, 2048 bytes unless changed.
          """,
        remedy: """
          Raise `maxQueryString`, and ASP.NET's `maxQueryStringLength` with it, or send the data by POST.
          """,
        setting: "requestLimits/@maxQueryString", evidence: .observed,
        seeAlso: [StatusCode(404, 14), StatusCode(400, 0)]),
      filtered(
        404, 18, "Querystring sequence denied", article: true,
        cause: """
          The query string contains one of the strings listed under `denyQueryStringSequences`; with \
          `unescapeQueryString` on, its decoded form is searched as well.
          """,
        remedy: "Remove or narrow the sequence, or exempt one query string with `alwaysAllowedQueryStrings`.",
        since: .v7_5, versionNote: "IIS 7.0 with the update for request filtering has it too.",
        setting: "denyQueryStringSequences", evidence: .observed,
        seeAlso: [StatusCode(404, 5), StatusCode(404, 19)]),
      filtered(
        404, 19, "Denied by filtering rule", article: true,
        cause: """
          A rule of `filteringRules` found one of its `denyStrings` in the part it scans: the URL, the query \
          string or a named header.
          """,
        remedy: """
          Find the rule by its strings, and narrow them, what it scans or the extensions it applies to.
          """,
        since: .v7_5, versionNote: "IIS 7.0 with the update for request filtering has it too.",
        setting: "filteringRules", evidence: .documented, seeAlso: [StatusCode(404, 5), StatusCode(404, 18)]),
      filtered(
        413, 1, "Content length too large",
        cause: """
          The declared length of the body is above `maxAllowedContentLength` of `requestLimits`, and the \
          build is one that reports it as 413. WebDAV is thought to send it for XML above \
          `maxAllowedXmlRequestLength`.
          """,
        remedy: """
          Raise `maxAllowedContentLength` where uploads arrive, along with the application's own limit. The \
          client gets the answer before its body is read.
          """,
        since: .v10_0, versionNote: "From build 17763 on; older builds and versions answer 404.13.",
        setting: "requestLimits/@maxAllowedContentLength", evidence: .observed,
        seeAlso: [StatusCode(404, 13), StatusCode(413, 0)]),
      filtered(
        431, 0, "Request header fields too large",
        cause: """
          A header has a value above its `sizeLimit` in `headerLimits`, and the build is one that reports \
          this as 431.
          """,
        remedy: """
          Raise or remove the limit for that header name. Headers that are too large for HTTP.sys get a 400 \
          before any limit here is looked at.
          """,
        since: .v10_0, versionNote: "From build 17763 on; older builds and versions answer 404.10.",
        setting: "requestLimits/headerLimits/add/@sizeLimit", evidence: .observed,
        seeAlso: [StatusCode(404, 10), StatusCode(400)]),
    ]
  }

  private static func filtered(
    _ status: UInt16, _ substatus: UInt16, _ title: String, article: Bool = false,
    cause: String, remedy: String, since: IISVersion? = nil, until: IISVersion? = nil,
    versionNote: String? = nil, setting: String, evidence: Evidence, seeAlso: [StatusCode]
  ) -> CatalogueEntry {
    CatalogueEntry(
      status, substatus, title, article: article, cause: cause, remedy: remedy, since: since, until: until,
      versionNote: versionNote, source: .requestFiltering, prediction: .configuration,
      setting: "system.webServer/security/requestFiltering/" + setting, win32Status: 0, evidence: evidence,
      seeAlso: seeAlso)
  }
}
