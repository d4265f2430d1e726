import Configuration
import StatusCodes
import Testing

/// A web.config with one fault; `¦` stands before the byte that the fault must point at.
struct FaultPosition: Sendable, CustomTestStringConvertible {
  let kind: ConfigurationFault.Kind
  let what: String
  let text: String
  /// Below `system.webServer`, or a whole path.
  let reads: String
  var testDescription: String { "\(kind): \(what)" }

  init(_ kind: ConfigurationFault.Kind, _ what: String, _ text: String, reads: String = requestFiltering) {
    self.kind = kind
    self.what = what
    self.text = text
    self.reads = reads
  }

  /// The text without the mark, and the place of the mark.
  var parts: (text: String, position: SourcePosition?) {
    let halves = text.split(separator: "¦", maxSplits: 1, omittingEmptySubsequences: false)
    guard halves.count == 2 else { return (text, nil) }
    let lines = halves[0].split(separator: "\n", omittingEmptySubsequences: false)
    let column = (lines.last?.utf8.count ?? 0) + 1
    return (
      String(halves[0] + halves[1]), SourcePosition(file: "web.config", line: lines.count, column: column)
    )
  }
}

private let httpErrors = "system.webServer/httpErrors"

/// Filtering of requests, in the middle of a start tag of several lines.
private func filtering(_ attributes: String, _ body: String = "") -> String {
  "<configuration>\n <system.webServer>\n  <security>\n\t<requestFiltering\n    \(attributes)>\n \(body)\n"
    + "</requestFiltering></security></system.webServer></configuration>"
}

private let fileFaults: [FaultPosition] = [
  FaultPosition(.notWellFormed, "an end tag", "<configuration>\n <a></¦b></configuration>"),
  FaultPosition(.notWellFormed, "a byte", "<configuration>\n <a x=¦1/></configuration>"),
  FaultPosition(.notWellFormed, "the end", "<configuration>\n <a/>¦"),
  FaultPosition(
    .notWellFormed, "a document type", "<?xml version=\"1.0\"?>\n¦<!DOCTYPE c [ <!ENTITY a \"b\"> ]>\n<c/>"),
  FaultPosition(
    .notWellFormed, "an encoding", "<?xml version=\"1.0\" encoding=\"¦utf-16\"?><configuration/>"),
  FaultPosition(
    .undeclaredWebServerSection, "",
    "<configuration><system.webServer>\n ¦<x y='1'/></system.webServer></configuration>"),
  FaultPosition(.undeclaredSection, "", "<configuration>\n\n  ¦<log4net/></configuration>"),
  FaultPosition(.wrongRoot, "", "<?xml version='1.0'?>\n¦<config/>"),
  FaultPosition(.sectionWrittenTwice, "", Sample.web("<appSettings/>\n ¦<appSettings/>")),
  FaultPosition(
    .misplacedConfigSections, "behind another element", Sample.web("<appSettings/>\n ¦<configSections/>")),
  FaultPosition(
    .misplacedConfigSections, "an element in it", Sample.web("<configSections>\n ¦<foo/></configSections>")),
  FaultPosition(
    .sectionDeclaredTwice, "the name",
    Sample.web("<configSections>\n <section type='x' name=\"¦appSettings\"/></configSections>")),
  FaultPosition(
    .bothOverrides, "the second attribute",
    Sample.web("<location overrideMode=\"Allow\" path='a'\n ¦allowOverride=\"true\"/>")),
  FaultPosition(.badLocation, "an attribute", Sample.web("<location path='a' ¦pth='b'/>")),
  FaultPosition(.badLocation, "a value", Sample.web("<location path='a' overrideMode='¦deny '/>")),
  FaultPosition(
    .badLocation, "a Boolean", Sample.web("<location path='a' inheritInChildApplications = \"¦no\"/>")),
  FaultPosition(
    .badLocation, "a declaration without name", Sample.web("<configSections> ¦<section/></configSections>")),
  FaultPosition(
    .badLocation, "a value of a declaration",
    Sample.web("<configSections><section name='x' allowDefinition='¦Nowhere'/></configSections>")),
  FaultPosition(
    .badLocation, "a Boolean of a declaration",
    Sample.web("<configSections><section name='x' allowLocation='¦maybe'/></configSections>")),
]

private let sectionFaults: [FaultPosition] = [
  FaultPosition(
    .sectionLocked, "",
    Sample.web("<system.webServer>\n <security>¦<access sslFlags='Ssl'/></security></system.webServer>"),
    reads: "system.webServer/security/access"),
  FaultPosition(
    .lockViolation, "an attribute", Sample.web(sw("<httpErrors errorMode='Custom'\n ¦defaultPath='x'/>")),
    reads: httpErrors),
  FaultPosition(
    .lockViolation, "an entry removed", Sample.modules("\n<remove name=\"¦StaticFileModule\"/>"),
    reads: modules),
  FaultPosition(.lockViolation, "entries cleared", Sample.modules("\n ¦<clear/>"), reads: modules),
  FaultPosition(
    .lockViolation, "an element", filtering("", "<verbs>¦<clear/></verbs>")),
  FaultPosition(.unknownLockName, "", filtering("lockAttributes=\"¦nope\"")),
  FaultPosition(.unknownLockName, "an element", filtering("lockAllElementsExcept=\"¦verbs,nope\"")),
  FaultPosition(.unrecognizedAttribute, "of a section", filtering("allowDoubleEscaping='true' ¦b='2'")),
  FaultPosition(
    .unrecognizedAttribute, "of an entry",
    filtering("", "<verbs><add verb='x' allowed='true' ¦a='1'/></verbs>")),
  FaultPosition(
    .unrecognizedAttribute, "of a remove", filtering("", "<verbs><remove verb='x' ¦a='1'/></verbs>")),
  FaultPosition(
    .unrecognizedAttribute, "of a clear", filtering("", "<fileExtensions><clear ¦a='1'/></fileExtensions>")),
  FaultPosition(.unrecognizedElement, "in a section", filtering("", "¦<verb/>")),
  FaultPosition(
    .unrecognizedElement, "in an entry",
    filtering("", "<verbs><add verb='x' allowed='true'>\n¦<y/></add></verbs>")),
  FaultPosition(
    .unrecognizedElement, "in a remove", filtering("", "<verbs><remove verb='x'>¦<y/></remove></verbs>")),
  FaultPosition(.missingRequiredAttribute, "of an add", filtering("", "<verbs>¦<add verb='x'/></verbs>")),
  FaultPosition(.missingRequiredAttribute, "of a remove", filtering("", "<verbs>¦<remove/></verbs>")),
  FaultPosition(.invalidValue, "Boolean", filtering("allowDoubleEscaping  =  \"¦flase\"")),
  FaultPosition(.invalidValue, "number", filtering("", "<requestLimits maxUrl='9'\n maxQueryString='¦-1'/>")),
  FaultPosition(
    .invalidValue, "empty", filtering("", "<denyUrlSequences><add sequence='¦'/></denyUrlSequences>")),
  FaultPosition(
    .invalidValue, "of a remove",
    Sample.web(sw("<httpErrors><remove subStatusCode='1' statusCode='¦x'/></httpErrors>")), reads: httpErrors),
  FaultPosition(.invalidValue, "lockItem", filtering("lockItem='¦maybe'")),
  FaultPosition(
    .invalidValue, "behind references",
    filtering("allowHighBitCharacters='true' allowDoubleEscaping='¦&lt;&#9;é'")),
  FaultPosition(
    .duplicateInheritedEntry, "the key",
    filtering("", "<hiddenSegments><add segment='¦BIN'/></hiddenSegments>")),
  FaultPosition(
    .duplicateInheritedEntry, "the first of combined keys",
    Sample.web(sw("<httpErrors><error path='x' subStatusCode='-1' statusCode='¦404'/></httpErrors>")),
    reads: httpErrors),
  FaultPosition(
    .duplicateEntry, "the key",
    filtering("", "<verbs><add verb='x' allowed='true'/>\n<add allowed='true' verb='¦x'/></verbs>")),
  FaultPosition(.elementWrittenTwice, "", filtering("", "<requestLimits/>\n ¦<requestLimits/>")),
  FaultPosition(.unparsableConfigSource, "", filtering("configSource='¦nope.config'")),
  FaultPosition(.misplacedConfigSource, "", filtering("¦configSource='C:\\x.config'")),
  FaultPosition(.configSourceWithContent, "", filtering("\n ¦configSource='x.config'", "<verbs/>")),
  FaultPosition(
    .encryptedSection, "", filtering("¦configProtectionProvider='RsaProtectedConfigurationProvider'")),
  FaultPosition(
    .absolutePath, "the prefix",
    Sample.web(
      sw("<httpErrors><error statusCode='411' path='x.htm' prefixLanguageFilePath='¦C:\\err'/></httpErrors>")),
    reads: httpErrors),
  FaultPosition(
    .absolutePath, "the path",
    Sample.web(sw("<httpErrors><error statusCode='411' path='¦\\\\server\\x.htm'/></httpErrors>")),
    reads: httpErrors),
]

/// A server whose httpErrors and verbs have locks.
private func server(_ text: String) throws -> ServerConfiguration {
  let stock = Sample.applicationHost
    .replacing("<section name=\"handlers\"", with: "<section name=\"httpErrors\"/><section name=\"handlers\"")
    .replacing(
      "<hiddenSegments>", with: "<verbs lockElements=\"clear\"/><hiddenSegments>"
    )
    .replacing(
      "<security>",
      with:
        "<httpErrors lockAttributes=\"defaultPath\"><error statusCode=\"404\" path=\"a\"/></httpErrors><security>"
    )
  return try Sample.server(["/": text], stock: stock)
}

@Test(arguments: fileFaults + sectionFaults)
func faultsPointAtWhatIsWrong(_ test: FaultPosition) throws {
  let (text, position) = test.parts
  let fault = readFault(test.reads, at: "/deep", try server(text))
  #expect(fault?.kind == test.kind, "\(fault?.description ?? "no fault")")
  #expect(fault?.position == position, "\(fault?.description ?? "no fault")")
}

/// Every kind that stands in a web.config has its place in the tables above, but for what modules find in
/// sections that the schema accepts.
@Test func everyKindOfFaultHasAPosition() {
  let nowhere: Set<ConfigurationFault.Kind> = [
    .unreadable, .tooLarge, .missingDeclaration, .missingSchema, .invalidExpression,
    .unusableValue,
  ]
  let tested = Set((fileFaults + sectionFaults).map(\.kind))
  #expect(Set(ConfigurationFault.Kind.allCases).subtracting(tested) == nowhere)
}

/// A fault names what is wrong as a path, as verdicts name settings.
@Test(
  arguments: [
    ("a value", filtering("allowDoubleEscaping='x'"), "@allowDoubleEscaping"),
    ("deeper", filtering("", "<requestLimits maxUrl='x'/>"), "requestLimits/@maxUrl"),
    ("an entry", filtering("", "<verbs><add verb='x' allowed='y'/></verbs>"), "verbs/add/@allowed"),
    ("what is missing", filtering("", "<verbs><add verb='x'/></verbs>"), "verbs/add/@allowed"),
    (
      "a key", filtering("", "<hiddenSegments><add segment='bin'/></hiddenSegments>"),
      "hiddenSegments/add/@segment"
    ),
    ("an element", filtering("", "<verb/>"), "verb"),
    (
      "an element of an entry", filtering("", "<verbs><add verb='x' allowed='true'><y/></add></verbs>"),
      "verbs/add/y"
    ),
    ("twice", filtering("", "<verbs/><verbs/>"), "verbs"),
    ("behind a sibling", filtering("", "<verbs><add verb='x' allowed='true'/></verbs><y/>"), "y"),
    ("a lock", filtering("lockAttributes='x'"), "@lockAttributes"),
    ("the section", filtering("configProtectionProvider='x'"), ""),
  ])
func faultsNameTheirSetting(what: String, text: String, setting: String) throws {
  let fault = readFault(requestFiltering, try server(text))
  #expect(fault?.setting == (setting.isEmpty ? requestFiltering : "\(requestFiltering)/\(setting)"))
}

@Test func faultsOfFilesNameTheirSection() throws {
  func setting(_ text: String) throws -> String? { try server(Sample.web(text)).fileFault(at: "/")?.setting }
  #expect(try setting("<system.webServer><x/></system.webServer>") == "system.webServer/x")
  #expect(try setting("<appSettings/><appSettings/>") == "appSettings")
  #expect(try setting("<location path='a' b='c'/>") == nil)
}
