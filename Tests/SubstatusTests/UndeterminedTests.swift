import Foundation
import Server
import Testing

/// The article about open questions names every option, its default and nothing else.
@Suite struct UndeterminedTests {
  private static let article = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Sources/Substatus/Substatus.docc/Undetermined.md")

  /// The options of the table with their defaults.
  private func rows() throws -> [String: String] {
    let text = try String(contentsOf: Self.article, encoding: .utf8)
    var rows: [String: String] = [:]
    for line in text.split(separator: "\n") where line.hasPrefix("| `") {
      let cells = line.split(separator: "|").map {
        $0.trimmingCharacters(in: CharacterSet(charactersIn: " `"))
      }
      guard cells.count == 3 else { continue }
      let known = rows.updateValue(cells[1], forKey: cells[0])
      #expect(known == nil, "\(cells[0]) stands there twice")
    }
    return rows
  }

  @Test func everyOptionIsNamed() throws {
    #expect(try rows().keys.sorted() == UndeterminedBehavior.names.sorted())
  }

  @Test(arguments: UndeterminedBehavior.names)
  func theDefaultIsOneOfTheValues(_ name: String) throws {
    let standard = try #require(try rows()[name])
    #expect(UndeterminedBehavior.values(of: name).contains(standard))
    var options = UndeterminedBehavior()
    let isKnown = options.set(name, to: standard)
    #expect(isKnown)
    #expect(options == UndeterminedBehavior(), "\(standard) is not the default")
  }
}
