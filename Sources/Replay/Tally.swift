internal import Captures

/// How often each class of verdicts met each logged outcome, with the first positions of each pair.
struct Tally: ~Copyable {
  /// The classes that were met; a cell names one by its index.
  private(set) var classes: [VerdictClass] = []
  private(set) var cells: [Cell] = []
  private var indices: [VerdictClass: Int] = [:]
  private var slots: [Int32]

  /// The number of first positions that are kept of each pair.
  static let examples = 3

  struct Cell: Sendable {
    /// The class and the logged outcome.
    var key: UInt64
    var count: UInt64
    var first: InlineArray<3, Position>
  }

  init() { slots = [Int32](repeating: -1, count: 1024) }

  /// The index of a class; a new one when it was not met before.
  mutating func index(of verdict: VerdictClass) -> Int {
    if let known = indices[verdict] { return known }
    classes.append(verdict)
    indices[verdict] = classes.count - 1
    return classes.count - 1
  }

  /// Counts a record.
  @inline(__always)
  mutating func add(_ classIndex: Int, _ logged: LoggedKey, at position: Position) {
    let key = UInt64(truncatingIfNeeded: classIndex) << 40 | logged.bits
    var slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & (slots.count - 1)
    while true {
      let index = Int(slots[slot])
      if index < 0 { break }
      if cells[index].key == key {
        let count = Int(truncatingIfNeeded: cells[index].count)
        if count < Self.examples { cells[index].first[count] = position }
        cells[index].count &+= 1
        return
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    insert(key, slot, position)
  }

  private mutating func insert(_ key: UInt64, _ slot: Int, _ position: Position) {
    cells.append(Cell(key: key, count: 1, first: InlineArray(repeating: position)))
    slots[slot] = Int32(cells.count - 1)
    guard cells.count * 2 > slots.count else { return }
    slots = [Int32](repeating: -1, count: slots.count * 2)
    for (index, cell) in cells.enumerated() {
      var slot = Int(truncatingIfNeeded: (cell.key &* 0x9E37_79B9_7F4A_7C15) >> 32) & (slots.count - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(index)
    }
  }
}

/// A logged outcome in 40 bits.
struct LoggedKey: Sendable, Hashable {
  /// Status: 10 bits; substatus and one: 17 bits; client gone: 1; from HTTP.sys: 1; reason and one: 8.
  var bits: UInt64

  init(bits: UInt64) { self.bits = bits & 0xFF_FFFF_FFFF }

  @inline(__always)
  init(_ logged: LoggedOutcome, reason: UInt8) {
    bits =
      UInt64(logged.status & 0x3FF) | UInt64(truncatingIfNeeded: logged.substatus + 1) << 10
      | (logged.isClientGone ? 1 << 27 : 0) | (logged.isFromHTTPSys ? 1 << 28 : 0) | UInt64(reason) << 29
  }

  var status: UInt16 { UInt16(bits & 0x3FF) }
  var substatus: Int32 { Int32(bits >> 10 & 0x1FFFF) - 1 }
  var isClientGone: Bool { bits & 1 << 27 != 0 }
  var isFromHTTPSys: Bool { bits & 1 << 28 != 0 }
  /// The index of the reason in `Refusal.Reason` and one; 0 for none, 255 for one that is not predicted.
  var reason: UInt8 { UInt8(bits >> 29 & 0xFF) }
}
