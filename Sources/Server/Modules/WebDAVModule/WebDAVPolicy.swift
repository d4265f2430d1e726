internal import Configuration

/// The sections `webdav/authoring` and `webdav/authoringRules` of one scope.
///
/// Both stand in applicationHost.config only. Source: content-and-errors 5.
final class WebDAVPolicy: Sendable {
  let isEnabled: Bool
  let enabledSetting: Int32
  let requiresSSL: Bool
  let requiresSSLSetting: Int32
  /// Whether PROPFIND needs no user.
  let allowsAnonymousPropfind: Bool
  let allowsInfiniteDepth: Bool
  let depthSetting: Int32
  let hasLocks: Bool
  let locksSetting: Int32
  let requiresLock: Bool
  let requiresLockSetting: Int32
  /// The longest XML body, in bytes.
  let maxXMLLength: RequestFilteringPolicy.Limit
  let rules: [Rule]
  let defaultAccess: Access
  let defaultAccessSetting: Int32
  let allowsUnmappedFiles: Bool
  let unmappedFilesSetting: Int32

  /// The rights a rule gives, by their number in the schema.
  struct Access: OptionSet, Sendable {
    let rawValue: UInt8
    static let read = Access(rawValue: 1)
    static let write = Access(rawValue: 2)
    static let source = Access(rawValue: 16)
  }

  /// One authoring rule.
  struct Rule: Sendable {
    /// `*`, `*.ext` or the name of a file, in lower case.
    var pattern: [UInt8]
    /// Names of users in lower case, `*` and `?` among them.
    var users: [[UInt8]]
    /// Names of roles in lower case.
    var roles: [[UInt8]]
    var access: Access
    var setting: Int32
  }

  /// A policy that claims nothing but the methods of WebDAV, which it refuses.
  init() {
    (isEnabled, enabledSetting, requiresSSL, requiresSSLSetting) = (false, -1, false, -1)
    (allowsAnonymousPropfind, allowsInfiniteDepth, depthSetting) = (false, false, -1)
    (hasLocks, locksSetting, requiresLock, requiresLockSetting) = (false, -1, false, -1)
    maxXMLLength = RequestFilteringPolicy.Limit(value: .max, setting: -1)
    (rules, defaultAccess, defaultAccessSetting) = ([], [], -1)
    (allowsUnmappedFiles, unmappedFilesSetting) = (false, -1)
  }

  init(authoring: EffectiveElement, rules section: EffectiveElement?, settings: inout SettingList) {
    let path = "system.webServer/webdav/authoring"
    isEnabled = authoring.bool("enabled")
    enabledSetting = settings.add(path, "enabled", of: authoring)
    requiresSSL = authoring.bool("requireSsl")
    requiresSSLSetting = settings.add(path, "requireSsl", of: authoring)
    let properties = authoring.element("properties")
    allowsAnonymousPropfind = properties.bool("allowAnonymousPropfind")
    allowsInfiniteDepth = properties.bool("allowInfinitePropfindDepth")
    depthSetting = settings.add(path + "/properties", "allowInfinitePropfindDepth", of: properties)
    let locks = authoring.element("locks")
    hasLocks = locks.bool("enabled")
    locksSetting = settings.add(path + "/locks", "enabled", of: locks)
    requiresLock = locks.bool("requireLockForWriting")
    requiresLockSetting = settings.add(path + "/locks", "requireLockForWriting", of: locks)
    maxXMLLength = RequestFilteringPolicy.Limit(
      value: authoring.uint("maxAllowedXmlRequestLength"),
      setting: settings.add(path, "maxAllowedXmlRequestLength", of: authoring))
    let list = "system.webServer/webdav/authoringRules"
    guard let section else {
      (rules, defaultAccess, defaultAccessSetting) = ([], [], -1)
      (allowsUnmappedFiles, unmappedFilesSetting) = (false, -1)
      return
    }
    rules = section.entries.map { entry in
      func names(_ attribute: String) -> [[UInt8]] {
        entry.string(attribute).parts(",").map {
          $0.trimmingBlanks().utf8.map { ByteClass.lowercase($0) }
        }
      }
      let pattern = entry.string("path")
      return Rule(
        pattern: pattern.utf8.map { ByteClass.lowercase($0) }, users: names("users"), roles: names("roles"),
        access: Access(rawValue: UInt8(truncatingIfNeeded: entry.flags("access"))),
        setting: settings.add("\(list)/add[@path='\(pattern)']", "access", of: entry))
    }
    defaultAccess = Access(rawValue: UInt8(truncatingIfNeeded: section.flags("defaultAccess")))
    defaultAccessSetting = settings.add(list, "defaultAccess", of: section)
    allowsUnmappedFiles = section.bool("allowNonMimeMapFiles")
    unmappedFilesSetting = settings.add(list, "allowNonMimeMapFiles", of: section)
  }

  /// The rights at a path and the index of the setting that gives them: those of the first rule whose path
  /// and user fit. Source: content-and-errors 5.3.
  func access(_ path: Span<UInt8>, _ user: WebDAVUser) -> (access: Access, setting: Int32) {
    var start = path.count
    while start > 0, path[start - 1] != UInt8(ascii: "/") { start -= 1 }
    let name = path.extracting(start..<path.count)
    for rule in rules where Self.matches(rule.pattern, name) && Self.matches(rule, user) {
      return (rule.access, rule.setting)
    }
    return (defaultAccess, defaultAccessSetting)
  }

  private static func matches(_ pattern: [UInt8], _ name: Span<UInt8>) -> Bool {
    guard pattern.first == UInt8(ascii: "*") else { return name.equalsCaseless(pattern) }
    let tail = pattern.count - 1
    guard name.count >= tail else { return false }
    for index in 0..<tail where ByteClass.lowercase(name[name.count - tail + index]) != pattern[1 + index] {
      return false
    }
    return true
  }

  private static func matches(_ rule: Rule, _ user: WebDAVUser) -> Bool {
    for name in rule.users {
      if name.count == 1, name[0] == UInt8(ascii: "*") { return true }
      if name.count == 1, name[0] == UInt8(ascii: "?") {
        if !user.isAuthenticated { return true }
      } else if user.hasName, user.name.equalsCaseless(name) {
        return true
      }
    }
    for role in rule.roles where user.isAuthenticated {
      if role.count == 1, role[0] == UInt8(ascii: "*") { return true }
      for index in user.roles.indices where Self.equal(user.roles[index], role) { return true }
    }
    return false
  }

  private static func equal(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    guard left.count == right.count else { return false }
    for index in left.indices where ByteClass.lowercase(left[index]) != right[index] { return false }
    return true
  }
}

/// The user of a WebDAV request, as authoring rules see it.
struct WebDAVUser: ~Escapable {
  var isAuthenticated: Bool
  var hasName: Bool
  let name: Span<UInt8>
  let roles: Span<[UInt8]>

  @_lifetime(copy name, copy roles)
  init(isAuthenticated: Bool, hasName: Bool, name: Span<UInt8>, roles: Span<[UInt8]>) {
    self.isAuthenticated = isAuthenticated
    self.hasName = hasName
    self.name = name
    self.roles = roles
  }
}
