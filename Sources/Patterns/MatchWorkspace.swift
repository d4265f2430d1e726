internal import CPCRE2

/// The memory a worker needs to run patterns: match data, match context and the stack of JIT code.
///
/// Each worker owns one and passes it to every match; matching allocates nothing. Safety: see `CompiledCode`.
/// The three pointers are owned by this non-copyable value alone and freed once.
public struct MatchWorkspace: ~Copyable {
  let data: OpaquePointer
  let context: OpaquePointer
  /// What a match may cost.
  let limits: MatchLimits
  private let stack: OpaquePointer
  /// The number of groups, the whole match included, that fit.
  let capacity: Int
  /// The number of groups, the whole match included, of the pattern that matched last.
  private var groups = 1
  /// The ranges of a match that was found without PCRE2.
  private var direct: (match: Range<Int>, group: Range<Int>?)?

  /// Creates the memory for patterns of up to `groups` capture groups, 1 to 1000.
  ///
  /// - Parameter limits: what every match with this workspace may cost.
  public init(groups: Int = 64, limits: MatchLimits = .standard) {
    precondition((0...1000).contains(groups), "a pattern has at most 1000 capture groups")
    guard let data = pcre2_match_data_create_8(UInt32(groups + 1), nil),
      let context = pcre2_match_context_create_8(nil),
      let stack = pcre2_jit_stack_create_8(32 * 1024, 1024 * 1024, nil)
    else { preconditionFailure("no memory for a match workspace of 32 KiB") }
    self.data = data
    self.context = context
    self.stack = stack
    capacity = groups + 1
    self.limits = limits
    pcre2_set_match_limit_8(context, limits.match)
    pcre2_set_depth_limit_8(context, limits.depth)
    pcre2_set_heap_limit_8(context, limits.heap)
    pcre2_jit_stack_assign_8(context, nil, UnsafeMutableRawPointer(stack))
  }

  deinit {
    pcre2_match_data_free_8(data)
    pcre2_match_context_free_8(context)
    pcre2_jit_stack_free_8(stack)
  }

  /// Lifts the limit that a single match was given.
  func restoreLimit() { pcre2_set_match_limit_8(context, limits.match) }

  /// Notes what was found without PCRE2; `nil` stands for nothing.
  mutating func setDirect(_ match: Range<Int>?, _ group: Range<Int>?) {
    direct = match.map { ($0, group) }
    groups = 0
  }

  /// Notes that PCRE2 ran a pattern of so many groups, the whole match included.
  mutating func setGroups(_ count: Int) {
    groups = count
    direct = nil
  }

  /// The range of a group of the last match; `nil` when it took no part in it.
  public func range(of group: Int) -> Range<Int>? {
    if let direct { return group == 0 ? direct.match : group == 1 ? direct.group : nil }
    guard group >= 0, group < groups, let vector = pcre2_get_ovector_pointer_8(data) else { return nil }
    let start = vector[2 * group]
    let end = vector[2 * group + 1]
    // PCRE2_UNSET is the largest size; \K can put the start behind the end.
    guard start != Int.max, end != Int.max, start >= 0, end >= start else { return nil }
    return start..<end
  }

  /// The number behind the last `(*MARK:n)` the match passed, read as decimal digits.
  func mark() -> Int? {
    guard let name = pcre2_get_mark_8(data) else { return nil }
    var value = 0
    var index = 0
    while name[index] != 0 {
      value = value * 10 + Int(name[index]) - 48
      index += 1
    }
    return value
  }
}
