/// One thing a file did to a value or to an entry on the way to a path.
public struct MergeStep: Sendable, Hashable {
  /// What was done.
  public enum Action: String, Sendable, Hashable {
    /// An attribute was written.
    case set
    /// The value was taken from a defaults element such as `siteDefaults`, because nobody wrote it.
    case defaulted
    /// An entry was added to its collection.
    case added
    /// A `<remove>` took the entry away.
    case removed
    /// A `<clear>` took it away with everything else.
    case cleared
  }

  /// What was done.
  public let action: Action
  /// Where the file does it.
  public let position: SourcePosition
  /// The attribute's text as written; `nil` for what happens to entries.
  public let text: String?

  init(_ action: Action, at position: SourcePosition, text: String? = nil) {
    self.action = action
    self.position = position
    self.text = text
  }
}

/// What is kept of the making of an element when somebody asks for it; ordinary merging keeps none.
final class ElementTrail: Sendable {
  /// What happened to the entry, oldest first.
  let steps: [MergeStep]
  /// The entries that were in the element's collection and are no longer.
  let dropped: [EffectiveElement]
  /// Attributes the schema does not name, where it accepts any.
  let others: [(name: String, value: EffectiveValue)]

  init(
    steps: [MergeStep] = [], dropped: [EffectiveElement] = [],
    others: [(name: String, value: EffectiveValue)] = []
  ) {
    self.steps = steps
    self.dropped = dropped
    self.others = others
  }
}

extension EffectiveElement {
  /// Keeps what happened to the entry.
  mutating func record(steps: [MergeStep]) {
    trail = ElementTrail(steps: steps, dropped: trail?.dropped ?? [], others: trail?.others ?? [])
  }

  /// Keeps the entries the element's collection no longer has.
  mutating func record(dropped: [EffectiveElement]) {
    guard !dropped.isEmpty || trail != nil else { return }
    trail = ElementTrail(steps: trail?.steps ?? [], dropped: dropped, others: trail?.others ?? [])
  }

  /// Keeps attributes the schema does not name; one written again replaces the one from above.
  mutating func record(_ written: [(name: String, value: EffectiveValue)]) {
    let names = Set(written.map(\.name))
    let others = (trail?.others ?? []).filter { !names.contains($0.name) } + written
    trail = ElementTrail(steps: trail?.steps ?? [], dropped: trail?.dropped ?? [], others: others)
  }
}
