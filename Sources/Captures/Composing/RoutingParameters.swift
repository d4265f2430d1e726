/// The parameters that Application Request Routing, and with it Azure, appends to the logged query:
/// `X-ARR-CACHE-HIT=0&X-ARR-LOG-ID=<guid>&SERVER-STATUS=200`. The client did not send them.
///
/// Source: Microsoft, "Log Files for Troubleshooting" of Application Request Routing.
enum RoutingParameters {
  private static let mark: StaticString = "X-ARR-"

  /// Cuts them off the query of a record.
  @inline(__always)
  static func remove(from record: inout CapturedRecord, _ bytes: RawSpan) {
    let end = record.query.end
    // They end in a GUID or in a status; nearly every other query fails these two tests.
    guard record.query.count >= 43,
      bytes.byte(end - 37) == UInt8(ascii: "=") || bytes.byte(end - 4) == UInt8(ascii: "=")
    else { return }
    cut(&record, bytes)
  }

  private static func cut(_ record: inout CapturedRecord, _ bytes: RawSpan) {
    let start = Int(record.query.start)
    var index = start
    while index + mark.utf8CodeUnitCount <= record.query.end {
      let isParameter = index == start || bytes.byte(index - 1) == UInt8(ascii: "&")
      if isParameter, isMark(at: index, bytes) {
        var end = max(start, index - 1)
        // A blank was written before the separator by some versions.
        if end > start, bytes.byte(end - 1) == UInt8(ascii: "+") { end -= 1 }
        record.query = FieldRange(start, count: end - start)
        record.assumptions.insert(.routingParameters)
        return
      }
      index += 1
    }
  }

  private static func isMark(at index: Int, _ bytes: RawSpan) -> Bool {
    mark.withUTF8Buffer { buffer in
      for offset in buffer.indices where bytes.byte(index + offset) != buffer[offset] { return false }
      return true
    }
  }
}
