public import ArgumentParser
public import Configuration
import Foundation
import Scenarios
import Server
public import StatusCodes
import Substatus

extension IISVersion: ExpressibleByArgument {}
extension ServerPreset: ExpressibleByArgument {}

/// The options that describe a server, the same for every verb.
struct ServerOptions: ParsableArguments {
  @Option(
    help: "A web.config at the site's root; URLPATH=FILE puts it below. Repeatable.", completion: .file())
  var config: [String] = []

  @Option(
    help: "A content folder as the site's root: its web.config files and its files are used.",
    completion: .directory)
  var siteRoot: String?

  @Option(
    help: ArgumentHelp(
      "A local folder for one of the server: 'C:\\inetpub=./inetpub'; a virtual directory is read from the one with the longest path. Repeatable.",
      valueName: "windows-path=folder"))
  var map: [String] = []

  @Option(help: "The site that --config and --site-root mean; without it the one a request is routed to.")
  var site: String?

  @Option(help: "A real applicationHost.config in place of a preset.", completion: .file())
  var apphost: String?

  @Option(
    help: "The machine.config above it; v2.0=FILE or v4.0=FILE for the pools of one version. Repeatable.")
  var machineConfig: [String] = []

  @Option(
    help: "The web.config beside machine.config; v2.0=FILE or v4.0=FILE likewise. Repeatable.",
    completion: .file())
  var rootWebConfig: [String] = []

  @Option(help: "The stock applicationHost.config to start from.")
  var server = ServerPreset.full

  @Option(help: "Components to add to the preset, separated by commas.")
  var with: String?

  @Option(help: "Components to remove from the preset, separated by commas.")
  var without: String?

  @Option(help: "The version of IIS.")
  var iis = IISVersion.v10_0

  @Option(help: "The build of Windows, for example 17763.")
  var build: Int?

  @Option(name: .customLong("http-sys"), help: "A registry value of HTTP.sys, NAME=NUMBER. Repeatable.")
  var httpSys: [String] = []

  @Option(help: "An account of the configuration that cannot log on: IUSR. Repeatable.")
  var failingAccount: [String] = []

  @Option(help: "A choice where IIS's behaviour is not known, NAME=VALUE. Repeatable.")
  var assume: [String] = []

  /// Reads every file the options name.
  func description() throws -> ServerDescription {
    var server = ServerDescription()
    server.preset = self.server
    server.with = try components(with, "--with")
    server.without = try components(without, "--without")
    server.profile.version = iis
    server.profile.build = build
    server.profile.failingAccounts = Set(failingAccount.map { $0.lowercased() })
    for text in httpSys { try setRegistry(text, &server.profile.httpSys) }
    for text in assume { try setOption(text, &server.profile.options) }
    server.site = site
    let mappings = try map.map { try mapping($0) }
    do throws(LocalFolder.Unreadable) {
      if let siteRoot { server.folders.setRoot(.local(try LocalFolder(siteRoot)), ofSite: site) }
      for (path, folder) in mappings { server.folders.map(path, to: .local(try LocalFolder(folder))) }
    } catch {
      throw StandardError.report(error.message, Exit.unreadable)
    }
    do throws(UnreadableFile) {
      if let apphost { server.applicationHost = try file(apphost) }
      for text in config {
        let (path, name) = Self.virtualPath(text)
        server.webConfigs[path] = try file(name)
      }
      for text in machineConfig {
        for (version, file) in try framework(text) {
          server.frameworks[version, default: .init()].machineConfig = file
        }
      }
      for text in rootWebConfig {
        for (version, file) in try framework(text) {
          server.frameworks[version, default: .init()].rootWebConfig = file
        }
      }
    } catch {
      throw StandardError.report(error.message, Exit.unreadable)
    }
    return server
  }

  private func file(_ path: String) throws(UnreadableFile) -> ConfigurationFile {
    ConfigurationFile(name: path, bytes: try FileReading.bytes(of: path))
  }

  /// `URLPATH=FILE`, or a file at the root.
  private static func virtualPath(_ text: String) -> (path: String, file: String) {
    guard text.hasPrefix("/"), let equals = text.firstIndex(of: "=") else { return ("/", text) }
    let path = text[..<equals]
    return (
      path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : String(path),
      String(text[text.index(after: equals)...])
    )
  }

  /// `WINDOWSPATH=FOLDER`.
  private func mapping(_ text: String) throws -> (path: String, folder: String) {
    guard let equals = text.firstIndex(of: "="), equals != text.startIndex,
      text.index(after: equals) != text.endIndex
    else { throw ValidationError("--map takes 'C:\\inetpub=./inetpub', not '\(text)'") }
    return (String(text[..<equals]), String(text[text.index(after: equals)...]))
  }

  /// `v2.0=FILE` or `v4.0=FILE`, or a file for every version.
  private func framework(_ text: String) throws(UnreadableFile) -> [FrameworkVersion: ConfigurationFile] {
    if text.hasPrefix("v2.0=") { return [.v2: try file(String(text.dropFirst(5)))] }
    if text.hasPrefix("v4.0=") { return [.v4: try file(String(text.dropFirst(5)))] }
    let file = try file(text)
    return [.v2: file, .v4: file]
  }

  private func components(_ text: String?, _ option: String) throws -> Set<ServerComponent> {
    var components: Set<ServerComponent> = []
    for name in (text ?? "").split(separator: ",") {
      let known = ServerComponent.allCases.first { $0.rawValue.lowercased() == name.lowercased() }
      guard let known else {
        let names = ServerComponent.allCases.map(\.rawValue).joined(separator: ", ")
        throw ValidationError("\(option): no component '\(name)'; there are \(names)")
      }
      components.insert(known)
    }
    return components
  }

  private func setRegistry(_ text: String, _ settings: inout HTTPSysSettings) throws {
    let parts = text.split(separator: "=", maxSplits: 1)
    guard parts.count == 2, let value = Int(parts[1]) else {
      throw ValidationError("--http-sys takes NAME=NUMBER, not '\(text)'")
    }
    do {
      try settings.set(String(parts[0]), to: value)
    } catch {
      switch error {
      case .unknownName:
        throw ValidationError(
          "--http-sys: no value '\(parts[0])'; there are \(HTTPSysSettings.names.joined(separator: ", "))")
      case .outOfRange(let range):
        throw ValidationError("--http-sys: \(parts[0]) is \(range.lowerBound) to \(range.upperBound)")
      case .unsupportedCodePage:
        throw ValidationError("--http-sys: code page \(value) is not modelled; 1252 and 28591 are")
      }
    }
  }

  private func setOption(_ text: String, _ options: inout UndeterminedBehavior) throws {
    let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
    guard parts.count == 2, options.set(parts[0], to: parts[1]) else {
      let values = UndeterminedBehavior.values(of: parts.first ?? "")
      let hint =
        values.isEmpty
        ? "there are \(UndeterminedBehavior.names.joined(separator: ", "))"
        : "it takes \(values.joined(separator: ", "))"
      throw ValidationError("--assume: cannot set '\(text)'; \(hint)")
    }
  }
}
