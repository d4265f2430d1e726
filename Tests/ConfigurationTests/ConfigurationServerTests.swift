import Configuration
import StatusCodes
import Testing

/// The fault that keeps a server with this addition to its applicationHost.config from starting.
private func serverFault(_ addition: String) -> String? {
  do throws(ConfigurationFault) {
    _ = try Sample.server(addition: addition)
    return nil
  } catch {
    return summary(error)
  }
}

private func pool(_ attributes: String, _ body: String = "") -> String {
  "<system.applicationHost><applicationPools><add \(attributes)>\(body)</add></applicationPools>"
    + "</system.applicationHost>"
}

private func site(_ body: String, id: String = "2") -> String {
  "<system.applicationHost><sites><site name=\"S\" id=\"\(id)\">\(body)</site></sites>"
    + "</system.applicationHost>"
}

private let binding = "<binding protocol=\"http\" bindingInformation=\"*:80:\" />"

@Test(
  arguments: [
    ("plain", pool("name=\"P\""), nil),
    (
      "row 22", pool("name=\"P\" queueLength=\"9\""),
      "section 8007000d The 'queueLength' attribute is invalid.  Integer value must be between 10 and 65535 "
        + "inclusive"
    ),
    ("row 22 bound", pool("name=\"P\" queueLength=\"10\""), nil),
    (
      "row 22 exclude", site("<limits maxBandwidth=\"1023\" />"),
      "section 8007000d The 'maxBandwidth' attribute is invalid.  Integer value must not be between 0 and 1023 "
        + "inclusive"
    ),
    ("row 22 exclude bound", site("<limits maxBandwidth=\"1024\" />"), nil),
    (
      "row 23 granularity", pool("name=\"P\"", "<cpu resetInterval=\"00:00:30\" />"),
      "section 8007000d The 'resetInterval' attribute is invalid.  Timespan value must be between 0 and 86400 "
        + "seconds inclusive, with a granularity of 60 seconds"
    ),
    ("row 23 days", pool("name=\"P\"", "<cpu resetInterval=\"1.00:00:00\" />"), nil),
    ("row 23 hours", pool("name=\"P\"", "<cpu resetInterval=\"24:00:00\" />"), nil),
    ("row 25", pool("name=\"\""), "section 8007000d Invalid application pool name"),
    (
      "both unique keys", site("", id: "1"),
      "section 8007000d Cannot add duplicate collection entry of type 'site' with unique key attribute 'id' set "
        + "to '1'"
    ),
    (
      "combined key", site("<bindings>" + binding + binding + "</bindings>"),
      "section 8007000d Cannot add duplicate collection entry of type 'binding' with combined key attributes "
        + "'protocol, bindingInformation' respectively set to 'http, *:80:'"
    ),
    ("other binding", site("<bindings>" + binding + "</bindings>"), nil),
    ("row 16 remove", site("<remove path=\"/\" />"), "section 8007000d Unrecognized element 'remove'"),
    ("opaque", site("<ftpServer x=\"y\"><z /></ftpServer>"), nil),
  ] as [(String, String, String?)])
func serverFaults(name: String, addition: String, expected: String?) {
  #expect(serverFault(addition) == expected)
}

@Test(arguments: [("v2.0", nil), ("v4.0", 0x8007_00b7)] as [(String, UInt32?)])
func machineConfigFollowsThePool(runtime: String, expected: UInt32?) throws {
  // A web.config for .NET 3.5 declares what machine.config 4.0 declares already.
  let text = Sample.web(
    "<configSections><sectionGroup name=\"system.web.extensions\"><sectionGroup name=\"scripting\"><section "
      + "name=\"scriptResourceHandler\" /></sectionGroup></sectionGroup></configSections>")
  let stock = Sample.applicationHost.replacing("\"v4.0\"", with: "\"\(runtime)\"")
  #expect(try Sample.server(["/": text], stock: stock).fileFault(at: "/")?.hresult == expected)
}

@Test(arguments: [("", nil), (" allowLocation=\"false\"", 0x8007_0021)] as [(String, UInt32?)])
func allowLocation(attribute: String, expected: UInt32?) throws {
  let stock = Sample.applicationHost.replacing(
    "<section name=\"requestFiltering\"", with: "<section name=\"requestFiltering\"\(attribute)")
  let inside = "<system.webServer><security><requestFiltering /></security></system.webServer>"
  let text = Sample.web("<location path=\"a\">\(inside)</location>")
  let server = try Sample.server(["/": text], stock: stock)
  #expect(readFault(requestFiltering, at: "/a", server)?.hresult == expected)
  #expect(readFault(requestFiltering, at: "/b", server) == nil)
}
