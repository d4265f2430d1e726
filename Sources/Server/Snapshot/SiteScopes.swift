internal import Configuration

/// What of a site's configuration holds at which of its paths.
final class SiteScopes: Sendable {
  private let places: [Place]
  private let table: PathTable
  /// The content below the site's root.
  let content: ContentTree
  /// Where its virtual directories lie on disk.
  let paths: PhysicalPaths
  /// What was declared of the results of handlers.
  let results: CompiledPathDeclarations<HandlerResult>
  /// What was declared of the headers of responses.
  let responses: CompiledPathDeclarations<ResponseHeaderList>
  /// Whether ASP.NET Web Pages serve `.cshtml` and `.vbhtml`.
  let runsWebPages: Bool
  /// How many requests of an application run while the request arrives.
  let runningRequests: UInt64
  /// The WebDAV locks that stand.
  let locks: ResourceLocks
  /// Whether nothing more can be stored.
  let isStorageFull: Bool
  /// For each application of the site, from `firstApplication` on, the number of its pool.
  private let pools: [Int32]
  private let firstApplication: Int32
  /// Whether the applications of the site run in more than one pool.
  let hasSeveralPools: Bool
  /// The accounts that virtual directories name for all access to their files.
  let accounts: [[UInt8]]

  /// What holds at a path and below it, down to the next one that is told apart.
  struct Place: Sendable {
    /// The index of the policy.
    var policy: Int32
    /// The index of the application.
    var application: Int32
    /// The length of the application's path in bytes; 0 for the root.
    var applicationLength: Int32
    /// The index of the virtual directory in the application, or -1.
    var directory: Int32
    /// The length of the virtual directory's path in bytes; 0 for that of the site's root.
    var directoryLength: Int32
    /// The index of the account that the virtual directory names, or -1.
    var account: Int32
    /// Whether the application, if it is one of ASP.NET Core, can start beside the others of its pool.
    var coreHosting = CoreHosting.alone
    /// Whether an app_offline.htm stands in the application's folder.
    var isOffline = false
    /// Whether the application is being started.
    var isInitializing = false
    /// The length of the virtual path at which `<httpRedirect>` is set; 0 for the site's root.
    var redirectBase: Int32
    /// The policy of URLs that lead through a folder no name of which Windows accepts: IIS looks for a web.config
    /// there and cannot open it. -1 where it does not look, or where it does not come as far.
    var invalidName: Int32
  }

  /// What the other ASP.NET Core applications of a pool mean for one.
  enum CoreHosting: UInt8, Sendable {
    /// There is none that could be in its way.
    case alone
    /// There is one, and it has not started.
    case first
    /// One of the other hosting model has started: 500.34.
    case mixed
    /// Both run in the worker process, and the other one has started: 500.35.
    case second
  }

  /// Compiles the scopes of a site.
  ///
  /// - Parameters:
  ///   - number: the index of the site.
  ///   - firstApplication: the index of the site's first application.
  init(
    _ configuration: ServerConfiguration, id: UInt32, number: Int32, firstApplication: Int32,
    facts: SiteFacts, selection: ScopeSelection, policies: inout ScopePolicyBuilder
  ) {
    let layout = configuration.layout
    var paths = configuration.scopes
    paths += layout.applications.flatMap { [$0.path] + $0.virtualDirectories.map(\.path) }
    var places: [Place] = []
    var accounts: [[UInt8]] = []
    // What the applications of ASP.NET Core are to each other is told by the policies of all their places.
    let isWhole = layout.applications.count > 1 && selection.touches(site: number)
    for (pathIndex, path) in paths.enumerated() {
      let index = layout.applicationIndex(at: path)
      let application = layout.applications[index]
      let directory = application.directoryIndex(at: path)
      let holder = directory.map { application.virtualDirectories[$0] }
      let identity = ScopeSelection.Place(site: number, index: Int32(pathIndex))
      let isCompiled = isWhole || selection.contains(identity)
      let policy =
        isCompiled
        ? policies.policy(at: path, pool: application.pool) : policies.standIn(for: identity)
      let redirects = policies.policies[Int(policy)].policy.redirection.isActive
      let base = redirects ? configuration.definingScope(of: "system.webServer/httpRedirect", at: path) : "/"
      var account: Int32 = -1
      if let name = holder?.userName, !name.isEmpty {
        account = Int32(accounts.count)
        accounts.append(Array(name.utf8))
      }
      let opensFolders =
        isCompiled && application.pool.allowsConfigurationOverride && holder?.allowsSubDirConfig ?? true
      places.append(
        Place(
          policy: policy,
          application: firstApplication + Int32(index),
          applicationLength: Int32(application.path == "/" ? 0 : application.path.utf8.count),
          directory: Int32(directory ?? -1),
          directoryLength: Int32(holder.map { $0.path == "/" ? 0 : $0.path.utf8.count } ?? 0),
          account: account, redirectBase: Int32(base == "/" ? 0 : base.utf8.count),
          invalidName: opensFolders
            ? policies.invalidName(at: path, pool: application.pool, folder: holder?.physicalPath ?? "") : -1)
      )
    }
    content = facts.content
    let isOffline = layout.applications.map { Self.isOffline($0.path, facts.content) }
    let starting = Set(facts.initializingApplications.map { $0.lowercased() })
    let isStarting = layout.applications.map { starting.contains($0.path.lowercased()) }
    for index in places.indices {
      let application = Int(places[index].application - firstApplication)
      (places[index].isOffline, places[index].isInitializing) = (
        isOffline[application], isStarting[application]
      )
    }
    self.places = Self.hosting(places, layout, firstApplication, facts.startedApplications, policies)
    self.paths = PhysicalPaths(layout, site: id)
    results = facts.handlers.compiled()
    responses = facts.responses.compiled()
    runsWebPages = facts.runsWebPages
    runningRequests = facts.runningRequests
    locks = ResourceLocks(facts.locks)
    isStorageFull = facts.isStorageFull
    self.firstApplication = firstApplication
    self.accounts = accounts
    let names = layout.applications.map { $0.pool.name.lowercased() }
    let numbers = names.map { name in Int32(names.firstIndex(of: name) ?? 0) }
    pools = numbers
    hasSeveralPools = numbers.contains { $0 != 0 }
    table = PathTable(paths.enumerated().map { (0, $1, Int32($0)) })
  }

  /// Whether the file is there by which ASP.NET and the ASP.NET Core Module take an application out of service.
  private static func isOffline(_ application: String, _ content: ContentTree) -> Bool {
    let file = Array(((application == "/" ? "" : application) + "/app_offline.htm").utf8)
    return content.find(file.span).isFile ?? false
  }

  /// The byte of a cooked path that keeps IIS from opening the web.config of a folder on the way, because no
  /// folder can have the name; `nil` when there is none. The last name is a file's and does not matter, and IIS
  /// does not look below a folder that does not exist. Source: configuration 1.2.
  func illegalName(
    in path: Span<UInt8>, below place: Place, _ names: UndeterminedBehavior.IllegalFolderNames
  ) -> Int? {
    var start = Int(place.directoryLength)
    var found: Int?
    var isImpossible = false
    for index in path.indices where index >= start {
      if index == path.count - 1 { return nil }
      let byte = path[index]
      if byte == UInt8(ascii: "/") {
        if found != nil || isImpossible { break }
        start = index
      } else if found == nil, ByteClass.contains(byte, ByteClass.nameIllegal) {
        if names == .every || byte == UInt8(ascii: ":") { found = index } else { isImpossible = true }
      }
    }
    guard let found else { return nil }
    return content.find(path.extracting(0..<start)).isDirectory == false ? nil : found
  }

  /// The place of a cooked path.
  func place(of path: Span<UInt8>) -> Place {
    // The first path is the site's root, so there is always one.
    places[Int(table.deepest(path, of: 0)?.value ?? 0)]
  }

  /// The number of the application pool a cooked path is served by; only equality has a meaning.
  func pool(of path: Span<UInt8>) -> Int32 { pools[Int(place(of: path).application - firstApplication)] }

  /// Finds what the ASP.NET Core applications of one pool mean for each other. Source: content-and-errors 9.4.
  private static func hosting(
    _ places: [Place], _ layout: SiteLayout, _ first: Int32, _ started: [String],
    _ policies: borrowing ScopePolicyBuilder
  ) -> [Place] {
    /// For each application of ASP.NET Core whether it runs in the worker process.
    var models: [Int: Bool] = [:]
    for place in places {
      let shared = policies.policies[Int(place.policy)]
      guard shared.policy.handlers.rows.contains(where: { $0.handler.kind == .aspNetCore }) else { continue }
      let index = Int(place.application - first)
      if models[index] == nil { models[index] = shared.policy.isCoreInProcess }
    }
    guard models.count > 1 else { return places }
    let started = Set(started.map { $0.lowercased() })
    func hasStarted(_ index: Int) -> Bool { started.contains(layout.applications[index].path.lowercased()) }
    return places.map { place in
      var place = place
      let own = Int(place.application - first)
      guard let isInProcess = models[own], !hasStarted(own) else { return place }
      let pool = layout.applications[own].pool.name.lowercased()
      for (other, isOtherInProcess) in models.sorted(by: { $0.key < $1.key })
      where other != own && layout.applications[other].pool.name.lowercased() == pool
        && (isInProcess || isOtherInProcess)
      {
        if hasStarted(other) {
          place.coreHosting = isInProcess && isOtherInProcess ? .second : .mixed
          break
        }
        place.coreHosting = .first
      }
      return place
    }
  }
}
