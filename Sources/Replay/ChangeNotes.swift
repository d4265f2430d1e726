internal import Captures

/// When changed requests came and from how many clients, by class.
struct ChangeNotes: Sendable {
  private(set) var notes: [Note] = []

  struct Note: Sendable {
    var times: (first: Int64, last: Int64) = (.max, .min)
    /// Hashes of the addresses.
    var clients: Set<UInt64> = []
    /// Whether there were more clients than are kept.
    var hasMoreClients = false
  }

  /// The most clients of a class that are kept.
  static let maximumClients = 1 << 17

  mutating func note(_ index: Int, _ chunk: borrowing Chunk, _ record: borrowing CapturedRecord) {
    while notes.count <= index { notes.append(Note()) }
    if record.time != .min {
      notes[index].times = (
        min(notes[index].times.first, record.time), max(notes[index].times.last, record.time)
      )
    }
    guard !record.client.isEmpty, !notes[index].hasMoreClients else { return }
    var hash = UInt64(record.client.count)
    Words.forEach(chunk.padded, record.client) { hash = Words.mix(hash ^ $0) }
    guard notes[index].clients.insert(hash).inserted else { return }
    if notes[index].clients.count > Self.maximumClients { notes[index].hasMoreClients = true }
  }
}
