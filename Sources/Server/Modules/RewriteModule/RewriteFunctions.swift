/// The functions of templates, each applied to the end of a buffer. Source: url-rewrite 2.5.
enum RewriteFunctions {
  /// `{ToLower:}`: letters in lower case, one character for one.
  static func toLower(_ buffer: inout ByteBuffer, from start: Int, _ spare: inout ByteBuffer) {
    var isASCII = true
    for index in start..<buffer.count {
      let byte = buffer[index]
      if byte >= 0x80 { isASCII = false }
      buffer[index] = ByteClass.lowercase(byte)
    }
    guard !isASCII else { return }
    move(&buffer, from: start, to: &spare)
    var index = 0
    while index < spare.count {
      let (scalar, length) = Self.scalar(in: spare, at: index)
      if let scalar, let lower = Self.lowercase(scalar) {
        buffer.append(scalar: lower)
      } else {
        for offset in 0..<length { buffer.append(spare[index + offset]) }
      }
      index += length
    }
  }

  /// Windows maps one character to one; `nil` when that leaves it alone.
  private static func lowercase(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    guard scalar.value >= 0x80, scalar.properties.changesWhenLowercased else { return nil }
    let mapping = scalar.properties.lowercaseMapping.unicodeScalars
    return mapping.count == 1 ? mapping.first : nil
  }

  private static func scalar(in bytes: borrowing ByteBuffer, at index: Int) -> (Unicode.Scalar?, Int) {
    let first = bytes[index]
    guard first >= 0xC2, first < 0xF5 else { return (nil, 1) }
    let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    guard index + length <= bytes.count else { return (nil, 1) }
    var value = UInt32(first) & (0x7F >> UInt32(length))
    for offset in 1..<length {
      guard bytes[index + offset] & 0xC0 == 0x80 else { return (nil, 1) }
      value = value << 6 | UInt32(bytes[index + offset] & 0x3F)
    }
    return (Unicode.Scalar(value), length)
  }

  /// `{UrlEncode:}`: everything but unreserved characters and the blank becomes `%XX`. That a slash is encoded
  /// and a blank is not is observed (UR36); the rest of the set is inferred.
  static func urlEncode(_ buffer: inout ByteBuffer, from start: Int, _ spare: inout ByteBuffer) {
    move(&buffer, from: start, to: &spare)
    for index in 0..<spare.count {
      let byte = spare[index]
      if byte == UInt8(ascii: " ") || isUnreserved(byte) {
        buffer.append(byte)
      } else {
        percentEncode(byte, into: &buffer)
      }
    }
  }

  /// `{UrlDecode:}`: one level of `%XX`, and `+` becomes a blank unless the option says otherwise.
  /// Source: url-rewrite 7, Q9.
  static func urlDecode(
    _ buffer: inout ByteBuffer, from start: Int, _ spare: inout ByteBuffer, decodesPlus: Bool
  ) {
    move(&buffer, from: start, to: &spare)
    var index = 0
    while index < spare.count {
      let byte = spare[index]
      if byte == UInt8(ascii: "%"), index + 2 < spare.count, let high = ByteClass.hexValue(spare[index + 1]),
        let low = ByteClass.hexValue(spare[index + 2])
      {
        buffer.append(high << 4 | low)
        index += 3
      } else {
        buffer.append(byte == UInt8(ascii: "+") && decodesPlus ? UInt8(ascii: " ") : byte)
        index += 1
      }
    }
  }

  /// `{HtmlEncode:}`.
  static func htmlEncode(_ buffer: inout ByteBuffer, from start: Int, _ spare: inout ByteBuffer) {
    move(&buffer, from: start, to: &spare)
    for index in 0..<spare.count {
      switch spare[index] {
      case UInt8(ascii: "&"): buffer.append("&amp;")
      case UInt8(ascii: "<"): buffer.append("&lt;")
      case UInt8(ascii: ">"): buffer.append("&gt;")
      case UInt8(ascii: "\""): buffer.append("&quot;")
      case UInt8(ascii: "'"): buffer.append("&#39;")
      case let byte: buffer.append(byte)
      }
    }
  }

  /// Appends `%XX` in upper case.
  static func percentEncode(_ byte: UInt8, into buffer: inout ByteBuffer) {
    buffer.append(UInt8(ascii: "%"))
    buffer.append(hexDigit(byte >> 4))
    buffer.append(hexDigit(byte & 15))
  }

  private static func hexDigit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10
  }

  static func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
      UInt8(ascii: "~"):
      true
    default: false
    }
  }

  private static func move(_ buffer: inout ByteBuffer, from start: Int, to spare: inout ByteBuffer) {
    spare.removeAll()
    spare.append(buffer.span.extracting(start..<buffer.count))
    buffer.truncate(to: start)
  }
}
