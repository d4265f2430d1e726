/// The colours of text for a terminal; plain text when they are off.
public struct Style: Sendable {
  /// Whether escape sequences are written.
  public let isColored: Bool

  /// Creates a style.
  public init(isColored: Bool) { self.isColored = isColored }

  /// Text without colour.
  public static let plain = Style(isColored: false)

  func bold(_ text: String) -> String { wrap(text, "1") }
  func dim(_ text: String) -> String { wrap(text, "2") }
  func red(_ text: String) -> String { wrap(text, "31") }
  func green(_ text: String) -> String { wrap(text, "32") }
  func yellow(_ text: String) -> String { wrap(text, "33") }

  private func wrap(_ text: String, _ code: String) -> String {
    isColored ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
