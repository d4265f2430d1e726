internal import Configuration
internal import Server
internal import StatusCodes
internal import Substatus
internal import Yams

/// Reads what files and cases say of the server, its content and the world.
struct SetupReader {
  let reader: NodeReader
  let read: (String) throws -> [UInt8]

  static let factKeys = [
    "httpSys", "build", "sites", "pools", "otherRegistrations", "urlReservations",
    "bindingsWithoutCertificate", "options", "handlers",
    "responses",
    "webPages", "traceMethod", "missingTypes", "runningRequests", "failingAccounts", "startedApplications",
    "initializingApplications",
    "locks", "storageFull",
  ]

  func versions(_ node: Node) -> [IISVersion] {
    let nodes: [Node]
    if case .sequence(let list) = node { nodes = Array(list) } else { nodes = [node] }
    if nodes.isEmpty { reader.report("iis: an empty list names no version", at: node) }
    let names = IISVersion.allCases.map(\.rawValue)
    return nodes.compactMap { reader.word($0, "iis", among: names).flatMap { IISVersion(rawValue: $0) } }
  }

  func apply(_ key: String, _ node: Node, _ setup: inout ScenarioCase.Setup) {
    switch key {
    case "server":
      setup.server = reader.word(node, "server", among: SetupNames.presets)
      setup.applicationHost = nil
    case "applicationHost": setup.applicationHost = document(node, key)
    case "applicationHostAdditions": setup.additions = document(node, key)
    case "machineConfig": setup.machineConfig = document(node, key)
    case "rootWebConfig": setup.rootWebConfig = document(node, key)
    case "with": setup.with = components(node, key)
    case "without": setup.without = components(node, key)
    case "site": site(node, &setup)
    case "pool": setup.stockSite.pool = hosting.pool(node)
    case "applications": setup.stockSite.applications = hosting.applications(node)
    case "virtualDirectories": setup.stockSite.virtualDirectories = hosting.virtualDirectories(node)
    case "folders": setup.folders.merge(hosting.folders(node, besidesFile: besidesFile)) { $1 }
    case "facts": facts(node, &setup)
    case "connection": FactReader(reader: reader).connection(node, &setup)
    case "as": FactReader(reader: reader).credentials(node, &setup)
    case "at": setup.arrival = FactReader(reader: reader).time(node, key, Timestamp.time)
    case "duration": setup.duration = FactReader(reader: reader).time(node, key, Timestamp.duration)
    default: break
    }
  }

  private func components(_ node: Node, _ key: String) -> [String] {
    let texts = reader.texts(node, key)
    for text in texts where !SetupNames.components.contains(text) {
      reader.report(
        "\(key) cannot be '\(text)'" + Suggestion.text(for: text, among: SetupNames.components), at: node)
    }
    return texts
  }

  /// XML as it stands, or the path of a file.
  private func document(_ node: Node, _ key: String) -> String? {
    guard let text = reader.text(node, key), !text.contains("<") else { return node.scalar?.string }
    do {
      return String(decoding: try read(text), as: UTF8.self)
    } catch {
      reader.report("\(key): '\(text)' cannot be read", at: node)
      return nil
    }
  }

  private func site(_ node: Node, _ setup: inout ScenarioCase.Setup) {
    for (path, value) in reader.members(node, "site") {
      if path == "root" {
        setup.root = reader.text(value, "root").map { besidesFile($0) }
      } else {
        contentReader.read(path, value, &setup)
      }
    }
  }

  private var hosting: HostingReader { HostingReader(reader: reader) }
  private var contentReader: ContentReader { ContentReader(reader: reader) }

  /// A folder is named relative to the file that names it.
  private func besidesFile(_ path: String) -> String {
    guard !path.hasPrefix("/"), let slash = reader.file.lastIndex(of: "/") else { return path }
    return reader.file[...slash] + path
  }

  /// A number that the registry value can have: Windows would use its default in place of another one, and
  /// the case would then test something it does not say.
  private func registryValue(_ name: String, _ node: Node) -> Int? {
    guard let number = reader.number(node, name) else { return nil }
    guard let problem = SetupNames.problem(of: number, as: name) else { return number }
    reader.report("\(name) cannot be \(number); \(problem)", at: node)
    return nil
  }

  private func facts(_ node: Node, _ setup: inout ScenarioCase.Setup) {
    for (key, value) in reader.map(node, "facts", keys: Self.factKeys) {
      switch key {
      case "build": setup.build = reader.number(value, "build")
      case "httpSys":
        for (name, value) in reader.map(value, "httpSys", keys: SetupNames.registry) {
          setup.httpSys[name] = registryValue(name, value)
        }
      case "sites":
        for (name, value) in reader.members(value, "sites") {
          setup.sites[name] = reader.word(value, name, among: SetupNames.siteStates)
        }
      case "pools":
        for (name, value) in reader.members(value, "pools") {
          setup.pools[name] = reader.word(value, name, among: SetupNames.poolStates)
        }
      case "options":
        for (name, value) in reader.map(value, "options", keys: SetupNames.options) {
          setup.options[name] = reader.word(value, name, among: SetupNames.values(of: name))
        }
      case "handlers": contentReader.handlers(value, &setup)
      case "responses": contentReader.responses(value, &setup)
      case "webPages": setup.webPages = reader.boolean(value, key) ?? false
      case "failingAccounts": setup.failingAccounts = reader.texts(value, key)
      case "traceMethod": setup.traceMethod = reader.boolean(value, key) ?? false
      case "startedApplications": setup.startedApplications = reader.texts(value, key)
      case "initializingApplications": setup.initializingApplications = reader.texts(value, key)
      case "locks": setup.locks = contentReader.locks(value)
      case "storageFull": setup.storageFull = reader.boolean(value, key) ?? false
      case "missingTypes": setup.missingTypes = reader.texts(value, key)
      case "runningRequests": setup.runningRequests = max(0, reader.number(value, key) ?? 0)
      case "otherRegistrations": setup.otherRegistrations = reader.texts(value, key)
      case "bindingsWithoutCertificate": setup.bindingsWithoutCertificate = reader.texts(value, key)
      default: setup.urlReservations = reader.texts(value, key)
      }
    }
  }
}
