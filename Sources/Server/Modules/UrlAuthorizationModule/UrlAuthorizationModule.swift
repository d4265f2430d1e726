internal import Configuration
internal import StatusCodes

/// The effective `system.webServer/security/authorization` of one scope, ready to run.
final class UrlAuthorizationPolicy: Sendable {
  static let section = "system.webServer/security/authorization"

  /// The rules in the order they are asked: denials first, each kind as it is written, parents before children.
  let rules: LentObjects<AuthorizationRule>
  /// The index of the setting that is named when no rule matches.
  let setting: Int32
  let bypassesLoginPages: Bool
  /// Whether it can end a request.
  let isActive: Bool

  private init() {
    rules = LentObjects([])
    setting = -1
    bypassesLoginPages = false
    isActive = false
  }

  /// A policy that denies nothing, for scopes without the module.
  static let none = UrlAuthorizationPolicy()

  init(_ section: EffectiveElement, settings: inout SettingList) {
    let path = Self.section
    var all: [AuthorizationRule] = []
    for entry in section.entries {
      let isDenial = entry.string("accessType") == "Deny"
      let users = entry.string("users")
      let key = users.isEmpty ? "roles='\(entry.string("roles"))'" : "users='\(users)'"
      all.append(
        AuthorizationRule(
          isDenial: isDenial,
          setting: settings.add(
            "\(path)/add[@accessType='\(entry.string("accessType"))'][@\(key)]", entry.string("accessType"),
            entry.position),
          users: users, roles: entry.string("roles"), verbs: entry.string("verbs"), verbsMatchCase: true))
    }
    rules = LentObjects(all.filter(\.isDenial) + all.filter { !$0.isDenial })
    setting = settings.add(path, "", section.position)
    bypassesLoginPages = section.bool("bypassLoginPages")
    isActive = !(rules.first.map { !$0.isDenial && $0.isForAll } ?? false)
  }
}

/// IIS's UrlAuthorizationModule: rules for users, roles and verbs, for every kind of content.
///
/// Source: access-control 6.1; that a denial is 401.2 is observed (MH36, IV29).
enum UrlAuthorizationModule {
  /// The name in `<modules>`.
  static let name = "UrlAuthorizationModule"

  static func authorizeRequest<Recorder: TraceRecorder>(
    _ request: borrowing RequestView, _ policy: UrlAuthorizationPolicy,
    _ authentication: AuthenticationPolicy,
    _ profile: borrowing ServerProfile, _ facts: borrowing RequestFacts, _ state: inout RequestState,
    _ scratch: inout Scratch, _ recorder: inout Recorder, _ verdict: inout Verdict
  ) {
    if policy.bypassesLoginPages, let forms = authentication.forms,
      forms.isLoginPage(request.path, applicationLength: state.applicationLength)
    {
      recorder.record(.urlAuthorization, .skipped)
      return
    }
    let deciding = policy.rules.deciding(request.method, state.user, scratch, facts, &verdict.assumptions)
    guard deciding?.isDenial ?? true else {
      recorder.record(.urlAuthorization, Finding(result: .passed, setting: deciding?.setting ?? -1))
      return
    }
    let status =
      profile.options.access.urlAuthorizationStatus == .status2 ? StatusCode(401, 2) : StatusCode(401, 0)
    let finding = Finding.violated(
      deciding?.setting ?? policy.setting, .path, ByteRange(0, request.path.count), status: status)
    recorder.record(.urlAuthorization, finding)
    verdict.answer(.urlAuthorization, finding, &state)
  }
}
