import Captures
import Foundation
import Testing

/// Captures of every format, cut at every byte.
@Suite struct CutTests {
  struct Sample: Sendable, CustomTestStringConvertible {
    var format: String
    var bytes: [UInt8]
    var decided: UInt64

    init(_ format: String, _ text: String, _ decided: UInt64) { self.init(format, Array(text.utf8), decided) }

    init(_ format: String, _ bytes: [UInt8], _ decided: UInt64) {
      (self.format, self.bytes, self.decided) = (format, bytes, decided)
    }

    var testDescription: String { format }
  }

  static let samples: [Sample] = [
    Sample(
      "w3c",
      "#Software: Microsoft Internet Information Services 10.0\r\n#Fields: date time cs-method cs-uri-stem sc-status\r\n"
        + "2026-11-24 10:00:01 GET /a 200\r\n\r\n#Fields: cs-method cs-uri-stem\r\nGET /b\r\nshort\r\nGET /c\r\n",
      3),
    Sample(
      "HTTPERR",
      "#Fields: date time c-ip c-port s-ip s-port cs-version cs-method cs-uri sc-status s-siteid s-reason s-queuename\n"
        + "2026-11-24 10:00:01 203.0.113.7 1 10.0.0.4 80 HTTP/1.1 GET /a?b 404 - NotFound -\n"
        + "2026-11-24 10:00:02 203.0.113.7 1 10.0.0.4 80 - - - - - Timer_ConnectionIdle -\n", 1),
    Sample(
      "iis",
      "192.168.114.201, -, 03/20/01, 7:55:20, W3SVC2, SALES1, 172.21.13.45, 4502, 163, 3223, 200, 0, GET, /logo.gif, -,\n"
        + "192.168.114.201, amy, 03/20/01, 7:55:21, W3SVC2, SALES1, 172.21.13.45, 4, 163, 3223, 200, 0, POST, /f, a,b,\n",
      2
    ),
    Sample(
      "ncsa",
      "172.21.13.45 - fred [08/Apr/2001:17:39:04 -0800] \"GET /a/b?c HTTP/1.0\" 200 3401 \"http://x/\" \"an agent\"\n"
        + "172.21.13.45 - - [08/Apr/2001:17:39:05 -0800] \"GET /d\" 404 -\n", 2),
    Sample("urls", "# a list\n/a?b=c\nPOST /d\nhttps://www.contoso.com/e#f\n", 3),
    Sample(
      "raw",
      "GET /a HTTP/1.1\r\nHost: x\r\n\r\nPOST /b HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nabc"
        + "POST /c HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\nGET /d HTTP/1.1\r\n\r\n",
      4),
    Sample(
      "har",
      """
      {"log": {"version": "1.2", "entries": [
      {"startedDateTime": "2026-11-24T10:00:01.500+01:00", "time": 12.5, "request": {"method": "GET",
       "url": "https://www.contoso.com/a?b=\\u00e9", "httpVersion": "HTTP/1.1", "headers": [{"name": "A", "value": "b"}]},
       "response": {"status": 200}},
      {"request": {"method": "POST", "url": "http://x/b", "headers": [], "postData": {"text": "aGk=", "encoding": "base64"}}},
      {"_fromCache": "disk", "request": {"method": "GET", "url": "http://x/c", "headers": []}}]}}
      """, 2),
    Sample(
      "freb",
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <failedRequest url="http://www.contoso.com:80/a" siteId="1" appPoolId="P" verb="GET" remoteUserName="amy"
       statusCode="404.8" xmlns:freb="http://schemas.microsoft.com/win/2006/06/iis/freb">
      <Event xmlns="http://schemas.microsoft.com/win/2004/08/events/event"><System>
      <TimeCreated SystemTime="2026-11-24T10:00:01.500Z"/></System>
      <EventData><Data Name="RequestURL">http://www.contoso.com:80/a</Data><Data Name="RequestVerb">GET</Data></EventData>
      <RenderingInfo Culture="en-US"><Opcode>GENERAL_REQUEST_START</Opcode></RenderingInfo></Event>
      </failedRequest>
      """, 1),
    Sample(
      "http",
      "@host = www.contoso.com\n### first\nGET http://{{host}}/a\nA: b\n\n### second\nPOST http://x/b\n\nbody\n",
      2),
    Sample("curl", "curl 'http://x/a' -H 'A: b' \\\n  -d c\n# more\ncurl http://x/d\n", 2),
    Sample(
      "gor",
      "1 aa 1795514401000000000\nGET /a HTTP/1.1\r\nHost: x\r\n\r\n\n\u{1F435}\u{1F648}\u{1F649}\n"
        + "2 aa 1795514402000000000 5\nHTTP/1.1 404 Not Found\r\n\r\n\n\u{1F435}\u{1F648}\u{1F649}\n", 1),
    Sample("pcap", packets, 2),
    Sample("pcapng", nextGeneration(packets), 2),
    // "#Fields: cs-method cs-uri-stem\nGET /a\nGET /b\n" in two members.
    Sample(
      "gzip", packed("#Fields: cs-method cs-uri-stem\nGET /a\n") + packed("GET /b\n"), 2),
  ]

  private static var packets: [UInt8] {
    var file = PacketTests.PacketWriter()
    file.tcp(sequence: 99, flags: 2)
    file.tcp(sequence: 100, "GET /a HTTP/1.1\r\nHost: x\r\n\r\n")
    file.tcp(fromClient: false, sequence: 500, "HTTP/1.1 404 Not Found\r\nContent-Length: 2\r\n\r\nhi")
    file.tcp(sequence: 128, "GET /b HTTP/1.1\r\nHost: x\r\n\r\n")
    file.tcp(port: 7, sequence: 99, flags: 2)
    file.tcp(port: 7, sequence: 100, "\u{16}\u{3}\u{1}abc")
    return file.bytes
  }

  /// The same packets as pcapng: a section header, an interface, and an enhanced packet block for each.
  private static func nextGeneration(_ pcap: [UInt8]) -> [UInt8] {
    func word(_ value: Int) -> [UInt8] { [0, 8, 16, 24].map { UInt8(truncatingIfNeeded: value >> $0) } }
    func block(_ type: Int, _ body: [UInt8]) -> [UInt8] {
      let padded = body + [UInt8](repeating: 0, count: (4 - body.count % 4) % 4)
      return word(type) + word(padded.count + 12) + padded + word(padded.count + 12)
    }
    var file = block(0x0A0D_0D0A, word(0x1A2B_3C4D) + [1, 0, 0, 0] + [UInt8](repeating: 0xFF, count: 8))
    file += block(1, [1, 0, 0, 0] + word(262_144))
    var index = 24
    while index < pcap.count {
      let length = Int(pcap[index + 8]) | Int(pcap[index + 9]) << 8
      let packet = Array(pcap[(index + 16)..<(index + 16 + length)])
      file += block(6, word(0) + word(418_053) + word(0) + word(length) + word(length) + packet)
      index += 16 + length
    }
    return file
  }

  /// A member of gzip whose content is stored (RFC 1951, 3.2.4; RFC 1952).
  private static func packed(_ text: String) -> [UInt8] {
    let bytes = Array(text.utf8)
    var crc: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
    }
    func little(_ value: UInt32, _ count: Int) -> [UInt8] {
      (0..<count).map { UInt8(truncatingIfNeeded: value >> UInt32(8 * $0)) }
    }
    let count = UInt32(bytes.count)
    return [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 1] + little(count, 2) + little(~count, 2) + bytes
      + little(~crc, 4) + little(count, 4)
  }

  @Test("A capture cut at any byte loses no count", arguments: samples)
  func isCutAnywhere(sample: Sample) throws {
    let name = sample.format == "http" ? "cut.http" : "cut"
    let whole = CaptureContents(memory: sample.bytes, name: name)
    #expect(whole.counts.decided == sample.decided && whole.notes.isEmpty)
    var decided: UInt64 = 0
    for length in 0..<sample.bytes.count {
      let contents = CaptureContents(memory: Array(sample.bytes[..<length]), name: name)
      // What is cut off is counted, or said of the file: nothing goes without a word.
      let isTold = contents.counts.read > 0 || !contents.notes.isEmpty
      #expect(isTold, "\(sample.format) cut at \(length)")
      #expect(contents.counts.read == contents.steps, "\(sample.format) cut at \(length)")
      #expect(contents.records.count == Int(contents.counts.decided))
      // A cut may make a shorter request of the last one, never one more.
      #expect(contents.counts.decided <= sample.decided, "\(sample.format) cut at \(length)")
      decided = max(decided, contents.counts.decided)
    }
    #expect(decided + 1 >= sample.decided)
  }
}
