/// How a claim about IIS is known. It travels from the check that decides to the verdict that is printed.
public enum Evidence: String, Sendable, CaseIterable {
  /// Microsoft's documentation or shipped schema says so.
  case documented
  /// A real IIS or HTTP.sys was seen to do so.
  case observed
  /// Concluded from documented or observed behaviour; not seen itself.
  case inferred
}
