/// Which characters beyond ASCII are equal but for case: those with the same lower-case letter, one UTF-16 unit for
/// one, as `towlower` maps them. ASCII letters pair with ASCII letters only. Source: url-rewrite 3.2, 3.3.
enum CaseTable {
  /// A character and its lower-case letter, another one.
  private struct Pair {
    var upper: UInt32
    var lower: UInt32
  }

  private static let pairs: [Pair] = {
    var pairs: [Pair] = []
    for value in UInt32(0x80)...0xFFFF {
      guard let scalar = Unicode.Scalar(value), scalar.properties.changesWhenLowercased else { continue }
      let mapping = scalar.properties.lowercaseMapping.unicodeScalars
      guard mapping.count == 1, let lower = mapping.first?.value, (0x80...0xFFFF).contains(lower) else {
        continue
      }
      pairs.append(Pair(upper: value, lower: lower))
    }
    return pairs
  }()

  /// The characters that equal one of a range but for case and lie outside of it.
  static func others(low: UInt32, high: UInt32) -> [UInt32] {
    guard high >= 0x80 else { return [] }
    let range = low...high
    var others: [UInt32] = []
    var lowers: Set<UInt32> = []
    for pair in pairs where range.contains(pair.upper) || range.contains(pair.lower) {
      lowers.insert(pair.lower)
    }
    for lower in lowers where !range.contains(lower) { others.append(lower) }
    for pair in pairs where lowers.contains(pair.lower) && !range.contains(pair.upper) {
      others.append(pair.upper)
    }
    return others.sorted()
  }
}
