internal import Configuration

/// The modules that run in an application: those its `<modules>` lists and the server has loaded.
///
/// Source: content-and-errors 2.8.
struct LoadedModules {
  private let names: Set<String>
  /// The index of the setting with a preCondition IIS does not know, or -1: every request of the application
  /// then ends in 500.0. Source: observed MH12.
  let badPreCondition: Int32

  /// - Parameter globalModules: the modules the server can load; an empty list stands for one that was not
  ///   given, and everything is taken for loaded.
  init(
    modules: [EffectiveElement], globalModules: [EffectiveElement], pool: PoolFacts,
    settings: inout SettingList
  ) {
    var names: Set<String> = []
    var bad: Int32 = -1
    let loaded = Set(
      globalModules.filter { pool.verdict(on: $0.string("preCondition")) == .satisfied }
        .map { $0.string("name") })
    for module in modules {
      let name = module.string("name")
      switch pool.verdict(on: module.string("preCondition")) {
      case .satisfied:
        let isNative = module.string("type").isEmpty
        if !isNative || globalModules.isEmpty || loaded.contains(name) { names.insert(name) }
      case .unsatisfied: break
      case .unknownToken:
        guard bad < 0 else { continue }
        bad = settings.add("system.webServer/modules/add[@name='\(name)']", "preCondition", of: module)
      }
    }
    // Managed handlers run in the engine, which no application lists.
    if globalModules.isEmpty || loaded.contains(where: { $0.hasPrefix("ManagedEngine") }) {
      names.insert("ManagedPipelineHandler")
    }
    self.names = names
    badPreCondition = bad
  }

  /// Whether a mapping may name the module.
  func contains(_ name: String) -> Bool { names.contains(name) }
}
