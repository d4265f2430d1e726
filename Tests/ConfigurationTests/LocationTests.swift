import Configuration
import StatusCodes
import Testing

/// A row of the table of configuration 2: what `maxUrl` is at a path, or which fault reading it meets.
struct LocationCase: Sendable, CustomTestStringConvertible {
  enum Expected: Sendable {
    case maxUrl(UInt64)
    case fault(ConfigurationFault.Kind)
  }

  let topic: String
  var web: [String: String] = [:]
  /// In applicationHost.config.
  var host = ""
  var declaration = ""
  var at = "/a"
  let expected: Expected

  var testDescription: String { "\(topic) at \(at)" }
}

private func limit(_ number: Int) -> String { filter("<requestLimits maxUrl=\"\(number)\"/>") }

private let empty = filter("")

private let cases: [LocationCase] = [
  LocationCase(
    topic: "no path", web: ["/": "<location>\(limit(1))</location>"], at: "/", expected: .maxUrl(1)),
  LocationCase(topic: "an empty path", web: ["/": place("", limit(1))], at: "/", expected: .maxUrl(1)),
  LocationCase(topic: "a dot", web: ["/": place(".", limit(1))], at: "/", expected: .maxUrl(1)),
  LocationCase(
    topic: "a web.config's path begins below the site", web: ["/": place("a", limit(1))], expected: .maxUrl(1)
  ),
  LocationCase(
    topic: "the site's name is no folder in a web.config", web: ["/": place("Default Web Site/a", limit(1))],
    expected: .maxUrl(4096)),
  LocationCase(
    topic: "a folder's path begins at the folder", web: ["/a": place("b", limit(1))], at: "/a/b/c",
    expected: .maxUrl(1)),
  LocationCase(topic: "and not above", web: ["/a": place("b", limit(1))], at: "/b", expected: .maxUrl(4096)),
  LocationCase(
    topic: "applicationHost.config's begins with the site", host: place("DEFAULT WEB SITE/A", limit(1)),
    expected: .maxUrl(1)),
  LocationCase(topic: "another site", host: place("Default Web Site 2/a", limit(1)), expected: .maxUrl(4096)),
  LocationCase(topic: "no site", host: place("a", limit(1)), expected: .maxUrl(4096)),
  LocationCase(topic: "the whole server", host: place("", limit(1)), expected: .maxUrl(1)),
  LocationCase(topic: "a subtree", web: ["/": place("a", limit(1))], at: "/a/b/c.txt", expected: .maxUrl(1)),
  LocationCase(topic: "whole segments", web: ["/": place("a", limit(1))], at: "/ab", expected: .maxUrl(4096)),
  LocationCase(
    topic: "one file", web: ["/": place("a/x.htm", limit(1))], at: "/a/X.HTM", expected: .maxUrl(1)),
  LocationCase(
    topic: "its neighbour", web: ["/": place("a/x.htm", limit(1))], at: "/a/y.htm", expected: .maxUrl(4096)),
  LocationCase(
    topic: "the file's level ranks, not the path's: a lower file wins", web: ["/a": limit(2)],
    host: place("Default Web Site/a/b/c", limit(1)), at: "/a/b/c", expected: .maxUrl(2)),
  LocationCase(
    topic: "shorter paths first, whatever their order",
    web: ["/": place("a/b", limit(2)) + place("a", limit(1))],
    at: "/a/b", expected: .maxUrl(2)),
  LocationCase(
    topic: "the file's own level first", web: ["/": place("a", limit(1)) + limit(2)], expected: .maxUrl(1)),
  LocationCase(
    topic: "one path twice, other sections", web: ["/": place("a", limit(1)) + place("a", "<appSettings/>")],
    expected: .maxUrl(1)),
  LocationCase(
    topic: "one path twice, one section", web: ["/": place("a", empty) + place("A", limit(1))],
    expected: .fault(.sectionWrittenTwice)),
  LocationCase(
    topic: "top level and dot", web: ["/": empty + place(".", limit(1))],
    expected: .fault(.sectionWrittenTwice)),
  LocationCase(
    topic: "a backslash", web: ["/": place("a\\b", limit(1))], at: "/a/b", expected: .maxUrl(4096)),
  LocationCase(topic: "a leading slash", web: ["/": place("/a", limit(1))], expected: .maxUrl(4096)),
  LocationCase(
    topic: "both attributes",
    web: ["/": "<location path=\"x\" overrideMode=\"Allow\" allowOverride=\"true\"/>"],
    expected: .fault(.bothOverrides)),
  LocationCase(
    topic: "configSections inside", web: ["/": place("a", "<configSections/>")],
    expected: .fault(.undeclaredSection)),
  LocationCase(
    topic: "a location inside", web: ["/": place("a", place("b", empty))],
    expected: .fault(.undeclaredSection)),
  LocationCase(
    topic: "an unknown attribute", web: ["/": "<location path=\"x\" inherit=\"false\"/>"],
    expected: .fault(.badLocation)),
  LocationCase(
    topic: "Deny locks files below", web: ["/a": limit(1)],
    host: place("Default Web Site", empty, "overrideMode=\"Deny\""), expected: .fault(.sectionLocked)),
  LocationCase(
    topic: "allowOverride is the same", web: ["/a": limit(1)],
    host: place("Default Web Site", empty, "allowOverride=\"false\""), expected: .fault(.sectionLocked)),
  LocationCase(
    topic: "allowOverride true allows", web: ["/a": limit(1)],
    host: place("Default Web Site", empty, "allowOverride=\"true\""),
    declaration: "overrideModeDefault=\"Deny\"",
    expected: .maxUrl(1)),
  LocationCase(
    topic: "a lock elsewhere", web: ["/a": limit(1)],
    host: place("Default Web Site/b", empty, "overrideMode=\"Deny\""), expected: .maxUrl(1)),
  LocationCase(
    topic: "Deny of a web.config", web: ["/": place("a", empty, "overrideMode=\"Deny\""), "/a": limit(1)],
    expected: .fault(.sectionLocked)),
  LocationCase(
    topic: "Deny does not bind its own file",
    host: place("Default Web Site", empty, "overrideMode=\"Deny\"") + place("Default Web Site/a", limit(1)),
    expected: .maxUrl(1)),
  LocationCase(
    topic: "the server's own Deny default does not bind it", host: place("Default Web Site/a", limit(1)),
    declaration: "overrideModeDefault=\"Deny\"", expected: .maxUrl(1)),
  LocationCase(
    topic: "a deeper Allow lifts a shorter Deny", web: ["/a": limit(1)],
    host: place("Default Web Site/a", empty, "overrideMode=\"Allow\"")
      + place("Default Web Site", empty, "overrideMode=\"Deny\""), expected: .maxUrl(1)),
  LocationCase(
    topic: "a lower file cannot unlock",
    web: ["/": place("a", empty, "overrideMode=\"Allow\""), "/a": limit(1)],
    declaration: "overrideModeDefault=\"Deny\"", expected: .fault(.sectionLocked)),
  LocationCase(
    topic: "an unlocked folder's parent cannot lock it",
    web: ["/": place("a", empty, "overrideMode=\"Deny\"")],
    host: place("Default Web Site/a", empty, "overrideMode=\"Allow\""),
    declaration: "overrideModeDefault=\"Deny\"",
    expected: .fault(.sectionLocked)),
  LocationCase(
    topic: "a location that only locks changes no value",
    web: ["/": limit(1) + place("a", empty, "overrideMode=\"Deny\"")],
    expected: .maxUrl(1)),
  LocationCase(
    topic: "not inherited by applications",
    web: [
      "/": place(".", limit(1), "inheritInChildApplications=\"false\"")
    ], at: "/app/x", expected: .maxUrl(4096)),
  LocationCase(
    topic: "but by folders", web: ["/": place(".", limit(1), "inheritInChildApplications=\"false\"")],
    expected: .maxUrl(1)),
  LocationCase(
    topic: "not inherited, with a path",
    web: [
      "/": place("app", limit(1), "inheritInChildApplications=\"FALSE\"")
    ], at: "/app", expected: .maxUrl(1)),
  LocationCase(
    topic: "the application's own",
    web: [
      "/app": place("x", limit(1), "inheritInChildApplications=\"false\"")
    ], at: "/app/x", expected: .maxUrl(1)),
]

@Test(arguments: cases)
func locations(_ row: LocationCase) throws {
  let stock = Sample.applicationHost.replacing(
    "<section name=\"requestFiltering\" overrideModeDefault=\"Allow\"",
    with: "<section name=\"requestFiltering\" \(row.declaration)")
  let server = try Sample.server(row.web.mapValues(Sample.web), addition: row.host, stock: stock)
  switch row.expected {
  case .maxUrl(let number):
    let section = try server.effective(requestFiltering, at: row.at)
    #expect(section.element("requestLimits").uint("maxUrl") == number)
  case .fault(let kind):
    #expect(readFault(requestFiltering, at: row.at, server)?.kind == kind)
  }
}
