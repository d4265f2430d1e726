import Captures
import Foundation
import Testing

@Suite struct SimpleFormatTests {
  @Test("A URL list: targets and URLs, methods, comments and blanks")
  func readsURLs() throws {
    let contents = try CaptureContents.of(
      """
      /a?b
      # a comment

      HEAD /x
      https://www.contoso.com/a/b?c#d
      http://example.org
      POST /form
      no url here

      """)
    #expect(
      contents.requests == [
        "GET /a?b HTTP/1.1\r\nHost: www.contoso.com\r\n\r\n",
        "HEAD /x HTTP/1.1\r\nHost: www.contoso.com\r\n\r\n",
        "GET /a/b?c HTTP/1.1\r\nHost: www.contoso.com\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: example.org\r\n\r\n",
        "POST /form HTTP/1.1\r\nHost: www.contoso.com\r\nContent-Length: 0\r\n\r\n",
      ])
    #expect(contents.records.map(\.isTLS) == [nil, nil, true, false, nil])
    #expect(contents.counts.skipped(.comment) == 1)
    #expect(contents.counts.skipped(.blank) == 1)
    #expect(contents.counts.malformed(.request) == 1)
  }

  @Test("Raw requests stand one behind the other, bodies included")
  func readsRawRequests() throws {
    let first = "GET /a HTTP/1.1\r\nHost: x\r\n\r\n"
    let second = "POST /b HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nGET /"
    let third = "PUT /c HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n"
    let fourth = "GET /d HTTP/1.1\r\nHost"
    let contents = try CaptureContents.of(first + second + third + fourth)
    #expect(contents.requests == [first, second, third, fourth])
    #expect(contents.counts.read == 4)
  }

  @Test("gzip with several members is unpacked", arguments: [1, 2, 5])
  func unpacksGzip(members: Int) throws {
    let folder = try CaptureFolder()
    defer { folder.remove() }
    let plain = try folder.write("list.txt", "/a\n/b\n")
    var packed: [UInt8] = []
    for _ in 0..<members { packed += try gzip(plain) }
    let contents = CaptureContents([try folder.write("list.gz", packed)])
    #expect(contents.counts.decided == UInt64(2 * members))
    #expect(contents.notes.isEmpty)

    let cut = CaptureContents([try folder.write("cut.gz", packed.dropLast(9).map { $0 })])
    #expect(cut.notes.first?.message == "the gzip data ends early")
    let damaged = CaptureContents([try folder.write("more.gz", packed + Array("tail".utf8))])
    #expect(damaged.notes.first?.isError == true)
    #expect(damaged.counts.decided == UInt64(2 * members))
  }

  private func gzip(_ file: String) throws -> [UInt8] {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["gzip", "-c", file]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return [UInt8](data)
  }

  @Test("Files that cannot be read are said, and the others are read")
  func saysWhatCannotBeRead() throws {
    let folder = try CaptureFolder()
    defer { folder.remove() }
    let contents = CaptureContents([
      folder.path + "/missing", try folder.write("empty", ""), folder.path,
      try folder.write("unknown", "\u{1}\u{2}\u{3}\n"), try folder.write("list", "/a"),
    ])
    #expect(contents.counts.decided == 1)
    #expect(contents.notes.count == 4)
    #expect(contents.notes.map(\.message).prefix(3) == ["no such file", "is empty", "is a folder"])
  }
}
