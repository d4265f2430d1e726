public import Captures

/// What reading and deciding captures came to, whatever was decided.
public struct ReplaySummary: Sendable {
  /// What was read and what became of it; it always adds up.
  public let counts: ReadCounts
  /// The names of the files in the order they were read.
  public let files: [String]
  /// The number of files that could be read.
  public let readableFiles: Int
  /// What there is to know about single files.
  public let notes: [CaptureNote]
  /// Whether every record was looked at; `false` after an interruption.
  public let isComplete: Bool
  /// The earliest and latest time of a record, in milliseconds since 1970; `nil` when none is logged.
  public let times: ClosedRange<Int64>?
  /// The number of requests that were decided anew; the others were equal to one of them.
  public let decisions: UInt64
  /// Turns positions into places.
  let places: PlaceTable

  init(_ workers: [WorkerResult], _ source: CaptureSource, isComplete: Bool) {
    self.isComplete = isComplete
    files = source.files
    notes = source.notes
    readableFiles = source.readableFiles
    var counts = ReadCounts()
    var chunks = ChunkTable()
    var times: (first: Int64, last: Int64) = (.max, .min)
    for worker in workers {
      counts += worker.counts
      chunks.merge(worker.chunks)
      times = (min(times.first, worker.times.first), max(times.last, worker.times.last))
    }
    self.counts = counts
    self.times = times.first <= times.last ? times.first...times.last : nil
    decisions = workers.reduce(0) { $0 + $1.decisions }
    places = PlaceTable(chunks, files: source.files)
  }
}

/// Turns the positions of records into places in files.
struct PlaceTable: Sendable {
  private let chunks: ChunkTable
  private let firstLines: [UInt64]
  private let files: [String]

  init(_ chunks: ChunkTable, files: [String]) {
    self.chunks = chunks
    self.files = files
    firstLines = chunks.firstLines()
  }

  func example(_ example: RecordExample) -> Example {
    let chunk = example.position.chunk
    return Example(
      file: files[chunks.file(of: chunk)],
      line: firstLines[Int(chunk)] + UInt64(example.position.line) + 1,
      text: String(decoding: example.text, as: UTF8.self))
  }
}

/// A record that stands for others, and where it is.
public struct Example: Sendable, Hashable {
  /// The name of the file.
  public var file: String
  /// The line, from 1.
  public var line: UInt64
  /// The method and the target.
  public var text: String
}

/// A class of outcomes, a logged outcome, and how often they met, all workers together.
struct MergedCell: Sendable {
  var outcome: OutcomeClass
  var logged: LoggedKey
  var count: UInt64
  var examples: [RecordExample]

  /// The cells of all workers, the most frequent first; what requests reach does not tell them apart.
  static func all(_ workers: [WorkerResult]) -> [MergedCell] {
    var merged: [Key: MergedCell] = [:]
    for worker in workers {
      for cell in worker.cells {
        let index = Int(cell.key >> 40)
        var key = Key(outcome: worker.classes[index], logged: LoggedKey(bits: cell.key))
        key.outcome.reach = 0
        var sum =
          merged.removeValue(forKey: key)
          ?? MergedCell(
            outcome: key.outcome, logged: key.logged, count: 0, examples: [])
        sum.count += cell.count
        sum.examples += cell.examples
        merged[key] = sum
      }
    }
    return merged.values.map { cell in
      var cell = cell
      cell.examples.sort { $0.position < $1.position }
      cell.examples.removeLast(max(0, cell.examples.count - Tally.examples))
      return cell
    }.sorted { left, right in
      left.count != right.count
        ? left.count > right.count
        : (left.examples.first?.position ?? .last) < (right.examples.first?.position ?? .last)
    }
  }

  private struct Key: Hashable {
    var outcome: OutcomeClass
    var logged: LoggedKey
  }
}
