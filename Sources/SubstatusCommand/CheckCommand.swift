import ArgumentParser
import Captures
import Configuration
import Reports
import Server
import Substatus

/// `substatus check`.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Decides one request and says why.",
    discussion: """
      REQUEST is a file with the raw bytes of a request, '-' for standard input, or the request itself: \
      'GET /a+b' is completed with HTTP/1.1 and the Host header that leads to the site.
      """)

  @Argument(help: "A file of raw bytes, '-', or an inline request such as 'GET /a+b'.", completion: .file())
  var request: String

  @Flag(help: "List every check with the value seen and the limit.")
  var trace = false

  @OptionGroup(title: "Server") var server: ServerOptions
  @OptionGroup(title: "Connection") var connection: ConnectionOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  /// An answer, and what it is shown with.
  struct Outcome {
    var answer: Answer
    var request: [UInt8]
    /// The text of a configuration line.
    var line: (Answer.Source) -> String?
  }

  func run() throws {
    let outcome = try outcome()
    switch output.format {
    case .text:
      let report = AnswerText(style: output.style, line: outcome.line)
      StandardOutput.write(report.render(outcome.answer, request: outcome.request))
    case .json: StandardOutput.write(AnswerJSON.render(outcome.answer) + "\n", as: .json)
    }
  }

  /// Decides the request.
  func outcome() throws -> Outcome {
    let facts = try connection.facts()
    let isInline = request != "-" && InlineRequest.looksInline(request)
    let file = isInline ? [] : try requestBytes()
    let description = try server.description()
    func bytes(_ host: String) -> [UInt8] {
      isInline ? InlineRequest.complete(request, host: host) : file
    }
    do {
      var server = try server.onDemandSimulation(of: description)
      let bytes = bytes(server.simulation.usualHost(isTLS: connection.tls))
      let answer = server.answer(bytes, facts: facts, tracing: trace)
      return Outcome(answer: answer, request: bytes, line: server.simulation.line)
    } catch let fault as ConfigurationFault {
      // With such a file no site starts, which is an answer too: that of HTTP.sys.
      let answer = Answer.unavailable(
        because: fault, version: description.profile.version,
        files: [description.applicationHost].compactMap { $0 })
      return Outcome(answer: answer, request: bytes("localhost")) { _ in nil }
    }
  }

  private func requestBytes() throws -> [UInt8] {
    do {
      return try FileReading.bytes(of: request)
    } catch {
      throw StandardError.report(
        error.message + "; an inline request has a method and a target: 'GET /path'", Exit.usage)
    }
  }
}
