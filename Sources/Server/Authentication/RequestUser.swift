internal import StatusCodes

/// Who a request runs as, once an authentication module has said so.
struct RequestUser {
  private(set) var kind = Kind.none
  /// Where the name is; a user without one is one that no rule names.
  var name = Name.unknown
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

  enum Name: UInt8 {
    case unknown
    /// In `Scratch.userName`.
    case scratch
    /// In the facts of the credentials or of the connection.
    case credentials, connection
  }

  enum Roles: UInt8 {
    case unknown, credentials, connection
  }

  /// Notes who the request runs as.
  mutating func signIn(as kind: Kind, name: Name = .unknown) {
    self.kind = kind
    self.name = name
  }

  /// Whether the name is known.
  var hasName: Bool { name != .unknown }

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
    _ state: inout RequestState, _ recorder: inout Recorder, _ verdict: inout Verdict
  ) {
    if !facts.credentials.isGiven { verdict.assumptions.insert(.credentials) }
    guard facts.credentials.logon == .succeeds else {
      return fail(setting: setting, token: token, &state, &recorder, &verdict)
    }
    state.user.signIn(as: kind, name: named ? .scratch : .unknown)
    identify(facts, &state)
    accept(setting: setting, token: token, &recorder)
  }

  /// Takes the name and the roles from what is known of the credentials.
  static func identify(_ facts: borrowing RequestFacts, _ state: inout RequestState) {
    guard let user = facts.credentials.user else { return }
    state.user.roles = user.knowsRoles ? .credentials : .unknown
    if !user.nameBytes.isEmpty { state.user.name = .credentials }
  }

  /// Puts the name of a user into `scratch.userName`, wherever it is.
  static func readName(
    _ user: RequestUser, _ facts: borrowing RequestFacts, _ scratch: inout Scratch
  ) {
    let found: UserFacts?
    switch user.name {
    case .unknown, .scratch: return
    case .credentials: found = facts.credentials.user
    case .connection: found = facts.connection.user
    }
    scratch.userName.removeAll()
    if let found { scratch.userName.append(found.nameBytes.span) }
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
