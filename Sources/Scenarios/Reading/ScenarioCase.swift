public import Configuration
public import Server
public import StatusCodes

/// One case, with everything its file says about it merged in.
public struct ScenarioCase: Sendable {
  /// The file.
  public var file = ""
  /// The line at which the case starts, from 1.
  public var line = 1
  /// The column at which the case starts, from 1.
  public var column = 1
  /// The text of that line, without its line end and indentation.
  public var sourceLine = ""
  /// The number among the cases that were written out from one in the file, from 1; 0 for a case by itself.
  public var variation = 0
  /// Where another file includes the one the case stands in; `nil` when none does.
  public var includedAt: Place?
  /// The identifier, for example `RF-33`.
  public var id: String?
  /// The name, or the request line when it has none.
  public var name = ""
  /// Words by which cases are selected.
  public var tags: [String] = []
  /// The version of IIS; a case runs once for each version it names.
  public var version = IISVersion.v10_0
  /// What is said of the server and its content.
  public var setup: Setup
  /// The raw bytes of the request; empty for a sweep until it runs.
  public var request: [UInt8] = []
  /// The limit at whose edge the request is; `nil` for a request that is written down.
  public var sweep: LimitSweep?
  /// What must come out.
  public var expectation = Expectation.anyOf([])
  /// Where the expectation is written; `nil` when nothing is written.
  public var recording: Recording?
  /// Where it is written what must decide.
  var becauseRecording: Recording?
  /// The setting or module that must decide.
  public var because: String?
  /// Why the case cannot be decided yet.
  public var pending: String?
  /// The place in the sequence it belongs to; `nil` for a case that stands alone.
  public var sequence: SequencePlace?

  init(setup: Setup) { self.setup = setup }

  /// The place at which the case starts.
  public var start: Place { Place(file: file, line: line, column: column) }

  /// The real folders that hold the case's content.
  public var folders: [String] { [setup.root].compactMap(\.self) + setup.folders.values.compactMap(\.root) }

  /// The places that cases have in common of which one says what is expected of the others: where the expectation is
  /// written and, of the steps of a sweep, where the sweep is.
  public var recordingPlaces: [Place] {
    let written = recording.map { $0.source.place }.map {
      Place(file: file, line: $0.line, column: $0.column)
    }
    return [written, sweep.map { _ in start }].compactMap(\.self)
  }

  /// A place in a scenario file.
  public struct Place: Sendable, Hashable {
    /// The file.
    public var file: String
    /// The line, from 1.
    public var line: Int
    /// The column, from 1.
    public var column: Int
  }
}

extension ScenarioCase {
  /// The server, its configuration and what is known of the world.
  public struct Setup: Sendable, Hashable {
    /// The preset.
    public var server: String?
    /// A whole applicationHost.config in place of a preset.
    public var applicationHost: String?
    /// More content of the same applicationHost.config.
    public var additions: String?
    /// Components added to the preset.
    public var with: [String] = []
    /// Components taken away.
    public var without: [String] = []
    /// Declared files by path relative to the site's root.
    public var files: [String: String] = [:]
    /// What is declared of some of those files beside their text.
    public var attributes: [String: ContentItem] = [:]
    /// The links of the folder, by their paths without the first slash, and what they lead to.
    public var links: [String: String] = [:]
    /// What handlers come to, in the order in which it is declared.
    public var handlers: [Handler] = []
    /// The headers of responses, in the order in which they are declared.
    public var responses: [Response] = []
    /// Whether ASP.NET Web Pages serve `.cshtml` and `.vbhtml`.
    public var webPages = false
    /// Managed types that no assembly has.
    public var missingTypes: [String] = []
    /// How many requests of each application run already.
    public var runningRequests = 0
    /// The applications that are being started, by path.
    public var initializingApplications: [String] = []
    /// The ASP.NET Core applications that have started already.
    public var startedApplications: [String] = []
    /// The WebDAV locks that stand.
    public var locks: [ResourceLock] = []
    /// Whether nothing more can be stored.
    public var storageFull = false
    /// Whether the registry lets the server answer TRACE.
    public var traceMethod = false
    /// The accounts of the configuration that cannot log on.
    public var failingAccounts: [String] = []
    /// A real folder in place of declared files.
    public var root: String?
    /// What is added to the site of a stock server.
    public var stockSite = StockSite()
    /// Folders of the server by their physical path.
    public var folders: [String: Folder] = [:]
    /// Registry values of HTTP.sys by name.
    public var httpSys: [String: Int] = [:]
    /// The build of Windows.
    public var build: Int?
    /// States of sites by name.
    public var sites: [String: String] = [:]
    /// States of pools by name.
    public var pools: [String: String] = [:]
    /// Prefixes registered by others.
    public var otherRegistrations: [String] = []
    /// The https bindings without a certificate, by their `bindingInformation`.
    public var bindingsWithoutCertificate: [String] = []
    /// The machine.config above applicationHost.config.
    public var machineConfig: String?
    /// The web.config beside machine.config.
    public var rootWebConfig: String?
    /// Prefixes reserved only.
    public var urlReservations: [String] = []
    /// Choices where IIS's behaviour is not known.
    public var options: [String: String] = [:]
    /// Facts of the connection by name, as text.
    public var connection: [String: String] = [:]
    /// Facts of the credentials by name, as text.
    public var credentials: [String: String] = [:]
    /// When the request arrives.
    public var arrival: String?
    /// How long it takes until the response is sent.
    public var duration: String?
  }

  /// A folder of the server, for virtual directories that are elsewhere than the site's root.
  public struct Folder: Sendable, Hashable {
    /// Declared files by path.
    public var files: [String: String] = [:]
    /// What is declared of some of those files beside their text.
    public var attributes: [String: ContentItem] = [:]
    /// The links of the folder, by their paths without the first slash, and what they lead to.
    public var links: [String: String] = [:]
    /// A real folder in place of declared files.
    public var root: String?
    /// Why IIS cannot use the folder: a name of `UnreadableFile`.
    public var unreadable: String?
  }

  /// What is declared of the response to a path.
  public struct Response: Sendable, Hashable {
    /// The path, or `/folder/*`.
    public var path: String
    /// The values of its headers by name.
    public var headers: [String: String]
  }

  /// What the handler of a path comes to.
  public struct Handler: Sendable, Hashable {
    /// The path, or `/folder/*`.
    public var path: String
    /// The result.
    public var result: HandlerResult
  }
}
