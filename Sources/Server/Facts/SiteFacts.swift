/// What is declared of the world behind one site: its content and what its handlers come to.
public struct SiteFacts: Sendable {
  /// The content below the site's root.
  public var content = ContentTree.unknown
  /// What handlers come to, by path.
  public var handlers = HandlerResults()
  /// Whether System.Web.WebPages serves `.cshtml` and `.vbhtml`.
  public var runsWebPages = false
  /// How many requests of each application run while a request arrives.
  public var runningRequests: UInt64 = 0
  /// The ASP.NET Core applications that have started already, by their virtual paths.
  public var startedApplications: [String] = []
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
  private var exact: [(key: String, value: Int32)] = []
  private var folders: [(key: String, value: Int32)] = []
  private var results: [HandlerResult] = []

  /// Declares nothing.
  public init() {}

  /// Declares what the handler of a path comes to. A path that ends with `*` stands for every path that
  /// begins with what comes before it, up to a slash: `/api/*`.
  public mutating func add(_ path: String, _ result: HandlerResult) {
    results.append(result)
    let index = Int32(results.count - 1)
    if path.hasSuffix("*") {
      var folder = path.dropLast()
      while folder.last == "/" { folder = folder.dropLast() }
      folders.append((String(folder), index))
    } else {
      exact.append((path, index))
    }
  }

  /// Compiles the declarations.
  func compiled() -> CompiledHandlerResults {
    CompiledHandlerResults(exact: ByteTable(exact), folders: ByteTable(folders), results: results)
  }
}

/// `HandlerResults`, ready to be asked.
final class CompiledHandlerResults: Sendable {
  private let exact: ByteTable
  private let folders: ByteTable
  private let results: [HandlerResult]

  init(exact: ByteTable, folders: ByteTable, results: [HandlerResult]) {
    self.exact = exact
    self.folders = folders
    self.results = results
  }

  /// Whether anything was declared.
  var hasSome: Bool { !results.isEmpty }

  /// What was declared for a cooked path.
  subscript(_ path: Span<UInt8>) -> HandlerResult? {
    if results.isEmpty { return nil }
    if let index = exact[path] { return results[Int(index)] }
    var end = path.count
    while end > 0 {
      end -= 1
      guard path[end] == UInt8(ascii: "/") else { continue }
      if let index = folders[path.extracting(0..<end)] { return results[Int(index)] }
    }
    return nil
  }
}
