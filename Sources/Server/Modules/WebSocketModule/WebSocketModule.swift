internal import StatusCodes

/// IIS's WebSocketModule: checks the opening handshake of an application that accepts WebSockets.
///
/// Source: content-and-errors 10 (Microsoft, HTTP status codes in IIS: 400.11); RFC 6455, 4.2.1.
enum WebSocketModule {
  /// The name in `<modules>`.
  static let name = "WebSocketModule"

  static func executeRequestHandler<Recorder: TraceRecorder>(
    _ request: borrowing RequestView, _ setting: Int32, _ state: inout RequestState,
    _ recorder: inout Recorder, _ verdict: inout Verdict
  ) {
    guard case .event(.acceptsWebSocket) = request.site.results[request.path],
      let upgrade = value("upgrade", request), contains(request.wire.bytes(upgrade), "websocket")
    else { return }
    let finding: Finding
    if let bytes = fault(request) {
      finding = .violated(setting, .header, bytes, status: StatusCode(400, 11))
    } else {
      finding = Finding(
        result: .passed, setting: setting, status: StatusCode(101, 0), part: .header, bytes: upgrade)
    }
    recorder.record(.webSocketRequest, finding)
    verdict.answer(.webSocketRequest, finding, &state)
  }

  /// The bytes of the handshake that are wrong, or of the header or method that stands where another is
  /// missing.
  private static func fault(_ request: borrowing RequestView) -> ByteRange? {
    guard request.method.equals("GET"), request.head.minorVersion >= 1 else { return request.head.method }
    guard let connection = value("connection", request) else { return request.head.method }
    guard contains(request.wire.bytes(connection), "upgrade") else { return connection }
    guard let version = value("sec-websocket-version", request) else { return request.head.method }
    guard request.wire.bytes(version).equals("13") else { return version }
    guard let key = value("sec-websocket-key", request) else { return request.head.method }
    return isKey(request.wire.bytes(key)) ? nil : key
  }

  /// Sixteen bytes in base64: 22 characters and `==`.
  private static func isKey(_ key: Span<UInt8>) -> Bool {
    guard key.count == 24, key[22] == UInt8(ascii: "="), key[23] == UInt8(ascii: "=") else { return false }
    for index in 0..<22 {
      let byte = key[index]
      let isLetter = ByteClass.lowercase(byte) &- UInt8(ascii: "a") < 26
      guard
        isLetter || byte &- UInt8(ascii: "0") < 10 || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "/")
      else { return false }
    }
    return true
  }

  private static func value(_ name: StaticString, _ request: borrowing RequestView) -> ByteRange? {
    for index in request.fields.indices
    where request.wire.bytes(request.fields[index].name).equalsCaseless(name) {
      return request.fields[index].value
    }
    return nil
  }

  /// Whether a list of tokens holds one, in any case.
  private static func contains(_ list: Span<UInt8>, _ token: StaticString) -> Bool {
    var start = 0
    for index in 0...list.count where index == list.count || list[index] == UInt8(ascii: ",") {
      var (first, end) = (start, index)
      while first < end, list[first].isBlank { first += 1 }
      while end > first, list[end - 1].isBlank { end -= 1 }
      if list.extracting(first..<end).equalsCaseless(token) { return true }
      start = index + 1
    }
    return false
  }
}
