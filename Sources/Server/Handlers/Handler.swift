/// What a handler mapping makes run, as far as it decides a status. Source: content-and-errors 2.4 to 2.8.
struct Handler: Sendable {
  var kind: Kind
  /// What must exist for the mapping to run.
  var resourceType: ResourceType
  /// The right of `accessPolicy` it asks for; empty for `requireAccess="None"`.
  var requiredAccess: AccessPolicy
  /// The modules of StaticFile's row that are listed.
  var staticModules: StaticModules
  /// The index of the setting that names a module that is not loaded, or -1.
  var unloadedModule: Int32
  /// Whether `isapiCgiRestriction` lets its binary run.
  var restriction: Restriction
  /// Whether IsapiModule runs it.
  var runsISAPI: Bool
  /// Whether the handler compiles the requested file, which must be there.
  var compilesFile: Bool
  /// Whether no assembly has its managed type.
  var isTypeMissing: Bool
  /// What `fastCgi` says of its process.
  var fastCgiProgram: FastCgiProgram

  /// The kinds of handlers.
  enum Kind: UInt8, Sendable, CaseIterable {
    /// StaticFileModule, DefaultDocumentModule, DirectoryListingModule.
    case staticFile
    /// ProtocolSupportModule: OPTIONS and TRACE.
    case protocolSupport
    case webDAV
    /// A managed type that runs application code, in either pipeline mode.
    case managed
    /// System.Web.HttpForbiddenHandler.
    case forbidden
    /// System.Web.HttpNotFoundHandler.
    case notFound
    /// System.Web.HttpMethodNotAllowedHandler.
    case methodNotAllowed
    /// System.Web.Handlers.TransferRequestHandler: routes, then a child request.
    case transferRequest
    /// An ISAPI extension other than ASP.NET and ASP.
    case isapi
    case asp
    case cgi
    case fastCgi
    case serverSideInclude
    case aspNetCore
    /// Another server, by Application Request Routing.
    case proxy
    /// A native module this model knows nothing of.
    case other

    /// Whether ASP.NET runs.
    var isManaged: Bool {
      switch self {
      case .managed, .forbidden, .notFound, .methodNotAllowed, .transferRequest: true
      default: false
      }
    }
  }

  /// The values of `resourceType`.
  enum ResourceType: UInt8, Sendable { case file, directory, either, unspecified }

  /// The modules that StaticFile's row may list.
  struct StaticModules: OptionSet, Sendable {
    let rawValue: UInt8
    static let staticFile = StaticModules(rawValue: 1)
    static let defaultDocument = StaticModules(rawValue: 2)
    static let directoryListing = StaticModules(rawValue: 4)
  }

  /// What `<fastCgi>` says of a `scriptProcessor`.
  enum FastCgiProgram: UInt8, Sendable {
    /// An application is registered for it.
    case registered
    /// One is, and what it writes to its error stream does not count.
    case ignoresErrorStream
    /// None is.
    case unregistered
  }

  /// What `isapiCgiRestriction` says of the binary.
  enum Restriction: Sendable {
    /// It may run, or is not subject to the list.
    case allowed
    /// It may not; the index of the setting that says so.
    case denied(Int32)
    /// The requested file itself is the binary; it must be looked up.
    case ofFile
  }
}

/// The rights of `handlers/@accessPolicy`, by their number in the schema.
struct AccessPolicy: OptionSet, Sendable {
  let rawValue: UInt16
  static let read = AccessPolicy(rawValue: 1)
  static let write = AccessPolicy(rawValue: 2)
  static let execute = AccessPolicy(rawValue: 4)
  static let source = AccessPolicy(rawValue: 16)
  static let script = AccessPolicy(rawValue: 512)
  static let noRemoteWrite = AccessPolicy(rawValue: 1024)
  static let noRemoteRead = AccessPolicy(rawValue: 4096)
  static let noRemoteExecute = AccessPolicy(rawValue: 8192)
  static let noRemoteScript = AccessPolicy(rawValue: 16384)

  /// The rights a client has.
  func granted(isLocal: Bool) -> AccessPolicy {
    guard !isLocal else { return self }
    var rights = self
    if contains(.noRemoteWrite) { rights.remove(.write) }
    if contains(.noRemoteRead) { rights.remove(.read) }
    if contains(.noRemoteExecute) { rights.remove(.execute) }
    if contains(.noRemoteScript) { rights.remove(.script) }
    return rights
  }

  /// Whether some right depends on where the client is.
  var dependsOnClient: Bool { rawValue & (1024 | 4096 | 8192 | 16384) != 0 }
}
