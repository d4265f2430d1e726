internal import Configuration

/// One rule of an authorization list: whom it means.
final class AuthorizationRule: Sendable {
  let isDenial: Bool
  let setting: Int32
  /// `*` among the users.
  let meansEveryone: Bool
  /// `?` among the users.
  let meansAnonymous: Bool
  private let users: ByteTable
  private let roles: ByteTable
  /// Empty for every verb.
  private let verbs: ByteTable

  init(isDenial: Bool, setting: Int32, users: String, roles: String, verbs: String, verbsMatchCase: Bool) {
    let names = Self.split(users)
    self.isDenial = isDenial
    self.setting = setting
    meansEveryone = names.contains("*")
    meansAnonymous = names.contains("?")
    self.users = ByteTable(names.filter { $0 != "*" && $0 != "?" }.map { ($0, 0) })
    self.roles = ByteTable(Self.split(roles).map { ($0, 0) })
    self.verbs = ByteTable(Self.split(verbs).map { ($0, 0) }, caseSensitive: verbsMatchCase)
  }

  private static func split(_ list: String) -> [String] {
    list.parts(",").map { $0.trimmingBlanks() }.filter { !$0.isEmpty }
  }

  /// Whether it holds for every request.
  var isForAll: Bool { meansEveryone && verbs.isEmpty }

  /// Whether roles are among whom it means.
  private var hasRoles: Bool { !roles.isEmpty }

  /// Whether the rule means the request's user and verb. What had to be known for that and is not becomes an
  /// assumption. Source: access-control 6.1.
  func matches(
    _ method: Span<UInt8>, _ user: RequestUser, _ scratch: borrowing Scratch,
    _ facts: borrowing RequestFacts, _ assumptions: inout Assumptions
  ) -> Bool {
    guard verbs.isEmpty || verbs[method] != nil else { return false }
    if meansEveryone { return true }
    guard user.isAuthenticated else { return meansAnonymous }
    if !users.isEmpty {
      let isNamed =
        switch user.name {
        case .unknown: false
        case .scratch: users[scratch.userName.span] != nil
        case .credentials: facts.credentials.user?.isNamed(in: users) ?? false
        case .connection: facts.connection.user?.isNamed(in: users) ?? false
        }
      if isNamed { return true }
      if !user.hasName { assumptions.insert(.userName) }
    }
    guard hasRoles else { return false }
    switch user.roles {
    case .unknown:
      assumptions.insert(.userRoles)
      return false
    case .credentials: return facts.credentials.user?.isIn(roles) ?? false
    case .connection: return facts.connection.user?.isIn(roles) ?? false
    }
  }
}

extension LentObjects where Object == AuthorizationRule {
  /// The first rule that means the user and the verb: whether it denies, and its setting.
  @inline(__always)
  func deciding(
    _ method: Span<UInt8>, _ user: RequestUser, _ scratch: borrowing Scratch, _ facts: borrowing RequestFacts,
    _ assumptions: inout Assumptions
  ) -> (isDenial: Bool, setting: Int32)? {
    for index in indices {
      let decision = lend(index) { rule -> (isDenial: Bool, setting: Int32)? in
        rule.matches(method, user, scratch, facts, &assumptions)
          ? (rule.isDenial, rule.setting) : nil
      }
      if let decision { return decision }
    }
    return nil
  }
}
