/// A text in a scenario file.
public enum YAMLScalar {
  /// The text in single quotes, where nothing in it means anything to YAML; for text of one line.
  public static func quoted(_ text: String) -> String { "'" + text.replacing("'", with: "''") + "'" }
}
