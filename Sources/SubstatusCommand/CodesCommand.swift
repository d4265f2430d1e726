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

  @OptionGroup(title: "Output") var output: OutputOptions

  func run() throws {
    let rows = try rows()
    let isOne = rows.count == 1 && code != nil
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
