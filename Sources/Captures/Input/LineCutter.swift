/// Cuts a log into chunks of whole lines and follows the directives that say what later lines mean.
struct LineCutter {
  /// Which fields tell the requests of a layout apart.
  var keyFields = KeyFields()
  /// The bytes behind the last line end.
  private var rest: [UInt8]
  private var isAtEnd = false
  private var isInsideOverlongLine = false
  private var layout: W3CLayout?

  init(ahead: [UInt8], layout: W3CLayout?) {
    rest = ahead
    self.layout = layout
  }

  mutating func next(_ input: ByteInput, _ format: CaptureFormat, _ chunk: inout Chunk) -> Bool {
    if isInsideOverlongLine { skipOverlongLine(input, &chunk) }
    guard let end = fill(input, &chunk) else { return false }
    chunk.layout = layout
    if chunk.isOverlong {
      isInsideOverlongLine = true
      chunk.count = 0
    } else {
      rest = Array(chunk.storage[end..<chunk.count])
      chunk.count = end
      if format == .w3c { follow(chunk) }
    }
    chunk.seal()
    return true
  }

  /// Reads on to the line behind the one whose beginning was too long.
  private mutating func skipOverlongLine(_ input: ByteInput, _ chunk: inout Chunk) {
    isInsideOverlongLine = false
    while !isAtEnd {
      let count = input.fill(&chunk.storage, from: 0, to: Chunk.usualSize)
      isAtEnd = count < Chunk.usualSize
      guard let lineEnd = ByteSearch.first(0x0A, in: chunk.storage, 0..<count) else { continue }
      rest = Array(chunk.storage[lineEnd + 1..<count])
      return
    }
  }

  /// Fills the chunk and gives the offset behind its last whole line; `nil` when nothing is left.
  private mutating func fill(_ input: ByteInput, _ chunk: inout Chunk) -> Int? {
    chunk.isUnterminated = false
    chunk.isOverlong = false
    var count = rest.count
    chunk.reserve(max(Chunk.usualSize, count))
    chunk.storage.replaceSubrange(0..<count, with: rest)
    rest = []
    var size = max(Chunk.usualSize, count)
    var searched = 0
    while true {
      let added = isAtEnd ? 0 : input.fill(&chunk.storage, from: count, to: size)
      isAtEnd = isAtEnd || count + added < size
      count += added
      chunk.count = count
      if let lineEnd = ByteSearch.last(0x0A, in: chunk.storage, searched..<count) { return lineEnd + 1 }
      if isAtEnd {
        chunk.isUnterminated = count > 0
        return count > 0 ? count : nil
      }
      guard size < Chunk.maximumSize else {
        chunk.isOverlong = true
        return 0
      }
      searched = count
      size = min(size * 2, Chunk.maximumSize)
      chunk.reserve(size)
    }
  }

  /// Takes the directives of a chunk into account for the chunks behind it.
  private mutating func follow(_ chunk: borrowing Chunk) {
    var position = 0
    while let mark = ByteSearch.first(UInt8(ascii: "#"), in: chunk.storage, position..<chunk.count) {
      position = mark + 1
      guard mark == 0 || chunk.storage[mark - 1] == 0x0A else { continue }
      let end = ByteSearch.first(0x0A, in: chunk.storage, mark..<chunk.count) ?? chunk.count
      layout = W3CLayout.following(layout, chunk.storage.span.extracting(mark..<end), key: keyFields)
      position = end
    }
  }
}
