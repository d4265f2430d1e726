import Scenarios

/// A file with these lines in place of its cases' setup, and one case.
func readScenario(_ yaml: String) -> (file: ScenarioFile, errors: [ScenarioError]) {
  ScenarioFile.read(yaml, file: "f.yaml") { name in
    guard name == "known.config" else { throw ScenarioError(file: name, line: 0, column: 0, message: "none") }
    return Array("<configuration/>".utf8)
  }
}

/// The messages of a file, or its errors' absence.
func problems(_ yaml: String) -> [String] { readScenario(yaml).errors.map(\.description) }

/// A file with one case in the given lines, which stand below `- `.
func caseFile(_ lines: String, head: String = "") -> String {
  let indented = lines.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\n    ")
  return "name: n\n\(head)cases:\n  - \(indented)\n"
}
