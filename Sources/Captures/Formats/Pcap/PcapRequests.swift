/// Takes HTTP/1 requests out of a packet capture. Each TCP connection is put together, its requests are split and
/// matched with their responses; encrypted connections are counted.
struct PcapRequests: RequestTaker {
  private let ahead: [UInt8]
  private var file: PacketFile?
  private var isDone = false
  private var conversations: [Key: Conversation] = [:]
  private var packets: UInt32 = 0
  private var heldBytes = 0

  /// The two ends of a connection, whoever sends.
  private struct Key: Hashable {
    var first: PacketEndpoint
    var second: PacketEndpoint

    init(_ segment: TCPSegment) {
      let (source, destination) = (segment.source, segment.destination)
      let isOrdered =
        (source.high, source.low, source.port) < (destination.high, destination.low, destination.port)
      (first, second) = isOrdered ? (source, destination) : (destination, source)
    }
  }

  /// The most connections that are followed at a time, and the most bytes kept for them; those without traffic for
  /// the longest time are taken for closed.
  private static let maximumConversations = 20_000
  private static let maximumHeldBytes = 48 << 20

  init(ahead: [UInt8]) { self.ahead = ahead }

  /// Whether bytes begin a pcap or pcapng file.
  static func isOne(_ bytes: Span<UInt8>) -> Bool {
    let magics: [[UInt8]] = [
      [0xA1, 0xB2, 0xC3, 0xD4], [0xD4, 0xC3, 0xB2, 0xA1], [0xA1, 0xB2, 0x3C, 0x4D], [0x4D, 0x3C, 0xB2, 0xA1],
      [0x0A, 0x0D, 0x0D, 0x0A],
    ]
    return magics.contains { bytes.starts(with: $0) }
  }

  mutating func next(_ input: ByteInput, _ chunk: inout Chunk) -> Bool {
    guard !isDone else { return false }
    defer { chunk.seal() }
    if file == nil {
      do throws(InputError) {
        file = try PacketFile(ahead: ahead, input: input)
      } catch {
        input.fail(error)
        isDone = true
        return false
      }
    }
    while !chunk.isFull {
      guard let packet = file?.next() else {
        finish(input, &chunk)
        return true
      }
      take(packet, &chunk)
    }
    return true
  }

  private mutating func finish(_ input: ByteInput, _ chunk: inout Chunk) {
    isDone = true
    if let failure = file?.failure { input.fail(InputError(message: "libpcap: \(failure)")) }
    for conversation in conversations.values.sorted(by: { $0.lastPacket < $1.lastPacket }) {
      close(conversation, &chunk)
    }
    conversations = [:]
  }

  private mutating func take(_ packet: PacketFile.Packet, _ chunk: inout Chunk) {
    packets &+= 1
    guard let segment = PacketParser.segment(packet.bytes, linkType: file?.linkType ?? -1) else {
      return chunk.counts.skip(.otherTraffic)
    }
    let key = Key(segment)
    if segment.isSYN, !segment.isACK, let old = conversations.removeValue(forKey: key) { close(old, &chunk) }
    guard let conversation = conversations[key] ?? begin(segment, packet, key) else { return }
    let before = conversation.heldBytes
    conversation.take(segment, packet, number: packets)
    heldBytes += conversation.heldBytes - before
    emit(conversation, &chunk)
    if segment.isRST || conversation.isFinished {
      conversations[key] = nil
      close(conversation, &chunk)
    }
    if conversations.count > Self.maximumConversations || heldBytes > Self.maximumHeldBytes { evict(&chunk) }
  }

  /// A connection begins with a SYN; one that was open before the capture, with bytes that tell who is the client.
  private mutating func begin(_ segment: TCPSegment, _ packet: PacketFile.Packet, _ key: Key) -> Conversation?
  {
    let conversation: Conversation
    if segment.isSYN {
      conversation =
        segment.isACK
        ? Conversation(client: segment.destination, server: segment.source)
        : Conversation(client: segment.source, server: segment.destination)
    } else {
      let payload = packet.bytes.span.extracting(segment.payload)
      guard RequestLine.isOne(payload.firstLine) else { return nil }
      conversation = Conversation(client: segment.source, server: segment.destination)
    }
    conversations[key] = conversation
    return conversation
  }

  private mutating func close(_ conversation: Conversation, _ chunk: inout Chunk) {
    heldBytes -= conversation.heldBytes
    conversation.close()
    emit(conversation, &chunk)
    if let skip = conversation.skip { chunk.counts.skip(skip) }
    if conversation.hasGap { chunk.counts.reject(.gap) }
  }

  private func emit(_ conversation: Conversation, _ chunk: inout Chunk) {
    for request in conversation.takeFinished() {
      var record = CapturedRecord()
      record.line = request.packet &- 1
      record.time = request.time
      record.isTLS = false
      record.client = chunk.append(Array(conversation.client.addressText.utf8))
      record.serverAddress = chunk.append(Array(conversation.server.addressText.utf8))
      record.serverPort = conversation.server.port
      record.logged.status = request.status
      record.logged.source = .response
      chunk.append(request: request.bytes, record)
    }
  }

  /// Closes the quarter of the connections that were silent for the longest time.
  private mutating func evict(_ chunk: inout Chunk) {
    let ordered = conversations.sorted { $0.value.lastPacket < $1.value.lastPacket }
    for (key, conversation) in ordered.prefix(max(1, ordered.count / 4)) {
      conversations[key] = nil
      close(conversation, &chunk)
    }
  }
}
