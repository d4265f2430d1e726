/// Where the reading of all captures stands.
struct CaptureReading {
  private let files: [String]
  private let options: CaptureOptions
  /// What the only file holds, when it is in memory.
  private let contents: [UInt8]?
  private var nextFile = 0
  private var sequence = 0
  private var current: OpenCapture?
  private var bytesTakenBefore: UInt64 = 0
  private(set) var notes: [CaptureNote] = []
  private(set) var readableFiles = 0

  init(files: [String], options: CaptureOptions, contents: [UInt8]? = nil) {
    self.files = files
    self.options = options
    self.contents = contents
  }

  var bytesTaken: UInt64 { bytesTakenBefore + (current?.input.taken ?? 0) }

  mutating func next(_ chunk: inout Chunk) -> Bool {
    chunk.reset()
    while true {
      if current == nil {
        guard nextFile < files.count else { return false }
        nextFile += 1
        do throws(InputError) {
          let name = files[nextFile - 1]
          let input =
            if let contents { ByteInput(name: name, contents: contents) } else { try ByteInput(name: name) }
          input.isCancelled = options.isCancelled
          current = try OpenCapture(input, options: options, chunk: &chunk)
          readableFiles += 1
        } catch {
          note(error.message, isError: true)
          continue
        }
      }
      let isFilled = current?.next(&chunk) ?? false
      if isFilled {
        chunk.sequence = sequence
        chunk.file = nextFile - 1
        sequence += 1
        return true
      }
      close()
    }
  }

  private mutating func close() {
    guard let capture = current else { return }
    if let failure = capture.input.failure { note(failure.message, isError: true) }
    if let growth = capture.input.growth { note(growth, isError: false) }
    for message in capture.notes { note(message, isError: false) }
    bytesTakenBefore += capture.input.taken
    current = nil
  }

  private mutating func note(_ message: String, isError: Bool) {
    let name = files[nextFile - 1]
    notes.append(
      CaptureNote(file: name == "-" ? "standard input" : name, message: message, isError: isError))
  }
}

/// A file that is being read.
struct OpenCapture {
  let input: ByteInput
  let format: CaptureFormat
  private(set) var notes: [String] = []
  private var lines: LineCutter
  private var requests: (any RequestTaker)?
  /// Whether anything was found that is counted.
  private var hasRecords = false

  init(_ input: ByteInput, options: CaptureOptions, chunk: inout Chunk) throws(InputError) {
    self.input = input
    let count = input.fill(&chunk.storage, from: 0, to: Chunk.usualSize)
    if let failure = input.failure, count == 0 { throw failure }
    let head = chunk.storage.span.extracting(first: count)
    guard let format = options.format ?? CaptureFormat.named(input.name) ?? CaptureFormat.sniff(head) else {
      throw InputError(message: count == 0 ? "is empty" : Self.unknownFormat)
    }
    self.format = format
    let ahead = Array(chunk.storage[..<count])
    lines = LineCutter(ahead: ahead, layout: options.fields.flatMap { W3CLayout($0, key: options.keyFields) })
    lines.keyFields = options.keyFields
    requests = format.requestTaker(ahead, host: Array(options.host.utf8))
  }

  mutating func next(_ chunk: inout Chunk) -> Bool {
    chunk.format = format
    guard var taker = requests else { return lines.next(input, format, &chunk) }
    defer { requests = taker }
    let isFilled = taker.next(input, &chunk)
    hasRecords = hasRecords || chunk.counts.read > 0 || !chunk.records.isEmpty
    if !isFilled, !hasRecords, input.failure == nil, notes.isEmpty { notes.append("holds no request") }
    return isFilled
  }

  private static var unknownFormat: String {
    let names = CaptureFormat.allCases.map(\.rawValue).joined(separator: ", ")
    return "its first bytes are of no known format; name one with --capture-format (\(names))"
  }
}

/// Takes requests out of a file that cannot be cut at line ends.
protocol RequestTaker {
  /// Fills the chunk with the bytes and records of the next requests; `false` at the end.
  mutating func next(_ input: ByteInput, _ chunk: inout Chunk) -> Bool
}

extension CaptureFormat {
  func requestTaker(_ ahead: [UInt8], host: [UInt8]) -> (any RequestTaker)? {
    switch self {
    case .w3c, .iis, .ncsa, .urls: nil
    case .raw: RawRequests(ahead: ahead)
    case .gor: GoReplayRequests(ahead: ahead)
    case .har: HARRequests(ahead: ahead, host: host)
    case .pcap: PcapRequests(ahead: ahead)
    case .freb: FailedRequestTrace(ahead: ahead, host: host)
    case .http: HTTPFileRequests(ahead: ahead, host: host)
    case .curl: CurlRequests(ahead: ahead)
    }
  }
}
