import Testing

@testable import Server

@Suite struct ByteScanTests {
  /// Every byte at every place of a word, with controls and high bytes before and behind it.
  @Test(arguments: 0..<20) func findsTheFirstControl(_ place: Int) {
    for value in UInt8.min...UInt8.max {
      for (filler, after) in [(UInt8(ascii: "a"), UInt8(0)), (0x80, 0xFF), (0x20, 0x7F), (0xFF, 0x1F)] {
        var bytes = [UInt8](repeating: filler, count: 24)
        bytes[place] = value
        bytes[23] = after
        let naive = bytes.firstIndex { $0 < 0x20 || $0 == 0x7F } ?? 24
        for end in [place, place + 1, 23, 24] {
          #expect(ByteScan.firstControl(in: bytes.span, from: 0, to: end) == min(naive, end))
        }
        #expect(ByteScan.firstControl(in: bytes.span, from: place, to: 24) == max(naive, place))
      }
    }
  }

  /// Every byte at every place, also beside bytes that differ from the one looked for in one bit.
  @Test(arguments: [UInt8(ascii: "/"), 0x00, 0x7F, 0x80, 0xFF]) func findsAByte(_ byte: UInt8) {
    for count in 0..<20 {
      for filler in [byte ^ 1, byte ^ 0x80, byte &+ 1] {
        let plain = [UInt8](repeating: filler, count: count)
        #expect(Self.first(byte, plain, 0) == count)
        for place in 0..<count {
          var bytes = plain
          bytes[place] = byte
          for start in 0...count {
            let naive = bytes[start...].firstIndex(of: byte) ?? count
            #expect(Self.first(byte, bytes, start) == naive)
          }
        }
      }
    }
  }

  private static func first(_ byte: UInt8, _ bytes: [UInt8], _ start: Int) -> Int {
    ByteScan.first(byte, in: bytes.span, from: start)
  }

  /// The bytes of a word that equal another are marked exactly, whatever stands beside them.
  @Test(arguments: UInt8.min...UInt8.max) func marksEqualBytes(_ pattern: UInt8) {
    let bytes = (0..<8).map { pattern & 1 << UInt8($0) == 0 ? UInt8(ascii: ".") : UInt8(ascii: "/") }
    let marks = ByteScan.matches(ByteScan.word(in: bytes.span, at: 0), UInt8(ascii: "/"))
    for place in 0..<8 { #expect(marks >> UInt64(8 * place + 7) & 1 == UInt64(pattern >> UInt8(place) & 1)) }
    #expect(ByteScan.count(marks) == pattern.nonzeroBitCount)
  }

  @Test(arguments: 0..<20) func comparesWithoutCase(count: Int) {
    let key = (0..<count).map { UInt8(ascii: "a") + UInt8($0) }
    let capitals = key.map { $0 & ~0x20 }
    let isEqual = ByteScan.equalsCaseless(capitals.span, key.span)
    #expect(isEqual)
    for place in 0..<count {
      for byte in [capitals[place] ^ 0x80, capitals[place] ^ 1, UInt8(ascii: "@"), 0] {
        var other = capitals
        other[place] = byte
        let isEqual = ByteScan.equalsCaseless(other.span, key.span)
        #expect(isEqual == (byte | 0x20 == key[place] && byte < 0x80))
      }
    }
  }
}
