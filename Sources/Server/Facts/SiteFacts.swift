/// What is declared of the world behind one site: its content and what its handlers come to.
public struct SiteFacts: Sendable {
  /// The content below the site's root.
  public var content = ContentTree.unknown
  /// What handlers come to, by path.
  public var handlers = HandlerResults()
  /// The headers of responses, by path.
  public var responses = ResponseHeaders()
  /// Whether System.Web.WebPages serves `.cshtml` and `.vbhtml`.
  public var runsWebPages = false
  /// How many requests of each application run while a request arrives.
  public var runningRequests: UInt64 = 0
  /// The ASP.NET Core applications that have started already, by their virtual paths.
  public var startedApplications: [String] = []
  /// The applications that are being started, by their virtual paths.
  public var initializingApplications: [String] = []
  /// The WebDAV locks that stand.
  public var locks: [ResourceLock] = []
  /// Whether nothing more can be stored.
  public var isStorageFull = false

  /// Declares nothing.
  public init() {}
}

/// A WebDAV lock on a resource and everything below it.
public struct ResourceLock: Sendable, Hashable {
  /// The virtual path.
  public var path: String
  /// The token, for example `opaquelocktoken:1234`.
  public var token: String
  /// Whether others may hold a lock of the same kind.
  public var isShared: Bool

  /// Describes a lock.
  public init(path: String, token: String, isShared: Bool = false) {
    self.path = path
    self.token = token
    self.isShared = isShared
  }
}

/// What a handler comes to where only the world decides: what its application answers, or what happens to it.
///
/// The first entry that fits a path counts; those for one path come before those for a folder.
public struct HandlerResults: Sendable {
  private var declarations = PathDeclarations<HandlerResult>()

  /// Declares nothing.
  public init() {}

  /// Declares what the handler of a path comes to. A path that ends with `*` stands for every path that
  /// begins with what comes before it, up to a slash: `/api/*`.
  public mutating func add(_ path: String, _ result: HandlerResult) {
    declarations.add(path, result)
    if result == .event(.filterDenied) { hasFilters = true }
  }

  /// Whether an ISAPI filter refuses somebody.
  private(set) var hasFilters = false

  /// Compiles the declarations.
  func compiled() -> CompiledPathDeclarations<HandlerResult> { declarations.compiled() }
}
