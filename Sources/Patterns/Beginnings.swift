/// The pairs of bytes that a set of literals can begin with.
///
/// Each literal belongs to one of eight groups; a pair is a beginning when both of its bytes have a group in
/// common. That lets some pairs through that begin no literal, and costs two look-ups a byte in half a kilobyte,
/// without a branch for four bytes at a time. Where every literal has three bytes or more, each covers a pair that
/// starts at an even offset, and half of the pairs are enough.
///
/// An object, so that its tables are never copied.
final class Beginnings: Sendable {
  /// For each byte the groups with a literal that begins with it.
  private let first: InlineArray<256, UInt8>
  /// For each byte the groups with a literal in which it can stand second.
  private let second: InlineArray<256, UInt8>
  /// The groups with a literal that may be the last byte of a subject.
  private let single: UInt8
  /// The same tables for the first pair of each literal and its second; `nil` where some literal is too short.
  private let evenPairs: EvenPairs?

  private final class EvenPairs: Sendable {
    let first: InlineArray<256, UInt8>
    let second: InlineArray<256, UInt8>

    init(_ first: InlineArray<256, UInt8>, _ second: InlineArray<256, UInt8>) {
      (self.first, self.second) = (first, second)
    }

    /// The groups of the pair at a place of eight bytes.
    @inline(__always)
    func at(_ place: UInt64, _ bytes: EightBytes) -> UInt8 {
      first[Int(bytes[place])] & second[Int(bytes[place &+ 1])]
    }
  }

  /// The beginnings of literals in either case of their letters; an empty literal has none.
  init(_ literals: [String]) {
    var (first, second) = (
      InlineArray<256, UInt8>(repeating: 0), InlineArray<256, UInt8>(repeating: 0)
    )
    var single: UInt8 = 0
    var (innerFirst, innerSecond) = (first, second)
    var isLong = true
    for literal in literals {
      let bytes = Array(literal.utf8.prefix(2))
      guard let byte = bytes.first else { continue }
      let group: UInt8 = 1 << ((byte | 0x20) & 7)
      // Case pairs beyond ASCII may begin with another lead byte: any of them is a candidate.
      for byte in byte < 0x80 ? Self.cases(byte) : Array(0xC2...0xF4) { first[Int(byte)] |= group }
      let isOpen = bytes.count < 2 || bytes[1] >= 0x80 || byte >= 0x80
      for byte in isOpen ? Array(UInt8.min...UInt8.max) : Self.cases(bytes[1]) {
        second[Int(byte)] |= group
      }
      if isOpen { single |= group }
      let start = Array(literal.utf8.prefix(3))
      isLong = isLong && start.count == 3 && start.allSatisfy { $0 < 0x80 }
      for (byte, next) in zip(start, start.dropFirst()) {
        for byte in Self.cases(byte) { innerFirst[Int(byte)] |= group }
        for byte in Self.cases(next) { innerSecond[Int(byte)] |= group }
      }
    }
    (self.first, self.second, self.single) = (first, second, single)
    evenPairs = isLong ? EvenPairs(innerFirst, innerSecond) : nil
  }

  /// The index of the first byte at which a literal may begin.
  func first(in subject: Span<UInt8>) -> Int? {
    guard subject.count > 0 else { return nil }
    if let evenPairs { return first(in: subject, evenPairs) }
    var index = 0
    var begun = first[Int(subject[0])]
    while index + 4 < subject.count {
      let (one, two) = (Int(subject[index + 1]), Int(subject[index + 2]))
      let (three, four) = (Int(subject[index + 3]), Int(subject[index + 4]))
      let found = begun & second[one] | first[one] & second[two] | first[two] & second[three]
      if (found | first[three] & second[four]) != 0 { break }
      begun = first[four]
      index += 4
    }
    while index + 1 < subject.count {
      let next = Int(subject[index + 1])
      if begun & second[next] != 0 { return index }
      begun = first[next]
      index += 1
    }
    return begun & single != 0 ? index : nil
  }

  /// The same by the pairs at even offsets: a literal begins at one, or at the byte before it.
  private func first(in subject: Span<UInt8>, _ pairs: EvenPairs) -> Int? {
    var index = 0
    while true {
      while index &+ 8 <= subject.count {
        let bytes = EightBytes(subject, at: index)
        if (pairs.at(0, bytes) | pairs.at(2, bytes) | pairs.at(4, bytes) | pairs.at(6, bytes)) != 0 { break }
        index &+= 8
      }
      while index + 1 < subject.count,
        pairs.first[Int(subject[index])] & pairs.second[Int(subject[index + 1])] == 0
      {
        index += 2
      }
      guard index + 1 < subject.count else { return nil }
      if index > 0, begins(subject, index - 1) { return index - 1 }
      if begins(subject, index) { return index }
      index += 2
    }
  }

  private func begins(_ subject: Span<UInt8>, _ index: Int) -> Bool {
    first[Int(subject[index])] & second[Int(subject[index + 1])] != 0
  }

  /// An ASCII byte in both cases.
  private static func cases(_ byte: UInt8) -> [UInt8] {
    let isLetter = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    return isLetter ? [byte | 0x20, byte & ~0x20] : [byte]
  }
}
