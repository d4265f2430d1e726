/// What the headers say about the body and the host, gathered while they are read.
///
/// Source: http-sys 4.4 (known headers), 4.5 (framing), 5.1 (Host), 7 R7 and R8 (order).
struct BodyFraming {
  private let version: HTTPSysVersion
  private var chunkedCodings = 0
  private var lastCodingIsChunked = false
  private var otherCodings = false
  private var transferEncoding = ByteRange(0, 0)
  private var duplicateHost = ByteRange(0, 0)

  init(version: HTTPSysVersion) { self.version = version }

  /// The names of those headers. Written out, so that it is a number of the program; a test derives it from the names.
  static var names: HeaderNames { HeaderNames(rawValue: 0x0000_0A08_1000_1206) }

  /// Takes note of a header that HTTP.sys itself parses; refuses its malformed values.
  mutating func take(_ field: HeaderField, head: inout RequestHead, bytes: Span<UInt8>) -> Refusal? {
    let name = bytes.bytes(field.name)
    switch name.count {
    case 4 where name.equalsCaseless("host"):
      if head.flags.contains(.hasHost) {
        duplicateHost = field.name
      } else {
        head.host = field.value
        head.flags.insert(.hasHost)
      }
    case 5 where name.equalsCaseless("range"):
      return Self.overflowingRange(field.value, bytes)
    case 9 where name.equalsCaseless("translate"):
      if bytes.bytes(field.value).equalsCaseless("f") { head.flags.insert(.translateF) }
    case 13 where name.equalsCaseless("authorization"): head.flags.insert(.hasAuthorization)
    case 14 where name.equalsCaseless("content-length"):
      return Self.contentLength(field.value, head: &head, bytes: bytes)
    case 15 where name.equalsCaseless("accept-encoding"):
      return Self.acceptEncoding(field.value, bytes)
    case 15 where name.equalsCaseless("x-forwarded-for"): head.flags.insert(.hasForwardedFor)
    case 17 where name.equalsCaseless("transfer-encoding"):
      codings(field.value, bytes)
      head.flags.insert(.hasTransferEncoding)
      transferEncoding = field.value
    default: break
    }
    return nil
  }

  /// The checks at the end of the head, in HTTP.sys's order.
  func finish(_ head: inout RequestHead, bytes: Span<UInt8>) -> Refusal? {
    if head.flags.contains(.hasTransferEncoding) {
      guard chunkedCodings == 1, lastCodingIsChunked, !otherCodings || version == .windows10 else {
        return Refusal(.notImplemented, at: Int(transferEncoding.start), count: transferEncoding.count)
      }
      head.flags.insert(.isChunked)
    } else if !head.flags.contains(.hasContentLength) {
      let method = bytes.bytes(head.method)
      if method.equals("POST") || method.equals("PUT") {
        return Refusal(.lengthRequired, at: Int(head.method.start), count: head.method.count)
      }
    }
    if !duplicateHost.isEmpty {
      return Refusal(.hostname, at: Int(duplicateHost.start), count: duplicateHost.count)
    }
    if head.minorVersion > 0, !head.flags.contains(.hasHost) {
      return Refusal(.hostname, at: Int(head.version.end), count: 0)
    }
    return HostRules.check(head, bytes: bytes)
  }

  /// Splits a Transfer-Encoding value into codings; empty members of the list are allowed.
  private mutating func codings(_ value: ByteRange, _ bytes: Span<UInt8>) {
    ListMembers.forEach(value, bytes) { member in
      if bytes.bytes(member).equalsCaseless("chunked") {
        chunkedCodings += 1
        lastCodingIsChunked = true
      } else {
        otherCodings = true
        lastCodingIsChunked = false
      }
    }
  }

  private static func contentLength(
    _ value: ByteRange, head: inout RequestHead, bytes: Span<UInt8>
  ) -> Refusal? {
    var number: UInt64 = 0
    var malformed = value.isEmpty
    for index in value.range {
      let digit = bytes[index] &- UInt8(ascii: "0")
      let (shifted, overflow) = number.multipliedReportingOverflow(by: 10)
      let (sum, carry) = shifted.addingReportingOverflow(UInt64(digit))
      if digit > 9 || overflow || carry {
        malformed = true
        break
      }
      number = sum
    }
    if malformed { return Refusal(.number, at: Int(value.start), count: value.count) }
    if head.flags.contains(.hasContentLength), head.contentLength != number {
      return Refusal(.header, at: Int(value.start), count: value.count)
    }
    head.contentLength = number
    head.flags.insert(.hasContentLength)
    return nil
  }

  /// A coding that is no token, such as `application/gzip`, is refused.
  private static func acceptEncoding(_ value: ByteRange, _ bytes: Span<UInt8>) -> Refusal? {
    var refusal: Refusal?
    ListMembers.forEach(value, bytes) { member in
      var index = Int(member.start)
      while index < Int(member.end), ByteClass.contains(bytes[index], ByteClass.token) { index += 1 }
      let end = index
      while index < Int(member.end), bytes[index] == 0x20 || bytes[index] == 0x09 { index += 1 }
      let isToken = end > Int(member.start)
      let isFollowed = index == Int(member.end) || bytes[index] == UInt8(ascii: ";")
      if refusal == nil, !(isToken && isFollowed) {
        refusal = Refusal(.header, at: min(index, Int(member.end)))
      }
    }
    return refusal
  }

  /// MS15-034: a byte range whose length does not fit 64 bits is refused.
  private static func overflowingRange(_ value: ByteRange, _ bytes: Span<UInt8>) -> Refusal? {
    let text = bytes.bytes(value)
    guard text.count > 6, text.extracting(0..<6).equalsCaseless("bytes=") else { return nil }
    var refusal: Refusal?
    ListMembers.forEach(ByteRange(Int(value.start) + 6, Int(value.end)), bytes) { member in
      guard let dash = member.range.first(where: { bytes[$0] == UInt8(ascii: "-") }) else { return }
      var number: UInt64 = 0
      for index in dash + 1..<Int(member.end) {
        let digit = bytes[index] &- UInt8(ascii: "0")
        guard digit < 10 else { return }
        let (shifted, overflow) = number.multipliedReportingOverflow(by: 10)
        let (sum, carry) = shifted.addingReportingOverflow(UInt64(digit))
        number = overflow || carry ? .max : sum
        if number == .max { break }
      }
      if number == .max { refusal = Refusal(.header, at: Int(member.start), count: member.count) }
    }
    return refusal
  }
}

/// The members of a comma list (RFC 9110, 5.6.1), without blanks and without empty members.
enum ListMembers {
  static func forEach(_ value: ByteRange, _ bytes: Span<UInt8>, _ body: (ByteRange) -> Void) {
    var start = Int(value.start)
    let end = Int(value.end)
    while start < end {
      var comma = start
      while comma < end, bytes[comma] != UInt8(ascii: ",") { comma += 1 }
      var first = start
      var last = comma
      while first < last, isBlank(bytes[first]) { first += 1 }
      while last > first, isBlank(bytes[last - 1]) { last -= 1 }
      if last > first { body(ByteRange(first, last)) }
      start = comma + 1
    }
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0A
  }
}
