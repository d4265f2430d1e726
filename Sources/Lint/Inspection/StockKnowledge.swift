internal import Configuration
internal import StatusCodes

/// What servers have that are installed otherwise than the one at hand.
enum StockKnowledge {
  /// The versions whose stock list has a file extension, in lower case.
  static let mimeTypes: [String: [IISVersion]] = {
    var versions: [String: [IISVersion]] = [:]
    for version in IISVersion.allCases {
      let host = host(StockServer(preset: .full, version: version), version)
      for entry in (try? host?.effective(Section.staticContent))?.entries ?? [] {
        versions[entry.string("fileExtension").lowercased(), default: []].append(version)
      }
    }
    return versions
  }()

  /// A server with every role service and add-on.
  private static let everything = host(
    StockServer(preset: .full, version: .v10_0, with: Set(ServerComponent.allCases)), .v10_0)

  /// Whether a server with everything installed has an entry with these attributes somewhere in a section.
  static func hasEntry(_ attributes: [(name: String, value: String)], in section: String) -> Bool {
    func find(_ element: EffectiveElement) -> Bool {
      let isMatch = element.entries.contains { entry in
        attributes.allSatisfy { name, value in
          entry.hasAttribute(name) && entry.string(name).lowercased() == value.lowercased()
        }
      }
      return isMatch || element.entries.contains(where: find) || element.children.contains(where: find)
    }
    return (try? everything?.effective(section)).map(find) ?? false
  }

  private static func host(_ stock: StockServer, _ version: IISVersion) -> ApplicationHost? {
    let file = ConfigurationFile(name: stock.name, bytes: stock.applicationHostConfig)
    return try? ApplicationHost(version: version, files: [file])
  }
}
