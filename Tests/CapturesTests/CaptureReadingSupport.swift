import Captures
import Foundation

/// Captures that tests write to a folder of their own.
struct CaptureFolder {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("captures-\(UUID())")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path
  }

  func write(_ name: String, _ bytes: [UInt8]) throws -> String {
    let file = path + "/" + name
    try Data(bytes).write(to: URL(fileURLWithPath: file))
    return file
  }

  func write(_ name: String, _ text: String) throws -> String { try write(name, Array(text.utf8)) }

  func remove() { try? FileManager.default.removeItem(atPath: path) }
}

/// Everything that reading captures gives.
struct CaptureContents {
  /// The composed bytes of each request, as text.
  var requests: [String] = []
  var records: [CapturedRecord] = []
  var assumptions: [CaptureAssumptions] = []
  var counts = ReadCounts()
  var notes: [CaptureNote] = []
  /// The number of records that were read or taken out on the way.
  var steps: UInt64 = 0

  init(
    _ files: [String], options: CaptureOptions = CaptureOptions(),
    composer: RequestComposer = RequestComposer(host: "www.contoso.com")
  ) {
    self.init(CaptureSource(files: files, options: options), options, composer)
  }

  /// Reads a capture that is in memory.
  init(memory bytes: [UInt8], name: String = "capture", options: CaptureOptions = CaptureOptions()) {
    self.init(
      CaptureSource(contents: bytes, name: name, options: options), options,
      RequestComposer(host: "www.contoso.com"))
  }

  private init(_ source: CaptureSource, _ options: CaptureOptions, _ composer: RequestComposer) {
    var reader = ChunkReader(composer: composer, keyFields: options.keyFields)
    var chunk = Chunk()
    var record = CapturedRecord()
    var request: [UInt8] = []
    while source.next(&chunk) {
      reader.begin(chunk)
      counts += chunk.counts
      steps += chunk.counts.read
      reading: while true {
        switch reader.next(chunk, &record) {
        case .record:
          counts.decided += 1
          assumptions.append(reader.compose(chunk, record, into: &request))
          requests.append(String(decoding: request, as: UTF8.self))
          records.append(record)
        case .skipped(let reason): counts.skip(reason)
        case .malformed(let reason): counts.reject(reason)
        case .end: break reading
        }
        steps += 1
      }
    }
    notes = source.notes
  }

  /// Reads one capture.
  static func of(
    _ bytes: [UInt8], name: String = "capture", options: CaptureOptions = CaptureOptions()
  ) throws -> CaptureContents {
    let folder = try CaptureFolder()
    defer { folder.remove() }
    return CaptureContents([try folder.write(name, bytes)], options: options)
  }

  static func of(_ text: String) throws -> CaptureContents { try of(Array(text.utf8)) }

  /// The request lines.
  var lines: [String] { requests.map { String($0.prefix { $0 != "\r\n" }) } }
}
