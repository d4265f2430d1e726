/// Faults of one section at one path.
extension ConfigurationFault {
  static func sectionLocked(_ path: String, because reason: String, at position: SourcePosition) -> Self {
    Self(
      .sectionLocked,
      text: "This configuration section cannot be used at this path. This happens when the section is locked "
        + "at a parent level. Locking is either by default (overrideModeDefault=\"Deny\"), or set explicitly "
        + "by a location tag with overrideMode=\"Deny\" or the legacy allowOverride=\"false\".",
      explanation: "The section '\(path)' may not be set here: \(reason).",
      remedy: "Set it in applicationHost.config, in a <location> for this path, or have the server's "
        + "administrator unlock it (appcmd unlock config -section:\(path)).",
      at: position)
  }

  static func lockViolation(_ thing: String, lockedAt: SourcePosition?, at position: SourcePosition) -> Self {
    let place = lockedAt.map { " by the lock at \($0)" } ?? ""
    return Self(
      .lockViolation, text: "Lock violation",
      explanation: "\(thing) is locked\(place) and may not be changed below it.",
      remedy: "Remove this use, or lift the lock where it was set.", at: position)
  }

  static func unknownLockName(_ lock: SourceAttribute, name: String, kind: String) -> Self {
    Self(
      .unknownLockName, text: "\(lock.name) contains unknown \(kind) '\(name)'",
      explanation: "'\(lock.name)' names the \(kind) '\(name)', which does not exist here.",
      remedy: "Correct or remove the name.", at: lock.valuePosition)
  }

  static func unrecognizedAttribute(
    _ attribute: SourceAttribute, of element: String, hint: String?
  ) -> Self {
    Self(
      .unrecognizedAttribute, text: "Unrecognized attribute '\(attribute.name)'",
      explanation: "<\(element)> has no attribute '\(attribute.name)'.",
      remedy: hint ?? "Remove it.", at: attribute.position)
  }

  static func unrecognizedElement(_ element: SourceElement, in parent: String, hint: String?) -> Self {
    Self(
      .unrecognizedElement, text: "Unrecognized element '\(element.name)'",
      explanation: "<\(parent)> has no element <\(element.name)>.",
      remedy: hint ?? "Remove it.", at: element.position)
  }

  static func missingRequiredAttribute(_ name: String, of element: SourceElement) -> Self {
    Self(
      .missingRequiredAttribute, text: "Missing required attribute '\(name)'",
      explanation: "<\(element.name)> needs the attribute '\(name)'.", remedy: "Add it.", at: element.position
    )
  }

  static func invalidValue(_ attribute: SourceAttribute, _ failure: AttributeValueFailure) -> Self {
    Self(
      .invalidValue,
      text: failure.isWrapped
        ? "The '\(attribute.name)' attribute is invalid.  \(failure.text)" : failure.text,
      explanation: "'\(attribute.value)' is no value of the attribute '\(attribute.name)': \(failure.text).",
      remedy: failure.remedy, at: attribute.valuePosition)
  }

  /// - Parameter keys: The key attributes and the entry's values of them.
  static func duplicateEntry(
    _ element: SourceElement, keys: [(name: String, value: String)], isCombined: Bool, isInherited: Bool,
    first: SourcePosition?
  ) -> Self {
    let names = keys.map(\.name).joined(separator: ", ")
    let values = keys.map(\.value).joined(separator: ", ")
    let text =
      isCombined
      ? "with combined key attributes '\(names)' respectively set to '\(values)'"
      : "with unique key attribute '\(names)' set to '\(values)'"
    let place = first.map { " at \($0)" } ?? ""
    return Self(
      isInherited ? .duplicateInheritedEntry : .duplicateEntry,
      text: "Cannot add duplicate collection entry of type '\(element.name)' \(text)",
      explanation: isInherited
        ? "An entry with \(names) '\(values)' is inherited from \(first.map { "\($0)" } ?? "above")."
        : "This file has an entry with \(names) '\(values)' already\(place).",
      remedy: isInherited
        ? "Put a <remove> with that key before it, or leave it out." : "Keep one of the two.",
      at: element.keyPosition(keys.map(\.name)))
  }

  static func elementWrittenTwice(_ element: SourceElement, first: SourcePosition) -> Self {
    Self(
      .elementWrittenTwice, text: "",
      explanation: "<\(element.name)> may stand once in its section and stands already at \(first).",
      remedy: "Join the two elements into one.", at: element.position)
  }

  static func unparsableConfigSource(_ attribute: SourceAttribute, because reason: String) -> Self {
    Self(
      .unparsableConfigSource, text: "Specified configSource cannot be parsed",
      explanation: "The configSource '\(attribute.value)' cannot be used: \(reason).",
      remedy: "Put the section's element into that file, beside this one.", at: attribute.valuePosition)
  }

  static func misplacedConfigSource(_ attribute: SourceAttribute, because reason: String) -> Self {
    Self(
      .misplacedConfigSource, text: "Unrecognized attribute 'configSource'",
      explanation: "configSource is not accepted here: \(reason).",
      remedy: "Write the section itself here, or a file name relative to this folder.", at: attribute.position
    )
  }

  static func configSourceWithContent(_ attribute: SourceAttribute) -> Self {
    Self(
      .configSourceWithContent, text: "",
      explanation: "A section with configSource has attributes or elements of its own.",
      remedy: "Move them into the file '\(attribute.value)'.", at: attribute.position)
  }

  static func encryptedSection(_ path: String, _ provider: SourceAttribute) -> Self {
    Self(
      .encryptedSection, text: "Configuration section encryption is not supported",
      explanation:
        "The section '\(path)' is encrypted with '\(provider.value)', and IIS's native code cannot read it.",
      remedy: "Decrypt the section, or encrypt single attributes in applicationHost.config.",
      at: provider.position)
  }

  static func absolutePath(_ value: String, at position: SourcePosition) -> Self {
    Self(
      .absolutePath,
      text: "Absolute physical path \"\(value)\" is not allowed in system.webServer/httpErrors section in "
        + "web.config file. Use relative path instead.",
      explanation: "A web.config names the file of an error page by the absolute path '\(value)'.",
      remedy: "Write a path relative to the folder of this web.config, or the page's URL with "
        + "responseMode=\"ExecuteURL\".",
      at: position)
  }

  static func missingDeclaration(_ path: String) -> Self {
    Self(
      .missingDeclaration,
      text: "The configuration section '\(path)' cannot be read because it is missing a section declaration",
      explanation: "No configSections on the way here declares '\(path)'.",
      remedy: "Install the module that brings the section, or ask nothing of it.", at: nil, setting: path)
  }

  static func missingSchema(_ path: String) -> Self {
    Self(
      .missingSchema,
      text: "The configuration section '\(path)' cannot be read because it is missing schema",
      explanation: "The section '\(path)' is declared, and IIS has no schema for it.",
      remedy: "Sections without a schema can only be read by managed code.", at: nil, setting: path)
  }
}

extension SourceElement {
  /// Where the first of some attributes has its value; the element itself when it writes none of them.
  func keyPosition(_ names: [String]) -> SourcePosition {
    for name in names {
      if let attribute = attribute(name) { return attribute.valuePosition }
    }
    return position
  }
}
