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
  /// Writes a result; where it cannot be written the program ends with an error.
  ///
  /// - Parameter form: how the commands that logs of CI systems obey are written when they stand in the result.
  static func write(_ text: String, as form: LogCommands.Form = .text) {
    do {
      try ReportFile.write(Array(LogCommands.disarmed(text, as: form).utf8), STDOUT_FILENO, "standard output")
    } catch {
      let status = StandardError.report(error.message, Main.isCompare ? Exit.failed : Exit.unreadable)
      exit(status.rawValue)
    }
  }

  /// Writes whole lines of records; whether the reader takes more.
  static func write(_ bytes: [UInt8], as form: LogCommands.Form) -> Bool {
    let text = LogCommands.disarmed(String(decoding: bytes, as: UTF8.self), as: form)
    return (try? ReportFile.write(Array(text.utf8), STDOUT_FILENO, "standard output")) != nil
  }
}

/// Progress and diagnostics.
enum StandardError {
  /// Writes lines; where they cannot be written there is nobody to tell.
  static func write(_ text: String) {
    let text = text.hasSuffix("\n") ? text : text + "\n"
    try? ReportFile.write(Array(LogCommands.disarmed(text, as: .text).utf8), STDERR_FILENO, "standard error")
  }

  /// Writes one error and gives the status to leave with.
  static func report(_ message: String, _ status: ExitCode) -> ExitCode {
    write("substatus: " + message)
    return status
  }
}
