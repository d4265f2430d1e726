internal import Synchronization

/// How captures are read.
public struct CaptureOptions: Sendable {
  /// The format of every file; `nil` to tell it from the first bytes of each.
  public var format: CaptureFormat?
  /// The names of the columns of a W3C log that does not begin with `#Fields`.
  public var fields: String?
  /// The host of requests of clients that name none.
  public var host = "localhost"
  /// Which fields beside method, URL, host, version and port tell requests apart.
  public var keyFields = KeyFields()

  /// Whether reading ends early. It is asked while a stream has nothing to give, too.
  public var isCancelled: @Sendable () -> Bool = { false }

  /// Creates options that tell everything from the files.
  public init() {}
}

/// Something about a file of a capture that the user must know: what was read still counts.
public struct CaptureNote: Sendable, Hashable {
  /// The name of the file.
  public var file: String
  /// What there is to know.
  public var message: String
  /// Whether the file, or the rest of it, could not be read.
  public var isError: Bool
}

/// Hands out the chunks of all captures, one after the other and to any number of workers.
///
/// Files are read in the order they are named, each from its beginning to its end, with `read`: a mapped file
/// would end the program when another one shortens it meanwhile.
public final class CaptureSource: Sendable {
  /// The names of the files in the order they are read.
  public let files: [String]
  /// The sum of the sizes of the files, or `nil` when one of them is a stream.
  public let totalSize: UInt64?
  private let reading: Mutex<CaptureReading>
  private let progress = Atomic<UInt64>(0)

  /// Creates a source; files are opened when their turn comes.
  public init(files: [String], options: CaptureOptions = CaptureOptions()) {
    self.files = files
    totalSize = files.reduce(0 as UInt64?) { sum, name in
      guard let sum, let size = FileFacts.size(of: name) else { return nil }
      return sum + size
    }
    reading = Mutex(CaptureReading(files: files, options: options))
  }

  /// Creates a source of one capture that is in memory already.
  ///
  /// - Parameter name: the name of the capture, whose ending may tell the format.
  public init(contents: [UInt8], name: String, options: CaptureOptions = CaptureOptions()) {
    files = [name]
    totalSize = UInt64(contents.count)
    reading = Mutex(CaptureReading(files: [name], options: options, contents: contents))
  }

  /// Fills a chunk with the next part; `false` when there is none.
  public func next(_ chunk: inout Chunk) -> Bool {
    reading.withLock { reading in
      let isFilled = reading.next(&chunk)
      progress.store(reading.bytesTaken, ordering: .relaxed)
      return isFilled
    }
  }

  /// The bytes that were read so far, before they are unpacked.
  public var bytesRead: UInt64 { progress.load(ordering: .relaxed) }

  /// What there is to know about the files read so far.
  public var notes: [CaptureNote] { reading.withLock { $0.notes } }

  /// The number of files that were opened and had a known format.
  public var readableFiles: Int { reading.withLock { $0.readableFiles } }
}
