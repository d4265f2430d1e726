internal import Configuration
internal import StatusCodes

/// Configuration that IIS does not accept: one rule for each kind of fault of the catalogue
/// (configuration 6), found by reading every section at every path as IIS would.
enum FaultRules {
  static let all = files + sections + [undeclared]

  /// A rule for a kind of fault.
  static func rule(
    _ kind: ConfigurationFault.Kind, _ summary: String, fires: LintExample, passes: LintExample
  ) -> LintRule {
    LintRule(
      id(of: kind), .fault, .error, summary, evidence: kind.evidence, fires: fires, passes: passes
    ) { inspection in
      for placed in inspection.survey.faults where placed.fault.kind == kind {
        inspection.report(placed)
      }
    }
  }

  /// The sections that the core of IIS reads for every request.
  private static let coreSections = [Section.handlers, Section.modules, Section.access]

  private static let undeclared = LintRule(
    id(of: .missingDeclaration), .fault, .error,
    "The configSections of applicationHost.config declare what IIS reads for every request.",
    evidence: .inferred,
    fires: .wholeServer("<configuration/>"),
    passes: .wholeServer(
      """
      <configuration><configSections><sectionGroup name="system.webServer">
        <section name="handlers"/><section name="modules"/>
        <sectionGroup name="security"><section name="access"/></sectionGroup>
      </sectionGroup></configSections></configuration>
      """)
  ) { inspection in
    for section in coreSections where !inspection.survey.configuration.declares(section) {
      inspection.report(
        "No configSections declares '\(section)', which IIS reads for every request.",
        remedy: "Restore the declarations of applicationHost.config.", at: nil,
        answer: .init(
          StatusCode(500, 19), "every request", hresult: ConfigurationFault.Kind.missingDeclaration.hresult))
    }
  }

  /// `duplicateInheritedEntry` is `duplicate-inherited-entry`.
  static func id(of kind: ConfigurationFault.Kind) -> String {
    kind.rawValue.reduce(into: "") { id, letter in
      id += letter.isUppercase ? "-" + letter.lowercased() : String(letter)
    }
  }

  /// The finding of a server with whose applicationHost.config no site starts (configuration 0, rule 5).
  static func serverFailure(_ fault: ConfigurationFault) -> LintFinding {
    LintFinding(
      rule: id(of: fault.kind), category: .fault, severity: .error, message: fault.explanation,
      remedy: fault.remedy, position: fault.position, related: [], site: "", path: "/",
      answer: LintFinding.Answer(
        StatusCode(503), "every request of every site", hresult: fault.hresult, text: fault.text),
      evidence: .documented)
  }
}

extension Inspection {
  /// Reports a fault with what follows from it.
  fileprivate mutating func report(_ placed: PlacedFault) {
    let fault = placed.fault
    let below = placed.path == "/" ? "" : " at \(placed.path) and below"
    guard let section = placed.section else {
      report(
        fault.explanation, remedy: fault.remedy, at: fault.position, path: placed.path,
        answer: answer(fault, StatusCode(500, 19), "every request" + below), evidence: fault.evidence)
      return
    }
    if fault.kind == .unparsableConfigSource, !survey.knowsFolders {
      report(
        fault.explanation + " Only this file was given.",
        remedy: "Name the folder to have the file looked at.",
        at: fault.position, path: placed.path, severity: .warning, evidence: fault.evidence)
      return
    }
    guard let consumer = SectionConsumer(of: section) else {
      // Managed code decrypts its own sections.
      guard fault.kind != .encryptedSection else { return }
      report(
        fault.explanation + " IIS itself never reads '\(section)'; ASP.NET or a tool may refuse it.",
        remedy: fault.remedy, at: fault.position, path: placed.path, severity: .warning, evidence: .inferred)
      return
    }
    if let module = consumer.module, !survey.modules(at: placed.path).contains(module) {
      report(
        fault.explanation + " Nothing fails, since \(module), which reads '\(section)', is not installed.",
        remedy: fault.remedy, at: fault.position, path: placed.path, severity: .warning, evidence: .inferred)
      return
    }
    guard let status = consumer.status else {
      report(
        fault.explanation + " Requests are answered all the same; what the section asks for does not happen.",
        remedy: fault.remedy, at: fault.position, path: placed.path, severity: .warning,
        evidence: fault.evidence)
      return
    }
    report(
      fault.explanation, remedy: fault.remedy, at: fault.position, path: placed.path,
      answer: answer(fault, status, consumer.requests + below), evidence: fault.evidence)
  }

  private func answer(
    _ fault: ConfigurationFault, _ status: StatusCode, _ requests: String
  ) -> LintFinding.Answer {
    LintFinding.Answer(status, requests, hresult: fault.hresult, text: fault.text)
  }
}
