public import Substatus

/// Coverage as a trace file of lcov: for each line with settings the number of cases that evaluate it.
/// Source: geninfo(1), "TRACEFILE FORMAT".
public enum CoverageLCOV {
  /// The file, with a final line end. Configuration inside scenario files is left out: it has no lines that
  /// `genhtml` could show.
  public static func render(_ coverage: ConfigurationCoverage) -> String {
    var lines: [String] = []
    for file in CoverageLines(coverage).files {
      lines += ["TN:", "SF:\(file.path)"]
      lines += file.lines.map { "DA:\($0.number),\($0.hits)" }
      lines += ["LF:\(file.lines.count)", "LH:\(file.covered)", "end_of_record"]
    }
    return lines.map { $0 + "\n" }.joined()
  }
}
