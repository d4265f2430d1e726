/// Turns the raw path of a request into the cooked path that IIS works with: decoded once, backslashes
/// turned into slashes, repeated slashes collapsed, dot segments removed.
///
/// The cooked path is UTF-8; a lone surrogate from `%uD800` keeps its three-byte form. Most paths need no
/// change at all: `scan` recognises them and nothing is copied. Source: http-sys 3.
enum URLCanonicalizer {
  /// What one pass over the raw bytes tells.
  enum Scan {
    /// The path is canonical as it is.
    case canonical
    /// The path needs `cook`.
    case needsWork
    /// The path breaks a limit.
    case refused(Refusal)
  }

  /// Decides in one pass whether a path is canonical already. The path starts with `/`.
  static func scan(_ bytes: Span<UInt8>, _ path: ByteRange, _ settings: HTTPSysSettings) -> Scan {
    var segments = 0
    var index = Int(path.start)
    let end = Int(path.end)
    // Whether the byte before is a slash, as the highest bit of a byte.
    var afterSlash: UInt64 = 0
    while index < end {
      // Behind the path nothing is special; the few targets that end with the request are read byte by byte.
      var word: UInt64 = 0
      if index &+ 8 <= bytes.count {
        word = ByteScan.word(in: bytes, at: index)
      } else {
        for offset in 0..<bytes.count &- index {
          word |= UInt64(bytes[index &+ offset]) << UInt64(8 * offset)
        }
      }
      let rest = end &- index
      if rest < 8 { word &= (1 << UInt64(8 * rest)) &- 1 }
      let slashes = ByteScan.matches(word, UInt8(ascii: "/"))
      let starts = slashes << 8 | afterSlash
      let dots = ByteScan.matches(word, UInt8(ascii: "."))
      let special =
        ByteScan.matches(word, UInt8(ascii: "%")) | ByteScan.matches(word, UInt8(ascii: "\\"))
        | word & ByteScan.highs
      if (starts & (slashes | dots) | special) != 0 { return .needsWork }
      segments &+= ByteScan.count(slashes)
      afterSlash = slashes >> 56
      index &+= 8
    }
    if path.count > 0, bytes[end - 1] == UInt8(ascii: "/") { segments -= 1 }
    if settings.urlSegmentMaxLength > 0, path.count > settings.urlSegmentMaxLength,
      longestSegment(bytes.bytes(path)) > settings.urlSegmentMaxLength
    {
      return .needsWork
    }
    if segments > settings.urlSegmentMaxCount, settings.urlSegmentMaxCount > 0 {
      return .refused(Refusal(.url, at: Int(path.start), count: path.count))
    }
    return .canonical
  }

  /// The length of the longest segment, in bytes.
  private static func longestSegment(_ path: Span<UInt8>) -> Int {
    var longest = 0
    var start = 0
    while start < path.count {
      let end = ByteScan.first(UInt8(ascii: "/"), in: path, from: start)
      longest = max(longest, end - start)
      start = end + 1
    }
    return longest
  }

  /// Cooks a path into `output`; the offsets of the bytes it came from go to `origins`.
  static func cook<Origins: OriginSink>(
    _ bytes: Span<UInt8>, _ path: ByteRange, _ settings: HTTPSysSettings, into output: inout CookedPath,
    origins: inout Origins
  ) -> Refusal? {
    output.removeAll()
    let decoding: PathDecoder.HighBytes
    switch PathDecoder.examine(bytes, path, settings) {
    case .failure(let refusal): return refusal
    case .success(let found): decoding = found
    }
    var builder = PathBuilder(settings: settings)
    var decoder = PathDecoder(position: Int(path.start), end: Int(path.end), highBytes: decoding)
    while decoder.position < decoder.end {
      let first = decoder.position
      let scalar = decoder.next(bytes, settings)
      if let refusal = builder.append(
        scalar, from: ByteRange(first, decoder.position), to: &output, origins: &origins)
      {
        return refusal
      }
    }
    return builder.finish(path, &output, origins: &origins)
  }
}

/// Receives, for each byte of the cooked path, the raw bytes it came from. The null sink costs nothing.
protocol OriginSink {
  /// The cooked path has just grown to `length` bytes by what stands in `raw`.
  mutating func note(length: Int, raw: ByteRange)
  /// The cooked path was cut back to `length` bytes.
  mutating func truncate(to length: Int)
}

/// Keeps nothing.
struct NoOrigins: OriginSink {
  @inline(__always) mutating func note(length: Int, raw: ByteRange) {}
  @inline(__always) mutating func truncate(to length: Int) {}
}

/// Keeps the raw range of every cooked byte, to show the user where it stands in the request.
struct OriginMap: OriginSink {
  private(set) var raw: [ByteRange] = []

  mutating func note(length: Int, raw range: ByteRange) {
    while raw.count < length { raw.append(range) }
  }

  mutating func truncate(to length: Int) {
    if raw.count > length { raw.removeLast(raw.count - length) }
  }
}

/// The buffer of a cooked path; reused from request to request.
struct CookedPath: ~Copyable {
  private var storage: [UInt8]
  /// The number of bytes.
  private(set) var count = 0

  /// Creates a buffer that no path HTTP.sys accepts can outgrow: a cooked path has at most 32767 UTF-16
  /// units, each at most 3 bytes.
  init() { storage = [UInt8](repeating: 0, count: 3 * 32768 + 4) }

  /// The bytes.
  var span: Span<UInt8> {
    @_lifetime(borrow self)
    borrowing get { storage.span.extracting(0..<count) }
  }

  mutating func removeAll() { count = 0 }

  mutating func truncate(to length: Int) { count = length }

  subscript(_ index: Int) -> UInt8 { storage[index] }

  @inline(__always)
  mutating func append(_ byte: UInt8) {
    storage[count] = byte
    count += 1
  }

  /// Appends a scalar value, a surrogate included, in UTF-8's bit layout.
  mutating func append(scalar: UInt32) {
    switch scalar {
    case 0..<0x80:
      append(UInt8(scalar))
    case 0x80..<0x800:
      append(UInt8(0xC0 | scalar >> 6))
      append(UInt8(0x80 | scalar & 0x3F))
    case 0x800..<0x10000:
      append(UInt8(0xE0 | scalar >> 12))
      append(UInt8(0x80 | scalar >> 6 & 0x3F))
      append(UInt8(0x80 | scalar & 0x3F))
    default:
      append(UInt8(0xF0 | scalar >> 18 & 0x07))
      append(UInt8(0x80 | scalar >> 12 & 0x3F))
      append(UInt8(0x80 | scalar >> 6 & 0x3F))
      append(UInt8(0x80 | scalar & 0x3F))
    }
  }
}
