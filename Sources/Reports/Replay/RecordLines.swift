public import Replay

/// The records of a replay as lines for a person: place, predicted, logged, agreement, request.
public struct RecordLines: RecordForm {
  /// Creates the form.
  public init() {}

  /// Something that writes records.
  public func makeRenderer() -> any RecordRenderer { Renderer() }

  /// Appends `file:line: `.
  public func append(file: String, line: UInt64, to bytes: inout [UInt8]) {
    bytes += PrintableText.line("\(file):\(line): ").utf8
  }

  private final class Renderer: RecordRenderer {
    func append(_ record: borrowing ReplayedRecord, to bytes: inout [UInt8]) {
      let predicted = OutcomeKey(record.verdict).text
      let logged = record.logged.text ?? "-"
      bytes += "\(predicted)  logged \(logged)  \(record.agreement.rawValue)  ".utf8
      bytes += PrintableText.line(String(decoding: record.text, as: UTF8.self)).utf8
      bytes.append(0x0A)
    }
  }
}
