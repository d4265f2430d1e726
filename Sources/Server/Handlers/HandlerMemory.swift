internal import Configuration

/// The mappings that were compiled so far: most scopes inherit most of theirs, so that each costs once what it
/// takes to read it. One memory serves one set of surroundings.
struct HandlerMemory {
  /// What a mapping came to.
  struct Mapping {
    /// The rows, one for each pattern of its path; none when its preCondition is unknown.
    var rows: [HandlerMap.Row] = []
    /// Whether its preCondition holds.
    var isSatisfied = true
    /// The setting of a preCondition that IIS does not know, or -1.
    var badPreCondition: Int32 = -1
    /// Whether it asks for the right to execute.
    var needsExecute = false
  }

  /// By the number of the entry.
  private var mappings: [Int32: Mapping] = [:]

  /// What a mapping comes to; it is compiled when it is met first.
  mutating func mapping(_ entry: EffectiveElement, _ compile: () -> Mapping) -> Mapping {
    if let known = mappings[entry.number] { return known }
    let mapping = compile()
    mappings[entry.number] = mapping
    return mapping
  }
}
