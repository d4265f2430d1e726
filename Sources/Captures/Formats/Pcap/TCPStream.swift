/// Puts the bytes of one direction of a connection in order.
///
/// Of bytes that were sent twice the ones that arrived first count, as Windows has it. A hole that is never filled
/// ends the stream: what lies behind it is not given to anyone.
struct TCPStream {
  /// The sequence number of the next byte; `nil` before any segment.
  private var next: UInt32?
  /// Segments behind a hole, in order and without overlap; offsets count from `next`.
  private var waiting: [(offset: Int, bytes: [UInt8])] = []
  private var waitingBytes = 0
  /// Whether bytes are missing that will not come.
  private(set) var hasGap = false
  private var finSequence: UInt32?

  /// The most bytes that wait behind a hole.
  static let maximumWaiting = 1 << 20

  /// The bytes that are kept.
  var heldBytes: Int { waitingBytes }

  /// Whether bytes wait for others.
  var isWaiting: Bool { !waiting.isEmpty }

  /// Whether the sender has ended the stream and every byte of it is there.
  var isFinished: Bool { finSequence != nil && finSequence == next }

  /// Takes a segment and gives the bytes that are now in order.
  mutating func take(_ segment: TCPSegment, _ packet: [UInt8]) -> [UInt8] {
    let start = segment.isSYN ? segment.sequence &+ 1 : segment.sequence
    if segment.isFIN { finSequence = start &+ UInt32(truncatingIfNeeded: segment.payload.count) }
    if segment.isSYN || next == nil { next = next ?? start }
    guard !hasGap, !segment.payload.isEmpty, let next else { return [] }
    let offset = Int(Int32(bitPattern: start &- next))
    guard offset + segment.payload.count > 0 else { return [] }
    insert(offset, Array(packet[segment.payload]))
    if waitingBytes > Self.maximumWaiting {
      giveUp()
      return []
    }
    return drain()
  }

  /// No more segments will come.
  mutating func end() { if isWaiting { giveUp() } }

  private mutating func giveUp() {
    hasGap = true
    waiting = []
    waitingBytes = 0
  }

  /// Fills the holes that the bytes cover and leaves what is there.
  private mutating func insert(_ offset: Int, _ bytes: [UInt8]) {
    var position = max(0, offset)
    let end = offset + bytes.count
    var index = 0
    while position < end {
      while index < waiting.count, waiting[index].offset + waiting[index].bytes.count <= position {
        index += 1
      }
      let hole = index < waiting.count ? min(end, waiting[index].offset) : end
      if position < hole {
        waiting.insert((position, Array(bytes[(position - offset)..<(hole - offset)])), at: index)
        waitingBytes += hole - position
        index += 1
      }
      guard index < waiting.count else { return }
      position = max(hole, waiting[index].offset + waiting[index].bytes.count)
    }
  }

  private mutating func drain() -> [UInt8] {
    var ready: [UInt8] = []
    var taken = 0
    while taken < waiting.count, waiting[taken].offset == ready.count {
      ready += waiting[taken].bytes
      taken += 1
    }
    waiting.removeFirst(taken)
    waitingBytes -= ready.count
    for index in waiting.indices { waiting[index].offset -= ready.count }
    if let next { self.next = next &+ UInt32(truncatingIfNeeded: ready.count) }
    return ready
  }
}
