internal import Configuration
internal import StatusCodes

/// The effective `system.web/authorization` of one scope, ready to run.
final class ManagedAuthorizationPolicy: Sendable {
  static let section = "system.web/authorization"

  /// The rules in the order they are asked: children before parents.
  let rules: LentObjects<AuthorizationRule>
  /// Whether the module runs for requests that ASP.NET does not handle, too.
  let runsForAll: Bool
  /// Whether it can end a request: the root's last rule allows everyone, and what no rule means is allowed.
  let isActive: Bool

  private init() {
    rules = LentObjects([])
    runsForAll = false
    isActive = false
  }

  /// A policy that denies nothing, for scopes without the module.
  static let none = ManagedAuthorizationPolicy()

  init(_ section: EffectiveElement, runsForAll: Bool, settings: inout SettingList) {
    var rules: [AuthorizationRule] = []
    for entry in section.entries {
      let users = entry.string("users")
      let key = users.isEmpty ? "roles='\(entry.string("roles"))'" : "users='\(users)'"
      rules.append(
        AuthorizationRule(
          isDenial: entry.name == "deny",
          setting: settings.add("\(Self.section)/\(entry.name)[@\(key)]", entry.name, entry.position),
          users: users, roles: entry.string("roles"), verbs: entry.string("verbs"), verbsMatchCase: false))
    }
    self.rules = LentObjects(rules)
    self.runsForAll = runsForAll
    isActive = rules.first { $0.isDenial || $0.isForAll }?.isDenial ?? false
  }
}

/// ASP.NET's UrlAuthorization: the first rule that means the user and the verb decides.
///
/// Source: access-control 6.2. That its 401 has the substatus 0 is inferred.
enum UrlAuthorization {
  /// The name in `<modules>`.
  static let name = "UrlAuthorization"

  static func authorizeRequest<Recorder: TraceRecorder>(
    _ request: borrowing RequestView, _ policy: ManagedAuthorizationPolicy,
    _ authentication: AuthenticationPolicy, isManaged: Bool, _ facts: borrowing RequestFacts,
    _ state: inout RequestState, _ scratch: inout Scratch, _ recorder: inout Recorder,
    _ verdict: inout Verdict
  ) {
    guard isManaged || policy.runsForAll else { return }
    // ASP.NET lets everyone see its login page.
    if let forms = authentication.forms,
      forms.isLoginPage(request.path, applicationLength: state.applicationLength)
    {
      recorder.record(.managedAuthorization, .skipped)
      return
    }
    let deciding = policy.rules.deciding(request.method, state.user, scratch, facts, &verdict.assumptions)
    guard let deciding, deciding.isDenial else {
      recorder.record(.managedAuthorization, .passed)
      return
    }
    let finding = Finding.violated(
      deciding.setting, .path, ByteRange(0, request.path.count), status: StatusCode(401, 0))
    recorder.record(.managedAuthorization, finding)
    verdict.answer(.managedAuthorization, finding, &state)
  }
}
