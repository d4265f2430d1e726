/// A pattern that is simple enough to be matched without PCRE2, in plain subjects: ASCII without line ends.
///
/// Two shapes cover what most rules ask: a text, at the start, at the end, alone or anywhere; and a text, any run of
/// characters, another text, over the whole subject. Whatever else a pattern holds makes it no direct pattern.
struct DirectPattern: Sendable {
  /// The text at the start, in lower case when case is ignored.
  private let prefix: [UInt8]
  private let suffix: [UInt8]
  private let shape: Shape
  private let isCaseless: Bool

  private enum Shape: Sendable {
    /// `prefix` alone; what else it is bound to.
    case text(atStart: Bool, atEnd: Bool)
    /// `prefix`, at least so many characters, `suffix`, and nothing else; the group around the run, if any.
    case run(minimum: Int, isGroup: Bool)
  }

  /// The parts of a pattern in order.
  private enum Part {
    case start, end
    case byte(UInt8)
    case run(minimum: Int, isGroup: Bool, isLazy: Bool)
  }

  init?(_ node: PatternNode, isCaseless: Bool) {
    let nodes: [PatternNode]
    if case .sequence(let list) = node { nodes = list } else { nodes = [node] }
    var parts: [Part] = []
    for node in nodes {
      guard let part = Self.part(node, isCaseless: isCaseless) else { return nil }
      parts.append(part)
    }
    var atStart = false
    var atEnd = false
    if case .start = parts.first {
      atStart = true
      parts.removeFirst()
    }
    if case .end = parts.last {
      atEnd = true
      parts.removeLast()
    }
    var texts: [[UInt8]] = [[]]
    var run: (minimum: Int, isGroup: Bool, isLazy: Bool)?
    for part in parts {
      switch part {
      case .byte(let byte): texts[texts.count - 1].append(byte)
      case .run(let minimum, let isGroup, let isLazy):
        guard run == nil else { return nil }
        run = (minimum, isGroup, isLazy)
        texts.append([])
      case .start, .end: return nil
      }
    }
    self.isCaseless = isCaseless
    prefix = texts[0]
    guard let run else {
      suffix = []
      shape = .text(atStart: atStart, atEnd: atEnd)
      return
    }
    suffix = texts[1]
    // A run begins at the start by itself when nothing stands before it, and a greedy one ends at the end.
    guard atStart || prefix.isEmpty, atEnd || (suffix.isEmpty && !run.isLazy) else { return nil }
    shape = .run(minimum: run.minimum, isGroup: run.isGroup)
  }

  private static func part(_ node: PatternNode, isCaseless: Bool) -> Part? {
    switch node {
    case .assertion(.lineStart, _), .assertion(.textStart, _): return .start
    case .assertion(.lineEnd, _), .assertion(.textEnd, _): return .end
    case .literal(let scalar, _):
      guard scalar < 0x80 else { return nil }
      return .byte(isCaseless ? ByteSet.folded(UInt8(scalar)) : UInt8(scalar))
    case .group(let body, 1, _):
      guard case .run(let minimum, false, let isLazy) = part(body, isCaseless: isCaseless) else { return nil }
      return .run(minimum: minimum, isGroup: true, isLazy: isLazy)
    case .run: return .run(minimum: 0, isGroup: false, isLazy: false)
    case .repeated(.any, let repetition, _):
      guard repetition.maximum == nil, repetition.minimum <= 1 else { return nil }
      return .run(minimum: repetition.minimum, isGroup: false, isLazy: repetition.isLazy)
    default: return nil
    }
  }

  /// What a plain subject comes to: the whole match and the group, or `nil` for no match.
  func firstMatch(in subject: Span<UInt8>) -> (match: Range<Int>, group: Range<Int>?)? {
    switch shape {
    case .text(let atStart, let atEnd): return text(in: subject, atStart, atEnd).map { ($0, nil) }
    case .run(let minimum, let isGroup):
      let end = subject.count - suffix.count
      guard end - prefix.count >= minimum, stands(prefix, in: subject, at: 0),
        stands(suffix, in: subject, at: end)
      else { return nil }
      return (0..<subject.count, isGroup ? prefix.count..<end : nil)
    }
  }

  private func text(in subject: Span<UInt8>, _ atStart: Bool, _ atEnd: Bool) -> Range<Int>? {
    let last = subject.count - prefix.count
    guard last >= 0, !(atStart && atEnd && last > 0) else { return nil }
    var start = atEnd ? last : 0
    let stop = atStart ? 0 : last
    while start <= stop {
      if stands(prefix, in: subject, at: start) { return start..<start + prefix.count }
      start += 1
    }
    return nil
  }

  @inline(__always)
  private func stands(_ text: [UInt8], in subject: Span<UInt8>, at start: Int) -> Bool {
    if isCaseless {
      for index in text.indices where ByteSet.folded(subject[start + index]) != text[index] { return false }
    } else {
      for index in text.indices where subject[start + index] != text[index] { return false }
    }
    return true
  }
}
