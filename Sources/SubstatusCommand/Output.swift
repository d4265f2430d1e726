import ArgumentParser
import Foundation
import Reports

/// The form of a verb's results.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json
}

/// The option every verb has.
struct OutputOptions: ParsableArguments {
  @Option(help: "The form of the results.")
  var format = OutputFormat.text

  /// The colours of text.
  var style: Style { .terminal }
}

extension Style {
  /// Colours, when a person reads along: a terminal, and `NO_COLOR` is not set.
  static var terminal: Style {
    let environment = ProcessInfo.processInfo.environment
    let isAsked = environment["NO_COLOR", default: ""].isEmpty && environment["TERM"] != "dumb"
    return Style(isColored: isAsked && isatty(STDOUT_FILENO) == 1)
  }
}

/// Results.
enum StandardOutput {
  static func write(_ text: String) { FileHandle.standardOutput.write(Data(text.utf8)) }
}

/// Progress and diagnostics.
enum StandardError {
  static func write(_ text: String) {
    FileHandle.standardError.write(Data((text.hasSuffix("\n") ? text : text + "\n").utf8))
  }

  /// Writes one error and gives the status to leave with.
  static func report(_ message: String, _ status: ExitCode) -> ExitCode {
    write("substatus: " + message)
    return status
  }
}
