internal import Configuration

/// What `<httpRuntime>` says of requests that reach ASP.NET, in one scope. Source: content-and-errors 9.1.
final class ManagedRequestPolicy: Sendable {
  /// In characters of the path; 0 stands for no limit.
  let maxUrlLength: Limit
  /// In bytes of the query.
  let maxQueryStringLength: Limit
  /// In bytes of the body.
  let maxRequestLength: Limit
  /// For each byte whether no path may hold it.
  let invalidCharacters: [Bool]
  /// The shapes of those bytes.
  let invalidShapes: PathShape
  let invalidCharactersSetting: Int32
  /// Whether names that mean something to Windows are let through.
  let isRelaxed: Bool
  let relaxedSetting: Int32
  /// Whether ASP.NET runs at all (`httpRuntime/@enable`).
  let isEnabled: Bool
  let enabledSetting: Int32
  /// Whether the pool runs ASP.NET 2.0, which says 404 of an application that is offline.
  let isFramework2: Bool
  /// Whether ASP.NET sees requests for other handlers too.
  let seesEverything: Bool
  /// The index of the setting that loads a type nobody has, and whether it is loaded for every request; -1
  /// when there is none.
  let missingModule: Int32
  let missingModuleConcernsEverything: Bool

  /// A limit and the index of its setting.
  typealias Limit = RequestFilteringPolicy.Limit

  /// A policy for scopes whose section cannot be read: it refuses nothing.
  init() {
    (maxUrlLength, maxQueryStringLength, maxRequestLength) = (
      Limit(value: 0, setting: -1), Limit(value: .max, setting: -1), Limit(value: .max, setting: -1)
    )
    (invalidCharacters, invalidShapes, invalidCharactersSetting) = ([], [], -1)
    (isRelaxed, relaxedSetting, seesEverything) = (true, -1, false)
    (isEnabled, enabledSetting, isFramework2, isActive) = (true, -1, false, false)
    (missingModule, missingModuleConcernsEverything) = (-1, false)
  }

  /// The characters that no path may hold by default.
  static let defaultInvalidCharacters = #"<,>,*,%,&,:,\,?"#

  /// - Parameters:
  ///   - modules: the effective `<modules>` section.
  ///   - missingTypes: types that no assembly has, by their names without assembly.
  init(
    _ section: EffectiveElement, modules: EffectiveElement?, missingTypes: Set<String>, pool: PoolFacts,
    settings: inout SettingList
  ) {
    isActive = true
    isEnabled = section.bool("enable")
    enabledSetting = settings.add("system.web/httpRuntime", "enable", of: section)
    isFramework2 = pool.runtimeVersion == "v2.0"
    let path = "system.web/httpRuntime"
    func limit(_ name: String, scale: UInt64 = 1) -> Limit {
      let value = UInt64(max(0, section.int(name)))
      return Limit(value: value &* scale, setting: settings.add(path, name, of: section))
    }
    maxUrlLength = limit("maxUrlLength")
    maxQueryStringLength = limit("maxQueryStringLength")
    maxRequestLength = limit("maxRequestLength", scale: 1024)
    let isWritten = section.isWritten("requestPathInvalidCharacters")
    let list =
      isWritten ? section.string("requestPathInvalidCharacters") : Self.defaultInvalidCharacters
    var invalid = [Bool](repeating: false, count: 128)
    for part in list.parts(",") {
      if let byte = part.trimmingBlanks().utf8.first, byte < 128 { invalid[Int(byte)] = true }
    }
    invalidCharacters = invalid
    var shapes: PathShape = []
    for byte in UInt8.min..<128 where invalid[Int(byte)] { shapes.formUnion(PathShape(byte)) }
    invalidShapes = shapes
    invalidCharactersSetting = settings.add(
      path + "/@requestPathInvalidCharacters", list, section.attribute("requestPathInvalidCharacters").source)
    isRelaxed = section.bool("relaxedUrlToFileSystemMapping")
    relaxedSetting = settings.add(path, "relaxedUrlToFileSystemMapping", of: section)
    let managed = modules?.entries.filter { !$0.string("type").isEmpty } ?? []
    func isConditional(_ module: EffectiveElement) -> Bool {
      module.string("preCondition").parts(",").contains { $0.trimmingBlanks() == "managedHandler" }
    }
    let seesEverything =
      modules?.bool("runAllManagedModulesForAllRequests") ?? false || managed.contains { !isConditional($0) }
    self.seesEverything = seesEverything
    let missing = managed.first {
      missingTypes.contains($0.string("type").part(before: ",").trimmingBlanks())
    }
    guard let missing else {
      (missingModule, missingModuleConcernsEverything) = (-1, false)
      return
    }
    missingModule = settings.add(
      "system.webServer/modules/add[@name='\(missing.string("name"))']", "type", of: missing)
    missingModuleConcernsEverything = seesEverything
  }

  /// Whether some request can be refused.
  let isActive: Bool
}
