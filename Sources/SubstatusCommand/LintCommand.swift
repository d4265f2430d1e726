public import ArgumentParser
import Configuration
import Foundation
public import Lint
import Reports
import Server
import Substatus

/// `substatus lint`.
struct LintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint",
    abstract: "Finds what IIS will not accept and what does not do what it says, without a request.",
    discussion: """
      CONFIG is a web.config, a content folder, an applicationHost.config, or URLPATH=FILE for a web.config \
      below the others. Each file and each folder is looked at as a site of its own; the options of the \
      server count for all of them. The exit status is 1 when there is a finding at or above --fail-on.
      """)

  @Argument(help: "A web.config, a folder, an applicationHost.config, or URLPATH=FILE.", completion: .file())
  var configs: [String] = []

  @Option(help: "The least severity that fails: error, warning or note.")
  var failOn = Severity.error

  @Option(help: "The form of the results; sarif is version 2.1.0, for code hosts.")
  var format = Format.text

  @Flag(help: "List the rules, and look at nothing.")
  var rules = false

  @Option(help: "Explain one rule by its id, with examples, and look at nothing.")
  var explain: String?

  @OptionGroup(title: "Server") var server: ServerOptions

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json, sarif
  }

  func run() throws {
    if let explain { return try explainRule(explain) }
    guard !rules else {
      return StandardOutput.write(
        format == .json
          ? LintJSON.render(LintRule.all) + "\n" : LintRuleText(style: .terminal).table(LintRule.all))
    }
    let (result, fails) = try outcome()
    for notice in result.notices { StandardError.write("substatus: \(notice)") }
    switch format {
    case .text: StandardOutput.write(LintText(style: .terminal).render(result))
    case .json: StandardOutput.write(LintJSON.render(result) + "\n", as: .json)
    case .sarif: StandardOutput.write(LintSARIF.render(result) + "\n", as: .json)
    }
    if fails { throw Exit.failed }
  }

  /// What is found in everything that was named, and whether that is a failure.
  func outcome() throws -> (result: LintResult, fails: Bool) {
    let results = try descriptions().map { config, server in
      let result = server.lint()
      if result.files.isEmpty, let config {
        throw StandardError.report(
          "\(config): there is no configuration in this folder; name one that has a web.config, or a file",
          Exit.unreadable)
      }
      return result
    }
    let result = LintResult(results, version: server.iis)
    return (result, result.hasFindings(atLeast: failOn))
  }

  private func explainRule(_ id: String) throws {
    guard let rule = LintRule.named(id) else {
      let near = LintRule.all.filter { $0.id.contains(id) || id.contains($0.id) }.prefix(5).map(\.id)
      throw ValidationError(
        "--explain: there is no rule '\(id)'"
          + (near.isEmpty ? "; --rules lists them" : "; there are \(near.joined(separator: ", "))"))
    }
    StandardOutput.write(LintRuleText(style: .terminal).entry(rule))
  }

  /// One server for each file and folder that was named.
  private func descriptions() throws -> [(config: String?, server: ServerDescription)] {
    let below = configs.filter { $0.hasPrefix("/") && $0.contains("=") }
    let alone = configs.filter { !below.contains($0) }
    guard !alone.isEmpty else {
      guard !configs.isEmpty || !server.config.isEmpty || server.siteRoot != nil || server.apphost != nil
      else {
        throw ValidationError("nothing to lint: name a web.config, a folder or an applicationHost.config")
      }
      return [(server.siteRoot, try description(nil, below))]
    }
    return try alone.map { ($0, try description($0, below)) }
  }

  private func description(_ config: String?, _ below: [String]) throws -> ServerDescription {
    var options = server
    options.config += below
    guard let config else { return try options.description() }
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: config, isDirectory: &isFolder), isFolder.boolValue {
      options.siteRoot = config
    } else if Self.isApplicationHost(config) {
      options.apphost = config
    } else {
      options.config.append(config)
    }
    return try options.description()
  }

  /// Whether a file is the server's: by its name, which administrators keep when they copy it.
  private static func isApplicationHost(_ path: String) -> Bool {
    URL(fileURLWithPath: path).lastPathComponent.lowercased().hasPrefix("applicationhost")
  }
}

extension Severity: ExpressibleByArgument {}
