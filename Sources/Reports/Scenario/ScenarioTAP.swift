public import Scenarios
internal import StatusCodes

/// Results in the Test Anything Protocol; a failure in full stands in the YAML block below its test point.
/// A pending case is not ok and carries TAP 14's directive for tests that are expected to fail, `# TODO`, so that
/// readers count it as no failure.
/// Source: testanything.org, TAP 14 specification.
public enum ScenarioTAP {
  /// The document, with a final line end.
  ///
  /// - Parameter version: 14, or 13 for readers that refuse what is newer; Perl's `prove` is one.
  public static func render(_ run: ScenarioRun, version: Int = 14) -> String {
    let count = run.files.reduce(0) { $0 + $1.results.count + $1.errors.count }
    var lines = ["TAP version \(version)", "1..\(count)"]
    var number = 0
    for file in run.files {
      lines.append("# " + oneLine(file.path))
      for error in file.errors {
        number += 1
        lines.append("not ok \(number) - " + description("\(file.path) can be read"))
        lines += block([("message", "\(error)")])
      }
      for result in file.results {
        number += 1
        lines += point(result, number)
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func point(_ result: ScenarioResult, _ number: Int) -> [String] {
    let item = result.item
    let name = description("\(ScenarioTitle.text(item)) (IIS \(item.version.rawValue))")
    if case .pending(let reason) = result.outcome {
      return ["not ok \(number) - \(name) # TODO \(description(reason))"]
    }
    guard let failure = ScenarioFailure(result) else { return ["ok \(number) - \(name)"] }
    var fields = [("message", failure.message), ("severity", "fail")]
    fields += [("expected", failure.expected)]
    if let actual = failure.actual { fields.append(("actual", actual)) }
    fields += [("at", "\(item.file):\(item.line):\(item.column)"), ("reproduce", failure.command)]
    var lines = ["not ok \(number) - \(name)"] + block(fields).dropLast()
    lines.append("  report: |")
    lines += failure.lines(.plain).map { "    " + printable($0) } + ["  ..."]
    return lines
  }

  private static func block(_ fields: [(String, String)]) -> [String] {
    ["  ---"] + fields.map { "  \($0): \(JSONText.encode($1, pretty: false))" } + ["  ..."]
  }

  /// A `#` would begin a directive, and a line end the next line.
  private static func description(_ text: String) -> String {
    oneLine(text).replacing("\\", with: "\\\\").replacing("#", with: "\\#")
  }

  private static func oneLine(_ text: String) -> String {
    String(text.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? " " : Character($0) })
  }

  /// YAML has no control characters but tabs in a block of text.
  private static func printable(_ text: String) -> String {
    String(
      text.unicodeScalars.map { ($0.value < 0x20 && $0 != "\t") || $0.value == 0x7F ? "?" : Character($0) })
  }
}
