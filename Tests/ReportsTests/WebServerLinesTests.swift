import Testing

@testable import Reports

@Test(
  arguments: [
    (
      ["<configuration>", "<system.webServer>", "<a/>", "</system.webServer>", "<b/>"],
      [false, true, true, true, false]
    ),
    (["<system.webServer><a/></system.webServer>", "x"], [true, false]),
    (["<SYSTEM.WEBSERVER>", "<x Password=\"s\"", "y=\"z\"/>"], [true, false, true]),
    (
      ["<connectionStrings/><system.webServer>", "<environmentVariable name=\"K\" value=\"v\" />"],
      [false, false]
    ),
    (["<appSettings>", "<add key=\"k\" value=\"v\"/>"], [false, false]),
  ])
func onlyHarmlessLinesAreShown(_ lines: [String], shown: [Bool]) {
  var region = WebServerLines()
  #expect(lines.map { region.shows($0) } == shown)
}
