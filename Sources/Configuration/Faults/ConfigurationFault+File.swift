/// Faults of a whole file.
extension ConfigurationFault {
  static func notWellFormed(_ reason: String, at position: SourcePosition) -> Self {
    Self(
      .notWellFormed, text: "Configuration file is not well-formed XML",
      explanation: "The file is not well-formed XML: \(reason).",
      remedy: "Correct the XML at this place; every request below the file fails until then.",
      at: position)
  }

  static func unreadable(_ reason: String, at position: SourcePosition) -> Self {
    Self(
      .unreadable, text: "Cannot read configuration file",
      explanation: "The file \(reason).", remedy: "Give a configuration file of ordinary size.", at: position)
  }

  static func tooLarge(_ size: Int, at position: SourcePosition) -> Self {
    Self(
      .tooLarge, text: "Cannot read configuration file because it exceeds the maximum file size",
      explanation: "The file has \(size) bytes; IIS reads a web.config of at most 250 KB.",
      remedy: "Move content such as rewrite maps into files named by configSource, or raise "
        + "MaxWebConfigFileSizeInKB in the server's registry.",
      at: position)
  }

  static func wrongRoot(_ element: SourceElement) -> Self {
    Self(
      .wrongRoot, text: "",
      explanation: "The root element is <\(element.name)>, and a configuration file's is <configuration>.",
      remedy: "Put the content into a <configuration> element; names are case-sensitive.",
      at: element.position)
  }

  static func undeclared(
    _ path: String, _ element: SourceElement, hint: String
  ) -> Self {
    let isWebServer = path.hasPrefix("system.webServer/")
    return Self(
      isWebServer ? .undeclaredWebServerSection : .undeclaredSection,
      text: isWebServer
        ? ""
        : "The configuration section '\(element.name)' cannot be read because it is missing a section "
          + "declaration",
      explanation: "<\(element.name)> is not declared: no configSections on the way here names '\(path)'.",
      remedy: hint, at: element.position, setting: path)
  }

  static func sectionWrittenTwice(_ path: String, at position: SourcePosition, first: SourcePosition) -> Self
  {
    Self(
      .sectionWrittenTwice,
      text: "Config section '\(path)' already defined. Sections must only appear once per config file. "
        + "See the help topic <location> for exceptions",
      explanation: "The section '\(path)' stands already at \(first), for the same path.",
      remedy: "Join the two elements into one.", at: position, setting: path)
  }

  static func misplacedConfigSections(_ explanation: String, at position: SourcePosition) -> Self {
    Self(
      .misplacedConfigSections,
      text: "Only one <configSections> element allowed.  It must be the first child element of the root "
        + "<configuration> element   ",
      explanation: explanation,
      remedy: "Keep one <configSections>, as the first child of <configuration>, holding only <sectionGroup> "
        + "and <section>.",
      at: position)
  }

  static func sectionDeclaredTwice(_ path: String, at position: SourcePosition, first: SourcePosition?)
    -> Self
  {
    let place = first.map { "at \($0)" } ?? "by the .NET Framework's machine.config"
    return Self(
      .sectionDeclaredTwice, text: "There is a duplicate '\(path)' section defined",
      explanation: "The section '\(path)' is declared already, \(place).",
      remedy: "Remove this declaration.", at: position, setting: path)
  }

  static func bothOverrides(at position: SourcePosition) -> Self {
    Self(
      .bothOverrides, text: "",
      explanation: "A location carries both overrideMode and allowOverride.",
      remedy: "Keep overrideMode.", at: position)
  }

  static func unrecognizedLocationAttribute(_ attribute: SourceAttribute, of element: String) -> Self {
    Self(
      .badLocation, text: "Unrecognized attribute '\(attribute.name)'",
      explanation: "<\(element)> has no attribute '\(attribute.name)'.",
      remedy: "Remove or correct it; names are case-sensitive.", at: attribute.position)
  }

  static func badLocationValue(_ attribute: SourceAttribute, accepted: String) -> Self {
    Self(
      .badLocation, text: "The '\(attribute.name)' attribute is invalid.  \(accepted)",
      explanation: "'\(attribute.value)' is no value of '\(attribute.name)'.",
      remedy: "Write one of the accepted values.", at: attribute.valuePosition)
  }

  static func missingLocationAttribute(_ name: String, of element: SourceElement) -> Self {
    Self(
      .badLocation, text: "Missing required attribute '\(name)'",
      explanation: "<\(element.name)> needs the attribute '\(name)'.",
      remedy: "Add it.", at: element.position)
  }
}
