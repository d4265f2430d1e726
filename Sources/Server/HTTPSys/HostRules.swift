/// The syntax of the host that a request names. Source: http-sys 5.1.
enum HostRules {
  /// Splits the host of a request from its port: that of the authority of an absolute target, else of the Host
  /// header.
  static func split(_ head: inout RequestHead, bytes: Span<UInt8>) {
    let value = head.form == .absolute ? head.authority : head.host
    var end = Int(value.end)
    var index = end
    while index > Int(value.start) {
      index -= 1
      if bytes[index] == UInt8(ascii: "]") { break }
      if bytes[index] == UInt8(ascii: ":") {
        end = index
        break
      }
    }
    head.hostName = ByteRange(Int(value.start), end)
    head.hostPort = end + 1 < Int(value.end) ? port(bytes, end + 1..<Int(value.end)) : nil
  }

  private static func port(_ bytes: Span<UInt8>, _ digits: Range<Int>) -> UInt16? {
    var port = 0
    for index in digits {
      let digit = bytes[index] &- UInt8(ascii: "0")
      guard digit < 10, port <= 65535 else { return nil }
      port = port * 10 + Int(digit)
    }
    return UInt16(exactly: port)
  }

  /// Refuses a host that no registration can have.
  static func check(_ head: RequestHead, bytes: Span<UInt8>) -> Refusal? {
    let value = head.form == .absolute ? head.authority : head.host
    if head.form == .absolute, let refusal = check(head.host, bytes) { return refusal }
    if head.form == .absolute, value.isEmpty {
      return Refusal(.hostname, at: Int(value.start), count: 0)
    }
    return check(value, bytes)
  }

  private static func check(_ value: ByteRange, _ bytes: Span<UInt8>) -> Refusal? {
    guard !value.isEmpty else { return nil }
    var index = Int(value.start)
    let end = Int(value.end)
    if bytes[index] == UInt8(ascii: "[") {
      index += 1
      var colons = 0
      while index < end, bytes[index] != UInt8(ascii: "]") {
        let byte = bytes[index]
        if byte == UInt8(ascii: ":") {
          colons += 1
        } else if !ByteClass.contains(byte, ByteClass.hexDigit), byte != UInt8(ascii: ".") {
          return Refusal(.hostname, at: index)
        }
        index += 1
      }
      guard index < end, colons >= 2 else {
        return Refusal(.hostname, at: Int(value.start), count: value.count)
      }
      index += 1
      guard index == end || bytes[index] == UInt8(ascii: ":") else { return Refusal(.hostname, at: index) }
    } else {
      while index < end, bytes[index] != UInt8(ascii: ":") {
        if ByteClass.contains(bytes[index], ByteClass.hostIllegal) { return Refusal(.hostname, at: index) }
        index += 1
      }
      if index == Int(value.start) { return Refusal(.hostname, at: index, count: value.count) }
    }
    guard index < end else { return nil }
    return port(index + 1, end, bytes)
  }

  /// An empty port is accepted, otherwise 1 to 65535; leading zeros are accepted from IIS 7 on.
  private static func port(_ start: Int, _ end: Int, _ bytes: Span<UInt8>) -> Refusal? {
    guard start < end else { return nil }
    var port = 0
    for index in start..<end {
      let digit = bytes[index] &- UInt8(ascii: "0")
      guard digit < 10 else { return Refusal(.hostname, at: index) }
      port = min(port * 10 + Int(digit), 1_000_000)
    }
    guard (1...65535).contains(port) else { return Refusal(.hostname, at: start, count: end - start) }
    return nil
  }
}
