import Captures
import Foundation
import Testing

@Suite struct GrowthTests {
  @Test("A file that grows while it is read is read to its old end or further, and that is said")
  func tellsOfGrowth() throws {
    let folder = try CaptureFolder()
    defer { folder.remove() }
    let row = "GET /a-row-that-is-long-enough-for-more-than-one-chunk-of-a-megabyte 200\n"
    let name = try folder.write(
      "grows.log", "#Fields: cs-method cs-uri-stem sc-status\n" + String(repeating: row, count: 40_000))
    let source = CaptureSource(files: [name])
    var reader = ChunkReader(composer: RequestComposer())
    var chunk = Chunk()
    var record = CapturedRecord()
    var counts = ReadCounts()
    var isFirst = true
    while source.next(&chunk) {
      if isFirst {
        let handle = try #require(FileHandle(forWritingAtPath: name))
        try handle.seekToEnd()
        try handle.write(contentsOf: Data(row.utf8))
        isFirst = false
      }
      reader.begin(chunk)
      reading: while true {
        switch reader.next(chunk, &record) {
        case .record: counts.decided += 1
        case .skipped(let reason): counts.skip(reason)
        case .malformed(let reason): counts.reject(reason)
        case .end: break reading
        }
      }
    }
    #expect(counts.decided >= 40_000 && counts.decided <= 40_001 && counts.malformed == 0)
    #expect(source.notes.contains { $0.message.hasPrefix("grew while it was read") && !$0.isError })
  }
}
