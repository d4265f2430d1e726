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
}
