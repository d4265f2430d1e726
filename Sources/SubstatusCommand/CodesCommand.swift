import ArgumentParser
import Reports
import StatusCodes

/// `substatus codes`.
struct CodesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "codes",
    abstract: "The catalogue: every status and substatus, its cause and its remedy.")

  @Argument(help: "A code such as 404.11, a status such as 404, or a word of a title or cause.")
  var code: String?

  @Flag(help: "Print nothing but a scenario file with a request that gets the code, for 'substatus test -'.")
  var example = false

  @OptionGroup(title: "Output") var output: OutputOptions

  func run() throws {
    let rows = try rows()
    let isOne = rows.count == 1 && code != nil
    if example { return StandardOutput.write(try exampleText(rows)) }
    switch output.format {
    case .text:
      StandardOutput.write(
        isOne
          ? CatalogueText(style: output.style).entry(rows[0]) : CatalogueText(style: output.style).table(rows)
      )
    case .json:
      StandardOutput.write(CatalogueJSON.render(rows) + "\n", as: .json)
    }
  }

  /// The scenario of the one row, or of the row of that exact spelling.
  private func exampleText(_ rows: [CatalogueEntry]) throws -> String {
    let exact = code.flatMap { StatusCode(text: $0) }
    guard let row = rows.count == 1 ? rows[0] : rows.first(where: { $0.code == exact }) else {
      throw StandardError.report("--example takes one code, such as 404.17", Exit.usage)
    }
    guard let example = Catalogue.example(for: row.code) else {
      throw StandardError.report(
        "no request gets \(row.code): see 'substatus codes \(row.code)' for the reason", Exit.usage)
    }
    return example.scenario
  }

  private func rows() throws -> [CatalogueEntry] {
    guard let code else { return Catalogue.entries }
    guard let parsed = StatusCode(text: code) else {
      let found = Catalogue.matching(code)
      guard !found.isEmpty else {
        throw StandardError.report("no code and no title matches '\(code)'; try 404.11 or 404", Exit.usage)
      }
      return found
    }
    if parsed.substatus == nil {
      let family = Array(Catalogue.entries(status: parsed.status))
      if !family.isEmpty { return family }
    }
    if let entry = Catalogue.entry(for: parsed) { return [entry] }
    let near = Catalogue.suggestions(for: parsed).map { "\($0.code)" }.joined(separator: ", ")
    throw StandardError.report(
      "no such code: \(parsed)" + (near.isEmpty ? "" : "; there are \(near)"), Exit.usage)
  }
}
