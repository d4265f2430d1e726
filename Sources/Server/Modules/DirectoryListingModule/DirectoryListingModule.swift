internal import Configuration
internal import StatusCodes

/// The `<directoryBrowse>` of one scope.
struct DirectoryBrowsePolicy: Sendable {
  var isEnabled = false
  /// The index of `@enabled`, or -1.
  var setting: Int32 = -1

  init() {}

  init(_ section: EffectiveElement, settings: inout SettingList) {
    isEnabled = section.bool("enabled")
    setting = settings.add("system.webServer/directoryBrowse", "enabled", of: section)
  }
}

/// IIS's DirectoryListingModule: lists a folder that no default document serves. It runs for the StaticFile
/// mapping, behind DefaultDocumentModule.
///
/// Source: content-and-errors 4.1 (rows 13, 16 to 18); observed D6, D14, UC.
enum DirectoryListingModule {
  /// The name in `<modules>`.
  static let name = "DirectoryListingModule"

  static func executeRequestHandler<Recorder: TraceRecorder>(
    _ request: borrowing RequestView, _ policy: DirectoryBrowsePolicy, _ state: inout RequestState,
    _ recorder: inout Recorder, _ verdict: inout Verdict
  ) {
    guard state.place.kind == .directory else { return }
    let finding: Finding
    var check = Check.directoryBrowse
    let path = ByteRange(0, request.path.count)
    if !request.isGetOrHead {
      check = .staticVerb
      finding = .violated(-1, .method, request.head.method, status: StatusCode(405, 0))
    } else if policy.isEnabled {
      finding = Finding(
        result: .passed, setting: policy.setting, status: StatusCode(200, 0), part: .path, bytes: path)
    } else {
      finding = .violated(policy.setting, .path, path, status: StatusCode(403, 14))
    }
    recorder.record(check, finding)
    verdict.answer(check, finding, &state)
  }
}
