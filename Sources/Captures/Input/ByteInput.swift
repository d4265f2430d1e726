internal import Glibc

/// Why a capture cannot be read, or not to its end.
public struct InputError: Error, Sendable, Hashable {
  /// What is wrong, in words for a person.
  public var message: String
}

/// The bytes of one file or of standard input, unpacked when they are gzip.
///
/// This file calls `read`; the memory it writes to is the caller's buffer and never more than its length.
final class ByteInput {
  /// The name the user gave.
  let name: String
  /// The size of the file when it was opened, or `nil` for a stream.
  let size: UInt64?
  /// The bytes taken from the file so far, before they are unpacked.
  private(set) var taken: UInt64 = 0
  /// What went wrong before the end, if anything: what was read until then counts.
  private(set) var failure: InputError?

  /// Whether to give up waiting for a stream.
  var isCancelled: @Sendable () -> Bool = { false }

  private let descriptor: Int32
  private var gzip: GzipReader?
  private var isFirstRead = true
  /// Bytes that were looked at before it was known what they are.
  private var ahead: [UInt8] = []

  /// Takes bytes that are in memory already.
  init(name: String, contents: [UInt8]) {
    self.name = name
    descriptor = -1
    size = UInt64(contents.count)
    taken = UInt64(contents.count)
    ahead = contents
    blockSize = max(4096, contents.count)
  }

  /// How many bytes it is worth to ask for at once.
  let blockSize: Int

  /// Opens a file; `-` is standard input.
  init(name: String) throws(InputError) {
    self.name = name
    blockSize = Chunk.usualSize
    descriptor = name == "-" ? STDIN_FILENO : open(name, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw InputError(message: Self.reason(errno)) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      let code = errno
      close(descriptor)
      throw InputError(message: Self.reason(code))
    }
    size = status.st_mode & S_IFMT == S_IFREG ? UInt64(max(0, status.st_size)) : nil
    guard status.st_mode & S_IFMT != S_IFDIR else {
      close(descriptor)
      throw InputError(message: "is a folder")
    }
  }

  deinit { if descriptor > STDIN_FILENO { close(descriptor) } }

  /// Notes that what was read breaks the rules of its format, so that the rest cannot be read.
  func fail(_ error: InputError) { failure = failure ?? error }

  /// What there is to say of a file that is longer now than when it was opened; `nil` when it is not.
  var growth: String? {
    guard let size, descriptor >= 0 else { return nil }
    var status = stat()
    guard fstat(descriptor, &status) == 0, UInt64(max(0, status.st_size)) > size else { return nil }
    return UInt64(max(0, status.st_size)) > taken
      ? "grew while it was read; the new part is not read"
      : "grew while it was read; the new part was read, too"
  }

  /// Reads until the buffer is full or the input ends; the number of bytes that were written, from `offset`.
  func fill(_ buffer: inout [UInt8], from offset: Int, to end: Int) -> Int {
    if isFirstRead { lookAhead() }
    var position = offset
    while position < end, failure == nil {
      let count = gzip == nil ? plain(&buffer, position, end) : unpacked(&buffer, position, end)
      guard count > 0 else { break }
      position += count
    }
    return position - offset
  }

  private func lookAhead() {
    isFirstRead = false
    if descriptor >= 0 {
      ahead = [UInt8](repeating: 0, count: 64 << 10)
      let count = take(&ahead, 0, ahead.count)
      ahead.removeLast(ahead.count - count)
    }
    if ahead.starts(with: [0x1F, 0x8B]) {
      gzip = GzipReader()
    }
  }

  private func plain(_ buffer: inout [UInt8], _ offset: Int, _ end: Int) -> Int {
    guard !ahead.isEmpty else { return take(&buffer, offset, end) }
    let count = min(ahead.count, end - offset)
    buffer.replaceSubrange(offset..<offset + count, with: ahead[..<count])
    ahead.removeFirst(count)
    return count
  }

  private func unpacked(_ buffer: inout [UInt8], _ offset: Int, _ end: Int) -> Int {
    guard let gzip else { return 0 }
    while true {
      switch gzip.unpack(into: &buffer, offset, end) {
      case .bytes(let count): return count
      case .needsInput:
        if ahead.isEmpty {
          ahead = [UInt8](repeating: 0, count: 256 << 10)
          let count = take(&ahead, 0, ahead.count)
          ahead.removeLast(ahead.count - count)
        }
        if ahead.isEmpty {
          if !gzip.isBetweenMembers { failure = InputError(message: "the gzip data ends early") }
          return 0
        }
        gzip.feed(ahead)
        ahead = []
      case .failed(let message):
        failure = InputError(message: message)
        return 0
      }
    }
  }

  /// One `read`, again when a signal interrupts it; 0 at the end.
  private func take(_ buffer: inout [UInt8], _ offset: Int, _ end: Int) -> Int {
    guard descriptor >= 0, size != nil || waitForStream() else { return 0 }
    var count: Int
    repeat {
      count = buffer.withUnsafeMutableBytes { bytes in
        // `end` is a size of the buffer that the caller made; the slice checks it.
        let part = UnsafeMutableRawBufferPointer(rebasing: bytes[offset..<end])
        return read(descriptor, part.baseAddress, part.count)
      }
    } while count < 0 && errno == EINTR
    guard count >= 0 else {
      failure = InputError(message: Self.reason(errno))
      return 0
    }
    taken += UInt64(count)
    return count
  }

  /// Waits until a stream has bytes or ends; `false` when reading is given up.
  private func waitForStream() -> Bool {
    var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    while poll(&request, 1, 100) <= 0 {
      if isCancelled() { return false }
    }
    return true
  }

  private static func reason(_ code: Int32) -> String {
    switch code {
    case ENOENT: "no such file"
    case EACCES, EPERM: "cannot be read: permission denied"
    case EISDIR: "is a folder"
    default: "cannot be read: \(strerror(code).map { String(cString: $0) } ?? "error \(code)")"
    }
  }
}
