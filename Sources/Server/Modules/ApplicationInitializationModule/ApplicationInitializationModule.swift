internal import Configuration
internal import StatusCodes

/// IIS's ApplicationInitializationModule: while an application starts, requests that would wait for its code get
/// another page of it.
///
/// Source: content-and-errors 7.1 (Microsoft, applicationInitialization).
enum ApplicationInitializationModule {
  /// The name in `<modules>`.
  static let name = "ApplicationInitializationModule"

  /// The section of one scope.
  struct Policy: Sendable {
    /// The page below the application's root, without a slash at its start; empty for none.
    var page: [UInt8] = []
    /// The index of `@remapManagedRequestsTo`, or -1.
    var setting: Int32 = -1

    init() {}

    init(_ section: EffectiveElement, settings: inout SettingList) {
      page = Array(section.string("remapManagedRequestsTo").drop { $0 == "/" || $0 == "~" }.utf8)
      setting = settings.add(
        "system.webServer/applicationInitialization", "remapManagedRequestsTo", of: section)
    }
  }

  /// A request for managed code runs as a child request for the page. Those that warm the application up are
  /// what it waits for.
  static func beginRequest<Recorder: TraceRecorder>(
    _ request: borrowing RequestView, _ policy: Policy, isManaged: Bool, _ facts: borrowing RequestFacts,
    _ state: inout RequestState, _ scratch: inout Scratch, _ recorder: inout Recorder
  ) {
    guard state.isInitializing, isManaged, !policy.page.isEmpty, request.level == 0,
      !facts.connection.isWarmUp
    else { return }
    if Recorder.isRecording {
      recorder.record(.remappedRequest, Finding(result: .passed, setting: policy.setting))
    }
    scratch.children[Int(request.level)].setChild(
      of: request, below: state.applicationLength, page: policy.page.span)
    state.disposition = .child
  }
}
