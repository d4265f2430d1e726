/// What is added to the site of a stock server.
public struct StockSite: Sendable, Hashable {
  /// Attributes of the pool the site runs in: `managedPipelineMode`, `managedRuntimeVersion` ...
  public var pool: [String: String] = [:]
  /// Applications beside the root application.
  public var applications: [Application] = []
  /// Virtual directories of the root application, beside its root: the folder of each by its path. A folder
  /// without a drive lies in the site's root folder.
  public var virtualDirectories: [String: String] = [:]

  /// The site as it is installed.
  public init() {}

  /// An application beside the root application.
  public struct Application: Sendable, Hashable {
    /// The path below the site: `/shop`.
    public var path: String
    /// Its folder; without a drive it lies in the site's root folder.
    public var physicalPath: String
    /// Attributes of a pool of its own; empty: it runs in the site's pool.
    public var pool: [String: String]

    /// An application in the site's pool or in one of its own.
    public init(path: String, physicalPath: String, pool: [String: String] = [:]) {
      self.path = path
      self.physicalPath = physicalPath
      self.pool = pool
    }
  }
}
