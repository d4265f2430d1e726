internal import Configuration
internal import Replay
internal import Server
internal import Substatus

/// Which settings captured requests look at, as text: each with the requests it decided, those it was merely
/// evaluated for, and its place.
struct TrafficCoverageText {
  let style: Style
  private static let maximumRows = 200

  func lines(_ coverage: ConfigurationCoverage) -> [String] {
    guard !coverage.items.isEmpty else { return [] }
    let counts = (coverage.count(.decided), coverage.count(.evaluated), coverage.count(.neverReached))
    var lines = [
      style.bold("configuration reached by the traffic")
        + "  \(counts.0) of \(coverage.items.count) settings decide, \(counts.1) are merely evaluated, "
        + "\(counts.2) are never reached",
      style.dim("       decided     evaluated only"),
    ]
    for item in coverage.items.prefix(Self.maximumRows) {
      let numbers = Self.number(item.decided, 14) + Self.number(item.evaluated - item.decided, 19)
      let text = PrintableText.line(item.path)
      let place = style.dim("  " + PrintableText.line("\(item.file):\(item.line)"))
      lines.append(
        item.state == .neverReached
          ? style.yellow("  never reached".padded(to: numbers.count)) + "  " + text + place
          : numbers + "  " + text + place)
    }
    if coverage.items.count > Self.maximumRows {
      lines.append("  and \(coverage.items.count - Self.maximumRows) more; --format json has all")
    }
    return lines + [""]
  }

  private static func number(_ number: Int, _ width: Int) -> String {
    let digits = NumberText.grouped(UInt64(max(0, number)))
    return String(repeating: " ", count: max(0, width - digits.count)) + digits
  }
}

/// How near records come to limits, as text.
struct SizeText {
  let style: Style
  private static let maximumRows = 30

  func lines(_ sizes: SizeReport) -> [String] {
    guard sizes.paths.count > 0 else { return [] }
    var lines = [
      style.bold("sizes in bytes") + style.dim("       half      99%    99.9%  largest"),
      row("paths", sizes.paths),
    ]
    if sizes.queries.count > 0 { lines.append(row("queries", sizes.queries)) }
    for header in sizes.headers.prefix(Self.maximumRows) { lines.append(row(header.name, header.sizes)) }
    lines += ["", style.bold("limits") + style.dim("      near  beyond  largest    limit")]
    for use in sizes.limits.prefix(Self.maximumRows) {
      let numbers = [use.near, use.beyond, UInt64(use.largest), use.limit]
      var line = zip(numbers, [12, 8, 9, 9]).map { number, width in
        let digits = NumberText.grouped(number)
        return String(repeating: " ", count: max(0, width - digits.count)) + digits
      }.joined()
      line += "  " + Self.name(use)
      if let source = use.setting?.source { line += style.dim("  \(source.file):\(source.line)") }
      if let example = use.example { line += style.dim("  \(example.file):\(example.line)") }
      lines.append(use.near + use.beyond > 0 ? style.yellow(line) : line)
    }
    lines.append(style.dim("  near: more than four fifths of the limit; sizes are those in the capture"))
    return lines + [""]
  }

  private func row(_ name: String, _ sizes: SizeHistogram) -> String {
    let values = [sizes.quantile(0.5), sizes.quantile(0.99), sizes.quantile(0.999), sizes.largest]
    let columns = values.map { value in
      let digits = NumberText.grouped(UInt64(value))
      return String(repeating: " ", count: max(0, 9 - digits.count)) + digits
    }
    return "  " + PrintableText.line(name).padded(to: 14) + columns.joined()
  }

  static func name(_ use: SizeReport.LimitUse) -> String {
    guard let setting = use.setting else { return "HTTP.sys MaxFieldLength" }
    return PrintableText.line(setting.path)
  }
}

extension String {
  func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
