import Foundation
import Testing

/// Reports for other programs, read by those programs: `prove`, `genhtml` and `xmllint`.
///
/// Tests are skipped where a program is missing; `.ci/install tools` installs them.
@Suite struct MachineFormatTests {
  private static func has(_ tool: String) -> Bool {
    FileManager.default.isExecutableFile(atPath: "/usr/bin/" + tool)
  }

  /// Whether Python has modules.
  private static func hasPython(_ modules: String) -> Bool {
    (try? shell("python3 -c 'import \(modules)'").status) == 0
  }

  /// Runs a line of the shell in a folder with a passing and a failing scenario file and a site.
  private static func shell(_ line: String) throws -> (status: Int32, output: String) {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(
      at: folder.appendingPathComponent("site"), withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let files = [
      "site/web.config": """
      <configuration><system.webServer><security>
        <requestFiltering><hiddenSegments><add segment="private"/></hiddenSegments></requestFiltering>
      </security></system.webServer></configuration>
      """,
      "good.yaml":
        "name: good\nsite: { root: site }\ncases:\n  - GET /private/x -> 404.8\n  - GET /a -> 404.0\n",
      "bad.yaml": """
      name: 'bad & <odd> "names"'
      site: { root: site }
      cases:
        - GET /private/x -> 404.11
        - { id: P-1, request: GET /a, expect: 404.8, pending: 'later # <now>' }
      """,
    ]
    for (name, text) in files {
      try text.write(to: folder.appendingPathComponent(name), atomically: true, encoding: .utf8)
    }
    let program = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
      .appendingPathComponent("substatus").path
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", "substatus() { '\(program)' \"$@\"; }\n" + line]
    process.currentDirectoryURL = folder
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
  }

  @Test(.enabled(if: has("prove")))
  func proveReadsTAP() throws {
    let good = try Self.shell(
      "substatus test good.yaml --report tap13=r.tap >/dev/null; prove --exec cat r.tap")
    #expect(good.status == 0 && good.output.contains("Result: PASS"), "\(good.output)")
    let bad = try Self.shell(
      "substatus test bad.yaml --report tap13=r.tap >/dev/null; prove --exec cat r.tap")
    #expect(bad.status != 0 && bad.output.contains("Failed test:  1"), "\(bad.output)")
    #expect(bad.output.contains("Tests=2"), "\(bad.output)")
  }

  @Test(.enabled(if: has("genhtml")))
  func genhtmlReadsLCOV() throws {
    let ended = try Self.shell(
      "substatus test good.yaml --report lcov=r.info >/dev/null && genhtml -q r.info -o out && ls out/index.html"
    )
    #expect(ended.status == 0 && ended.output.contains("out/index.html"), "\(ended.output)")
  }

  @Test(.enabled(if: has("xmllint")), arguments: ["good", "bad"])
  func jUnitFitsItsSchema(_ name: String) throws {
    let ended = try Self.shell(
      """
      substatus test \(name).yaml --report junit=r.xml >/dev/null
      cat > junit.xsd <<'XSD'
      \(Self.schema)
      XSD
      xmllint --noout --schema junit.xsd r.xml
      """)
    #expect(ended.status == 0 && ended.output.contains("r.xml validates"), "\(ended.output)")
  }

  @Test(
    "Editors accept what the program reads, and nothing that is mistyped",
    .enabled(if: hasPython("jsonschema, yaml")))
  func scenarioFilesFitTheirSchema() throws {
    let scenarios = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Scenarios").path
    let ended = try Self.shell(
      """
      substatus test --schema > schema.json
      cat > check.py <<'PYTHON'
      \(Self.validation)
      PYTHON
      python3 check.py '\(scenarios)'
      """)
    #expect(ended.status == 0, "\(ended.output)")
    #expect(ended.output.contains(" files fit, 12 mistakes found"), "\(ended.output)")
  }

  /// Reads YAML as editors do (version 1.2, the core schema), and holds it against the schema.
  private static let validation = #"""
    import glob, json, re, sys, jsonschema, yaml

    class Loader(yaml.SafeLoader): pass
    Loader.yaml_implicit_resolvers = {}
    for tag, pattern, first in [
        ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"), ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
        ("int", r"[-+]?[0-9]+", "-+0123456789"), ("float", r"[-+]?(\.[0-9]+|[0-9]+\.[0-9]*)([eE][-+]?[0-9]+)?", "-+.0123456789")]:
        Loader.add_implicit_resolver("tag:yaml.org,2002:" + tag, re.compile("^(?:" + pattern + ")$"), list(first))

    schema = json.load(open("schema.json"))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    count = 0
    for path in glob.glob(sys.argv[1] + "/**/*.yaml", recursive=True):
        count += 1
        for error in validator.iter_errors(yaml.load(open(path), Loader=Loader)):
            sys.exit(path + " " + str(list(error.absolute_path)) + " " + error.message[:500])
    found = 0
    for case in ["GET / -> 40411", "GET / -> passes", "{request: GET /, expect: 40411}", "{request: GET /, expect: passed}",
        "{request: GET /, expect: [404.11, pas]}", "{request: GET /, expect: {statsu: 404.11}}", "{request: GET /}",
        "{request: GET /, expect: {'7.0-8.5': passing}}", "{sweep: maxURL, expect: 404.14}", "{request: GET /, iis: '9.0', expect: pass}",
        "{request: GET /, sweep: maxUrl, expect: pass}", "{request: GET /, expect: refused Url}"]:
        if not validator.is_valid(yaml.load("name: n\ncases: [" + case + "]" , Loader=Loader)): found += 1
        else: print("not found: " + case)
    print(count, "files fit,", found, "mistakes found")
    """#

  /// The elements and attributes that Jenkins, GitLab and Azure DevOps read.
  private static let schema = """
    <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
      <xs:complexType name="message" mixed="true">
        <xs:attribute name="message" type="xs:string"/><xs:attribute name="type" type="xs:string"/>
      </xs:complexType>
      <xs:element name="testcase"><xs:complexType><xs:choice minOccurs="0" maxOccurs="unbounded">
        <xs:element name="skipped" type="message"/><xs:element name="failure" type="message"/>
        <xs:element name="error" type="message"/><xs:element name="system-out" type="xs:string"/>
        <xs:element name="system-err" type="xs:string"/></xs:choice>
        <xs:attribute name="name" type="xs:string" use="required"/>
        <xs:attribute name="classname" type="xs:string" use="required"/>
        <xs:attribute name="time" type="xs:decimal"/><xs:attribute name="file" type="xs:string"/>
        <xs:attribute name="line" type="xs:positiveInteger"/></xs:complexType></xs:element>
      <xs:element name="testsuite"><xs:complexType><xs:sequence>
        <xs:element ref="testcase" minOccurs="0" maxOccurs="unbounded"/></xs:sequence>
        <xs:attribute name="name" type="xs:string" use="required"/>
        <xs:attribute name="tests" type="xs:nonNegativeInteger" use="required"/>
        <xs:attribute name="failures" type="xs:nonNegativeInteger"/>
        <xs:attribute name="errors" type="xs:nonNegativeInteger"/>
        <xs:attribute name="skipped" type="xs:nonNegativeInteger"/>
        <xs:attribute name="time" type="xs:decimal"/><xs:attribute name="timestamp" type="xs:dateTime"/>
        <xs:attribute name="file" type="xs:string"/></xs:complexType></xs:element>
      <xs:element name="testsuites"><xs:complexType><xs:sequence>
        <xs:element ref="testsuite" minOccurs="0" maxOccurs="unbounded"/></xs:sequence>
        <xs:attribute name="name" type="xs:string"/>
        <xs:attribute name="tests" type="xs:nonNegativeInteger"/>
        <xs:attribute name="failures" type="xs:nonNegativeInteger"/>
        <xs:attribute name="errors" type="xs:nonNegativeInteger"/>
        <xs:attribute name="skipped" type="xs:nonNegativeInteger"/>
        <xs:attribute name="time" type="xs:decimal"/></xs:complexType></xs:element>
    </xs:schema>
    """
}
