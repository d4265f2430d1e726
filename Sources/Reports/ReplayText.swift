internal import Captures
internal import Configuration
public import Replay
internal import Server
public import Substatus

/// What a replay came to, as text for a person.
public struct ReplayText {
  private let style: Style

  /// Creates a report.
  public init(style: Style) { self.style = style }

  /// The report, with a final line end.
  ///
  /// - Parameters:
  ///   - coverage: which settings the requests look at.
  ///   - traces: the module order of those captures that are traces.
  public func render(
    _ result: ReplayResult, coverage: ConfigurationCoverage? = nil, traces: [TraceOrder] = []
  ) -> String {
    var lines = accounting(result)
    lines += outcomes(result)
    lines += ReplayMatrixText(style: style).lines(ReplayMatrix(result))
    lines += agreement(result)
    lines += TraceOrderText(style: style).lines(traces)
    lines += coverage.map { TrafficCoverageText(style: style).lines($0) } ?? []
    lines += result.sizes.map { SizeText(style: style).lines($0) } ?? []
    lines += assumptions(result)
    return lines.joined(separator: "\n") + "\n"
  }

  private func accounting(_ result: ReplayResult) -> [String] {
    let counts = result.counts
    var lines = [
      style.bold("records"),
      "  read \(number(counts.read)) = decided \(number(counts.decided)) + skipped \(number(counts.skipped))"
        + " + malformed \(number(counts.malformed))",
    ]
    for reason in SkipReason.allCases where counts.skipped(reason) > 0 {
      lines.append("    skipped  " + row(counts.skipped(reason)) + reason.text)
    }
    for reason in MalformedReason.allCases where counts.malformed(reason) > 0 {
      lines.append("    " + style.yellow("malformed") + row(counts.malformed(reason)) + reason.text)
    }
    if let times = result.summary.times {
      lines.append("  from \(TimeText.utc(times.lowerBound)) to \(TimeText.utc(times.upperBound)) UTC")
    }
    if !result.summary.isComplete {
      lines.append(style.yellow("  interrupted: this is what was decided until then"))
    }
    return lines + [""]
  }

  private func outcomes(_ result: ReplayResult) -> [String] {
    var lines = [style.bold("predicted")]
    for total in OutcomeTotal.all(result) {
      var line = row(total.count, of: result.counts.decided) + total.key.text
      if let decider = total.key.decider(result.snapshot) {
        line += String(repeating: " ", count: max(2, 18 - total.key.text.count)) + decider.setting
        if !decider.value.isEmpty { line += " = \(decider.value)" }
        if let source = decider.source { line += style.dim("  \(source.file):\(source.line)") }
      }
      lines.append(line)
    }
    return lines + [""]
  }

  private func agreement(_ result: ReplayResult) -> [String] {
    var lines = [style.bold("predicted against logged")]
    for agreement in Agreement.allCases where result.count(agreement) > 0 {
      lines.append(row(result.count(agreement), of: result.counts.decided) + Self.explanation(agreement))
    }
    let contradictions = MergedPair.all(result).filter { $0.agreement == .contradicts }
    guard !contradictions.isEmpty else { return lines + [""] }
    lines += ["", style.bold("contradictions")]
    for pair in contradictions.prefix(20) {
      let places = pair.examples.map { "\($0.file):\($0.line)" }.joined(separator: " ")
      lines.append(
        row(pair.count)
          + "predicted \(pair.key.text), logged \(pair.logged ?? "nothing")"
          + style.dim("  " + places))
    }
    if contradictions.count > 20 { lines.append("  and \(contradictions.count - 20) more kinds") }
    return lines + [""]
  }

  private func assumptions(_ result: ReplayResult) -> [String] {
    let totals = AssumptionTotal.all(result)
    guard !totals.isEmpty else { return [] }
    return [style.bold("assumed, because the capture does not say")]
      + totals.map { row($0.count) + $0.text }
  }

  private static func explanation(_ agreement: Agreement) -> String {
    switch agreement {
    case .equal: "equal"
    case .application: "consistent: every rule passes, the application or its handler decides"
    case .notInCapture: "consistent: depends on what the capture does not hold (headers, body, spelling)"
    case .notLogged: "no logged outcome"
    case .contradicts: "contradicts"
    }
  }

  private func number(_ number: UInt64) -> String { NumberText.grouped(number) }

  private func row(_ count: UInt64) -> String {
    let digits = number(count)
    return String(repeating: " ", count: max(0, 14 - digits.count)) + digits + "  "
  }

  private func row(_ count: UInt64, of whole: UInt64) -> String {
    row(count) + NumberText.percent(count, whole) + "  "
  }
}
