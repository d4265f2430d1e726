/// Reads the addresses of X-Forwarded-For headers, the client's first.
///
///     value   = element *( "," element )
///     element = blanks address blanks
///     address = IPv4 [ ":" port ] / IPv6 / "[" IPv6 "]" [ ":" port ]
///
/// Anything else, an empty element and `unknown` included, makes IIS answer 400.10. Several headers are joined
/// as HTTP.sys joins them, by commas. Source: access-control 3.4; the grammar is inferred.
struct ForwardedFor {
  /// The header line that is read.
  private var field = -1
  /// Where the next element starts, or -1 when the next header is to be looked for.
  private var position = -1

  /// What one element says.
  struct Element {
    /// The element without blanks, in the bytes of the request.
    var bytes: ByteRange
    /// The address; `nil` when the element is malformed.
    var address: IPAddress?
  }

  /// The next element; `nil` behind the last one.
  mutating func next(_ request: borrowing RequestView) -> Element? {
    guard request.head.flags.contains(.hasForwardedFor) else { return nil }
    while position < 0 {
      field += 1
      guard field < request.fields.count else { return nil }
      if request.wire.bytes(request.fields[field].name).equalsCaseless("x-forwarded-for") {
        position = Int(request.fields[field].value.start)
      }
    }
    let end = Int(request.fields[field].value.end)
    let start = position
    var comma = start
    while comma < end, request.wire[comma] != UInt8(ascii: ",") { comma += 1 }
    position = comma < end ? comma + 1 : -1
    let bytes = Self.trimmed(request.wire, start, comma)
    return Element(bytes: bytes, address: Self.address(request.wire.bytes(bytes)))
  }

  private static func trimmed(_ wire: Span<UInt8>, _ start: Int, _ end: Int) -> ByteRange {
    var (start, end) = (start, end)
    while start < end, isBlank(wire[start]) { start += 1 }
    while end > start, isBlank(wire[end - 1]) { end -= 1 }
    return ByteRange(start, end)
  }

  /// The line ends of a folded value count as blanks.
  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0A
  }

  /// The address of an element without blanks around it; `nil` when it is malformed.
  static func address(_ element: Span<UInt8>) -> IPAddress? {
    guard element.count > 0 else { return nil }
    if element[0] == UInt8(ascii: "[") {
      var close = 1
      while close < element.count, element[close] != UInt8(ascii: "]") { close += 1 }
      guard close < element.count else { return nil }
      let inside = element.extracting(1..<close)
      guard contains(inside, UInt8(ascii: ":")), isPort(element, from: close + 1) else { return nil }
      return IPAddress(inside)
    }
    if let address = IPAddress(element) { return address }
    var colon = 0
    while colon < element.count, element[colon] != UInt8(ascii: ":") { colon += 1 }
    guard colon < element.count, isPort(element, from: colon) else { return nil }
    return IPAddress(element.extracting(0..<colon))
  }

  private static func contains(_ bytes: Span<UInt8>, _ byte: UInt8) -> Bool {
    for index in bytes.indices where bytes[index] == byte { return true }
    return false
  }

  /// Nothing, or a colon and a number up to 65535.
  private static func isPort(_ bytes: Span<UInt8>, from start: Int) -> Bool {
    guard start < bytes.count else { return true }
    guard bytes[start] == UInt8(ascii: ":"), (2...6).contains(bytes.count - start) else { return false }
    var port = 0
    for index in start + 1..<bytes.count {
      let digit = bytes[index] &- UInt8(ascii: "0")
      guard digit < 10 else { return false }
      port = port * 10 + Int(digit)
    }
    return port <= 65535
  }
}
