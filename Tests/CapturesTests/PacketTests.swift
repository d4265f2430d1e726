import Captures
import Testing

@Suite struct PacketTests {
  /// A pcap file of Ethernet packets.
  struct PacketWriter {
    var bytes: [UInt8] =
      [0xD4, 0xC3, 0xB2, 0xA1, 2, 0, 4, 0] + [UInt8](repeating: 0, count: 8) + [0, 0, 4, 0, 1, 0, 0, 0]

    mutating func add(_ packet: [UInt8], second: UInt32 = 1_795_514_401) {
      bytes += Self.little(second) + Self.little(0) + Self.little(UInt32(packet.count))
      bytes += Self.little(UInt32(packet.count)) + packet
    }

    /// A TCP segment from or to the client 203.0.113.7.
    mutating func tcp(
      fromClient: Bool = true, port: UInt16 = 50_000, sequence: UInt32, flags: UInt8 = 16,
      _ payload: String = ""
    ) {
      let client: [UInt8] = [203, 0, 113, 7]
      let server: [UInt8] = [10, 0, 0, 4]
      let ports = fromClient ? Self.big(port) + Self.big(80) : Self.big(80) + Self.big(port)
      let sequenceBytes = [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: sequence >> UInt32($0)) }
      let tcp = ports + sequenceBytes + [0, 0, 0, 0, 0x50, flags, 0, 0, 0, 0, 0, 0] + Array(payload.utf8)
      let addresses = fromClient ? client + server : server + client
      let ip: [UInt8] =
        [0x45, 0] + Self.big(UInt16(20 + tcp.count)) + [0, 0, 0x40, 0, 64, 6, 0, 0] + addresses
      add([UInt8](repeating: 0, count: 12) + [8, 0] + ip + tcp)
    }

    private static func little(_ value: UInt32) -> [UInt8] {
      [0, 8, 16, 24].map { UInt8(truncatingIfNeeded: value >> UInt32($0)) }
    }

    private static func big(_ value: UInt16) -> [UInt8] { [UInt8(value >> 8), UInt8(value & 255)] }
  }

  @Test("Segments out of order, repeated and overlapping give the bytes that arrived first")
  func putsSegmentsInOrder() throws {
    var file = PacketWriter()
    file.tcp(sequence: 99, flags: 2)
    file.tcp(fromClient: false, sequence: 499, flags: 18)
    file.tcp(sequence: 109, "P/1.1\r\nHost: x\r\n\r\n")
    file.tcp(sequence: 104, "/ HTTXXXXX")
    file.tcp(sequence: 100, "GET ")
    file.tcp(sequence: 100, "POST")
    file.tcp(fromClient: false, sequence: 500, "HTTP/1.1 404 Not Found\r\nContent-Length: 2\r\n\r\nhi")
    file.add([1, 2, 3])
    let contents = try CaptureContents.of(file.bytes)
    #expect(contents.requests == ["GET / HTTP/1.1\r\nHost: x\r\n\r\n"])
    let record = try #require(contents.records.first)
    #expect(record.logged.status == 404 && record.logged.source == .response)
    #expect(record.serverPort == 80 && record.time == 1_795_514_401_000)
    #expect(contents.counts.skipped(.otherTraffic) == 1 && contents.counts.read == 2)
  }

  @Test("Pipelined requests are matched with their responses")
  func matchesResponses() throws {
    var file = PacketWriter()
    file.tcp(sequence: 99, flags: 2)
    file.tcp(
      sequence: 100,
      "HEAD /a HTTP/1.1\r\nHost: x\r\n\r\nPOST /b HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabcGET /c HTTP/1.1\r\n\r\n"
    )
    file.tcp(
      fromClient: false, sequence: 500,
      "HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\nHTTP/1.1 100 Continue\r\n\r\n")
    file.tcp(
      fromClient: false, sequence: 565,
      "HTTP/1.1 302 Found\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\nHTTP/1.1 400 Bad Request\r\n\r\n"
    )
    let contents = try CaptureContents.of(file.bytes)
    #expect(contents.lines == ["HEAD /a HTTP/1.1", "POST /b HTTP/1.1", "GET /c HTTP/1.1"])
    #expect(contents.records.map(\.logged.status) == [200, 302, 400])
  }

  @Test("Encrypted connections, connections without request and holes are counted")
  func countsConnections() throws {
    var file = PacketWriter()
    file.tcp(port: 1, sequence: 99, flags: 2)
    file.tcp(port: 1, sequence: 100, "\u{16}\u{3}\u{1}abc")
    file.tcp(port: 2, sequence: 99, flags: 2)
    file.tcp(port: 3, sequence: 99, flags: 2)
    file.tcp(port: 3, sequence: 100, "GET / HTTP/1.1\r\n\r\n")
    file.tcp(port: 3, sequence: 200, "GET /lost HTTP/1.1\r\n\r\n")
    let contents = try CaptureContents.of(file.bytes)
    #expect(contents.lines == ["GET / HTTP/1.1"])
    #expect(contents.counts.skipped(.tls) == 1 && contents.counts.skipped(.noRequest) == 1)
    #expect(contents.counts.malformed(.gap) == 1 && contents.counts.read == 4)
  }

  @Test("A packet capture cut at any byte does not end the program")
  func isCutAnywhere() throws {
    var file = PacketWriter()
    file.tcp(sequence: 99, flags: 2)
    file.tcp(sequence: 100, "GET / HTTP/1.1\r\nHost: x\r\n\r\n")
    let folder = try CaptureFolder()
    defer { folder.remove() }
    for length in 4..<file.bytes.count {
      let contents = CaptureContents([try folder.write("cut.pcap", Array(file.bytes[..<length]))])
      #expect(contents.counts.decided <= 1)
      #expect(length < 24 || contents.notes.count <= 1)
    }
  }
}
