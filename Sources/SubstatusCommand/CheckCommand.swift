import ArgumentParser
import Captures
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

  @Argument(help: "A file of raw bytes, '-', or an inline request such as 'GET /a+b'.")
  var request: String

  @Flag(help: "List every check with the value seen and the limit.")
  var trace = false

  @OptionGroup(title: "Server") var server: ServerOptions
  @OptionGroup(title: "Connection") var connection: ConnectionOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  func run() throws {
    let facts = try connection.facts()
    let isInline = request != "-" && InlineRequest.looksInline(request)
    let file = isInline ? [] : try requestBytes()
    let simulation = try server.simulation()
    let bytes =
      isInline
      ? InlineRequest.complete(request, host: simulation.usualHost(isTLS: connection.tls)) : file
    let answer = simulation.answer(bytes, facts: facts, tracing: trace)
    switch output.format {
    case .text:
      let report = AnswerText(style: output.style, line: simulation.line)
      StandardOutput.write(report.render(answer, request: bytes))
    case .json:
      StandardOutput.write(AnswerJSON.render(answer) + "\n", as: .json)
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
