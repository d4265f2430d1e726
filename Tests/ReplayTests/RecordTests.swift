import Captures
import Foundation
import Replay
import Server
import StatusCodes
import Synchronization
import Testing

@Suite struct RecordTests {
  private static let log = """
    #Fields: cs-method cs-uri-stem sc-status sc-substatus
    GET / 200 0
    GET /bin/x 404 8
    GET /bin/y 200 0
    short
    GET /a+b 404 11

    """

  /// Writes the place and the target of records.
  private struct Places: RecordForm {
    final class Renderer: RecordRenderer {
      func append(_ record: borrowing ReplayedRecord, to bytes: inout [UInt8]) {
        bytes += record.text + [0x0A]
      }
    }
    func makeRenderer() -> any RecordRenderer { Renderer() }
    func append(file: String, line: UInt64, to bytes: inout [UInt8]) { bytes += "\(line) ".utf8 }
  }

  private func places(_ text: String, only: String?, workers: Int = 1, copies: Int = 1) throws -> [String] {
    let written = Mutex<[UInt8]>([])
    var options = options(workers: workers)
    options.records = RecordOutput(Places(), filter: try only.map(RecordFilter.init)) { bytes in
      written.withLock { $0 += bytes }
      return true
    }
    try withCapture(Array(text.utf8)) { name in
      _ = Replay.run(
        [String](repeating: name, count: copies), snapshot: try snapshot(), options: options)
    }
    return String(decoding: written.withLock { $0 }, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  @Test(
    "A filter takes the records of a kind of agreement or of a cell",
    arguments: [
      (nil, ["2 GET /", "3 GET /bin/x", "4 GET /bin/y", "6 GET /a+b"]), ("contradicts", ["4 GET /bin/y"]),
      ("404.8/200", ["4 GET /bin/y"]), ("404.8", ["3 GET /bin/x", "4 GET /bin/y"]),
      ("*/404.11", ["6 GET /a+b"]),
      ("404.8/200, 404.11", ["4 GET /bin/y", "6 GET /a+b"]), ("passed/2xx", ["2 GET /"]),
      ("4xx/4xx", ["3 GET /bin/x", "6 GET /a+b"]), ("closed", []), ("404.1", []),
    ] as [(String?, [String])])
  func filters(only: String?, expected: [String]) throws {
    let found = try places(Self.log, only: only)
    #expect(found == expected)
  }

  @Test("What is no filter is an error", arguments: ["", "x", "404.8/", "404/200/1", "6xx", "contradict"])
  func refuses(text: String) {
    #expect(throws: FailCondition.SyntaxError.self) { try RecordFilter(text) }
  }

  @Test("Records come in their order with their lines, whatever the number of workers", arguments: [1, 2, 5])
  func isOrdered(workers: Int) throws {
    var text = "#Fields: cs-method cs-uri-stem sc-status\n"
    for index in 0..<30_000 { text += "GET /a-path-that-is-long-enough-for-several-chunks/\(index) 200\n" }
    let places = try places(text, only: nil, workers: workers, copies: 2)
    #expect(places.count == 60_000)
    for copy in 0..<2 {
      for index in 0..<30_000 where places[copy * 30_000 + index].hasSuffix("/\(index)") {
        #expect(places[copy * 30_000 + index].hasPrefix("\(index + 2) "))
      }
      #expect(places[copy * 30_000 + 29_999].hasSuffix("/29999"))
    }
  }

  @Test("An output that takes no more ends the replay")
  func ends() throws {
    var text = "#Fields: cs-method cs-uri-stem sc-status\n"
    for index in 0..<200_000 { text += "GET /a-path-that-is-long-enough-for-several-chunks/\(index) 200\n" }
    var options = options(workers: 1)
    options.records = RecordOutput(Places()) { _ in false }
    let result = try withCapture(Array(text.utf8)) { name in
      Replay.run([name], snapshot: try snapshot(), options: options)
    }
    #expect(!result.summary.isComplete && result.counts.read < 100_000)
  }
}
