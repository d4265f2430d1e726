import Configuration
import StatusCodes
import Testing

@Suite struct EffectiveTests {
  let requestFiltering = "system.webServer/security/requestFiltering"

  @Test func valuesKnowWhoSetThem() throws {
    let server = try Fixture.server([
      "/": """

      <system.webServer><security>
        <requestFiltering allowDoubleEscaping="true" />
      </security></system.webServer>
      """,
      "/sub": """
      <system.webServer><security><requestFiltering allowDoubleEscaping='false'/></security></system.webServer>
      """,
    ])
    let root = try server.effective(requestFiltering, at: "/")
    #expect(root.bool("allowDoubleEscaping"))
    let value = root.attribute("allowDoubleEscaping")
    #expect(value.source == SourcePosition(file: "web.config", line: 3, column: 21))
    #expect(value.history.count == 1)
    let sub = try server.effective(requestFiltering, at: "/SUB/x.txt")
    #expect(!sub.bool("allowDoubleEscaping"))
    #expect(sub.attribute("allowDoubleEscaping").history.map(\.line) == [3, 1])
    let unset = root.attribute("allowHighBitCharacters")
    #expect(unset.text == "true" && unset.source == nil && unset.history == [])
    #expect(root.element("requestLimits").uint("maxUrl") == 4096)
    #expect(root.element("hiddenSegments").entries.map { $0.string("segment") } == ["web.config", "bin"])
    #expect(root.name == "requestFiltering")
  }
}
