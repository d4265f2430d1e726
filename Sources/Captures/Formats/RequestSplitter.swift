/// Finds where a request ends in a stream of requests.
enum RequestSplitter {
  /// How far a message goes.
  enum Length {
    /// It has this many bytes.
    case complete(Int)
    /// It goes on behind the bytes that are there, or its end cannot be told: then it takes the rest. What
    /// HTTP.sys thinks of such a request is the question, and it closes the connection behind one that it refuses.
    case open
  }

  /// The length of the request that starts at an offset, its body included. Source: http-sys 4.5.
  static func length(_ bytes: Span<UInt8>, from start: Int) -> Length {
    guard let headEnd = headEnd(bytes, start) else { return .open }
    switch body(bytes, start, headEnd) {
    case .length(let length):
      return length <= bytes.count - headEnd ? .complete(headEnd - start + length) : .open
    case .chunked: return chunkedEnd(bytes, headEnd).map { .complete($0 - start) } ?? .open
    case .unclear: return .open
    }
  }

  /// The length of a request with a body of known length, whether all of it is there or not; `nil` for others.
  static func bodyLength(_ bytes: Span<UInt8>) -> Int? {
    guard let headEnd = headEnd(bytes, 0), case .length(let length) = body(bytes, 0, headEnd) else {
      return nil
    }
    return headEnd + length
  }

  /// Whether a head has a Content-Length.
  static func hasLength(_ head: Span<UInt8>) -> Bool {
    var index = 0
    while index < head.count {
      let line = head.extracting(index..<head.count).firstLine
      if hasName(line, "content-length:") { return true }
      index += line.count
      while index < head.count, head[index] == 0x0D || head[index] == 0x0A { index += 1 }
    }
    return false
  }

  /// The offset behind the empty line; blank lines in front of the request line are part of the request.
  static func headEnd(_ bytes: Span<UInt8>, _ start: Int) -> Int? {
    var index = start
    while index < bytes.count, bytes[index] == 0x0D || bytes[index] == 0x0A { index += 1 }
    while index < bytes.count {
      guard bytes[index] == 0x0A else {
        index += 1
        continue
      }
      index += 1
      if index < bytes.count, bytes[index] == 0x0A { return index + 1 }
      if index + 1 < bytes.count, bytes[index] == 0x0D, bytes[index + 1] == 0x0A { return index + 2 }
    }
    return nil
  }

  /// How the end of a body is told.
  enum Body {
    case length(Int)
    case chunked
    case unclear
  }

  static func body(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> Body {
    var body = Body.length(0)
    var index = start
    while index < end {
      var lineEnd = index
      while lineEnd < end, bytes[lineEnd] != 0x0A { lineEnd += 1 }
      let line = bytes.extracting(index..<lineEnd)
      if hasName(line, "content-length:") {
        guard let length = number(line, from: 15) else { return .unclear }
        if case .length = body { body = .length(length) }
      } else if hasName(line, "transfer-encoding:") {
        body = .chunked
      }
      index = lineEnd + 1
    }
    return body
  }

  private static func hasName(_ line: Span<UInt8>, _ name: StaticString) -> Bool {
    guard line.count >= name.utf8CodeUnitCount else { return false }
    return name.withUTF8Buffer { buffer in
      for index in buffer.indices where line[index] | 0x20 != buffer[index] | 0x20 { return false }
      return true
    }
  }

  private static func number(_ line: Span<UInt8>, from start: Int) -> Int? {
    var end = line.count
    while end > start, line[end - 1] <= 0x20 { end -= 1 }
    var index = start
    while index < end, line[index] == 0x20 || line[index] == 0x09 { index += 1 }
    guard index < end, end - index <= 15 else { return nil }
    var value = 0
    while index < end {
      let digit = line[index] &- UInt8(ascii: "0")
      guard digit < 10 else { return nil }
      value = value * 10 + Int(digit)
      index += 1
    }
    return value
  }

  /// The offset behind the last chunk and its trailers; `nil` when the chunks do not add up.
  static func chunkedEnd(_ bytes: Span<UInt8>, _ start: Int) -> Int? {
    var index = start
    while true {
      var size = 0
      var digits = 0
      while index < bytes.count, let digit = hexValue(bytes[index]) {
        guard digits < 12 else { return nil }
        size = size << 4 | digit
        digits += 1
        index += 1
      }
      guard digits > 0 else { return nil }
      while index < bytes.count, bytes[index] != 0x0A { index += 1 }
      index += 1
      guard index <= bytes.count else { return nil }
      if size == 0 { return trailersEnd(bytes, index) }
      guard size <= bytes.count - index else { return nil }
      index += size
      if index < bytes.count, bytes[index] == 0x0D { index += 1 }
      guard index < bytes.count, bytes[index] == 0x0A else { return nil }
      index += 1
    }
  }

  private static func trailersEnd(_ bytes: Span<UInt8>, _ start: Int) -> Int? {
    var index = start
    while index < bytes.count {
      var lineEnd = index
      while lineEnd < bytes.count, bytes[lineEnd] != 0x0A { lineEnd += 1 }
      guard lineEnd < bytes.count else { return nil }
      let isEmpty = lineEnd == index || (lineEnd == index + 1 && bytes[index] == 0x0D)
      index = lineEnd + 1
      if isEmpty { return index }
    }
    return nil
  }

  static func hexValue(_ byte: UInt8) -> Int? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "A")...UInt8(ascii: "F"): Int(byte - UInt8(ascii: "A")) + 10
    case UInt8(ascii: "a")...UInt8(ascii: "f"): Int(byte - UInt8(ascii: "a")) + 10
    default: nil
    }
  }
}

/// The first line of a request.
enum RequestLine {
  /// Whether a line is a method, a target and an HTTP version.
  static func isOne(_ line: Span<UInt8>) -> Bool {
    var end = line.count
    while end > 0, line[end - 1] <= 0x20 { end -= 1 }
    guard end > 10 else { return false }
    var blank = end
    while blank > 0, line[blank - 1] > 0x20 { blank -= 1 }
    guard line.extracting(blank..<end).starts(with: "HTTP/"), blank > 2 else { return false }
    return (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(line[0] & 0xDF)
  }
}
