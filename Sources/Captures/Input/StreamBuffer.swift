/// The part of a file that is being looked at, for formats whose records end where their content says.
struct StreamBuffer {
  /// The bytes; those before `start` are done with.
  private(set) var bytes: [UInt8]
  /// The offset of the first byte that is not done with.
  private(set) var start = 0
  /// Whether the file has no more bytes.
  private(set) var isAtEnd = false
  /// The number of line feeds that are done with.
  private(set) var lines: UInt32 = 0

  /// The most bytes one record may have.
  static let maximumRecord = 64 << 20

  /// Begins with bytes that were read already.
  init(ahead: [UInt8]) { bytes = ahead }

  /// The number of bytes that are not done with.
  var count: Int { bytes.count - start }

  /// Reads on, so that more bytes can be looked at; `false` when there are none, or too many for one record.
  mutating func readMore(_ input: ByteInput) -> Bool {
    guard !isAtEnd, count < Self.maximumRecord else { return false }
    if start > 0 {
      bytes.removeFirst(start)
      start = 0
    }
    let old = bytes.count
    bytes += [UInt8](repeating: 0, count: max(input.blockSize, old))
    let added = input.fill(&bytes, from: old, to: bytes.count)
    bytes.removeLast(bytes.count - old - added)
    isAtEnd = added == 0
    return added > 0
  }

  /// Is done with the next bytes.
  mutating func skip(_ length: Int) {
    for index in start..<start + length where bytes[index] == 0x0A { lines &+= 1 }
    start += length
  }

  /// The line of a byte that is not done with, from 0.
  func line(at offset: Int) -> UInt32 {
    var line = lines
    for index in start..<offset where bytes[index] == 0x0A { line &+= 1 }
    return line
  }

  /// The whole rest of the file; `nil` when it is too long.
  mutating func readAll(_ input: ByteInput) -> ArraySlice<UInt8>? {
    while readMore(input) {}
    return isAtEnd ? bytes[start...] : nil
  }

  /// The offset of the next occurrence of a text behind `start + distance`; `nil` when there is none.
  mutating func find(_ text: [UInt8], after distance: Int, _ input: ByteInput) -> Int? {
    var searched = distance
    while true {
      while let found = ByteSearch.first(text[0], in: bytes, min(start + searched, bytes.count)..<bytes.count)
      {
        // The text may be cut at the end of what was read.
        guard found + text.count <= bytes.count else { break }
        if bytes[found..<found + text.count].elementsEqual(text) { return found }
        searched = found - start + 1
      }
      searched = max(searched, count - text.count + 1)
      guard readMore(input) else { return nil }
    }
  }
}
