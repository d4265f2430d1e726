import Foundation
import Testing

/// The HTML reports in a browser: what its script shows must be what the JSON of the same run says.
///
/// The tests are skipped where there is no Chromium; `.ci/install tools` installs it.
@Suite(.enabled(if: Browser.path != nil)) struct BrowserTests {
  @Test func casesOfATestRun() throws {
    try Browser.inFolder { folder in
      try Browser.write(Self.scenarios, to: folder + "/cases.yaml")
      try Browser.substatus(
        ["test", "cases.yaml", "--coverage", "--report", "html=page.html", "--report", "json=page.json"],
        in: folder,
        status: 1)
      let json = try Browser.object(folder + "/page.json")
      let page = try Browser.open(folder + "/page.html")
      for name in ["passed", "failed", "pending"] {
        let count = try #require(json[name] as? Int)
        #expect(count > 0)
        #expect(page.text(of: "count-\(name)") == "\(count)")
        #expect(page.count("data-result=\"\(name)\"") == count)
      }
      let cases = try #require(json["cases"] as? [Any])
      // The script begins with the failures.
      #expect(page.text(of: "shown") == "2 of \(cases.count) cases shown")
      #expect(page.count("<details class=\"case\"") == cases.count)
      let all = try Browser.open(folder + "/page.html", fragment: "result=passed")
      #expect(all.text(of: "shown") == "1 of \(cases.count) cases shown")
      let coverage = try #require(json["coverage"] as? [String: Any])
      let items = try #require(coverage["settings"] as? [Any])
      #expect(page.text(of: "coverage")?.contains("of \(items.count) settings") == true)
      try Browser.checkScreenshots(folder + "/page.html")
    }
  }

  @Test func outcomesOfAReplay() throws {
    try Browser.inFolder { folder in
      try Self.writeTraffic(folder)
      try Browser.substatus(
        [
          "replay", "u_ex.log", "--config", "before.config", "--report", "html=page.html", "--report",
          "json=page.json",
        ],
        in: folder, status: 0)
      let json = try Browser.object(folder + "/page.json")
      let page = try Browser.open(folder + "/page.html")
      let records = try #require(json["records"] as? [String: Any])
      #expect(page.text(of: "count-decided") == (records["decided"] as? Int).map { "\($0)" })
      let agreement = try #require(json["agreement"] as? [String: Int])
      #expect(agreement["contradicts"] ?? 0 > 0 && agreement["equal"] ?? 0 > 0)
      for (name, count) in agreement where count > 0 {
        #expect(page.html.contains("data-agreement=\"\(name)\">\(count)</td>"), "\(name)")
      }
      let pairs = try #require(json["pairs"] as? [[String: Any]])
      let total = pairs.reduce(0) { $0 + ($1["count"] as? Int ?? 0) }
      #expect(page.sum("data-count") == total)
      #expect(page.matrixSum == total)
      let settings = try #require(json["coverage"] as? [[String: Any]])
      let segment = try #require(
        settings.first { ($0["setting"] as? String)?.hasSuffix("='private']") == true })
      #expect(segment["decided"] as? Int == 40)
      // Its line has the number of requests that look at it.
      let looks = (segment["decided"] as? Int ?? 0) + (segment["evaluated"] as? Int ?? 0)
      let line = try Regex("<i> *7 +\(looks)  </i> *&lt;add segment=\"private\"/&gt;")
      #expect(page.html.firstMatch(of: line) != nil)
      try Browser.checkScreenshots(folder + "/page.html")
    }
  }

  @Test func changesOfAComparison() throws {
    try Browser.inFolder { folder in
      try Self.writeTraffic(folder)
      try Browser.substatus(
        [
          "compare", "u_ex.log", "--before", "before.config", "--after", "after.config", "--detail",
          "requests",
          "--report", "html=page.html", "--report", "json=page.json",
        ], in: folder, status: 2)
      let json = try Browser.object(folder + "/page.json")
      let page = try Browser.open(folder + "/page.html")
      for name in ["changed", "unchanged"] {
        #expect(page.text(of: "count-\(name)") == (json[name] as? Int).map { "\($0)" })
      }
      #expect(json["changed"] as? Int ?? 0 > 0)
      #expect(page.sum("data-count") == json["changed"] as? Int)
      #expect(page.matrixSum == json["changed"] as? Int)
      let chosen = try Browser.open(folder + "/page.html", fragment: "before=404.8")
      #expect(chosen.text(of: "shown") == "1 of 2 changes shown")
    }
  }

  private static let scenarios = """
    name: Cases for a browser
    site:
      web.config: |
        <configuration><system.webServer><security>
          <requestFiltering allowDoubleEscaping="false"/>
        </security></system.webServer></configuration>
      a.txt: x
    cases:
      - GET /a+b -> 404.11
      - GET /a+b -> 404.12
      - GET /a.txt -> 404.0
      - { id: P-1, request: GET /a.txt, expect: 404.0, pending: later }
    """

  private static func writeTraffic(_ folder: String) throws {
    var rows = ["#Fields: date time cs-method cs-uri-stem cs-uri-query c-ip sc-status sc-substatus"]
    for number in 0..<120 {
      let path = ["/private/x", "/img/logo", "/other"][number % 3]
      let code = ["404 8", "200 0", "200 0"][number / 3 % 3]
      rows.append("2026-11-24 10:00:00 GET \(path) - 203.0.113.\(number % 9) \(code)")
    }
    try Browser.write(rows.joined(separator: "\n") + "\n", to: folder + "/u_ex.log")
    for (name, segment) in [("before", "private"), ("after", "img")] {
      try Browser.write(
        """
        <configuration>
          <connectionStrings><add name="x" connectionString="hidden"/></connectionStrings>
          <system.webServer>
            <security>
              <requestFiltering>
                <hiddenSegments>
                  <add segment="\(segment)"/>
                </hiddenSegments>
              </requestFiltering>
            </security>
          </system.webServer>
        </configuration>

        """, to: folder + "/\(name).config")
    }
  }
}

/// A page as the browser has it once its script has run.
private struct Page {
  let html: String

  /// The text of an element by its id.
  func text(of id: String) -> String? {
    guard let start = html.range(of: "id=\"\(id)\""),
      let open = html[start.upperBound...].firstIndex(of: ">"),
      let end = html[open...].firstIndex(of: "<")
    else { return nil }
    return html[html.index(after: open)..<end].replacingOccurrences(of: ",", with: "")
  }

  func count(_ text: String) -> Int { html.components(separatedBy: text).count - 1 }

  /// The numbers of an attribute, added up.
  func sum(_ attribute: String) -> Int {
    html.components(separatedBy: attribute + "=\"").dropFirst().reduce(0) {
      $0 + (Int($1.prefix { $0 != "\"" }) ?? 0)
    }
  }

  /// The numbers of the matrix, added up.
  var matrixSum: Int {
    guard let start = html.range(of: "id=\"matrix\""),
      let end = html.range(of: "</table>", range: start.upperBound..<html.endIndex)
    else { return -1 }
    return html[start.upperBound..<end.lowerBound].components(separatedBy: "</a>").dropLast().reduce(0) {
      sum, part in
      let digits = (part.split(separator: ">").last ?? "").filter(\.isNumber)
      return sum + (Int(digits) ?? 0)
    }
  }
}

/// A headless Chromium.
private enum Browser {
  static let path = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].first {
    FileManager.default.isExecutableFile(atPath: $0)
  }

  static func inFolder(_ use: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try use(folder.path)
  }

  static func write(_ text: String, to path: String) throws {
    try text.write(toFile: path, atomically: true, encoding: .utf8)
  }

  static func object(_ path: String) throws -> [String: Any] {
    let data = try Data(contentsOf: URL(fileURLWithPath: path))
    return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  static func substatus(_ arguments: [String], in folder: String, status: Int32) throws {
    let program =
      URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent().appendingPathComponent(
        "substatus")
    let ended = try run(program.path, arguments, in: folder)
    #expect(ended.status == status)
  }

  static func open(_ path: String, fragment: String = "") throws -> Page {
    let address = "file://\(path)" + (fragment.isEmpty ? "" : "#\(fragment)")
    let ended = try chromium(
      ["--dump-dom", address], in: URL(fileURLWithPath: path).deletingLastPathComponent().path)
    return Page(html: String(decoding: ended, as: UTF8.self))
  }

  /// The page as a picture: light, dark, and as narrow as a phone. A blank page would be far smaller.
  static func checkScreenshots(_ path: String) throws {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    for (name, flags) in [
      ("light", ["--window-size=1200,1600"]),
      ("dark", ["--window-size=1200,1600", "--blink-settings=preferredColorScheme=0"]),
      ("phone", ["--window-size=390,1600"]),
    ] {
      let picture = folder + "/\(name).png"
      _ = try chromium(
        flags + ["--hide-scrollbars", "--screenshot=\(picture)", "file://\(path)"], in: folder)
      let data = try Data(contentsOf: URL(fileURLWithPath: picture))
      #expect(
        data.starts(with: [0x89, 0x50, 0x4E, 0x47]) && data.count > 15_000, "\(name): \(data.count) bytes")
    }
  }

  private static func chromium(_ arguments: [String], in folder: String) throws -> Data {
    let common = [
      "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
      "--virtual-time-budget=5000",
      "--user-data-dir=\(folder)/profile",
    ]
    return try run(try #require(path), common + arguments, in: folder).output
  }

  private static func run(
    _ program: String, _ arguments: [String], in folder: String
  ) throws -> (status: Int32, output: Data) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, output)
  }
}
