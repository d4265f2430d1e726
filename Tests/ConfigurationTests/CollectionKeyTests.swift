import Configuration
import StatusCodes
import Testing

/// A row of the table of configuration 3.1: the directives of a collection in the site's file, and what they
/// leave.
struct KeyCase: Sendable, CustomTestStringConvertible {
  enum Expected: Sendable {
    /// The number of entries the file adds to what it inherits.
    case entries(Int)
    case fault(ConfigurationFault.Kind, String)
  }

  let topic: String
  /// Below `system.webServer`.
  let section: String
  /// `@` stands for the directives.
  let frame: String
  let directives: String
  let expected: Expected

  var testDescription: String { topic }

  init(_ topic: String, _ section: String, _ frame: String, _ directives: String, _ expected: Expected) {
    self.topic = topic
    self.section = section
    self.frame = frame
    self.directives = directives
    self.expected = expected
  }
}

private let mimeFrame = "<staticContent>@</staticContent>"
private let rulesFrame = "<rewrite><rules>@</rules></rewrite>"
private let headersFrame = "<httpProtocol><customHeaders>@</customHeaders></httpProtocol>"
private let authorizationFrame = "<security><authorization>@</authorization></security>"
private let addressFrame = "<security><ipSecurity>@</ipSecurity></security>"
private let errorsFrame = "<httpErrors>@</httpErrors>"
private let conditionsFrame =
  "<rewrite><rules><rule name=\"r\"><match url=\"x\"/><conditions>@</conditions><action type=\"None\"/></rule>"
  + "</rules></rewrite>"
private let outboundFrame =
  "<rewrite><outboundRules><rule name=\"r\"><match pattern=\"x\"/><conditions>@</conditions>"
  + "<action type=\"None\"/></rule></outboundRules></rewrite>"
private let variablesFrame =
  "<aspNetCore processPath=\"dotnet\"><environmentVariables>@</environmentVariables></aspNetCore>"

private func mime(_ name: String) -> String { "<mimeMap fileExtension=\"\(name)\" mimeType=\"x/y\"/>" }

private let cases: [KeyCase] = [
  KeyCase(
    "an extension with and without a dot", "staticContent", mimeFrame, mime(".zz") + mime("zz"), .entries(2)),
  KeyCase(
    "a dot, and a dot and a star, are ordinary", "staticContent", mimeFrame, mime(".") + mime(".*"),
    .entries(2)),
  KeyCase("no case", "staticContent", mimeFrame, mime(".zz") + mime(".ZZ"), .fault(.duplicateEntry, "'.ZZ'")),
  KeyCase(
    "inherited", "staticContent", mimeFrame, mime(".TXT"),
    .fault(.duplicateInheritedEntry, "'fileExtension' set to '.TXT'")),
  KeyCase(
    "remove without case, then add", "staticContent", mimeFrame,
    "<remove fileExtension=\".TXT\"/>" + mime(".txt"), .entries(0)),
  KeyCase(
    "add, then remove", "staticContent", mimeFrame, mime(".zz") + "<remove fileExtension=\".zz\"/>",
    .entries(0)),
  KeyCase(
    "remove what is not there", "staticContent", mimeFrame, "<remove fileExtension=\".zz\"/>", .entries(0)),
  KeyCase(
    "remove ignores other attributes", "staticContent", mimeFrame,
    "<remove fileExtension=\".txt\" mimeType=\"\"/>", .entries(-1)),
  KeyCase(
    "remove knows the entry's attributes", "staticContent", mimeFrame,
    "<remove fileExtension=\".txt\" x=\"\"/>",
    .fault(.unrecognizedAttribute, "'x'")),
  KeyCase(
    "remove needs the key", "staticContent", mimeFrame, "<remove/>",
    .fault(.missingRequiredAttribute, "'fileExtension'")),
  KeyCase(
    "clear takes nothing", "staticContent", mimeFrame, "<clear fileExtension=\".txt\"/>",
    .fault(.unrecognizedAttribute, "'fileExtension'")),
  KeyCase(
    "header names without case", "httpProtocol", headersFrame, "<add name=\"x-a\"/><add name=\"X-A\"/>",
    .fault(.duplicateEntry, "'X-A'")),
  KeyCase(
    "handler names with case", "handlers", "<handlers>@</handlers>",
    "<add name=\"n\" path=\"*\" verb=\"*\"/><add name=\"N\" path=\"*\" verb=\"*\"/>", .entries(2)),
  KeyCase(
    "verbs with case", "security/requestFiltering",
    "<security><requestFiltering><verbs>@</verbs></requestFiltering></security>",
    "<add verb=\"GET\" allowed=\"true\"/><add verb=\"get\" allowed=\"true\"/>", .entries(2)),
  KeyCase(
    "a missing part of a combined key is its default", "security/ipSecurity", addressFrame,
    "<add ipAddress=\"1.2.3.4\"/><add ipAddress=\"1.2.3.4\" subnetMask=\"255.255.255.255\"/>",
    .fault(
      .duplicateEntry, "'ipAddress, subnetMask, domainName' respectively set to '1.2.3.4, 255.255.255.255, '")
  ),
  KeyCase(
    "another mask", "security/ipSecurity", addressFrame,
    "<add ipAddress=\"1.2.3.4\"/><add ipAddress=\"1.2.3.4\" subnetMask=\"255.0.0.0\"/>", .entries(2)),
  KeyCase(
    "remove with a default part", "httpErrors", errorsFrame, "<remove statusCode=\"404\"/>", .entries(-1)),
  KeyCase(
    "remove of another substatus", "httpErrors", errorsFrame,
    "<remove statusCode=\"404\" subStatusCode=\"8\"/>", .entries(0)),
  KeyCase(
    "remove of a required part", "httpErrors", errorsFrame, "<remove subStatusCode=\"8\"/>",
    .fault(.missingRequiredAttribute, "'statusCode'")),
  KeyCase(
    "numbers are compared as numbers", "httpErrors", errorsFrame, "<remove statusCode=\"0x194\"/>",
    .entries(-1)),
  KeyCase(
    "a substatus of its own", "httpErrors", errorsFrame,
    "<error statusCode=\"404\" subStatusCode=\"8\" path=\"x\"/>", .entries(1)),
  KeyCase(
    "accessType keeps rules apart (IV29)", "security/authorization", authorizationFrame,
    "<add accessType=\"Deny\" users=\"*\"/>", .entries(1)),
  KeyCase(
    "the same rule", "security/authorization", authorizationFrame, "<add accessType=\"Allow\" users=\"*\"/>",
    .fault(.duplicateInheritedEntry, "'*, , '")),
  KeyCase(
    "remove takes the rule whatever its accessType", "security/authorization", authorizationFrame,
    "<add accessType=\"Deny\" users=\"*\"/><remove users=\"*\"/>", .entries(-1)),
  KeyCase(
    "rule names", "rewrite/rules", rulesFrame,
    String(repeating: "<rule name=\"r\"><match url=\"x\"/><action type=\"None\"/></rule>", count: 2),
    .fault(.duplicateEntry, "'r'")),
  KeyCase(
    "conditions of a rule have no key", "rewrite/rules", conditionsFrame,
    String(repeating: "<add input=\"{URL}\" pattern=\"x\"/>", count: 2), .entries(1)),
  KeyCase(
    "conditions of an outbound rule have one", "rewrite/outboundRules", outboundFrame,
    String(repeating: "<add input=\"{URL}\" pattern=\"x\"/>", count: 2),
    .fault(.duplicateEntry, "combined key")),
  KeyCase(
    "environment variables have no key", "aspNetCore", variablesFrame,
    String(repeating: "<environmentVariable name=\"A\" value=\"1\"/>", count: 2), .entries(2)),
  KeyCase(
    "clear and add what was inherited", "staticContent", mimeFrame, "<clear/>" + mime(".txt"), .entries(-377)),
  KeyCase("clear after add", "staticContent", mimeFrame, mime(".zz") + "<clear/>", .entries(-378)),
]

/// The entries of a section and of its child elements.
private func count(_ element: EffectiveElement) -> Int {
  element.entries.count + element.children.reduce(0) { $0 + $1.entries.count }
}

@Test(arguments: cases)
func collectionKeys(_ row: KeyCase) throws {
  func server(_ web: [String: String]) throws -> ServerConfiguration {
    // Only addresses are locked on a stock server.
    let unlock = place("Default Web Site", sec("<ipSecurity/>"), "overrideMode=\"Allow\"")
    return try ConfigurationCase(id: "", web: web, addition: unlock, reads: "", expected: .readable)
      .configuration()
  }
  let section = "system.webServer/\(row.section)"
  let changed = try server(["/": sw(row.frame.replacing("@", with: row.directives))])
  let fault = readFault(section, changed)
  switch row.expected {
  case .entries(let difference):
    #expect(fault == nil)
    let before = count(try server([:]).effective(section, at: "/"))
    #expect(count(try changed.effective(section, at: "/")) == before + difference)
  case .fault(let kind, let text):
    #expect(fault?.kind == kind)
    #expect(fault?.text.contains(text) == true, "\(fault?.text ?? "no fault")")
    #expect(fault?.hresult == (kind == .duplicateInheritedEntry ? exists : invalid))
  }
}

/// What a location inherits from the top level of its own file is inherited all the same.
@Test func entriesOfALocationAreInherited() throws {
  let row = ConfigurationCase(
    id: "",
    web: [
      "/": sw(headersFrame.replacing("@", with: "<add name=\"X-A\"/>"))
        + place("sub", sw(headersFrame.replacing("@", with: "<add name=\"X-A\"/>")))
    ], reads: "httpProtocol",
    at: "/sub/x", expected: .section(exists, "'X-A'"))
  try row.check()
}
