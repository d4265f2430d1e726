/// Takes requests out of a HAR file, as browsers and proxies save them. The file is read entry by entry, so its size
/// does not matter.
///
/// Source: HTTP Archive 1.2 (W3C draft); the fields with `_` are Chrome's.
struct HARRequests: RequestTaker {
  private var buffer: StreamBuffer
  private var scanner = HARScanner()
  private var isDone = false
  private let host: [UInt8]

  init(ahead: [UInt8], host: [UInt8]) {
    buffer = StreamBuffer(ahead: ahead)
    self.host = host
  }

  /// Whether bytes begin a JSON object.
  static func isOne(_ text: Span<UInt8>) -> Bool { text.starts(with: "{") }

  mutating func next(_ input: ByteInput, _ chunk: inout Chunk) -> Bool {
    guard !isDone else { return false }
    defer { chunk.seal() }
    while !chunk.isFull {
      var scanner = scanner
      let found = scanner.advance(buffer.bytes.span, from: buffer.start)
      self.scanner = scanner
      switch found {
      case .entry(let range):
        let line = buffer.line(at: range.lowerBound)
        let entry = Array(buffer.bytes[range])
        buffer.skip(range.upperBound - buffer.start)
        self.scanner.consumed()
        take(entry, line, &chunk)
      case .needsMore:
        // What lies before an entry is of no use any more.
        if !scanner.isInsideEntry {
          buffer.skip(buffer.count)
          self.scanner.consumed()
        }
        if !buffer.readMore(input) {
          isDone = true
          if buffer.count >= StreamBuffer.maximumRecord {
            chunk.counts.reject(.tooLong)
          } else if !scanner.isComplete {
            chunk.counts.reject(scanner.hasEntries ? .truncated : .syntax)
          }
          return true
        }
      }
    }
    return true
  }

  private func take(_ entry: [UInt8], _ line: UInt32, _ chunk: inout Chunk) {
    guard let value = JSONParser.parse(entry) else { return chunk.counts.reject(.syntax) }
    guard let request = value["request"], let method = request["method"]?.string,
      let url = request["url"]?.string, !method.isEmpty
    else { return chunk.counts.reject(.request) }
    guard RequestBuilder.schemeLength(url.span) > 0, value["_fromCache"] == nil else {
      return chunk.counts.skip(.notSent)
    }
    var record = CapturedRecord()
    record.line = line
    var builder = RequestBuilder()
    builder.method = method
    builder.url = url
    readHeaders(request, &builder, &record)
    record.isTLS = builder.isTLS
    if let started = value["startedDateTime"]?.string { record.time = ISOTime.milliseconds(started) ?? .min }
    if let took = value["time"]?.number, took > 0 { record.duration = Int64(min(took, 1e9) * 1000) }
    if let status = value["response"]?["status"]?.whole, (100...999).contains(status) {
      record.logged.status = UInt16(status)
      record.logged.source = .response
    }
    chunk.append(request: builder.bytes(host: host), record)
  }

  private func readHeaders(
    _ request: JSONValue, _ builder: inout RequestBuilder, _ record: inout CapturedRecord
  ) {
    var isDecodedBody = false
    for header in request["headers"]?.array ?? [] {
      guard let name = header["name"]?.string, let value = header["value"]?.string, !name.isEmpty else {
        continue
      }
      // HTTP/2 writes the parts of the request line as fields that begin with a colon.
      if name.equalsCaseless(":authority") {
        builder.setDefault("Host", value)
      } else if name.equalsCaseless("transfer-encoding") {
        isDecodedBody = true
      } else if name.first != UInt8(ascii: ":"), !(name.equalsCaseless("host") && builder.hasHeader("host")) {
        builder.headers.append((name, value))
      }
    }
    if let version = request["httpVersion"]?.string {
      if version.equalsCaseless("http/1.0") {
        builder.version = Array("HTTP/1.0".utf8)
      } else if !version.equalsCaseless("http/1.1"), !version.isEmpty {
        record.assumptions.insert(.newerVersion)
      }
    } else {
      record.assumptions.insert(.version)
    }
    readBody(request, isDecodedBody, &builder, &record)
  }

  private func readBody(
    _ request: JSONValue, _ isDecoded: Bool, _ builder: inout RequestBuilder, _ record: inout CapturedRecord
  ) {
    if let text = request["postData"]?["text"]?.string {
      let isBase64 = request["postData"]?["encoding"]?.string?.equalsCaseless("base64") ?? false
      builder.body = isBase64 ? Base64.decode(text) ?? text : text
    } else if let size = request["bodySize"]?.whole, size > 0, !builder.hasHeader("content-length") {
      builder.setDefault("Content-Length", Array("\(size)".utf8))
    } else if isDecoded {
      record.assumptions.insert(.bodyLength)
    }
  }
}

/// Finds the entries of a HAR file: the objects in the array `entries` of the object `log`.
struct HARScanner {
  /// The offset from the first byte that is not consumed.
  private var offset = 0
  private var depth = 0
  private var isInString = false
  private var isEscaped = false
  /// The last string at a depth of at most 2, cut to a few bytes; the keys that lead to the present place.
  private var text: [UInt8] = []
  private var keys: [[UInt8]] = [[], [], []]
  private var entryStart: Int?
  /// Whether the array of entries was found.
  private(set) var hasEntries = false
  private var isInEntries = false
  /// Whether the outermost object was closed.
  private(set) var isComplete = false

  /// Whether an entry has begun and not ended.
  var isInsideEntry: Bool { entryStart != nil }

  enum Result {
    case entry(Range<Int>)
    case needsMore
  }

  /// The bytes up to here are gone: offsets begin anew.
  mutating func consumed() {
    offset = 0
    entryStart = nil
  }

  mutating func advance(_ bytes: Span<UInt8>, from start: Int) -> Result {
    while start + offset < bytes.count {
      let byte = bytes[start + offset]
      offset += 1
      if isInString {
        takeString(byte)
        continue
      }
      switch byte {
      case UInt8(ascii: "\""):
        isInString = true
        if depth <= 2 { text = [] }
      case UInt8(ascii: ":"):
        if depth <= 2 { keys[depth] = text }
      case UInt8(ascii: "{"), UInt8(ascii: "["): open(byte)
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        if let entry = close(start) { return .entry(entry) }
      default: break
      }
    }
    return .needsMore
  }

  private mutating func takeString(_ byte: UInt8) {
    if isEscaped {
      isEscaped = false
    } else if byte == UInt8(ascii: "\\") {
      isEscaped = true
    } else if byte == UInt8(ascii: "\"") {
      isInString = false
    } else if depth <= 2, text.count < 16 {
      text.append(byte)
    }
  }

  private mutating func open(_ byte: UInt8) {
    if isInEntries, depth == 3, byte == UInt8(ascii: "{") { entryStart = offset - 1 }
    if depth == 2, byte == UInt8(ascii: "["), keys[1].elementsEqual("log".utf8),
      keys[2].elementsEqual("entries".utf8)
    {
      isInEntries = true
      hasEntries = true
    }
    depth += 1
  }

  private mutating func close(_ start: Int) -> Range<Int>? {
    depth = max(0, depth - 1)
    if depth == 2 { isInEntries = false }
    if depth == 0 { isComplete = true }
    guard isInEntries, depth == 3, let first = entryStart else { return nil }
    return start + first..<start + offset
  }
}
