internal import Server

/// The reasons of the HTTPERR log as small numbers.
enum LoggedReason {
  /// The texts of the reasons that are predicted, in the order of `Refusal.Reason`.
  private static let texts: [[UInt8]] = Refusal.Reason.allCases.map { Array($0.text.utf8) }

  /// The index of the reason and one; 255 for one that is never predicted.
  static func index(_ text: Span<UInt8>) -> UInt8 {
    for (index, known) in texts.enumerated() where known.count == text.count {
      if text.indices.allSatisfy({ text[$0] == known[$0] }) { return UInt8(index + 1) }
    }
    return 255
  }

  /// The reason of an index.
  static func reason(_ index: UInt8) -> Refusal.Reason? {
    index == 0 || index == 255 ? nil : Refusal.Reason(rawValue: index - 1)
  }
}
