import ArgumentParser
import Configuration
import Reports
import Substatus

/// `substatus effective`.
struct EffectiveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "effective",
    abstract: "Shows the configuration in force for a URL, and the file and line behind every value.",
    discussion: """
      URL is a path such as /app/x.aspx, or an absolute URL whose host and port choose the site. \
      Below each value stand the places that had set, removed or locked it.
      """)

  @Argument(help: "A path or an absolute URL.")
  var url: String

  @Option(
    help: """
      A section by its path, by the end of its path (requestFiltering), or a group of sections \
      (system.webServer/security). Repeatable. Without it every section that some file writes.
      """)
  var section: [String] = []

  @Flag(help: "List the values that no file sets, too.")
  var defaults = false

  @Option(help: "The form of the results; xml is a section to paste into a configuration file.")
  var format = Format.text

  @OptionGroup(title: "Server") var server: ServerOptions

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json, xml
  }

  func run() throws {
    let simulation = try server.onDemandSimulation().simulation
    let configuration: EffectiveConfiguration
    do {
      configuration = try simulation.effective(url, sections: section)
    } catch {
      throw StandardError.report(message(error), Exit.usage)
    }
    switch format {
    case .text:
      let report = EffectiveText(style: .terminal, showsDefaults: defaults, file: simulation.file(named:))
      StandardOutput.write(report.render(configuration))
    case .json: StandardOutput.write(EffectiveJSON.render(configuration) + "\n", as: .json)
    case .xml: StandardOutput.write(EffectiveXML.render(configuration), as: .xml)
    }
    guard configuration.isReadable else { throw Exit.unreadable }
  }

  private func message(_ error: EffectiveConfigurationError) -> String {
    switch error {
    case .notAURL: "'\(url)' is no URL: write a path such as /app/x.aspx, or http://host/path"
    case .noSite: "no binding of the server takes '\(url)'; a path alone means the site of the files given"
    case .refused(let reason): "HTTP.sys refuses '\(url)' (\(reason)), so no configuration applies to it"
    case .unknownSection(let name, let near):
      near.isEmpty
        ? "--section: no section '\(name)' is declared for this path"
        : "--section: '\(name)' is none; there are \(near.joined(separator: ", "))"
    }
  }
}
