internal import Foundation
public import Substatus

/// Which settings the cases of a run look at, as text: the counts, then every setting that no case reaches.
public struct CoverageText {
  private let style: Style

  /// Creates a report.
  public init(style: Style) { self.style = style }

  /// The report, with a final line end.
  public func render(_ coverage: ConfigurationCoverage) -> String {
    var lines = [style.bold("coverage") + "  " + Self.sentence(coverage)]
    for item in coverage.items where item.state == .neverReached {
      lines.append(
        "  \(style.yellow("never reached"))  \(item.file):\(item.line):\(item.column)  \(item.path)")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The counts in one line.
  static func sentence(_ coverage: ConfigurationCoverage, of noun: String = "case") -> String {
    "\(percent(coverage.percent)) of \(coverage.items.count) settings are evaluated: "
      + "\(coverage.count(.decided)) decide a \(noun), \(coverage.count(.evaluated)) do not, "
      + "\(coverage.count(.neverReached)) are never reached"
  }

  /// A share with one place, rounded down, so that 100% means all.
  public static func percent(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded(.down))
    return "\(tenths / 10).\(tenths % 10)%"
  }
}
