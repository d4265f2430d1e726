internal import Configuration
internal import StatusCodes

/// `httpProtocol/customHeaders`.
enum HeaderRules {
  static let all = [malformed, credentials, severalOrigins]

  private static func example(_ content: String) -> LintExample {
    .webServer("<httpProtocol><customHeaders>\(content)</customHeaders></httpProtocol>")
  }

  static let malformed = LintRule(
    "custom-header-malformed", .contradiction, .warning,
    "The name of a header is a token, and its value stands on one line. Source: RFC 9110, 5.",
    fires: example(#"<add name="X-Frame-Options:" value="DENY"/>"#),
    passes: example(#"<add name="X-Frame-Options" value="DENY"/>"#)
  ) { inspection in
    let entries = inspection.entries(of: Section.httpProtocol) { $0.element("customHeaders").entries }
    for placed in entries {
      let name = placed.entry.string("name")
      let value = placed.entry.string("value")
      if name.isEmpty || !name.utf8.allSatisfy(isToken) {
        inspection.report(
          "'\(name)' is no name of a header, and clients may refuse the response.",
          remedy: "Write letters, digits and hyphens, without a colon.", at: placed.entry.place(of: "name"),
          path: placed.path)
      } else if value.utf8.contains(where: { $0 == 10 || $0 == 13 || $0 == 0 }) {
        inspection.report(
          "The value of '\(name)' holds a line end.", remedy: "Write it on one line.",
          at: placed.entry.place(of: "value"), path: placed.path)
      }
    }
  }

  private static func isToken(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
      || "!#$%&'*+-.^_`|~".utf8.contains(byte)
  }

  /// The value of a header at a path.
  private static func header(_ name: String, _ reading: PlacedSection) -> EffectiveElement? {
    reading.element.element("customHeaders").entries.first { $0.string("name").lowercased() == name }
  }

  static let credentials = LintRule(
    "cors-wildcard-with-credentials", .contradiction, .warning,
    "Access-Control-Allow-Origin names an origin where credentials are allowed.",
    fires: example(
      #"""
      <add name="Access-Control-Allow-Origin" value="*"/>
      <add name="Access-Control-Allow-Credentials" value="true"/>
      """#),
    passes: example(#"<add name="Access-Control-Allow-Origin" value="*"/>"#)
  ) { inspection in
    for reading in inspection.readings(of: Section.httpProtocol) {
      guard let origin = header("access-control-allow-origin", reading), origin.string("value") == "*",
        let credentials = header("access-control-allow-credentials", reading),
        credentials.string("value").lowercased() == "true"
      else { continue }
      inspection.report(
        "Browsers refuse credentials where the allowed origin is '*'.",
        remedy: "Name the one origin, or use the IIS CORS module for several.",
        at: credentials.place(of: "value"), path: reading.path,
        related: .init(origin.place(of: "value"), "the origin"))
    }
  }

  static let severalOrigins = LintRule(
    "cors-several-origins", .contradiction, .warning, "Access-Control-Allow-Origin holds one origin.",
    fires: example(#"<add name="Access-Control-Allow-Origin" value="https://a.com, https://b.com"/>"#),
    passes: example(#"<add name="Access-Control-Allow-Origin" value="https://a.com"/>"#)
  ) { inspection in
    for reading in inspection.readings(of: Section.httpProtocol) {
      guard let origin = header("access-control-allow-origin", reading) else { continue }
      let value = origin.string("value")
      guard value.contains(",") || value.contains(" ") || value.hasSuffix("/") else { continue }
      inspection.report(
        "No browser finds its origin in '\(value)': the header holds one origin, without a final slash.",
        remedy: "Name one origin, or use the IIS CORS module for several.", at: origin.place(of: "value"),
        path: reading.path)
    }
  }
}
