/// Reads a request head from raw bytes exactly as HTTP.sys does, byte by byte, and stops at the first
/// byte it refuses.
///
/// ```
/// head         = *( CR / LF ) request-line *( header-line ) line-end
/// request-line = method 1*blank target [ 1*blank version *blank ] line-end
/// header-line  = token ":" *blank value *blank line-end *( 1*blank value line-end )
/// line-end     = [ CR ] LF        blank = SP / HT
/// ```
/// Source: http-sys 4 and 7 (order of the checks).
struct RequestHeadParser: ~Copyable, ~Escapable {
  let bytes: Span<UInt8>
  let settings: HTTPSysSettings
  var position = 0
  /// The offset of the first byte that counts against `MaxRequestBytes`.
  var start = 0
  var head = RequestHead()

  @_lifetime(copy bytes)
  init(bytes: Span<UInt8>, settings: HTTPSysSettings) {
    self.bytes = bytes
    self.settings = settings
  }

  /// The head, its header fields appended to `fields`; or what HTTP.sys answers instead.
  static func parse(
    _ bytes: Span<UInt8>, settings: HTTPSysSettings, fields: inout [HeaderField], version: HTTPSysVersion
  ) -> Result<RequestHead, Refusal> {
    fields.removeAll(keepingCapacity: true)
    var parser = RequestHeadParser(bytes: bytes, settings: settings)
    if let refusal = parser.requestLine() { return .failure(refusal) }
    if !parser.head.flags.contains(.isSimple) {
      var framing = BodyFraming(version: version)
      if let refusal = parser.headers(into: &fields, framing: &framing) { return .failure(refusal) }
      if let refusal = framing.finish(&parser.head, bytes: bytes) { return .failure(refusal) }
    }
    parser.head.end = UInt32(parser.position)
    HostRules.split(&parser.head, bytes: bytes)
    return .success(parser.head)
  }

  /// What a head that ends too early leads to: the connection waits and is dropped.
  var incomplete: Refusal {
    bytes.count == start
      ? Refusal(.connectionIdleTimer, at: bytes.count, count: 0)
      : Refusal(.headerWaitTimer, at: bytes.count, count: 0)
  }
}

extension RequestHeadParser {
  private mutating func requestLine() -> Refusal? {
    while position < bytes.count, bytes[position] == 0x0D || bytes[position] == 0x0A { position += 1 }
    start = position
    if let refusal = method() { return refusal }
    skipBlanks()
    if let refusal = target() { return refusal }
    skipBlanks()
    guard position < bytes.count else { return incomplete }
    if let refusal = lineEnd(lone: .badRequest) {
      guard bytes[position] != 0x0D else { return refusal }
    } else {
      head.flags.insert(.isSimple)
      head.minorVersion = 0
      return asteriskNeedsOptions()
    }
    if let refusal = version() { return refusal }
    return asteriskNeedsOptions()
  }

  /// http-sys 3.1: `*` is a target of OPTIONS only. It is judged after the version, so that an HTTP/2
  /// preface is the version error that it is.
  private func asteriskNeedsOptions() -> Refusal? {
    guard head.form == .asterisk, !bytes.bytes(head.method).equals("OPTIONS") else { return nil }
    return Refusal(.url, at: Int(head.target.start), count: head.target.count)
  }

  private mutating func method() -> Refusal? {
    let first = position
    while position < bytes.count, ByteClass.contains(bytes[position], ByteClass.token) { position += 1 }
    guard position < bytes.count else {
      // A connection that ends inside the method was seen to be answered, not to time out.
      return position > first ? Refusal(.verb, at: position, count: 0) : incomplete
    }
    let end = bytes[position]
    guard position > first, end == 0x20 || end == 0x09 else { return Refusal(.verb, at: position) }
    guard position - first <= settings.maxFieldLength else {
      return Refusal(.requestLength, at: first, count: position - first)
    }
    head.method = ByteRange(first, position)
    return nil
  }

  private mutating func version() -> Refusal? {
    let first = position
    while position < bytes.count, !ByteClass.contains(bytes[position], ByteClass.targetEnd) {
      position += 1
      if position - start > settings.maxRequestBytes {
        return Refusal(.requestLength, at: start + settings.maxRequestBytes)
      }
    }
    guard position < bytes.count else { return incomplete }
    head.version = ByteRange(first, position)
    if let refusal = versionNumbers(first, position) { return refusal }
    skipBlanks()
    guard position < bytes.count else { return incomplete }
    return lineEnd(lone: .badRequest)
  }

  private mutating func versionNumbers(_ first: Int, _ end: Int) -> Refusal? {
    let malformed = Refusal(.badRequest, at: first, count: end - first)
    guard end - first >= 8, bytes.extracting(first..<first + 5).equals("HTTP/") else { return malformed }
    var index = first + 5
    guard let major = number(&index, end), index < end, bytes[index] == UInt8(ascii: ".") else {
      return malformed
    }
    index += 1
    guard let minor = number(&index, end), index == end, major > 0 else { return malformed }
    guard major == 1 else { return Refusal(.versionNotSupported, at: first, count: end - first) }
    head.minorVersion = UInt8(min(minor, 255))
    return nil
  }

  /// Reads digits, saturating; `nil` when there is none.
  private func number(_ index: inout Int, _ end: Int) -> Int? {
    let first = index
    var value = 0
    while index < end, bytes[index] &- UInt8(ascii: "0") < 10 {
      value = min(value * 10 + Int(bytes[index] - UInt8(ascii: "0")), 1_000_000)
      index += 1
    }
    return index > first ? value : nil
  }

  @inline(__always)
  mutating func skipBlanks() {
    while position < bytes.count, bytes[position] == 0x20 || bytes[position] == 0x09 { position += 1 }
  }

  /// Consumes CRLF or LF. A lone CR, and anything else, is refused and not consumed.
  mutating func lineEnd(lone reason: Refusal.Reason) -> Refusal? {
    guard position < bytes.count else { return incomplete }
    switch bytes[position] {
    case 0x0A:
      position += 1
      return nil
    case 0x0D:
      guard position + 1 < bytes.count else { return incomplete }
      guard bytes[position + 1] == 0x0A else { return Refusal(reason, at: position) }
      position += 2
      return nil
    default:
      return Refusal(.badRequest, at: position)
    }
  }
}

/// The version of HTTP.sys, as far as it changes what is accepted.
public enum HTTPSysVersion: Sendable, Hashable {
  /// Windows Vista to 8.1, IIS 7.0 to 8.5.
  case beforeWindows10
  /// Windows 10 and Server 2016 on, IIS 10.
  case windows10
}
