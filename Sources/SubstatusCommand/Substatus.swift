import ArgumentParser
import Foundation

/// The command `substatus`.
struct SubstatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "substatus",
    abstract: "Predicts, offline and exactly, which status.substatus IIS gives a request.",
    subcommands: [
      CheckCommand.self, TestCommand.self, ReplayCommand.self, CompareCommand.self, EffectiveCommand.self,
      LintCommand.self, CodesCommand.self,
    ])
}

/// What the exit status of every verb means.
enum Exit {
  static let failed = ExitCode(1)
  static let usage = ExitCode(2)
  /// Of `compare`, which has status 1 for every error.
  static let changes = ExitCode(2)
  static let unreadable = ExitCode(3)
  static let nothingRan = ExitCode(4)
}

@main
enum Main {
  /// Whether the verb is `compare`, which has status 1 for every error.
  static var isCompare: Bool {
    CommandLine.arguments.dropFirst().first == CompareCommand.configuration.commandName
  }

  static func main() {
    // A file over the limit of the shell is an error like a full disk, no reason to die.
    signal(SIGXFSZ, SIG_IGN)
    do {
      var command = try SubstatusCommand.parseAsRoot()
      try command.run()
    } catch let error as ExitCode {
      SubstatusCommand.exit(withError: error)
    } catch {
      // ArgumentParser's own status for usage is 64; the contract's is 2.
      guard SubstatusCommand.exitCode(for: error) != .success else {
        SubstatusCommand.exit(withError: error)
      }
      StandardError.write(SubstatusCommand.fullMessage(for: error))
      SubstatusCommand.exit(withError: isCompare ? Exit.failed : Exit.usage)
    }
  }
}
