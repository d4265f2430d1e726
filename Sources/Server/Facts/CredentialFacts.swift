/// What is known of the client's credentials: who they belong to and whether they can log on.
///
/// The bytes of an Authorization header say which scheme is used and, for some, which name; whether the
/// password or ticket is right is a fact of the world.
public struct CredentialFacts: Sendable, Hashable {
  /// The user the credentials belong to; `nil` when it was not given.
  public var user: UserFacts?
  /// Whether it was declared that the client sends no credentials but those in the request's bytes.
  public var isAnonymous = false
  /// How the user's credentials come when the request's bytes hold none; `nil` for any enabled scheme.
  public var scheme: Scheme?
  /// What logging on with them comes to.
  public var logon = Logon.succeeds

  /// Creates the facts of a client of which nothing is known.
  public init() {}

  /// The ways in which credentials come.
  public enum Scheme: String, Sendable, CaseIterable {
    case basic, digest, windows, certificate, forms
  }

  /// What an attempt to log on comes to. Source: access-control 5.2.
  public enum Logon: String, Sendable, CaseIterable {
    /// The user is logged on.
    case succeeds
    /// The name or the password is wrong.
    case wrongPassword
    /// The account is disabled, locked, expired or may not log on in this way.
    case accountRestriction
    /// The token belongs to another connection or server, or to another key than the service's.
    case wrongToken
    /// The client sends no channel binding, which extended protection may require.
    case withoutChannelBinding
    /// A Digest response to a nonce that is no longer valid.
    case staleNonce
    /// A Negotiate or NTLM token is the first the application gets since it started. Source: KB 2749007.
    case beforeStart
  }

  /// Whether anything was said of the credentials.
  var isGiven: Bool { user != nil || logon != .succeeds }
}

/// A user as IIS's authorization sees it.
public struct UserFacts: Sendable, Hashable {
  private let content: Content

  private final class Content: Sendable {
    let name: String
    let roles: [String]?
    let nameBytes: [UInt8]
    let roleBytes: [[UInt8]]

    init(_ name: String, roles: [String]?) {
      self.name = name
      self.roles = roles
      nameBytes = Array(name.utf8)
      roleBytes = (roles ?? []).map { Array($0.utf8) }
    }
  }

  /// Describes a user.
  public init(_ name: String, roles: [String]? = nil) { content = Content(name, roles: roles) }

  /// The name, for example `CONTOSO\amy`.
  public var name: String { content.name }
  /// The groups and roles the user is in; `nil` when they were not given.
  public var roles: [String]? { content.roles }
  /// Whether the groups and roles were given.
  var knowsRoles: Bool { content.roles != nil }
  var nameBytes: [UInt8] { content.nameBytes }
  var roleBytes: [[UInt8]] { content.roleBytes }

  /// Whether both are the same user with the same roles.
  public static func == (left: UserFacts, right: UserFacts) -> Bool {
    left.content === right.content || (left.name == right.name && left.roles == right.roles)
  }

  /// Adds the name and the roles.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(name)
    hasher.combine(roles)
  }

  /// Whether the user's name is in a table.
  func isNamed(in names: ByteTable) -> Bool {
    let name = content.nameBytes
    return names[name.span] != nil
  }

  /// Whether the user is in one of the roles of a table.
  func isIn(_ roles: ByteTable) -> Bool {
    for role in content.roleBytes where roles[role.span] != nil { return true }
    return false
  }
}
