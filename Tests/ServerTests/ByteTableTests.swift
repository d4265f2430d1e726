import Testing

@testable import Server

@Suite struct ByteTableTests {
  @Test("Every byte of a word is made small as it is alone", arguments: 0..<8)
  func lowercasesWords(place: Int) {
    for byte in UInt8.min...UInt8.max {
      for other: UInt8 in [0x00, 0x5A, 0x7F, 0x80, 0xFF] {
        var bytes = [UInt8](repeating: other, count: 8)
        bytes[place] = byte
        let word = ByteScan.lowercase(ByteScan.word(in: bytes.span, at: 0))
        let expected = bytes.map { ByteClass.lowercase($0) }
        #expect(word == ByteScan.word(in: expected.span, at: 0), "\(byte) beside \(other)")
      }
    }
  }

  @Test("Short spans of one length are one number only when their bytes are equal", arguments: 0...8)
  func numbersShortSpans(count: Int) {
    let bytes = (0..<count).map { UInt8($0 * 31 + 1) }
    let number = ByteScan.short(bytes.span)
    for index in 0..<count {
      for bit in 0..<8 {
        var other = bytes
        other[index] ^= 1 << UInt8(bit)
        #expect(ByteScan.short(other.span) != number)
      }
    }
    #expect(ByteScan.short(Array(bytes).span) == number)
  }

  /// Keys of all lengths over few letters, so that many begin and end alike.
  private static func keys(_ seed: UInt64) -> [String] {
    var state = seed
    func random(below limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(truncatingIfNeeded: state >> 33) % limit
    }
    return (0..<400).map { _ in
      String((0..<random(below: 30)).map { _ in ["a", "B", "z", ".", "_", "7"][random(below: 6)] }.joined())
    }
  }

  @Test(
    "A table has the keys it was made of and no others, in any case unless case counts",
    arguments: [false, true])
  func findsKeys(caseSensitive: Bool) {
    let keys = Self.keys(1)
    let table = ByteTable(
      keys.enumerated().map { ($0.element, Int32($0.offset)) }, caseSensitive: caseSensitive)
    func first(_ key: String) -> Int32? {
      keys.firstIndex { caseSensitive ? $0 == key : $0.lowercased() == key.lowercased() }.map { Int32($0) }
    }
    for key in keys + Self.keys(2) + keys.map({ $0.uppercased() }) + keys.map({ $0 + "a" }) {
      #expect(table[Array(key.utf8).span] == first(key), "\(key)")
    }
  }

  @Test("Letters beyond ASCII compare by simple case mapping, and only with their like")
  func comparesLettersBeyondASCII() {
    let table = ByteTable([("stra\u{DF}e", 0), ("\u{C4}rger", 1), ("k", 2)])
    let expected: [(String, Int32?)] = [
      ("STRA\u{DF}E", 0), ("\u{E4}RGER", 1), ("\u{C4}rgern", nil), ("K", 2), ("\u{212A}", nil),
      ("arger", nil),
    ]
    for (key, value) in expected { #expect(table[Array(key.utf8).span] == value, "\(key)") }
  }
}
