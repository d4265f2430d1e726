internal import CPcap
internal import Glibc

/// The packets of a pcap or pcapng file, read by libpcap from anything that `ByteInput` reads.
///
/// Why the unsafe code of this file is safe: libpcap reads through a C stream whose cookie is the address of
/// `Feed`, an object that lives until after the stream is closed; the callback writes at most the number of bytes it
/// is told. libpcap's packet pointer is valid until the next packet is read; the bytes are copied before that.
final class PacketFile {
  /// A packet as it was captured.
  struct Packet {
    /// Milliseconds since 1970-01-01 00:00 UTC.
    var time: Int64
    var bytes: [UInt8]
    /// Whether the end of the packet was not captured.
    var isCut: Bool
  }

  /// libpcap's number of the link layer.
  let linkType: Int32
  /// Why reading ended before the end of the file, in libpcap's words.
  private(set) var failure: String?

  private let feed: Feed
  private let handle: OpaquePointer

  /// What the stream reads from.
  private final class Feed {
    var ahead: ArraySlice<UInt8>
    let input: ByteInput
    var buffer = [UInt8](repeating: 0, count: 64 << 10)

    init(ahead: [UInt8], input: ByteInput) {
      self.ahead = ahead[...]
      self.input = input
    }

    func read(_ target: UnsafeMutableRawBufferPointer) -> Int {
      if !ahead.isEmpty {
        let part = ahead.prefix(target.count)
        part.withUnsafeBytes { target.copyMemory(from: $0) }
        ahead.removeFirst(part.count)
        return part.count
      }
      let count = input.fill(&buffer, from: 0, to: min(target.count, buffer.count))
      buffer[..<count].withUnsafeBytes { target.copyMemory(from: $0) }
      return count
    }
  }

  /// Opens a file whose first bytes were read already.
  init(ahead: [UInt8], input: ByteInput) throws(InputError) {
    feed = Feed(ahead: ahead, input: input)
    var functions = substatus_stream_functions()
    functions.read = { cookie, buffer, size in
      guard let cookie, let buffer else { return -1 }
      let feed = Unmanaged<Feed>.fromOpaque(cookie).takeUnretainedValue()
      return feed.read(UnsafeMutableRawBufferPointer(start: buffer, count: size))
    }
    let cookie = Unmanaged.passUnretained(feed).toOpaque()
    guard let stream = substatus_open_stream(cookie, "r", functions) else {
      throw InputError(message: "there is no memory to read packets")
    }
    var message = [CChar](repeating: 0, count: Int(PCAP_ERRBUF_SIZE))
    guard let handle = pcap_fopen_offline(stream, &message) else {
      fclose(stream)
      throw InputError(message: "is no packet capture that libpcap reads: \(Self.text(message))")
    }
    self.handle = handle
    linkType = pcap_datalink(handle)
  }

  deinit { pcap_close(handle) }

  /// The next packet; `nil` at the end.
  func next() -> Packet? {
    var header: UnsafeMutablePointer<pcap_pkthdr>?
    var data: UnsafePointer<UInt8>?
    let status = pcap_next_ex(handle, &header, &data)
    guard status == 1, let header = header?.pointee else {
      if status == -1 { failure = pcap_geterr(handle).map { String(cString: $0) } ?? "cannot be read" }
      return nil
    }
    let bytes = Array(UnsafeBufferPointer(start: data, count: data == nil ? 0 : Int(header.caplen)))
    let time = Int64(header.ts.tv_sec) * 1000 + Int64(header.ts.tv_usec) / 1000
    return Packet(time: time, bytes: bytes, isCut: header.caplen < header.len)
  }

  private static func text(_ message: [CChar]) -> String {
    String(decoding: message.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
