internal import StatusCodes
internal import Substatus

/// Reads a recorded file again before anybody writes it: it must be the same cases, which hold now.
struct RecordingCheck {
  let file: String
  let before: String
  let after: String
  let read: (String) throws -> [UInt8]

  private struct Key: Hashable {
    var place: Source.Place
    var variation: Int
    var version: IISVersion
  }

  /// What is wrong with the recorded text, if anything is.
  ///
  /// - Parameters:
  ///   - expectations: the cases whose expectations were recorded.
  ///   - reasons: the cases of which it was recorded what decides.
  func problem(
    expectations: [ScenarioResult], reasons: [ScenarioResult]
  ) -> ScenarioRecorder.Refusal? {
    let old = ScenarioFile.read(before, file: file, read: read)
    let new = ScenarioFile.read(after, file: file, read: read)
    guard let first = new.errors.first else {
      // A file that others include may run for other versions there than by itself.
      guard old.errors.isEmpty, old.file.cases.count == new.file.cases.count else { return nil }
      let pairs = zip(old.file.cases, new.file.cases).filter { $0.0.file == file }
      let places = Dictionary(pairs.map { (Self.key($0.0), $0.1) }) { first, _ in first }
      for result in expectations {
        guard let answer = result.answer, let item = places[Self.key(result.item)] else { continue }
        if !item.expectation.matches(answer) || item.sweep == nil && item.request != result.item.request {
          return refusal(result.item.place, "what comes out cannot be written there; write it by hand")
        }
      }
      for result in reasons {
        guard let answer = result.answer, let item = places[Self.key(result.item)] else { continue }
        if let because = item.because, !Expectation.decides(because, answer) {
          return refusal(result.item.place, "what decides cannot be written there; write it by hand")
        }
      }
      return nil
    }
    return refusal(
      Source.Place(line: first.line, column: first.column),
      "the file could not be read with what would be recorded (\(first.message)); nothing is changed")
  }

  private func refusal(_ place: Source.Place, _ reason: String) -> ScenarioRecorder.Refusal {
    ScenarioRecorder.Refusal(line: place.line, column: place.column, reason: reason)
  }

  private static func key(_ item: ScenarioCase) -> Key {
    Key(place: item.place, variation: item.variation, version: item.version)
  }
}

extension ScenarioCase {
  /// Where it begins.
  var place: Source.Place { Source.Place(line: line, column: column) }
}
