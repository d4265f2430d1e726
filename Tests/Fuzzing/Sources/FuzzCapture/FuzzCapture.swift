import Captures
import Foundation
import FuzzSupport

/// The format of every input: the name of a `CaptureFormat` in the environment variable `FORMAT`, or `gzip` for a packed
/// log; without it the first bytes of each input tell.
private let format = ProcessInfo.processInfo.environment["FORMAT"]

// libFuzzer calls back on the thread that started it, one input at a time.
nonisolated(unsafe) private var chunk = Chunk()
nonisolated(unsafe) private var reader = ChunkReader(composer: RequestComposer(host: "www.contoso.com"))
nonisolated(unsafe) private var record = CapturedRecord()
nonisolated(unsafe) private var request: [UInt8] = []

/// The bytes of a capture.
///
/// Reading never traps; every record is decided, skipped or malformed, and what is decided has the bytes of a request
/// and fields inside its chunk.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ data: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  var input = bytes(data, count)
  var options = CaptureOptions()
  options.format = format.flatMap { CaptureFormat(rawValue: $0) }
  if format == "gzip" { input = [0x1F, 0x8B] + input }
  let source = CaptureSource(contents: input, name: "input", options: options)
  var counts = ReadCounts()
  var steps: UInt64 = 0
  while source.next(&chunk) {
    reader.begin(chunk)
    counts += chunk.counts
    steps += chunk.counts.read
    reading: while true {
      switch reader.next(chunk, &record) {
      case .record:
        counts.decided += 1
        _ = reader.compose(chunk, record, into: &request)
        require(!request.isEmpty || record.wire.isEmpty, "a request without bytes")
        let fields = [
          record.text, record.wire, record.method, record.stem, record.query, record.target, record.host,
          record.client, record.user, record.site, record.reason, record.timeTaken,
        ]
        for field in fields { require(field.end <= chunk.bytes.count + 1, "a field outside its chunk") }
      case .skipped(let reason): counts.skip(reason)
      case .malformed(let reason): counts.reject(reason)
      case .end: break reading
      }
      steps += 1
    }
  }
  require(counts.read == steps, "a record that is not counted")
  return 0
}

private func require(_ condition: Bool, _ message: String) {
  if !condition { fatalError(message) }
}
