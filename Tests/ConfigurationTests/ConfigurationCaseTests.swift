import Configuration
import StatusCodes
import Testing

/// A row of the case table of configuration 10, as far as configuration alone decides it: the web.config files of a
/// site on a stock server, the section its module reads, and what reading it says.
struct ConfigurationCase: Sendable, CustomTestStringConvertible {
  enum Expected: Sendable {
    case readable
    /// Every request at the path fails: code, text.
    case file(UInt32, String)
    /// Reading the section fails: code, a part of the text.
    case section(UInt32, String)
    /// No site starts: code, text.
    case server(UInt32, String)
  }

  let id: String
  var server: ServerPreset = .full
  var with: Set<ServerComponent> = []
  var without: Set<ServerComponent> = []
  var version = IISVersion.v10_0
  /// Content below `<configuration>`, by folder.
  var web: [String: String] = [:]
  /// Whole files, by folder.
  var raw: [String: String] = [:]
  /// The paths of applications below the site's own.
  var applications: [String] = []
  /// Content of a further file at the server's level.
  var addition: String?
  var sources: [String: String] = [:]
  /// Below `system.webServer`, or a whole path.
  let reads: String
  var at = "/"
  let expected: Expected

  var testDescription: String { "\(id) \(reads) at \(at)" }

  func configuration() throws -> ServerConfiguration {
    let stock = StockServer(preset: server, version: version, with: with, without: without)
    let inside = applications.map { "<application path=\"\($0)\"/>" }.joined()
    let text = String(decoding: stock.applicationHostConfig, as: UTF8.self)
      .replacing("<bindings>", with: inside + "<bindings>", maxReplacements: 1)
    var host = [Sample.file(text, name: stock.name)]
    if let addition { host.append(Sample.file(Sample.web(addition), name: "applicationHost.config")) }
    return try ServerConfiguration(
      version: version, siteName: stock.siteName, applicationHost: host,
      webConfigs: web.mapValues { Sample.file(Sample.web($0)) }
        .merging(raw.mapValues { Sample.file($0) }) { first, _ in first },
      configSources: sources.mapValues { Sample.file($0, name: "source.config") })
  }

  func check(_ at: SourceLocation = #_sourceLocation) throws {
    if case .server(let code, let text) = expected {
      let fault = #expect(throws: ConfigurationFault.self, sourceLocation: at) { try self.configuration() }
      #expect(fault?.hresult == code && fault?.text == text, "\(fault?.text ?? "")", sourceLocation: at)
      return
    }
    let configuration = try configuration()
    let section = reads.hasPrefix("system.") ? reads : "system.webServer/\(reads)"
    let file = configuration.fileFault(at: self.at)
    let fault = readFault(section, at: self.at, configuration)
    switch expected {
    case .server:
      break
    case .readable:
      #expect(fault == nil, sourceLocation: at)
    case .file(let code, let text):
      #expect(file?.level == .file && file?.hresult == code && file?.text == text, sourceLocation: at)
      #expect(fault == file, sourceLocation: at)
    case .section(let code, let text):
      #expect(file == nil, sourceLocation: at)
      #expect(fault?.level == .section && fault?.hresult == code, sourceLocation: at)
      #expect(fault?.text.contains(text) == true, "\(fault?.text ?? "no fault")", sourceLocation: at)
    }
  }
}

func sw(_ content: String) -> String { "<system.webServer>\(content)</system.webServer>" }

func sec(_ content: String) -> String { sw("<security>\(content)</security>") }

func filter(_ content: String) -> String { sec("<requestFiltering>\(content)</requestFiltering>") }

func place(_ path: String, _ content: String, _ attributes: String = "") -> String {
  "<location path=\"\(path)\" \(attributes)>\(content)</location>"
}

let invalid: UInt32 = 0x8007_000d
let exists: UInt32 = 0x8007_00b7
let locked: UInt32 = 0x8007_0021
let unsupported: UInt32 = 0x8007_0032
let sectionLock = "This configuration section cannot be used at this path."

func missingDeclaration(_ name: String) -> String {
  "The configuration section '\(name)' cannot be read because it is missing a section declaration"
}
