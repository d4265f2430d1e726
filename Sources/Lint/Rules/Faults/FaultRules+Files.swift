internal import Configuration

extension FaultRules {
  /// Faults that make every request below the file fail.
  static let files: [LintRule] = [
    rule(
      .notWellFormed, "A configuration file is well-formed XML, in the encoding it declares.",
      fires: .raw("<configuration><system.webServer></configuration>"),
      passes: .raw("<configuration><system.webServer></system.webServer></configuration>")),
    rule(
      .unreadable, "A file that is there can be opened by the application pool's identity.",
      fires: LintExample().unreadable("/v"),
      passes: LintExample().file("/v", "")),
    rule(
      .tooLarge, "A web.config has at most 250 KB.",
      fires: .site("<!--\(String(repeating: "x", count: 256 * 1024))-->"),
      passes: .site("<!--x-->")),
    rule(
      .undeclaredWebServerSection, "An element below system.webServer is declared by an installed component.",
      fires: .webServer("<iisnode/>"), passes: .webServer("<rewrite/>")),
    rule(
      .undeclaredSection, "A section is declared in configSections or by the .NET Framework.",
      fires: .site("<log4net/>"),
      passes: .site("<configSections><section name=\"log4net\" type=\"T\"/></configSections><log4net/>")),
    rule(
      .wrongRoot, "The root element of a configuration file is <configuration>.",
      fires: .raw("<Configuration/>"), passes: .raw("<configuration/>")),
    rule(
      .sectionWrittenTwice, "A section stands once in a file, and once in a location.",
      fires: .webServer("<directoryBrowse enabled=\"false\"/><directoryBrowse enabled=\"false\"/>"),
      passes: .webServer("<directoryBrowse enabled=\"false\"/>")),
    rule(
      .misplacedConfigSections, "<configSections> is the first element of its file, and there is one.",
      fires: .site("<appSettings/><configSections/>"), passes: .site("<configSections/><appSettings/>")),
    rule(
      .sectionDeclaredTwice, "A section is declared once on the way from machine.config down.",
      fires: .site("<configSections><section name=\"appSettings\" type=\"T\"/></configSections>"),
      passes: .site("<configSections><section name=\"mySettings\" type=\"T\"/></configSections>")),
    rule(
      .bothOverrides, "A location has overrideMode or allowOverride, not both.",
      fires: .site("<location path=\".\" overrideMode=\"Allow\" allowOverride=\"true\"/>"),
      passes: .site("<location path=\".\" overrideMode=\"Allow\"/>")),
    rule(
      .badLocation, "Locations and declarations have the attributes and values they may have.",
      fires: .site("<location path=\"a\" inherit=\"false\"/>"),
      passes: .site("<location path=\"a\" inheritInChildApplications=\"false\"/>")),
  ]
}
