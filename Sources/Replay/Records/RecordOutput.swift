internal import Captures
internal import Synchronization

/// Where the records of a replay go, and in which form.
public final class RecordOutput: Sendable {
  let form: any RecordForm
  let filter: RecordFilter?
  private let write: @Sendable ([UInt8]) -> Bool
  private let state = Mutex(State())

  /// Creates an output.
  ///
  /// - Parameters:
  ///   - filter: the records that are written; `nil` for all.
  ///   - write: takes whole lines; returns whether it takes more.
  public init(
    _ form: any RecordForm, filter: RecordFilter? = nil, write: @escaping @Sendable ([UInt8]) -> Bool
  ) {
    self.form = form
    self.filter = filter
    self.write = write
  }

  /// Whether records were lost because nothing more was taken.
  public var isClosed: Bool { state.withLock { $0.isClosed } }

  /// The lines of the records of one chunk, and the line in the chunk that each of them has.
  struct Batch: Sendable {
    var file = 0
    var bytes: [UInt8] = []
    var marks: [(line: UInt32, end: Int)] = []
    /// The number of lines of the chunk.
    var lines = 0
  }

  private struct State {
    var next = 0
    var waiting: [Int: Batch] = [:]
    var file = -1
    var linesBefore: UInt64 = 0
    var isClosed = false
  }

  /// The most chunks that wait for an earlier one.
  private static let maximumAhead = 16

  /// Takes the lines of a chunk and writes all whose turn has come, in the order of the chunks. Sets the flag when
  /// nothing more is taken.
  func take(_ batch: Batch, of chunk: Int, files: [String], _ cancellation: CancellationFlag) {
    // A worker far ahead of the others waits, so that what is not written yet stays small.
    while !cancellation.isSet, state.withLock({ chunk >= $0.next + Self.maximumAhead }) {
      Threads.pause()
    }
    state.withLock { state in
      state.waiting[chunk] = batch
      while let batch = state.waiting.removeValue(forKey: state.next) {
        if batch.file != state.file { (state.file, state.linesBefore) = (batch.file, 0) }
        if !state.isClosed, !batch.marks.isEmpty {
          state.isClosed = !write(lines(batch, files[batch.file], after: state.linesBefore))
        }
        state.linesBefore += UInt64(batch.lines)
        state.next += 1
      }
      if state.isClosed { cancellation.set() }
    }
  }

  private func lines(_ batch: Batch, _ file: String, after linesBefore: UInt64) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(batch.bytes.count + batch.marks.count * (file.utf8.count + 32))
    var start = 0
    for mark in batch.marks {
      form.append(file: file, line: linesBefore + UInt64(mark.line) + 1, to: &bytes)
      bytes += batch.bytes[start..<mark.end]
      start = mark.end
    }
    return bytes
  }
}
