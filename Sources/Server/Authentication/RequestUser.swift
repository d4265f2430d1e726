internal import StatusCodes

/// Who a request runs as, once an authentication module has said so. The name stands in `Scratch.userName`.
struct RequestUser {
  var kind = Kind.none
  /// Whether the name is known; if not, the user is one that no rule names.
  var hasName = false
  /// Where the user's roles are declared.
  var roles = Roles.unknown

  enum Kind: UInt8 {
    /// Nobody yet.
    case none
    /// The account of anonymous authentication.
    case anonymous
    /// A user of Windows.
    case windows
    /// A user that only ASP.NET knows.
    case forms
  }

  enum Roles: UInt8 {
    case unknown, credentials, connection
  }

  /// Whether the user has signed in.
  var isAuthenticated: Bool { kind == .windows || kind == .forms }
}

/// What a module that found credentials of its kind does with them.
///
/// Sources: access-control 5.1 and 5.2.
enum Authentication {
  /// Whether credentials of a scheme come with the request though no header has them: the facts say so.
  static func isOffered(
    _ scheme: CredentialFacts.Scheme, _ header: AuthorizationHeader, _ facts: borrowing RequestFacts
  ) -> Bool {
    guard header.scheme == .none, facts.credentials.isGiven, !facts.credentials.isAnonymous else {
      return false
    }
    return facts.credentials.scheme == nil || facts.credentials.scheme == scheme
  }

  /// Signs the user in, or ends the request with 401.1.
  ///
  /// - Parameters:
  ///   - setting: the setting that enables the module.
  ///   - token: the credentials in the bytes of the request; empty when only the facts have them.
  ///   - named: whether `scratch.userName` already holds the name that the credentials give.
  static func logOn<Recorder: TraceRecorder>(
    as kind: RequestUser.Kind, setting: Int32, token: ByteRange, named: Bool, _ facts: borrowing RequestFacts,
    _ state: inout RequestState, _ scratch: inout Scratch, _ recorder: inout Recorder,
    _ verdict: inout Verdict
  ) {
    if !facts.credentials.isGiven { verdict.assumptions.insert(.credentials) }
    guard facts.credentials.logon == .succeeds else {
      return fail(setting: setting, token: token, &state, &recorder, &verdict)
    }
    state.user.kind = kind
    state.user.hasName = named
    if let user = facts.credentials.user {
      state.user.roles = user.knowsRoles ? .credentials : .unknown
      if !user.nameBytes.isEmpty { name(user, &state, &scratch) }
    }
    accept(setting: setting, token: token, &recorder)
  }

  /// Takes the name from the facts.
  static func name(_ user: UserFacts, _ state: inout RequestState, _ scratch: inout Scratch) {
    state.user.hasName = true
    scratch.userName.removeAll()
    scratch.userName.append(user.nameBytes.span)
  }

  /// Notes that credentials were accepted.
  static func accept<Recorder: TraceRecorder>(
    setting: Int32, token: ByteRange, _ recorder: inout Recorder
  ) {
    recorder.record(
      .logon, Finding(result: .passed, setting: setting, part: token.isEmpty ? .none : .header, bytes: token))
  }

  /// 401.1: the credentials were recognised and do not log on.
  static func fail<Recorder: TraceRecorder>(
    _ check: Check = .logon, setting: Int32, token: ByteRange, _ state: inout RequestState,
    _ recorder: inout Recorder, _ verdict: inout Verdict
  ) {
    let finding = Finding.violated(
      setting, token.isEmpty ? .none : .header, token, status: StatusCode(401, 1))
    recorder.record(check, finding)
    verdict.answer(check, finding, &state)
  }
}
