import StatusCodes
import Testing

@testable import Configuration

/// A reader skips the places that change nothing; sites made at random show that it skips no other.
@Suite struct SectionReaderTests {
  @Test(arguments: 0..<12 as Range<UInt64>)
  func readersAgreeWithTheConfiguration(seed: UInt64) throws {
    var site = RandomSite(seed: seed)
    let server = try ServerConfiguration(
      version: .v10_0, siteName: "Default Web Site",
      applicationHost: [ConfigurationFile(name: "host", bytes: Array(site.applicationHost().utf8))],
      webConfigs: site.webConfigs())
    var reader = SectionReader(server)
    let sections = [handlers, modules, requestFiltering, "system.webServer/defaultDocument", "extra"]
    let paths = (server.scopes + RandomSite.paths.map { $0 + "/file.htm" }).shuffled(using: &site.random)
    var known: [String: [Int32]] = [:]
    for path in paths {
      for section in sections.shuffled(using: &site.random) {
        let expected = Self.summary { () throws(ConfigurationFault) in
          try server.effective(section, at: path)
        }
        let read = Self.summary { () throws(ConfigurationFault) in try reader.effective(section, at: path) }
        #expect(read == expected, "seed \(seed), \(section) at \(path)")
      }
      known[path] = reader.identities(at: path)
    }
    // What was said of a path still holds when every section has been asked for.
    for path in paths {
      #expect(reader.identities(at: path).map { $0.prefix(known[path]?.count ?? 0) } == known[path]?[...])
    }
  }

  private static func summary(_ read: () throws(ConfigurationFault) -> EffectiveElement) -> String {
    do throws(ConfigurationFault) {
      return text(try read())
    } catch {
      return "\(error)"
    }
  }

  private static func text(_ element: EffectiveElement) -> String {
    let values = element.attributeNames.map { "\($0)=\(element.attribute($0))" }
    let children = element.elementNames.map { text(element.element($0)) }
    return "<\(element.name) \(values) \(element.entries.map(text)) \(children)>"
  }
}

/// Files of a site with folders, applications, virtual directories and locations that lie about at random.
struct RandomSite {
  struct Generator: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 29)
    }
  }

  var random: Generator

  static let paths = ["", "/a", "/A/b", "/a/b/c", "/app", "/app/x", "/app/v", "/app/v/y", "/old", "/old/z"]

  init(seed: UInt64) { random = Generator(state: seed &* 0x9E37_79B9_7F4A_7C15 | 1) }

  private mutating func pick(_ choices: String...) -> String { choices.randomElement(using: &random) ?? "" }

  mutating func applicationHost() -> String {
    let pools =
      "<add name=\"Old\" managedRuntimeVersion=\"v2.0\"/><add name=\"Closed\" "
      + "enableConfigurationOverride=\"\(pick("true", "false"))\"/>"
    let directory =
      "<virtualDirectory path=\"/v\" physicalPath=\"C:\\v\" "
      + "allowSubDirConfig=\"\(pick("true", "false"))\"/>"
    let old =
      "<application path=\"/old\" applicationPool=\"Old\">"
      + "<virtualDirectory path=\"/\" physicalPath=\"C:\\o\"/></application>"
    let count = Int.random(in: 0...6, using: &random)
    let locations = Self.paths.shuffled(using: &random).prefix(count).map {
      location("Default Web Site" + $0)
    }
    let stockApplication = "<application path=\"/app\" applicationPool=\"Classic\">"
    let application = stockApplication.replacing("Classic", with: pick("Classic", "Closed", "DefaultAppPool"))
    return Sample.applicationHost
      .replacing("<add name=\"Classic\"", with: pools + "<add name=\"Classic\"")
      .replacing("<bindings>", with: old + "<bindings>")
      .replacing(stockApplication, with: application + directory)
      .replacing("</configuration>", with: locations.joined() + "</configuration>")
  }

  mutating func webConfigs() -> [String: ConfigurationFile] {
    var files: [String: ConfigurationFile] = [:]
    for path in Self.paths where Bool.random(using: &random) {
      var text = pick("", "", "<configSections><section name=\"extra\"/></configSections>")
      if text.isEmpty, Int.random(in: 0..<12, using: &random) == 0 { text = "<nosuch/>" }
      text += content()
      for place in ["b", "b/c", "x", "v"].shuffled(using: &random).prefix(
        Int.random(in: 0...2, using: &random))
      {
        text += location(place)
      }
      let name = "\(path)/web.config"
      files[path.isEmpty ? "/" : path] = ConfigurationFile(name: name, bytes: Array(Sample.web(text).utf8))
    }
    return files
  }

  private mutating func location(_ path: String) -> String {
    let attributes = pick(
      "", "inheritInChildApplications=\"false\"", "overrideMode=\"Deny\"", "overrideMode=\"Allow\"")
    return "<location path=\"\(path)\" \(attributes)>\(content())</location>"
  }

  private mutating func content() -> String {
    let number = Int.random(in: 0..<1000, using: &random)
    return pick(
      "", sw("<handlers><add name=\"h\(number)\" path=\"*\" verb=\"*\"/></handlers>"),
      sw("<handlers><remove name=\"A\"/></handlers><defaultDocument enabled=\"false\"/>"),
      sw("<modules><add name=\"m\(number)\" type=\"T\"/></modules>"),
      filter("<requestLimits maxUrl=\"\(number)\"/>"),
      filter("<hiddenSegments><add segment=\"bin\"/></hiddenSegments>"))
  }
}
