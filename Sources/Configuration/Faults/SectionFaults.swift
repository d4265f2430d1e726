import StatusCodes

/// The faults of one section (configuration 6, rows 13 to 29 and 38).
extension ConfigurationFault {
  static func unrecognizedAttribute(_ name: String, on element: String, at position: SourcePosition) -> Self {
    Self(
      level: .section, hresult: FaultCode.invalidData, text: "Unrecognized attribute '\(name)'",
      explanation: "<\(element)> has no attribute '\(name)' in this version of IIS.",
      remedy: "Remove or correct the attribute (names are case-sensitive).", position: position,
      evidence: .observed)
  }

  static func unrecognizedElement(_ name: String, in element: String, at position: SourcePosition) -> Self {
    Self(
      level: .section, hresult: FaultCode.invalidData, text: "Unrecognized element '\(name)'",
      explanation: "<\(element)> has no element '\(name)' in this version of IIS.",
      remedy: "Remove or correct the element (names are case-sensitive).", position: position,
      evidence: .inferred)
  }

  static func elementTwice(_ name: String, in element: String, at position: SourcePosition) -> Self {
    Self(
      level: .section, hresult: FaultCode.invalidData, text: "",
      explanation: "<\(name)> stands twice in <\(element)>.", remedy: "Join the two elements into one.",
      position: position, evidence: .inferred)
  }

  static func invalidValue(
    _ name: String, value: String, rule: ValueRule, at position: SourcePosition
  ) -> Self {
    Self(
      level: .section, hresult: FaultCode.invalidData,
      text: rule.bare ? rule.text : "The '\(name)' attribute is invalid.  \(rule.text)",
      explanation: "The value '\(value)' of \(name) is not accepted.", remedy: "Correct the value.",
      position: position, evidence: rule.evidence)
  }

  static func missingAttribute(_ name: String, on element: String, at position: SourcePosition) -> Self {
    Self(
      level: .section, hresult: FaultCode.invalidData, text: "Missing required attribute '\(name)'",
      explanation: "<\(element)> needs the attribute '\(name)'.", remedy: "Add the attribute.",
      position: position, evidence: .observed)
  }

  /// - Parameter same: whether one file writes both entries, which IIS answers with another code than a
  ///   clash with an inherited entry (configuration 3.1).
  static func duplicateEntry(
    element: String, attributes: [String], values: [String], same: Bool, other: SourcePosition?,
    at position: SourcePosition
  ) -> Self {
    let keys = attributes.joined(separator: ", ")
    let shown = values.joined(separator: ", ")
    let start = "Cannot add duplicate collection entry of type '\(element)' with "
    let text =
      attributes.count == 1
      ? start + "unique key attribute '\(keys)' set to '\(shown)'"
      : start + "combined key attributes '\(keys)' respectively set to "
        + "'\(shown)'"
    let place = other.map { " The first stands in \($0.file), line \($0.line)." } ?? ""
    return Self(
      level: .section, hresult: same ? FaultCode.invalidData : FaultCode.alreadyExists, text: text,
      explanation: "Two entries have the same key '\(shown)'." + place,
      remedy: same
        ? "Remove one of the two entries."
        : "Write <remove> for the inherited entry before the <\(element)>.",
      position: position, evidence: .observed)
  }

  static func sectionLocked(_ section: String, at position: SourcePosition) -> Self {
    Self(
      level: .section, hresult: FaultCode.lockViolation,
      text: "This configuration section cannot be used at this path. This happens when the section is "
        + "locked at a parent level. Locking is either by default (overrideModeDefault=\"Deny\"), or set "
        + "explicitly by a location tag with overrideMode=\"Deny\" or the legacy allowOverride=\"false\".",
      explanation: "\(section) may not be written in this file.",
      remedy: "Move the section to applicationHost.config, or unlock it there with overrideMode=\"Allow\".",
      position: position, evidence: .observed)
  }

  static func lockViolation(_ what: String, at position: SourcePosition) -> Self {
    Self(
      level: .section, hresult: FaultCode.lockViolation, text: "Lock violation",
      explanation: "\(what) is locked by a parent file.", remedy: "Remove it here, or remove the lock there.",
      position: position, evidence: .observed)
  }

  static func unknownLockName(_ attribute: String, _ name: String, at position: SourcePosition) -> Self {
    Self(
      level: .section, hresult: FaultCode.invalidData,
      text: "\(attribute) contains unknown attribute '\(name)'",
      explanation: "\(attribute) names '\(name)', which the element does not have.",
      remedy: "Correct the name.", position: position, evidence: .observed)
  }

  static func externalSource(_ path: String, at position: SourcePosition) -> Self {
    Self(
      level: .section, hresult: FaultCode.invalidData, text: "Specified configSource cannot be parsed",
      explanation: "The section is moved to '\(path)', which is not among the given files.",
      remedy: "Write the section into this file.", position: position, evidence: .observed)
  }

  static func encrypted(at position: SourcePosition) -> Self {
    Self(
      level: .section, hresult: FaultCode.notSupported,
      text: "Configuration section encryption is not supported",
      explanation: "The section carries configProtectionProvider; IIS itself cannot decrypt it.",
      remedy: "Decrypt the section.", position: position, evidence: .inferred)
  }

  static func undeclaredRead(_ section: String) -> Self {
    Self(
      level: .section, hresult: FaultCode.notSupported, text: missingDeclarationText(section),
      explanation: "No configSections declares \(section): its component is not installed.",
      remedy: "Install the component.", position: nil, evidence: .observed)
  }

  static func missingSchema(_ section: String) -> Self {
    Self(
      level: .section, hresult: FaultCode.invalidData,
      text: "The configuration section '\(section)' cannot be read because it is missing schema",
      explanation: "\(section) is declared, but IIS has no schema for it.",
      remedy: "Only managed code can read this section.", position: nil, evidence: .observed)
  }
}
