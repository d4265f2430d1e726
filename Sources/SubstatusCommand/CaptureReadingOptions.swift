public import ArgumentParser
public import Captures
public import Replay

extension CaptureFormat: ExpressibleByArgument {}
extension Anonymizer.Mode: ExpressibleByArgument {}

/// What the path of a log is.
enum LoggedPath: String, ExpressibleByArgument, CaseIterable { case sent, decoded }

/// The options that say how captures are read.
struct CaptureReadingOptions: ParsableArguments {
  @Option(help: "The format of the captures, when their first bytes do not tell.")
  var captureFormat: CaptureFormat?

  @Option(help: "The columns of a W3C log that has no #Fields line: 'date time cs-method ...'.")
  var fields: String?

  @Option(help: "The host of requests whose host is not logged.")
  var host = "localhost"

  @Option(
    help: "What the path of a log is: as it was sent, or decoded. W3C and IIS logs have the decoded path.")
  var path: LoggedPath?

  @Option(help: "The number of threads; one for each core when not given.")
  var workers: Int?

  @Option(
    help: """
      Hash or drop addresses, users and the values of queries, and drop cookies, in all that is printed. Verdicts \
      are found before that.
      """)
  var anonymize: Anonymizer.Mode?

  @Option(help: "The secret of --anonymize hash; random when not given, so that two runs cannot be linked.")
  var anonymizeKey: String?

  func validate() throws {
    if anonymizeKey != nil, anonymize != .hash {
      throw ValidationError("--anonymize-key needs --anonymize hash")
    }
    if let workers, !(1...1024).contains(workers) {
      throw ValidationError("--workers is 1 to 1024, not \(workers)")
    }
    guard host.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F }) else {
      throw ValidationError("--host takes a host name, not '\(host)'")
    }
  }

  func options() throws -> ReplayOptions {
    var options = ReplayOptions()
    options.composer = RequestComposer(host: host)
    options.composer.isStemSent = path.map { $0 == .sent }
    options.capture.format = captureFormat
    options.capture.host = host
    options.capture.fields = fields
    options.workers = workers
    options.cancellation = Interruption.flag
    options.anonymizer = anonymize.map { Anonymizer($0, key: anonymizeKey) }
    return options
  }

  /// The files that the arguments name, each once, in their order.
  func files(_ arguments: [String]) -> [String] { CapturePaths.files(arguments) }
}
