internal import Configuration
internal import StatusCodes

extension FaultRules {
  /// Faults that make reading one section at some path fail.
  static let sections: [LintRule] = [
    rule(
      .sectionLocked, "A section is set only where the server's locks and its declaration allow it.",
      fires: .webServer("<security><access sslFlags=\"Ssl\"/></security>"),
      passes: .webServer("<security><authorization bypassLoginPages=\"true\"/></security>")),
    rule(
      .lockViolation, "What a file above has locked stays as it is.",
      fires: .webServer("<httpErrors defaultPath=\"/error.htm\"/>"),
      passes: .webServer("<httpErrors errorMode=\"DetailedLocalOnly\"/>")),
    rule(
      .unknownLockName, "A lock names attributes and elements that exist.",
      fires: .webServer("<directoryBrowse enabled=\"false\" lockAttributes=\"enable\"/>"),
      passes: .webServer("<directoryBrowse enabled=\"false\" lockAttributes=\"enabled\"/>")),
    rule(
      .unrecognizedAttribute, "An attribute exists in the version's schema, in this spelling.",
      fires: .filtering("", attributes: "removeServerHeader=\"true\"").iis(.v8_5),
      passes: .filtering("", attributes: "removeServerHeader=\"true\"")),
    rule(
      .unrecognizedElement, "An element exists in the version's schema, in this spelling.",
      fires: .filtering("<hiddenSegment/>"), passes: .filtering("<hiddenSegments/>")),
    rule(
      .missingRequiredAttribute, "Required attributes are written.",
      fires: .filtering("<verbs><add verb=\"TRACE\"/></verbs>"),
      passes: .filtering("<verbs><add verb=\"TRACE\" allowed=\"false\"/></verbs>")),
    rule(
      .invalidValue, "A value is one that its attribute accepts.",
      fires: .filtering("<verbs allowUnlisted=\"yes\"/>"),
      passes: .filtering("<verbs allowUnlisted=\"true\"/>")),
    rule(
      .duplicateInheritedEntry, "An inherited entry is removed before it is added again.",
      fires: .webServer(
        "<staticContent><mimeMap fileExtension=\".css\" mimeType=\"text/css\"/></staticContent>"),
      passes: .webServer(
        """
        <staticContent><remove fileExtension=".css"/>
        <mimeMap fileExtension=".css" mimeType="text/css"/></staticContent>
        """)),
    rule(
      .duplicateEntry, "A file adds an entry once.",
      fires: .webServer(
        "<httpProtocol><customHeaders><add name=\"x-a\" value=\"1\"/><add name=\"X-A\" value=\"2\"/></customHeaders></httpProtocol>"
      ),
      passes: .webServer(
        "<httpProtocol><customHeaders><add name=\"x-a\" value=\"1\"/><add name=\"X-B\" value=\"2\"/></customHeaders></httpProtocol>"
      )),
    rule(
      .elementWrittenTwice, "An element stands once in its section.",
      fires: .filtering("<requestLimits maxUrl=\"100\"/><requestLimits maxQueryString=\"100\"/>"),
      passes: .filtering("<requestLimits maxUrl=\"100\" maxQueryString=\"100\"/>")),
    rule(
      .unparsableConfigSource, "The file of a configSource is there and holds the section.",
      fires: .webServer("<directoryBrowse configSource=\"browse.config\"/>"),
      passes: .webServer("<directoryBrowse configSource=\"browse.config\"/>")
        .source("/browse.config", "<directoryBrowse enabled=\"false\"/>")),
    rule(
      .misplacedConfigSource,
      "A configSource names a file relative to its folder, and stands in a web.config.",
      fires: .webServer("<directoryBrowse configSource=\"C:\\browse.config\"/>"),
      passes: .webServer("<directoryBrowse enabled=\"false\"/>")),
    rule(
      .configSourceWithContent, "A section with a configSource has nothing else.",
      fires: .webServer("<directoryBrowse configSource=\"browse.config\" enabled=\"false\"/>"),
      passes: .webServer("<directoryBrowse enabled=\"false\"/>")),
    rule(
      .absolutePath, "A web.config names the files of error pages by relative paths.",
      fires: .webServer(
        "<httpErrors><error statusCode=\"411\" path=\"C:\\errors\\411.htm\"/></httpErrors>"),
      passes: .webServer("<httpErrors><error statusCode=\"411\" path=\"errors\\411.htm\"/></httpErrors>")),
    rule(
      .encryptedSection, "A section that IIS's native code reads is not encrypted as a whole.",
      fires: .site(
        "<system.web><identity configProtectionProvider=\"RsaProtectedConfigurationProvider\"/></system.web>"),
      passes: .site("<system.web><identity impersonate=\"false\"/></system.web>")),
  ]
}
