internal import Foundation
public import Scenarios
internal import StatusCodes

/// Results as JUnit XML, in the dialect that Jenkins, Azure DevOps and GitLab all read: a `testsuite` for each
/// file, a `testcase` for each case, `failure`, `error` or `skipped` inside, and the failure in full as text.
///
/// `file` and `line` of a case are what GitLab links to; the other readers ignore them.
public enum ScenarioJUnit {
  /// The document, with a final line end.
  ///
  /// - Parameter timestamp: the time the run began, `2026-01-31T12:00:00`, in UTC.
  public static func render(_ run: ScenarioRun, timestamp: String? = nil) -> String {
    var text = #"<?xml version="1.0" encoding="UTF-8"?>"# + "\n"
    let counts = run.files.map(Counts.init).reduce(into: Counts()) { $0.add($1) }
    text += "<testsuites name=\"substatus\"\(counts.attributes) time=\"\(seconds(run.seconds))\">\n"
    for file in run.files { text += suite(file, timestamp) }
    return text + "</testsuites>\n"
  }

  private struct Counts {
    var tests = 0
    var failures = 0
    var errors = 0
    var skipped = 0

    init() {}

    init(_ file: ScenarioRun.File) {
      tests = file.results.count + file.errors.count
      errors = file.errors.count
      for result in file.results {
        switch result.outcome {
        case .passed: break
        case .failed, .unexpectedPass: failures += 1
        case .error: errors += 1
        case .pending: skipped += 1
        }
      }
    }

    mutating func add(_ other: Counts) {
      tests += other.tests
      failures += other.failures
      errors += other.errors
      skipped += other.skipped
    }

    var attributes: String {
      " tests=\"\(tests)\" failures=\"\(failures)\" errors=\"\(errors)\" skipped=\"\(skipped)\""
    }
  }

  private static func suite(_ file: ScenarioRun.File, _ timestamp: String?) -> String {
    let name = XMLText.attribute(file.name.isEmpty ? file.path : file.name)
    let total = file.results.reduce(0) { $0 + $1.seconds }
    let when = timestamp.map { " timestamp=\"\(XMLText.attribute($0))\"" } ?? ""
    var text = "  <testsuite name=\"\(name)\"\(Counts(file).attributes) time=\"\(seconds(total))\"\(when)>\n"
    let group = className(file.path)
    for error in file.errors {
      text += "    <testcase classname=\"\(group)\" name=\"the file can be read\" time=\"0\""
      text += " file=\"\(XMLText.attribute(error.file))\" line=\"\(error.line)\">\n"
      text += "      <error message=\"\(XMLText.attribute(error.message))\" type=\"unreadable\">"
      text += XMLText.escaped("\(error)") + "</error>\n    </testcase>\n"
    }
    for result in file.results { text += testCase(result, group) }
    return text + "  </testsuite>\n"
  }

  private static func testCase(_ result: ScenarioResult, _ group: String) -> String {
    let item = result.item
    let name = XMLText.attribute("\(ScenarioTitle.text(item)) (IIS \(item.version.rawValue))")
    var text = "    <testcase classname=\"\(group)\" name=\"\(name)\" time=\"\(seconds(result.seconds))\""
    text += " file=\"\(XMLText.attribute(item.file))\" line=\"\(item.line)\""
    let inside: String
    if case .pending(let reason) = result.outcome {
      inside = "<skipped message=\"\(XMLText.attribute(reason))\"/>"
    } else if let failure = ScenarioFailure(result) {
      let tag = failure.kind == "error" ? "error" : "failure"
      let body = XMLText.escaped(failure.lines(.plain).joined(separator: "\n"))
      inside =
        "<\(tag) message=\"\(XMLText.attribute(failure.message))\" type=\"\(failure.kind)\">\(body)</\(tag)>"
    } else {
      return text + "/>\n"
    }
    return text + ">\n      \(inside)\n    </testcase>\n"
  }

  /// The path with dots between its parts: Jenkins makes packages and classes of them.
  private static func className(_ path: String) -> String {
    var stem = path[...]
    for ending in [".yaml", ".yml"] where stem.hasSuffix(ending) { stem = stem.dropLast(ending.count) }
    let parts = stem.split(separator: "/").filter { $0 != "." && $0 != ".." }
    let words = parts.map { part in String(part.map { $0 == "." || $0 == " " ? "-" : $0 }) }
    return XMLText.attribute(words.joined(separator: "."))
  }

  /// Seconds with a point, whatever the language of the machine.
  private static func seconds(_ value: Double) -> String {
    String(format: "%.6f", locale: Locale(identifier: "en_US_POSIX"), value)
  }
}
