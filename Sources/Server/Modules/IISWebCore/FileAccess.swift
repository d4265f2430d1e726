internal import StatusCodes

extension IISWebCore {
  /// The core opens the file of a handler that needs one as the request's user, before any module authorizes.
  ///
  /// Source: access-control 1.1, step 6, and 6.4. ASP.NET and ASP.NET Core open files by themselves.
  static func fileAccess<Recorder: TraceRecorder>(
    _ request: borrowing RequestView, _ policy: borrowing ScopePolicy, _ facts: borrowing RequestFacts,
    _ state: inout RequestState, _ scratch: inout Scratch, _ recorder: inout Recorder,
    _ verdict: inout Verdict
  ) {
    guard request.site.content.hasAccessLists, state.row >= 0 else { return }
    let handler = policy.handlers.rows[Int(state.row)].handler
    guard handler.resourceType != .unspecified, !handler.kind.isManaged, handler.kind != .aspNetCore else {
      return
    }
    guard mayRead(request, policy.authentication, facts, state, &scratch) else {
      let finding = Finding.violated(-1, .path, ByteRange(0, state.scriptLength), status: StatusCode(401, 3))
      recorder.record(.fileAccess, finding)
      verdict.answer(.fileAccess, finding, &state)
      return
    }
    recorder.record(.fileAccess, .passed)
  }

  /// Whether the user, or a role it is in, is among the readers of the file at the script path. A virtual directory
  /// with an account of its own opens files by that, whoever the user is. Source: access-control 5.1.
  static func mayRead(
    _ request: borrowing RequestView, _ policy: AuthenticationPolicy, _ facts: borrowing RequestFacts,
    _ state: borrowing RequestState, _ scratch: inout Scratch
  ) -> Bool {
    let content = request.site.content
    let place = content.find(request.path.extracting(0..<state.scriptLength))
    guard place.kind == .file || place.kind == .directory, content.hasReaders(place.node) else { return true }
    func isReader(_ name: [UInt8]) -> Bool { content.mayRead(place.node, name.span) }
    if isReader(everyone) { return true }
    let account = request.site.place(of: request.path).account
    if account >= 0 { return isReader(authenticatedUsers) || isReader(request.site.accounts[Int(account)]) }
    switch state.user.kind {
    case .none: return true
    case .anonymous:
      guard let account = policy.anonymous?.userName else { return true }
      return isReader(account.isEmpty ? poolIdentity : account)
    case .windows, .forms:
      if isReader(authenticatedUsers) { return true }
      Authentication.readName(state.user, facts, &scratch)
      if state.user.hasName, content.mayRead(place.node, scratch.userName.span) { return true }
      let user = state.user.roles == .connection ? facts.connection.user : facts.credentials.user
      guard state.user.roles != .unknown, let user else { return false }
      for role in user.roleBytes where isReader(role) { return true }
      return false
    }
  }

  private static let everyone = Array("Everyone".utf8)
  private static let authenticatedUsers = Array("Authenticated Users".utf8)
  /// The group every identity of an application pool is in.
  private static let poolIdentity = Array("IIS_IUSRS".utf8)
}
