internal import Configuration

/// Takes the request out of a failed-request trace of IIS, `fr000001.xml`: one request with its headers, its final
/// status, and the module that set it.
///
/// Source: Microsoft, "Troubleshooting Failed Requests Using Tracing in IIS 8.5"; content-and-errors 0 (FREB).
struct FailedRequestTrace: RequestTaker {
  private var buffer: StreamBuffer
  private var isDone = false
  private let host: [UInt8]

  init(ahead: [UInt8], host: [UInt8]) {
    buffer = StreamBuffer(ahead: ahead)
    self.host = host
  }

  /// Whether bytes begin such a trace.
  static func isOne(_ text: Span<UInt8>) -> Bool {
    guard text.starts(with: "<") else { return false }
    let head = text.extracting(first: min(text.count, 2048))
    return (0..<head.count).contains { head.extracting($0..<head.count).starts(with: "<failedRequest") }
  }

  mutating func next(_ input: ByteInput, _ chunk: inout Chunk) -> Bool {
    guard !isDone else { return false }
    isDone = true
    defer { chunk.seal() }
    guard let bytes = buffer.readAll(input) else {
      chunk.counts.reject(.tooLong)
      return true
    }
    let file = ConfigurationFile(name: input.name, bytes: Array(bytes))
    guard let document = try? ConfigurationDocument(reading: file), document.root.name == "failedRequest"
    else {
      chunk.counts.reject(.syntax)
      return true
    }
    take(document.root, &chunk)
    return true
  }

  private func take(_ root: SourceElement, _ chunk: inout Chunk) {
    let events = TraceEvents(root)
    guard
      let method = root.attribute("verb")?.value ?? events.value("RequestVerb", of: "GENERAL_REQUEST_START"),
      let url = events.value("RequestURL", of: "GENERAL_REQUEST_START") ?? root.attribute("url")?.value,
      !method.isEmpty, !url.isEmpty
    else { return chunk.counts.reject(.request) }
    var record = CapturedRecord()
    readOutcome(root, events, &record)
    var builder = RequestBuilder()
    builder.method = Array(method.utf8)
    builder.url = escaped(Array(url.utf8), &record)
    let headers = events.value("Headers", of: "GENERAL_REQUEST_HEADERS")
    for line in (headers ?? "").split(whereSeparator: \.isNewline) {
      guard let colon = line.firstIndex(of: ":") else { continue }
      let name = Array(line[..<colon].utf8).trimmed
      if name.equalsCaseless("transfer-encoding") {
        record.assumptions.insert(.bodyLength)
      } else {
        builder.headers.append((name, Array(line[line.index(after: colon)...].utf8).trimmed))
      }
    }
    if headers == nil { record.assumptions.insert(.headers) }
    record.isTLS = builder.isTLS
    record.assumptions.insert(.spelling)
    if let address = events.value("RemoteAddress", of: "GENERAL_ENDPOINT_INFORMATION") {
      record.client = chunk.append(Array(address.utf8))
    }
    if let port = events.value("LocalPort", of: "GENERAL_ENDPOINT_INFORMATION") {
      record.serverPort = UInt16(port) ?? 0
    }
    if let user = root.attribute("remoteUserName")?.value, !user.isEmpty {
      record.user = chunk.append(Array(user.utf8))
    }
    chunk.append(request: builder.bytes(host: host), record)
  }

  /// The final status is the one that was sent; the attribute of the root is the one that started the trace.
  private func readOutcome(_ root: SourceElement, _ events: TraceEvents, _ record: inout CapturedRecord) {
    if let time = events.firstTime { record.time = ISOTime.milliseconds(Array(time.utf8)) ?? .min }
    if let status = events.value("HttpStatus", of: "GENERAL_REQUEST_END").flatMap({ UInt16($0) }) {
      record.logged.status = status <= 999 ? status : 0
      record.logged.substatus =
        events.value("HttpSubStatus", of: "GENERAL_REQUEST_END")
        .flatMap { Int32($0) }.map { min(max($0, 0), 65535) } ?? -1
    } else if let code = root.attribute("statusCode")?.value {
      let parts = code.split(separator: ".", maxSplits: 1)
      record.logged.status = parts.first.flatMap { UInt16($0) }.map { $0 <= 999 ? $0 : 0 } ?? 0
      record.logged.substatus = parts.count > 1 ? Int32(parts[1]).map { min(max($0, 0), 65535) } ?? -1 : -1
    }
  }

  /// The URL of a trace is the cooked one: what would not reach the path as it is, is escaped. A `%` is taken for
  /// an escape unless the status says that the URL was escaped twice.
  private func escaped(_ url: [UInt8], _ record: inout CapturedRecord) -> [UInt8] {
    let isDoubleEscaped = record.logged.status == 404 && record.logged.substatus == 11
    let scheme = RequestBuilder.schemeLength(url.span)
    let query = url.firstIndex(of: UInt8(ascii: "?")) ?? url.count
    var result: [UInt8] = Array(url[..<min(scheme, query)])
    for byte in url[min(scheme, query)..<query] {
      let isPercent = byte == UInt8(ascii: "%")
      if isPercent, isDoubleEscaped { record.assumptions.insert(.percentIsDecoded) }
      let keeps = byte == UInt8(ascii: "+") || (isPercent && !isDoubleEscaped)
      if PathByte.mustBeEscaped(byte), !keeps {
        result += [UInt8(ascii: "%"), PathByte.digit(byte >> 4), PathByte.digit(byte & 15)]
      } else {
        result.append(byte)
      }
    }
    return result + url[query...]
  }
}

/// The events of a trace.
private struct TraceEvents {
  private let events: [SourceElement]

  init(_ root: SourceElement) { events = root.children.filter { Self.name($0) == "Event" } }

  /// A value of the last event with the name.
  func value(_ name: String, of event: String) -> String? {
    guard let element = events.last(where: { Self.opcode($0) == event }) else { return nil }
    let data = element.children.first { Self.name($0) == "EventData" }
    return data?.children.first { $0.attribute("Name")?.value == name }?.text
  }

  var firstTime: String? {
    let system = events.first?.children.first { Self.name($0) == "System" }
    return system?.children.first { Self.name($0) == "TimeCreated" }?.attribute("SystemTime")?.value
  }

  private static func opcode(_ event: SourceElement) -> String? {
    let rendering = event.children.first { name($0) == "RenderingInfo" }
    return rendering?.children.first { name($0) == "Opcode" }?.text
  }

  /// The name without its prefix.
  private static func name(_ element: SourceElement) -> Substring {
    element.name.split(separator: ":").last ?? ""
  }
}
