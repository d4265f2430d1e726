package import Configuration

/// The modules that run in an application: those its `<modules>` lists and the server has loaded.
///
/// Source: content-and-errors 2.8.
package struct LoadedModules {
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
    var bad: Int32 = -1
    for module in modules {
      guard bad < 0, case .unknownToken = pool.verdict(on: module.string("preCondition")) else { continue }
      let name = module.string("name")
      bad = settings.add("system.webServer/modules/add[@name='\(name)']", "preCondition", of: module)
    }
    names = Self.names(modules: modules, globalModules: globalModules, pool: pool)
    badPreCondition = bad
  }

  /// The names of the modules that run.
  package static func names(
    modules: [EffectiveElement], globalModules: [EffectiveElement], pool: PoolFacts
  ) -> Set<String> {
    func satisfied(_ entries: [EffectiveElement]) -> [EffectiveElement] {
      entries.filter { pool.verdict(on: $0.string("preCondition")) == .satisfied }
    }
    let loaded = Set(satisfied(globalModules).map { $0.string("name") })
    let running = satisfied(modules).filter {
      !$0.string("type").isEmpty || globalModules.isEmpty || loaded.contains($0.string("name"))
    }
    var names = Set(running.map { $0.string("name") })
    // Managed handlers run in the engine, which no application lists.
    if globalModules.isEmpty || loaded.contains(where: { $0.hasPrefix("ManagedEngine") }) {
      names.insert("ManagedPipelineHandler")
    }
    return names
  }

  /// Whether a mapping may name the module.
  func contains(_ name: String) -> Bool { names.contains(name) }
}
