import StatusCodes

/// The faults of a whole file (configuration 6, rows 1 to 6, 34, 40).
extension ConfigurationFault {
  static func notWellFormed(_ reason: String, at position: SourcePosition) -> Self {
    Self(
      level: .file, hresult: FaultCode.invalidData, text: "Configuration file is not well-formed XML",
      explanation: "The file cannot be read as XML: \(reason).", remedy: "Correct the XML at this place.",
      position: position, evidence: .observed)
  }

  static func wrongRoot(_ name: String, at position: SourcePosition) -> Self {
    Self(
      level: .file, hresult: FaultCode.invalidData, text: "",
      explanation: "The root element is <\(name)>, not <configuration>.",
      remedy: "Make <configuration> the root element.", position: position, evidence: .inferred)
  }

  static func undeclaredInWebServer(_ name: String, at position: SourcePosition) -> Self {
    Self(
      level: .file, hresult: FaultCode.invalidData, text: "",
      explanation: "No section '\(name)' is declared below system.webServer; IIS shows no text for this.",
      remedy: "Install the component that brings it, or remove the element (names are case-sensitive).",
      position: position, evidence: .observed)
  }

  static func undeclared(_ name: String, at position: SourcePosition) -> Self {
    Self(
      level: .file, hresult: FaultCode.notSupported, text: missingDeclarationText(name),
      explanation: "No configSections of this file or of a parent declares '\(name)'.",
      remedy: "Declare the section in <configSections>, or remove the element (names are case-sensitive).",
      position: position, evidence: .observed)
  }

  static func missingDeclarationText(_ name: String) -> String {
    "The configuration section '\(name)' cannot be read because it is missing a section declaration"
  }

  static func sectionTwice(_ path: String, at position: SourcePosition) -> Self {
    Self(
      level: .file, hresult: FaultCode.alreadyExists,
      text: "Config section '\(path)' already defined. Sections must only appear once per config file. "
        + "See the help topic <location> for exceptions",
      explanation: "The section stands twice for one path in this file.",
      remedy: "Join the two elements into one.", position: position, evidence: .observed)
  }

  static func misplacedDeclarations(at position: SourcePosition) -> Self {
    Self(
      level: .file, hresult: FaultCode.invalidData,
      text: "Only one <configSections> element allowed.  It must be the first child element of the root "
        + "<configuration> element   ",
      explanation: "<configSections> stands twice, or is not the first element of <configuration>.",
      remedy: "Keep one <configSections> and make it the first element.", position: position,
      evidence: .observed)
  }

  static func declaredTwice(_ path: String, at position: SourcePosition) -> Self {
    Self(
      level: .file, hresult: FaultCode.alreadyExists,
      text: "There is a duplicate '\(path)' section defined",
      explanation: "The section is already declared, here or in a parent file.",
      remedy: "Remove this declaration.", position: position, evidence: .observed)
  }

  static func bothOverrides(at position: SourcePosition) -> Self {
    Self(
      level: .file, hresult: FaultCode.invalidData, text: "",
      explanation: "One <location> carries overrideMode and allowOverride.",
      remedy: "Keep overrideMode only.", position: position, evidence: .documented)
  }

  static func locationAttribute(_ name: String, at position: SourcePosition) -> Self {
    Self(
      level: .file, hresult: FaultCode.invalidData, text: "Unrecognized attribute '\(name)'",
      explanation: "<location> knows path, overrideMode, allowOverride and inheritInChildApplications.",
      remedy: "Remove the attribute.", position: position, evidence: .inferred)
  }

  static func locationValue(_ name: String, _ rule: String, at position: SourcePosition) -> Self {
    Self(
      level: .file, hresult: FaultCode.invalidData, text: "The '\(name)' attribute is invalid.  \(rule)",
      explanation: "The value of \(name) on <location> is not one of those IIS knows.",
      remedy: "Correct the value.", position: position, evidence: .inferred)
  }

  static func missingDeclarationName(_ element: String, at position: SourcePosition) -> Self {
    Self(
      level: .file, hresult: FaultCode.invalidData, text: "Missing required attribute 'name'",
      explanation: "A <\(element)> of <configSections> has no name.", remedy: "Name it or remove it.",
      position: position, evidence: .inferred)
  }
}
