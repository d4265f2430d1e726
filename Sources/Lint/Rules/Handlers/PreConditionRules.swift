internal import Configuration
internal import Server
internal import StatusCodes

/// `preCondition` of modules and handlers. Source: content-and-errors 2.3, 1; configuration 6, row 35.
enum PreConditionRules {
  static let all = [unknown, impossible]

  /// The entries of both sections whose preConditions IIS reads.
  private static func entries(_ inspection: Inspection) -> [PlacedEntry] {
    [Section.modules, Section.handlers].flatMap { inspection.entries(of: $0) }
  }

  static let unknown = LintRule(
    "precondition-unknown-token", .fault, .error, "A preCondition names conditions that IIS knows.",
    evidence: .observed,
    fires: .webServer(
      #"<handlers><add name="a" path="*.a" verb="*" type="T" preCondition="integratedmode"/></handlers>"#),
    passes: .webServer(
      #"<handlers><add name="a" path="*.a" verb="*" type="T" preCondition="integratedMode"/></handlers>"#)
  ) { inspection in
    for placed in entries(inspection) {
      let pool = inspection.survey.pool(at: placed.path)
      guard case .unknownToken(let token) = pool.verdict(on: placed.entry.string("preCondition")) else {
        continue
      }
      inspection.report(
        "'\(token)' is no preCondition; names are case-sensitive.",
        remedy:
          "Write integratedMode, classicMode, bitness32, bitness64, managedHandler, runtimeVersionv2.0 or "
          + "runtimeVersionv4.0.",
        at: placed.entry.place(of: "preCondition"), path: placed.path,
        answer: .init(
          StatusCode(500, 0), "every request" + below(placed.path), hresult: 0x8007_000d,
          text: "\"\(placed.entry.string("name"))\" has a bad precondition"))
    }
  }

  private static func below(_ path: String) -> String { path == "/" ? "" : " at \(path) and below" }

  static let impossible = LintRule(
    "precondition-contradicts-itself", .dead, .warning,
    "The conditions of a preCondition can hold together.",
    fires: .webServer(
      #"""
      <handlers><add name="a" path="*.a" verb="*" type="T" preCondition="integratedMode,classicMode"/></handlers>
      """#),
    passes: .webServer(
      #"""
      <handlers><add name="a" path="*.a" verb="*" type="T" preCondition="integratedMode,bitness64"/></handlers>
      """#)
  ) { inspection in
    for placed in entries(inspection) {
      let tokens = Set(placed.entry.string("preCondition").listMembers)
      let pairs = [
        tokens.intersection(["integratedMode", "classicMode", "ISAPIMode"]).subtracting(
          tokens.contains("classicMode") ? ["ISAPIMode"] : []),
        tokens.intersection(["bitness32", "bitness64"]), tokens.filter { $0.hasPrefix("runtimeVersion") },
      ]
      guard let pair = pairs.first(where: { $0.count > 1 }) else { continue }
      inspection.report(
        "\(pair.sorted().joined(separator: " and ")) never hold together, so the entry is always left out.",
        remedy: "Write one entry for each, with names of their own.",
        at: placed.entry.place(of: "preCondition"), path: placed.path)
    }
  }
}
