import Foundation
import Testing

/// Reports for other programs, read by those programs: `prove`, `genhtml` and `xmllint`.
///
/// Tests are skipped where a program is missing; `.ci/install tools` installs them.
@Suite struct MachineFormatTests {
  private static func has(_ tool: String) -> Bool {
    FileManager.default.isExecutableFile(atPath: "/usr/bin/" + tool)
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
