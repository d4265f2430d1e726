import ArgumentParser
import Scenarios
import StatusCodes

/// Which cases run.
struct SelectionOptions: ParsableArguments {
  @Option(name: .customLong("iis"), help: "Only cases for this version of IIS. Repeatable.")
  var versions: [IISVersion] = []

  /// Whether nothing is left out.
  var isEverything: Bool { versions.isEmpty }

  func contains(_ item: ScenarioCase, in file: ScenarioFile) -> Bool {
    versions.isEmpty || versions.contains(item.version)
  }
}
