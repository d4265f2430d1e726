internal import Configuration
internal import StatusCodes

/// IIS's ConfigurationValidationModule: in an integrated pool it refuses every request of an application whose
/// web.config says in `<system.web>` what only a classic pool would obey.
///
/// Source: content-and-errors 9.2; observed MH4 to MH7, MH23, MH33, MH34.
enum ConfigurationValidationModule {
  /// The name in `<modules>`.
  static let name = "ConfigurationValidationModule"

  /// What an application's configuration comes to.
  struct Policy: Sendable {
    /// The code of every request; `nil` when nothing is wrong.
    var status: StatusCode?
    /// The index of the setting that is wrong, or -1.
    var setting: Int32 = -1
  }

  static func beginRequest<Recorder: TraceRecorder>(
    _ policy: Policy, _ state: inout RequestState, _ recorder: inout Recorder, _ verdict: inout Verdict
  ) {
    guard let status = policy.status else { return }
    let finding = Finding.violated(policy.setting, .none, ByteRange(0, 0), status: status)
    recorder.record(.integratedModeConfiguration, finding)
    verdict.answer(.integratedModeConfiguration, finding, &state)
  }
}

extension ConfigurationValidationModule.Policy {
  /// Any content of `httpModules` (500.22) or `httpHandlers` (500.23) counts, a bare `<clear/>` too, and
  /// `<identity impersonate="true"/>` (500.24). What stands in a `<location>` does not.
  ///
  /// - Parameter uses: what the files on the way to the application's root write for a section.
  init(settings: inout SettingList, uses: (String) -> [SectionUse]) {
    func written(_ section: String) -> [SectionUse] {
      uses(section).filter { $0.location == nil && $0.folder != nil }
    }
    for (section, code) in [("httpModules", 22), ("httpHandlers", 23)] as [(String, UInt16)] {
      let path = "system.web/\(section)"
      guard let use = written(path).first(where: { !$0.content.children.isEmpty }),
        let child = use.content.children.first
      else { continue }
      status = StatusCode(500, code)
      setting = settings.add(path, child.name, child.position)
      return
    }
    let identity = written("system.web/identity").last { $0.content.attribute("impersonate") != nil }
    guard let attribute = identity?.content.attribute("impersonate"), attribute.value.lowercased() == "true"
    else { return }
    status = StatusCode(500, 24)
    setting = settings.add("system.web/identity/@impersonate", attribute.value, attribute.position)
  }
}
