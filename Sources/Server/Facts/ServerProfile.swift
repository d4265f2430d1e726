public import StatusCodes

/// The server whose behaviour is predicted: its version, its HTTP.sys and the choices made where IIS's
/// behaviour could not be determined.
public struct ServerProfile: Sendable, Hashable {
  /// The version of IIS.
  public var version: IISVersion
  /// The build of Windows, for example 26100; `nil` stands for a current build.
  public var build: Int?
  /// The registry values of HTTP.sys.
  public var httpSys: HTTPSysSettings
  /// Whether the registry value `EnableTraceMethod` is 1: TRACE is answered.
  public var enableTraceMethod = false
  /// The choices among readings that the evidence leaves open.
  public var options: UndeterminedBehavior
  /// The accounts of the configuration that cannot log on, in lower case: a wrong password, disabled, locked.
  public var failingAccounts: Set<String> = []

  /// Creates a profile of a current build with registry defaults.
  public init(
    version: IISVersion = .v10_0, build: Int? = nil, httpSys: HTTPSysSettings = HTTPSysSettings(),
    options: UndeterminedBehavior = UndeterminedBehavior()
  ) {
    self.version = version
    self.build = build
    self.httpSys = httpSys
    self.options = options
  }

  /// Whether request filtering answers 413.1 and 431 in place of 404.13 and 404.10: IIS 10 from Windows
  /// build 17763 on. Source: request-filtering 3.3; the cut-off is inferred, build 26100 is observed.
  package var usesNewLimitCodes: Bool {
    switch options.iis10ContentLengthStatus {
    case .byBuild: version == .v10_0 && (build ?? 26100) >= 17763
    case .status413: true
    case .status404: false
    }
  }

  /// What the URL of a file with a slash behind it comes to: 500.0 is observed for IIS 10, 404.0 for 7.0.
  /// Source: content-and-errors 4.1, row 3.
  var fileWithSlash: UndeterminedBehavior.FileTrailingSlash {
    switch version {
    case .v7_0: .status404
    case .v10_0: .status500
    default: options.fileTrailingSlash
    }
  }

  /// What ASP.NET gives a path with a character it does not allow: documentation says 400, the one
  /// measurement, of `%` on IIS 10, says 500. Source: content-and-errors 9.1; observed RL23.
  func dangerousPathStatus(_ character: UInt8) -> StatusCode {
    switch options.dangerousPathStatus {
    case .measured:
      version == .v10_0 && character == UInt8(ascii: "%") ? StatusCode(500, 0) : StatusCode(400, 0)
    case .status400: StatusCode(400, 0)
    case .status500: StatusCode(500, 0)
    }
  }

  var httpSysVersion: HTTPSysVersion { version == .v10_0 ? .windows10 : .beforeWindows10 }
}

/// What could not be determined about IIS, one option each; the default is the best supported reading.
///
/// Sources: request-filtering 9, http-sys 11, access-control 9.
public struct UndeterminedBehavior: Sendable, Hashable {
  /// Whether `maxUrl` counts the bytes as sent or the bytes of the cooked path.
  public var maxUrlCounts = PathForm.raw
  /// Whether an allowed URL bypasses every URL check or the denied sequences only.
  public var alwaysAllowedBypass = Bypass.wide
  /// Whether the extension is taken behind the last dot of the whole script path or of its last segment.
  public var extensionScope = ExtensionScope.scriptPath
  /// Whether sequences, high-bit characters and `scanUrl` look at the whole path or at the script path.
  public var sequenceScope = SequenceScope.path
  /// Whether `%25uHHHH` is a double escape.
  public var percentUIsDoubleEscape = false
  /// Which codes IIS 10 gives for a long body and a long header.
  public var iis10ContentLengthStatus = ContentLengthStatus.byBuild
  /// Whether a folded header line is accepted by IIS 10.
  public var foldedHeaders = FoldedHeaders.accepted
  /// Whether a mapping that asks for Execute is passed over while `accessPolicy` lacks it, or ends in 403.1.
  public var executeDenied = ExecuteDenied.skip
  /// What IIS 7.5 to 8.5 give the URL of a file with a slash behind it.
  public var fileTrailingSlash = FileTrailingSlash.status404
  /// Which characters in the name of a folder on the way keep IIS from opening its web.config (500.19): the
  /// colon, which is observed, or every character that no name has.
  public var illegalFolderNames = IllegalFolderNames.colon
  /// Whether a static file whose MIME type the Accept header does not cover is 406.0.
  public var static406 = true
  /// Whether request filtering looks at the URLs of child requests: default documents, error pages that are
  /// executed, extensionless URLs that ASP.NET hands back.
  public var filterChildRequests = true
  /// Whether StaticFileModule answers 404.16 to a request with `Translate: f`, which asks WebDAV for a source.
  public var static404_16 = false
  /// What ASP.NET gives a path with a character it does not allow.
  public var dangerousPathStatus = DangerousPathStatus.measured
  /// The choices about access control.
  public var access = AccessBehavior()

  /// The choices about URL Rewrite.
  public var rewrite = RewriteBehavior()

  /// Creates the defaults.
  public init() {}

  /// A form of the path.
  public enum PathForm: String, Sendable, CaseIterable { case raw, cooked }
  /// What an entry of `alwaysAllowedUrls` or `alwaysAllowedQueryStrings` bypasses.
  public enum Bypass: String, Sendable, CaseIterable { case wide, sequencesOnly }
  /// Where an extension is looked for.
  public enum ExtensionScope: String, Sendable, CaseIterable { case scriptPath, lastSegment }
  /// What the checks about the spelling of the URL look at.
  public enum SequenceScope: String, Sendable, CaseIterable { case path, scriptPath }
  /// Which codes are given for a long body and a long header.
  public enum ContentLengthStatus: String, Sendable, CaseIterable {
    case byBuild
    case status413 = "413.1"
    case status404 = "404.13"
  }
  /// What a mapping that asks for Execute comes to without that right.
  public enum ExecuteDenied: String, Sendable, CaseIterable {
    case skip
    case status403 = "403.1"
  }
  /// What a slash behind a file comes to.
  public enum FileTrailingSlash: String, Sendable, CaseIterable {
    case status404 = "404.0"
    case status500 = "500.0"
  }
  /// What a character that ASP.NET does not allow in a path comes to.
  public enum DangerousPathStatus: String, Sendable, CaseIterable {
    case measured
    case status400 = "400.0"
    case status500 = "500.0"
  }
  /// Characters of folder names that make configuration unreadable.
  public enum IllegalFolderNames: String, Sendable, CaseIterable { case colon, every }
  /// What becomes of a folded header line.
  public enum FoldedHeaders: String, Sendable, CaseIterable { case accepted, refused }
}

extension UndeterminedBehavior {
  /// The names `set` knows.
  public static let names =
    RewriteBehavior.names + AccessBehavior.names + [
      "alwaysAllowedBypass", "dangerousPathStatus", "executeDenied", "extensionScope", "fileTrailingSlash",
      "filterChildRequests",
      "foldedHeaders", "iis10ContentLengthStatus", "illegalFolderNames", "maxUrlCounts",
      "percentUIsDoubleEscape", "sequenceScope", "static404_16", "static406",
    ]

  /// The values an option can take; empty for an unknown name.
  public static func values(of name: String) -> [String] {
    switch name {
    case "maxUrlCounts": PathForm.allCases.map(\.rawValue)
    case "alwaysAllowedBypass": Bypass.allCases.map(\.rawValue)
    case "extensionScope": ExtensionScope.allCases.map(\.rawValue)
    case "sequenceScope": SequenceScope.allCases.map(\.rawValue)
    case "filterChildRequests", "percentUIsDoubleEscape", "static404_16", "static406": ["true", "false"]
    case "dangerousPathStatus": DangerousPathStatus.allCases.map(\.rawValue)
    case "executeDenied": ExecuteDenied.allCases.map(\.rawValue)
    case "fileTrailingSlash": FileTrailingSlash.allCases.map(\.rawValue)
    case "iis10ContentLengthStatus": ContentLengthStatus.allCases.map(\.rawValue)
    case "foldedHeaders": FoldedHeaders.allCases.map(\.rawValue)
    case "illegalFolderNames": IllegalFolderNames.allCases.map(\.rawValue)
    default: RewriteBehavior.values(of: name) + AccessBehavior.values(of: name)
    }
  }

  /// Sets one option; `false`, and nothing is changed, when the name or the value is unknown.
  public mutating func set(_ name: String, to value: String) -> Bool {
    switch name {
    case "maxUrlCounts": Self.assign(PathForm(rawValue: value), &maxUrlCounts)
    case "alwaysAllowedBypass": Self.assign(Bypass(rawValue: value), &alwaysAllowedBypass)
    case "extensionScope": Self.assign(ExtensionScope(rawValue: value), &extensionScope)
    case "sequenceScope": Self.assign(SequenceScope(rawValue: value), &sequenceScope)
    case "percentUIsDoubleEscape": Self.assign(Bool(value), &percentUIsDoubleEscape)
    case "iis10ContentLengthStatus":
      Self.assign(ContentLengthStatus(rawValue: value), &iis10ContentLengthStatus)
    case "foldedHeaders": Self.assign(FoldedHeaders(rawValue: value), &foldedHeaders)
    case "dangerousPathStatus":
      Self.assign(DangerousPathStatus(rawValue: value), &dangerousPathStatus)
    case "illegalFolderNames":
      Self.assign(IllegalFolderNames(rawValue: value), &illegalFolderNames)
    case "executeDenied": Self.assign(ExecuteDenied(rawValue: value), &executeDenied)
    case "fileTrailingSlash": Self.assign(FileTrailingSlash(rawValue: value), &fileTrailingSlash)
    case "filterChildRequests": Self.assign(Bool(value), &filterChildRequests)
    case "static404_16": Self.assign(Bool(value), &static404_16)
    case "static406": Self.assign(Bool(value), &static406)
    default: rewrite.set(name, to: value) || access.set(name, to: value)
    }
  }

  private static func assign<Value>(_ value: Value?, _ target: inout Value) -> Bool {
    guard let value else { return false }
    target = value
    return true
  }
}
