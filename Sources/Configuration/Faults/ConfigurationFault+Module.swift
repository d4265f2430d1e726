/// Faults that the schema lets pass and the module that reads the section does not.
extension ConfigurationFault {
  /// A value that a module cannot use.
  ///
  /// - Parameter takes: what it can use, as a noun phrase.
  public static func unusableValue(
    _ name: String, _ value: String, takes: String, at position: SourcePosition?
  ) -> Self {
    Self(
      .unusableValue, text: "",
      explanation: "'\(value)' is no value that the module can use as '\(name)'.",
      remedy: "Write \(takes).", at: position)
  }
}
