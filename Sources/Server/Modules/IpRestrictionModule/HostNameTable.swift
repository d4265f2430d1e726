/// Patterns of host names in order, asked for the first that matches a name.
///
/// Plain names and the usual `*.contoso.com` are hash look-ups; other places of `*` are tried one by one.
/// Letters compare without case, and `*` stands for any run of characters, dots included, so that
/// `*.contoso.com` does not match `contoso.com`. Source: access-control 3.2.
final class HostNameTable: Sendable {
  private let names: ByteTable
  /// Keyed by what follows the star, which starts with a dot.
  private let suffixes: ByteTable
  private let others: [Pattern]

  private struct Pattern: Sendable {
    var text: [UInt8]
    var number: Int32
  }

  /// Builds the table; numbers must be 0 or above and ascend.
  init(_ patterns: [(pattern: String, number: Int32)]) {
    var names: [(key: String, value: Int32)] = []
    var suffixes: [(key: String, value: Int32)] = []
    var others: [Pattern] = []
    for (pattern, number) in patterns {
      if !pattern.utf8.contains(UInt8(ascii: "*")) {
        names.append((pattern, number))
      } else if pattern.hasPrefix("*."), !pattern.dropFirst().utf8.contains(UInt8(ascii: "*")) {
        suffixes.append((String(pattern.dropFirst()), number))
      } else {
        others.append(Pattern(text: pattern.utf8.map { ByteClass.lowercase($0) }, number: number))
      }
    }
    self.names = ByteTable(names)
    self.suffixes = ByteTable(suffixes)
    self.others = others
  }

  /// Whether there is no pattern.
  var isEmpty: Bool { names.isEmpty && suffixes.isEmpty && others.isEmpty }

  /// The lowest number of a pattern that matches the name, or -1.
  func first(_ name: Span<UInt8>) -> Int32 {
    var best = names[name] ?? -1
    if !suffixes.isEmpty {
      for index in name.indices where name[index] == UInt8(ascii: ".") {
        guard let number = suffixes[name.extracting(index..<name.count)] else { continue }
        if best < 0 || number < best { best = number }
      }
    }
    for pattern in others {
      if best >= 0, pattern.number > best { break }
      if Glob.matches(pattern.text.span, name) {
        best = pattern.number
        break
      }
    }
    return best
  }
}

/// Patterns in which `*` stands for any run of bytes.
enum Glob {
  /// Whether the whole text matches. Without regard to case the pattern must be in lower case. Time is at most
  /// the product of both lengths; nothing recurses.
  static func matches(_ pattern: Span<UInt8>, _ text: Span<UInt8>, isCaseSensitive: Bool = false) -> Bool {
    var (inPattern, inText) = (0, 0)
    /// Where to go on when a literal does not match: behind the last star, one byte further.
    var (afterStar, retry) = (-1, 0)
    while inText < text.count {
      if inPattern < pattern.count, pattern[inPattern] == UInt8(ascii: "*") {
        inPattern += 1
        (afterStar, retry) = (inPattern, inText)
      } else if inPattern < pattern.count,
        pattern[inPattern] == (isCaseSensitive ? text[inText] : ByteClass.lowercase(text[inText]))
      {
        inPattern += 1
        inText += 1
      } else {
        guard afterStar >= 0 else { return false }
        retry += 1
        (inPattern, inText) = (afterStar, retry)
      }
    }
    while inPattern < pattern.count, pattern[inPattern] == UInt8(ascii: "*") { inPattern += 1 }
    return inPattern == pattern.count
  }
}
