internal import CZlib

/// Unpacks gzip data with any number of members one behind the other, as rotated logs are often joined.
///
/// This file hands zlib pointers into arrays; they are valid only during the call of `inflate` that uses them,
/// and zlib is told the exact number of bytes behind each.
final class GzipReader {
  private var stream = z_stream()
  private var input: [UInt8] = []
  private var used = 0
  private var isReady = false
  /// Whether the last member is complete and no other has begun.
  private(set) var isBetweenMembers = false

  /// What came of one attempt.
  enum Result {
    case bytes(Int)
    case needsInput
    case failed(String)
  }

  init() {
    // 15 bits of window, and 16 for the gzip wrapper.
    isReady =
      inflateInit2_(&stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
  }

  deinit { if isReady { inflateEnd(&stream) } }

  /// Gives the next packed bytes; the ones before must be used up.
  func feed(_ bytes: [UInt8]) {
    input = bytes
    used = 0
  }

  /// Unpacks into `buffer[offset..<end]`.
  func unpack(into buffer: inout [UInt8], _ offset: Int, _ end: Int) -> Result {
    guard isReady else { return .failed("there is no memory to unpack gzip") }
    while used < input.count {
      if isBetweenMembers {
        // Zeros may pad the last member.
        while used < input.count, input[used] == 0 { used += 1 }
        guard used < input.count else { return .needsInput }
        guard input[used] == 0x1F else { return .failed("something that is no gzip follows the gzip data") }
        inflateReset(&stream)
        isBetweenMembers = false
      }
      let (status, made) = inflateOnce(&buffer, offset, end)
      switch status {
      case Z_STREAM_END: isBetweenMembers = true
      case Z_OK, Z_BUF_ERROR: break
      default: return .failed("the gzip data is damaged")
      }
      if made > 0 { return .bytes(made) }
    }
    return .needsInput
  }

  private func inflateOnce(_ buffer: inout [UInt8], _ offset: Int, _ end: Int) -> (Int32, Int) {
    input.withUnsafeMutableBufferPointer { source in
      buffer.withUnsafeMutableBufferPointer { target in
        let from = UnsafeMutableBufferPointer(rebasing: source[used...])
        let to = UnsafeMutableBufferPointer(rebasing: target[offset..<end])
        stream.next_in = from.baseAddress
        stream.avail_in = UInt32(clamping: from.count)
        stream.next_out = to.baseAddress
        stream.avail_out = UInt32(clamping: to.count)
        let (given, room) = (stream.avail_in, stream.avail_out)
        let status = inflate(&stream, Z_NO_FLUSH)
        used += Int(given - stream.avail_in)
        return (status, Int(room - stream.avail_out))
      }
    }
  }
}
