/// Decodes a raw path once: `%HH`, `%uHHHH` and raw bytes to characters.
///
/// Escapes that form UTF-8 are decoded as UTF-8; if any run of them does not, every escaped high byte of the
/// path is a character of the ANSI code page. Raw high bytes are ANSI characters always.
/// Source: http-sys 3.3 to 3.5.
struct PathDecoder {
  /// How escaped bytes 80-FF of one path are read.
  enum HighBytes { case utf8, ansi }

  var position: Int
  let end: Int
  let highBytes: HighBytes

  init(position: Int, end: Int, highBytes: HighBytes) {
    self.position = position
    self.end = end
    self.highBytes = highBytes
  }

  /// Checks every escape and every high byte of a path and chooses how to read them. After success `next`
  /// cannot fail.
  static func examine(
    _ bytes: Span<UInt8>, _ path: ByteRange, _ settings: HTTPSysSettings
  ) -> Result<HighBytes, Refusal> {
    var index = Int(path.start)
    let end = Int(path.end)
    var isUTF8 = true
    var firstUndecodable = -1
    var firstInvalid = -1
    var pending = 0
    var sequence = Int(path.start)
    var lower: UInt8 = 0x80
    var upper: UInt8 = 0xBF
    while index < end {
      let byte = bytes[index]
      guard byte == UInt8(ascii: "%") else {
        if pending > 0 {
          isUTF8 = false
          if firstInvalid < 0 { firstInvalid = sequence }
          pending = 0
        }
        if byte >= 0x80 {
          guard settings.enableNonUTF8, settings.ansiCodePage.scalar(byte) != nil else {
            return .failure(Refusal(.url, at: index))
          }
        }
        index += 1
        continue
      }
      guard let escape = Escape(bytes, index, end, settings) else {
        return .failure(Refusal(.url, at: index, count: min(3, end - index)))
      }
      if isRestricted(escape.value), !settings.allowRestrictedChars || escape.value == 0 {
        return .failure(Refusal(.url, at: index, count: escape.length))
      }
      let high = !escape.isUnicode && escape.value >= 0x80
      if high {
        let value = UInt8(escape.value)
        if firstUndecodable < 0, settings.ansiCodePage.scalar(value) == nil { firstUndecodable = index }
        if pending > 0, (lower...upper).contains(value) {
          pending -= 1
          (lower, upper) = (0x80, 0xBF)
        } else {
          if pending > 0 {
            isUTF8 = false
            if firstInvalid < 0 { firstInvalid = sequence }
          }
          sequence = index
          switch value {
          case 0xC2...0xDF: (pending, lower, upper) = (1, 0x80, 0xBF)
          case 0xE0: (pending, lower, upper) = (2, 0xA0, 0xBF)
          case 0xED: (pending, lower, upper) = (2, 0x80, 0x9F)
          case 0xE1...0xEC, 0xEE...0xEF: (pending, lower, upper) = (2, 0x80, 0xBF)
          case 0xF0: (pending, lower, upper) = (3, 0x90, 0xBF)
          case 0xF1...0xF3: (pending, lower, upper) = (3, 0x80, 0xBF)
          case 0xF4: (pending, lower, upper) = (3, 0x80, 0x8F)
          default:
            isUTF8 = false
            pending = 0
          }
        }
        if !isUTF8, firstInvalid < 0 { firstInvalid = index }
      } else if pending > 0 {
        isUTF8 = false
        if firstInvalid < 0 { firstInvalid = sequence }
        pending = 0
      }
      index += escape.length
    }
    if pending > 0 {
      isUTF8 = false
      if firstInvalid < 0 { firstInvalid = sequence }
    }
    let isANSI = settings.enableNonUTF8 && firstUndecodable < 0
    if isUTF8, settings.favorUTF8 || !isANSI { return .success(.utf8) }
    if isANSI { return .success(.ansi) }
    return .failure(Refusal(.url, at: firstUndecodable >= 0 ? firstUndecodable : firstInvalid, count: 3))
  }

  /// The next character; advances behind the bytes it is written with.
  mutating func next(_ bytes: Span<UInt8>, _ settings: HTTPSysSettings) -> UInt32 {
    let byte = bytes[position]
    guard byte == UInt8(ascii: "%") else {
      position += 1
      return byte < 0x80 ? UInt32(byte) : settings.ansiCodePage.scalar(byte) ?? UInt32(byte)
    }
    guard let escape = Escape(bytes, position, end, settings) else {
      position += 1
      return UInt32(byte)
    }
    position += escape.length
    if escape.isUnicode { return surrogatePair(escape.value, bytes, settings) }
    guard escape.value >= 0x80 else { return escape.value }
    guard highBytes == .utf8 else {
      return settings.ansiCodePage.scalar(UInt8(escape.value)) ?? escape.value
    }
    let length = escape.value < 0xE0 ? 1 : escape.value < 0xF0 ? 2 : 3
    var scalar = escape.value & (0x3F >> UInt32(length))
    for _ in 0..<length {
      guard position < end, let continuation = Escape(bytes, position, end, settings) else { break }
      scalar = scalar << 6 | continuation.value & 0x3F
      position += continuation.length
    }
    return scalar
  }

  /// Joins `%uD83D%uDE00` to one character; a lone surrogate stays what it is.
  private mutating func surrogatePair(
    _ unit: UInt32, _ bytes: Span<UInt8>, _ settings: HTTPSysSettings
  ) -> UInt32 {
    guard (0xD800...0xDBFF).contains(unit), position < end,
      let low = Escape(bytes, position, end, settings), low.isUnicode, (0xDC00...0xDFFF).contains(low.value)
    else { return unit }
    position += low.length
    return 0x10000 + (unit - 0xD800) << 10 + (low.value - 0xDC00)
  }

  private static func isRestricted(_ value: UInt32) -> Bool { value < 0x20 || value == 0x7F }
}

/// One escape: `%HH` or `%uHHHH`.
struct Escape {
  let value: UInt32
  let length: Int
  let isUnicode: Bool

  /// Reads the escape whose `%` stands at `index`; `nil` when it is none HTTP.sys accepts.
  init?(_ bytes: Span<UInt8>, _ index: Int, _ end: Int, _ settings: HTTPSysSettings) {
    guard index + 2 < end, bytes[index] == UInt8(ascii: "%") else { return nil }
    if bytes[index + 1] == UInt8(ascii: "u") {
      guard settings.percentUAllowed, index + 5 < end else { return nil }
      var value: UInt32 = 0
      for digit in index + 2..<index + 6 {
        guard let nibble = ByteClass.hexValue(bytes[digit]) else { return nil }
        value = value << 4 | UInt32(nibble)
      }
      self.value = value
      length = 6
      isUnicode = true
    } else {
      guard let high = ByteClass.hexValue(bytes[index + 1]), let low = ByteClass.hexValue(bytes[index + 2])
      else { return nil }
      value = UInt32(high << 4 | low)
      length = 3
      isUnicode = false
    }
  }
}
