/// Writes the request that a row of a log describes: the shortest head that leads IIS to the same decision.
///
/// The path of a log is the cooked one. It is written so that HTTP.sys cooks it to the same bytes again:
/// what would be decoded or would end the path is escaped. Source: content-and-errors 1.5, http-sys 7.
public struct RequestComposer: Sendable {
  /// The host of requests whose host is not logged.
  public var host: [UInt8]
  /// Whether the path of a log is what was sent (`true`) or the cooked path (`false`); `nil` for what the format
  /// of the log says: W3C and IIS logs have the cooked path, NCSA logs what was sent.
  public var isStemSent: Bool?

  /// Creates a composer.
  public init(host: String = "localhost") { self.host = Array(host.utf8) }

  /// Writes the request of a URL over `request`: what a client sends for it, its fragment left out.
  func compose(url record: CapturedRecord, _ bytes: Span<UInt8>, into request: inout [UInt8]) {
    request.removeAll(keepingCapacity: true)
    if record.method.isEmpty {
      request.append(contentsOf: "GET".utf8)
    } else {
      request.append(bytes, record.method)
    }
    request.append(0x20)
    let url = bytes.extracting(record.target.range)
    let scheme = URLLine.schemeLength(url)
    var pathStart = scheme
    while scheme > 0, pathStart < url.count, url[pathStart] != UInt8(ascii: "/"),
      url[pathStart] != UInt8(ascii: "?"), url[pathStart] != UInt8(ascii: "#")
    { pathStart += 1 }
    var end = pathStart
    while end < url.count, url[end] != UInt8(ascii: "#") { end += 1 }
    if pathStart == end || url[pathStart] != UInt8(ascii: "/") { request.append(UInt8(ascii: "/")) }
    request.append(url, FieldRange(pathStart, count: end - pathStart))
    request.append(contentsOf: " HTTP/1.1\r\nHost: ".utf8)
    if scheme > 0 {
      request.append(url, FieldRange(scheme, count: pathStart - scheme))
    } else {
      request.append(contentsOf: host)
    }
    if Self.hasBody(record.method, bytes.bytes) {
      request.append(contentsOf: "\r\nContent-Length: 0".utf8)
    }
    request.append(contentsOf: "\r\n\r\n".utf8)
  }

  /// Writes the request of a record over `request` and says what was taken for granted.
  ///
  /// - Parameters:
  ///   - headers: the headers of the row, if its format logs any.
  ///   - siteHost: a host that leads to the site of the row, for a row without host.
  func compose(
    _ record: CapturedRecord, _ bytes: Span<UInt8>, _ headers: [LoggedHeader], host siteHost: [UInt8]?,
    into request: inout [UInt8]
  ) -> CaptureAssumptions {
    request.removeAll(keepingCapacity: true)
    var assumptions = record.assumptions
    request.append(bytes, record.method)
    request.append(0x20)
    if record.stem.isEmpty {
      request.append(bytes, record.target)
    } else {
      assumptions.formUnion(stem(record, bytes, &request))
      if !record.query.isEmpty {
        request.append(UInt8(ascii: "?"))
        request.append(bytes, record.query)
      }
    }
    if Self.isCut(record.stem, bytes) || Self.isCut(record.query, bytes) || Self.isCut(record.target, bytes) {
      assumptions.insert(.truncated)
    }
    request.append(contentsOf: " HTTP/1.".utf8)
    assumptions.formUnion(version(record, bytes, &request))
    request.append(contentsOf: "\r\nHost: ".utf8)
    if !record.host.isEmpty {
      request.append(bytes, record.host)
    } else if let siteHost {
      request.append(contentsOf: siteHost)
      assumptions.remove(.host)
      assumptions.insert(.hostOfSite)
    } else {
      request.append(contentsOf: host)
      assumptions.insert(.host)
    }
    for header in headers where !header.value.isEmpty {
      request.append(contentsOf: "\r\n".utf8)
      Self.append(header, bytes, to: &request)
    }
    if !headers.contains(where: { $0.isContentLength && !$0.value.isEmpty }) {
      assumptions.formUnion(body(record, bytes, &request))
    }
    request.append(contentsOf: "\r\n\r\n".utf8)
    return assumptions
  }

  /// Writes `name: value`. HTTP.sys accepted the header, so it held no control character: a log that has one wrote
  /// it for something else, and a blank takes its place.
  static func append(_ header: LoggedHeader, _ bytes: Span<UInt8>, to request: inout [UInt8]) {
    request.append(contentsOf: header.name)
    request.append(contentsOf: ": ".utf8)
    let start = request.count
    request.append(bytes, header.value)
    let plus = header.hasPlusForBlank ? UInt8(ascii: "+") : 0x20
    for index in start..<request.count {
      let byte = request[index]
      if byte == plus || byte < 0x20 || byte == 0x7F { request[index] = 0x20 }
    }
  }

  /// `cs-uri-stem` as it has to be sent.
  private func stem(
    _ record: CapturedRecord, _ bytes: Span<UInt8>, _ request: inout [UInt8]
  ) -> CaptureAssumptions {
    let range = record.stem.range
    guard !(isStemSent ?? record.isStemSent), range.contains(where: { PathByte.mustBeEscaped(bytes[$0]) })
    else {
      request.append(bytes, record.stem)
      return []
    }
    var assumptions: CaptureAssumptions = []
    for index in range {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: "+"):
        let isPlus = record.logged.status == 404 && record.logged.substatus == 11
        assumptions.insert(isPlus ? .plusIsPlus : .plusIsBlank)
        if isPlus { request.append(byte) } else { request.append(contentsOf: "%20".utf8) }
      case _ where PathByte.mustBeEscaped(byte):
        if byte == UInt8(ascii: "%") { assumptions.insert(.percentIsDecoded) }
        request.append(UInt8(ascii: "%"))
        request.append(PathByte.digit(byte >> 4))
        request.append(PathByte.digit(byte & 15))
      default: request.append(byte)
      }
    }
    return assumptions
  }

  /// The minor version: HTTP.sys gives IIS an HTTP/2 or HTTP/3 request in the form of an HTTP/1.1 request.
  private func version(
    _ record: CapturedRecord, _ bytes: Span<UInt8>, _ request: inout [UInt8]
  ) -> CaptureAssumptions {
    let version = record.version
    let isOld = version.count == 8 && bytes[version.end - 3] == UInt8(ascii: "1")
    request.append(isOld ? bytes[version.end - 1] : UInt8(ascii: "1"))
    return version.isEmpty || isOld ? [] : .newerVersion
  }

  /// POST and PUT had a length, or HTTP.sys would have refused them. Source: content-and-errors 1.5.
  private func body(
    _ record: CapturedRecord, _ bytes: Span<UInt8>, _ request: inout [UInt8]
  ) -> CaptureAssumptions {
    guard Self.hasBody(record.method, bytes.bytes) else { return [] }
    request.append(contentsOf: "\r\nContent-Length: ".utf8)
    guard record.bytesReceived >= 0 else {
      request.append(UInt8(ascii: "0"))
      return .bodyLength
    }
    request.append(decimal: UInt64(max(0, record.bytesReceived - Int64(request.count))))
    return .bodyLengthFromBytes
  }

  /// The same for a method that stands in a line at an offset of the chunk.
  static func hasBody(_ method: FieldRange, _ line: Span<UInt8>, at offset: Int) -> Bool {
    hasBody(FieldRange(Int(method.start) - offset, count: Int(method.count)), line.bytes)
  }

  /// Whether requests with the method have a body: POST and PUT.
  @inline(__always)
  static func hasBody(_ method: FieldRange, _ bytes: RawSpan) -> Bool {
    guard method.count == 3 || method.count == 4, bytes.byte(Int(method.start)) == UInt8(ascii: "P") else {
      return false
    }
    let start = Int(method.start)
    return method.count == 4
      ? bytes.byte(start + 1) == UInt8(ascii: "O") && bytes.byte(start + 2) == UInt8(ascii: "S")
        && bytes.byte(start + 3) == UInt8(ascii: "T")
      : bytes.byte(start + 1) == UInt8(ascii: "U") && bytes.byte(start + 2) == UInt8(ascii: "T")
  }

  /// HTTP.sys cuts a field off at 4096 bytes. Source: http-sys 1.2.
  private static func isCut(_ field: FieldRange, _ bytes: Span<UInt8>) -> Bool { field.count >= 4096 }
}

/// A header of a row, ready to be written.
struct LoggedHeader {
  var name: [UInt8]
  var value: FieldRange
  var hasPlusForBlank: Bool
  var isContentLength: Bool
}

/// The bytes of a cooked path.
enum PathByte {
  /// Whether the byte would not reach the cooked path as it is: controls, blank, `%`, `?`, `#`, bytes beyond
  /// ASCII; and `+`, which stands for a blank in logs.
  @inline(__always)
  static func mustBeEscaped(_ byte: UInt8) -> Bool {
    byte <= 0x20 || byte >= 0x7F || byte == UInt8(ascii: "%") || byte == UInt8(ascii: "?")
      || byte == UInt8(ascii: "#") || byte == UInt8(ascii: "+")
  }

  static func digit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10
  }
}

extension [UInt8] {
  /// Appends a field of a chunk. The pointer is used inside the call only, and the range is checked.
  mutating func append(_ bytes: Span<UInt8>, _ range: FieldRange) {
    bytes.extracting(range.range).withUnsafeBufferPointer { append(contentsOf: $0) }
  }

  /// Appends a number in decimal digits.
  mutating func append(decimal number: UInt64) {
    var rest = number
    let start = count
    repeat {
      append(UInt8(ascii: "0") + UInt8(rest % 10))
      rest /= 10
    } while rest > 0
    self[start...].reverse()
  }
}
