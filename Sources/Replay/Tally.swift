internal import Captures

/// How often each class of outcomes met each logged outcome, with the first records of each pair.
struct Tally: ~Copyable {
  /// The classes that were met; a cell names one by its index.
  private(set) var classes: [OutcomeClass] = []
  private(set) var cells: [Cell] = []
  private var indices: [OutcomeClass: Int] = [:]
  private var slots: [Int32]

  /// The number of first records that are kept of each pair.
  static let examples = 3

  struct Cell: Sendable {
    /// The class and the logged outcome.
    var key: UInt64
    var count: UInt64
    var examples: [RecordExample] = []
  }

  init() { slots = [Int32](repeating: -1, count: 1024) }

  /// The index of a class; a new one when it was not met before.
  mutating func index(of outcome: OutcomeClass) -> Int {
    if let known = indices[outcome] { return known }
    classes.append(outcome)
    indices[outcome] = classes.count - 1
    return classes.count - 1
  }

  /// Counts a record.
  ///
  /// - Returns: the index of its cell when the record is one of the first, otherwise -1.
  @inline(__always)
  mutating func add(_ classIndex: Int, _ logged: LoggedKey) -> Int {
    let key = UInt64(truncatingIfNeeded: classIndex) << 40 | logged.bits
    var slot = Self.slot(key) & (slots.count - 1)
    while true {
      let index = Int(slots[slot])
      if index < 0 { break }
      if cells[index].key == key {
        cells[index].count &+= 1
        return cells[index].count <= UInt64(Self.examples) ? index : -1
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    return insert(key, slot)
  }

  /// Keeps a record as an example of its cell.
  mutating func keep(_ example: RecordExample, in cell: Int) { cells[cell].examples.append(example) }

  private mutating func insert(_ key: UInt64, _ slot: Int) -> Int {
    cells.append(Cell(key: key, count: 1))
    slots[slot] = Int32(cells.count - 1)
    guard cells.count * 2 > slots.count else { return cells.count - 1 }
    slots = [Int32](repeating: -1, count: slots.count * 2)
    for (index, cell) in cells.enumerated() {
      var slot = Self.slot(cell.key) & (slots.count - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(index)
    }
    return cells.count - 1
  }

  @inline(__always)
  private static func slot(_ key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32)
  }
}

/// A record that stands for others of its kind.
struct RecordExample: Sendable {
  var position: Position
  /// The method and the target, or the first line of the request.
  var text: [UInt8]

  /// The longest text, in bytes.
  static let maximumText = 400

  init(
    _ chunk: borrowing Chunk, _ record: borrowing CapturedRecord, at position: Position,
    _ anonymizer: Anonymizer?
  ) {
    self.position = position
    text = RecordText.bytes(chunk, record, anonymizer, limit: Self.maximumText)
  }
}

/// A logged outcome in 40 bits.
struct LoggedKey: Sendable, Hashable {
  /// Status: 10 bits; substatus and one: 17 bits; client gone: 1; source: 2; reason and one: 8.
  var bits: UInt64

  init(bits: UInt64) { self.bits = bits & 0xFF_FFFF_FFFF }

  @inline(__always)
  init(_ logged: LoggedOutcome, reason: UInt8) {
    bits =
      UInt64(logged.status & 0x3FF) | UInt64(truncatingIfNeeded: logged.substatus + 1) << 10
      | (logged.isClientGone ? 1 << 27 : 0) | UInt64(logged.source.rawValue) << 28 | UInt64(reason) << 30
  }

  var status: UInt16 { UInt16(bits & 0x3FF) }
  var substatus: Int32 { Int32(bits >> 10 & 0x1FFFF) - 1 }
  var isClientGone: Bool { bits & 1 << 27 != 0 }
  var source: LoggedOutcome.Source { LoggedOutcome.Source(rawValue: UInt8(bits >> 28 & 3)) ?? .site }
  /// The index of the reason in `Refusal.Reason` and one; 0 for none, 255 for one that is not predicted.
  var reason: UInt8 { UInt8(bits >> 30 & 0xFF) }
}
