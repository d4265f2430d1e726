extension Catalogue {
  /// 400.601 to 400.606: what Application Request Routing finds wrong with the client's side of a request.
  static func badRequestFromARR() -> [CatalogueEntry] {
    [
      arr(
        601, "Bad client request (ARR)",
        cause: "Application Request Routing could not read the client's request and did not forward it.",
        remedy: "Trace the failed request to see which part it stopped at, and repair the client."),
      arr(
        602, "Invalid time format (ARR)",
        cause: """
          A date in the request, as a rule that of `If-Modified-Since`, is in no format that Application \
          Request Routing reads.
          """,
        remedy: "Send HTTP dates such as `Tue, 15 Nov 1994 08:12:31 GMT`.", seeAlso: [StatusCode(304)]),
      arr(
        603, "Parse range error (ARR)",
        cause: "Application Request Routing could not take the `Range` header apart into byte ranges.",
        remedy: "Send `Range: bytes=first-last`, or leave the header out.", seeAlso: [StatusCode(416, 0)]),
      arr(
        604, "Client gone (ARR)",
        cause: """
          The client closed its connection while Application Request Routing was still busy with the \
          request.
          """,
        remedy: """
          Compare `time-taken` with the patience of the client or of a balancer in front; a slow server \
          behind the farm is the usual reason.
          """, seeAlso: [StatusCode(502, 3)]),
      arr(
        605, "Maximum number of forwards (ARR)",
        cause: """
          The request has been forwarded as often as its `Max-Forwards` header allows, which may be a loop \
          of proxies.
          """,
        remedy: "Make sure that no rule of the farm sends requests back to the farm itself."),
      arr(
        606, "Asynchronous completion error (ARR)",
        cause: """
          An operation Application Request Routing had begun asynchronously on the client's connection ended \
          with an error.
          """,
        remedy: "Look for aborted connections at the same time; update Application Request Routing."),
    ]
  }

  private static func arr(
    _ substatus: UInt16, _ title: String, cause: String, remedy: String, seeAlso: [StatusCode] = []
  ) -> CatalogueEntry {
    CatalogueEntry(
      400, substatus, title, cause: cause, remedy: remedy, since: .v7_0,
      versionNote: "Application Request Routing 3.0.1916 or later.", source: .applicationRequestRouting,
      prediction: .facts(["arr"]), setting: "system.webServer/proxy", evidence: .documented,
      seeAlso: seeAlso)
  }
}
