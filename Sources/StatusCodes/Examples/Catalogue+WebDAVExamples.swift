extension Catalogue {
  /// WebDAV: a user who may read and write everything, unless the code is about just that.
  static func webDAVExamples() -> [CatalogueExample] {
    headerExamples() + lockExamples() + [
      webDAV(201, nil, "PUT /new.txt"),
      webDAV(204, nil, "DELETE /x.txt"),
      webDAV(207, nil, message("PROPFIND /x.txt", "Depth: 0")),
      webDAV(403, 3, "PUT /new.txt", access: "Read"),
      webDAV(403, 21, "PUT /page.aspx"),
      webDAV(403, 22, message("PROPFIND /", "Depth: infinity")),
      webDAV(409, 0, "PUT /nothere/new.txt"),
      webDAV(415, 0, message("MKCOL /new", "Content-Length: 1") + "\n\nx"),
      webDAV(507, 0, "PUT /new.txt", facts: "storageFull: true"),
    ]
  }

  private static func headerExamples() -> [CatalogueExample] {
    [
      webDAV(400, 1, message("COPY /x.txt", "Destination: y.txt")),
      webDAV(400, 2, message("PROPFIND /", "Depth: 2")),
      webDAV(400, 3, message("DELETE /x.txt", "If: <opaquelocktoken:1>")),
      webDAV(400, 4, message("COPY /x.txt", "Destination: /y.txt", "Overwrite: true")),
      webDAV(400, 5, message("GET /x.txt", "Translate: yes")),
      webDAV(
        400, 6,
        message("PROPFIND /", "Depth: 0", "Content-Length: 22") + "\n\n<propfind xmlns=\"DAV:\""),
      webDAV(400, 7, message("PROPPATCH /x.txt")),
      webDAV(400, 8, message("LOCK /x.txt", "Timeout: 60", "Content-Length: 0"), authoring: locks),
      webDAV(400, 9, "UNLOCK /x.txt", authoring: locks),
    ]
  }

  private static func lockExamples() -> [CatalogueExample] {
    let held = "locks: { /x.txt: 'opaquelocktoken:1' }"
    return [
      webDAV(403, 23, "DELETE /x.txt", authoring: #"<locks enabled="true" requireLockForWriting="true" />"#),
      webDAV(423, 1, "DELETE /x.txt", authoring: locks, facts: held),
      webDAV(423, 2, message("LOCK /x.txt", "Content-Length: 0"), authoring: locks, facts: held),
    ]
  }

  private static let locks = #"<locks enabled="true" />"#

  private static func message(_ line: String, _ headers: String...) -> String {
    (["\(line) HTTP/1.1", "Host: www.contoso.com"] + headers).joined(separator: "\n")
  }

  private static func webDAV(
    _ status: UInt16, _ substatus: UInt16?, _ request: String, access: String = "Read, Write",
    authoring: String = "", facts: String = ""
  ) -> CatalogueExample {
    let properties =
      authoring.isEmpty
      ? #"<authoring enabled="true" />"# : "<authoring enabled=\"true\">\(authoring)</authoring>"
    let setup =
      """
      with: webDAV
      as: CONTOSO\\amy
      site: { x.txt: hello, page.aspx: '<%@ Page Language="C#" %>' }
      """ + (facts.isEmpty ? "" : "\nfacts: { \(facts) }") + "\n"
      + CatalogueExample.server(
        """
        <security><authentication>
          <anonymousAuthentication enabled="false" /><windowsAuthentication enabled="true" />
        </authentication></security>
        <webdav>
          \(properties)
          <authoringRules><add users="*" path="*" access="\(access)" /></authoringRules>
        </webdav>
        """)
    return CatalogueExample(StatusCode(status, substatus), request, setup)
  }
}
