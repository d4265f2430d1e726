import Glibc

/// Writes a realistic W3C log of an IIS 10 site to standard output: `generate [ROWS] [SEED]`.
///
/// The same rows and seed give the same bytes everywhere. Popularity falls off as on real sites: a few URLs,
/// clients and browsers make most rows, and about a third of the rows have a URL that is never seen again.
@main
enum Generate {
  static func main() {
    let arguments = CommandLine.arguments.dropFirst().map { UInt64($0) }
    guard arguments.allSatisfy({ $0 != nil }), arguments.count <= 2 else {
      print("usage: generate [ROWS] [SEED]")
      exit(2)
    }
    let numbers = arguments.compactMap { $0 }
    var log = LogWriter(random: Random(seed: numbers.count > 1 ? numbers[1] : 1))
    log.header()
    for _ in 0..<(numbers.first ?? 1_000_000) { log.row() }
    log.flush()
  }
}

/// SplitMix64: small, fast and the same on every machine.
struct Random {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number below the bound, all alike.
  mutating func below(_ bound: Int) -> Int { Int(next() >> 33) % bound }

  /// A number below the bound; small ones come far more often.
  mutating func popular(_ bound: Int) -> Int {
    let uniform = Double(next() >> 11) / Double(1 << 53)
    return min(bound - 1, Int(Double(bound) * uniform * uniform * uniform))
  }

  mutating func chance(_ percent: Int) -> Bool { below(100) < percent }
}
