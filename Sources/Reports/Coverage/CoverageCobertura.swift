public import Foundation
public import Substatus

/// Coverage as Cobertura XML, which Azure DevOps, GitLab and Jenkins show beside the lines of a change.
/// Source: coverage-04.dtd of the Cobertura project.
public enum CoverageCobertura {
  /// The document, with a final line end.
  public static func render(_ coverage: ConfigurationCoverage, date: Date) -> String {
    let files = CoverageLines(coverage).files
    let valid = files.reduce(0) { $0 + $1.lines.count }
    let covered = files.reduce(0) { $0 + $1.covered }
    var text = #"<?xml version="1.0" encoding="UTF-8"?>"# + "\n"
    text += "<!DOCTYPE coverage SYSTEM \"http://cobertura.sourceforge.net/xml/coverage-04.dtd\">\n"
    text += "<coverage line-rate=\"\(rate(covered, valid))\" branch-rate=\"0\" lines-covered=\"\(covered)\""
    text += " lines-valid=\"\(valid)\" branches-covered=\"0\" branches-valid=\"0\" complexity=\"0\""
    text += " version=\"1\" timestamp=\"\(Int(date.timeIntervalSince1970))\">\n"
    text += "  <sources>\n    <source>.</source>\n  </sources>\n  <packages>\n"
    text += "    <package name=\"configuration\" line-rate=\"\(rate(covered, valid))\" branch-rate=\"0\""
    text += " complexity=\"0\">\n      <classes>\n"
    for file in files {
      let path = XMLText.attribute(file.path)
      text += "        <class name=\"\(path)\" filename=\"\(path)\""
      text += " line-rate=\"\(rate(file.covered, file.lines.count))\" branch-rate=\"0\" complexity=\"0\">\n"
      text += "          <methods/>\n          <lines>\n"
      for line in file.lines {
        text += "            <line number=\"\(line.number)\" hits=\"\(line.hits)\" branch=\"false\"/>\n"
      }
      text += "          </lines>\n        </class>\n"
    }
    return text + "      </classes>\n    </package>\n  </packages>\n</coverage>\n"
  }

  private static func rate(_ covered: Int, _ valid: Int) -> String {
    let value = valid == 0 ? 1 : Double(covered) / Double(valid)
    return String(format: "%.4f", locale: Locale(identifier: "en_US_POSIX"), value)
  }
}
