/// A request that gets a code, and what must be declared for it: a whole scenario file of one case.
public struct CatalogueExample: Hashable, Sendable {
  /// The code, as its row in the catalogue has it.
  public let code: StatusCode

  /// The request: a method and a target, or a whole head and body in lines.
  public let request: String

  /// The lines of YAML that declare the server, its content and the facts; empty when the stock server will do.
  public let setup: String

  init(_ code: StatusCode, _ request: String, _ setup: String = "") {
    self.code = code
    self.request = request
    self.setup = setup
  }

  /// The scenario file, which `substatus test` runs. It ends with a line end.
  public var scenario: String {
    // 100 comes before the final answer.
    let expected = code.status == 100 ? "{ interim: \(code) }" : "\(code)"
    let title = Catalogue.entry(for: code)?.title ?? ""
    var text = "name: '\(code) \(Self.quoted(title))'\n"
    if !setup.isEmpty { text += setup + "\n" }
    text += "cases:\n"
    if request.contains("\n") {
      text += "  - request: |\n"
      for line in request.split(separator: "\n", omittingEmptySubsequences: false) {
        text += line.isEmpty ? "\n" : "      \(line)\n"
      }
      text += "    expect: \(expected)\n"
    } else {
      text += "  - request: '\(Self.quoted(request))'\n    expect: \(expected)\n"
    }
    return text
  }

  /// Text for between single quotation marks.
  private static func quoted(_ text: String) -> String {
    text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''")
  }
}

extension Catalogue {
  /// An example for every code that can be predicted, in the order of the codes.
  public static let examples: [CatalogueExample] = exampleFamilies.flatMap { $0() }.sorted {
    $0.code < $1.code
  }

  /// A request that gets the code; `nil` when IIS 7 to 10 never give it.
  ///
  /// - Complexity: O(*n*) in the number of examples.
  public static func example(for code: StatusCode) -> CatalogueExample? {
    guard let row = entry(for: code)?.code else { return nil }
    return examples.first { $0.code == row }
  }

  private static var exampleFamilies: [() -> [CatalogueExample]] {
    [
      successExamples, redirectionExamples, refusalExamples, connectionExamples, userExamples,
      filteringExamples, contentExamples, webDAVExamples, managedExamples, programExamples, rewriteExamples,
    ]
  }
}

extension CatalogueExample {
  /// A web.config at the root with the given content of `<system.webServer>`, beside other files.
  static func site(_ files: String = "", webServer lines: String) -> String {
    var text = "site:\n"
    for file in files.split(separator: "\n") { text += "  \(file)\n" }
    text += "  web.config: |\n    <configuration><system.webServer>\n"
    for line in lines.split(separator: "\n") { text += "      \(line)\n" }
    return text + "    </system.webServer></configuration>"
  }

  /// The same content in applicationHost.config, beside what a server has anyway.
  static func server(_ lines: String) -> String {
    var text = "applicationHostAdditions: |\n  <system.webServer>\n"
    for line in lines.split(separator: "\n") { text += "    \(line)\n" }
    return text + "  </system.webServer>"
  }
}
