/// How much work a match can be at worst: a constant, as a power of two, times a power of the subject's length.
///
/// It is an upper bound, often far above what happens; it tells which patterns need not be watched.
struct PatternCost: Sendable, Hashable {
  /// The power of the length: how many repeats without a bound stand one behind the other.
  var degree: Int
  /// The binary logarithm of the constant.
  var bits: Int
  /// Whether the work can double with each byte of the subject.
  var isExponential: Bool

  /// More than any bound.
  static let unbounded = PatternCost(degree: 1, bits: 0, isExponential: true)

  private static let constant = PatternCost(degree: 0, bits: 0, isExponential: false)

  private init(degree: Int, bits: Int, isExponential: Bool) {
    (self.degree, self.bits, self.isExponential) = (degree, bits, isExponential)
  }

  init(_ node: PatternNode) {
    switch node {
    case .literal, .any, .set, .never, .assertion: self = .constant
    case .run, .backReference: self = PatternCost(degree: 1, bits: 0, isExponential: false)
    case .group(let body, _, _), .look(let body, _, _): self = PatternCost(body)
    case .sequence(let nodes):
      self = .constant
      for node in nodes { add(PatternCost(node)) }
    case .choice(let nodes):
      self = .constant
      for node in nodes {
        let cost = PatternCost(node)
        degree = max(degree, cost.degree)
        bits = max(bits, cost.bits)
        isExponential = isExponential || cost.isExponential
      }
      bits += Self.logarithm(nodes.count)
    case .repeated(let body, let repetition, _): self = PatternCost(body).repeated(repetition)
    }
  }

  /// The cost of a repeat. What can match in one way only, repeated, can match in as many ways as there are counts.
  private func repeated(_ repetition: PatternNode.Repetition) -> PatternCost {
    guard let maximum = repetition.maximum else {
      return degree == 0 && bits == 0 && !isExponential
        ? PatternCost(degree: 1, bits: 0, isExponential: false) : .unbounded
    }
    let (degrees, overflow) = degree.multipliedReportingOverflow(by: maximum)
    guard !isExponential, !overflow, degrees <= 64, bits * maximum <= 64 else { return .unbounded }
    return PatternCost(
      degree: degrees, bits: bits * maximum + Self.logarithm(maximum - repetition.minimum + 1),
      isExponential: false)
  }

  private mutating func add(_ other: PatternCost) {
    degree = min(degree + other.degree, 1000)
    bits = min(bits + other.bits, 1000)
    isExponential = isExponential || other.isExponential
  }

  private static func logarithm(_ value: Int) -> Int {
    value <= 1 ? 0 : Int.bitWidth - (value - 1).leadingZeroBitCount
  }

  /// Whether the work outgrows every limit on subjects of some ten bytes, however unlikely that they match.
  var outgrowsLimits: Bool { isExponential || degree >= 5 }

  /// Whether a match in a subject of so many bytes may take more than some millions of steps.
  func isHigh(_ count: Int) -> Bool {
    isExponential || bits + degree * Self.logarithm(count + 1) > 24
  }
}
