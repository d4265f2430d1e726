public import Configuration
public import StatusCodes

/// A verdict in words: everything a report, a scenario or another program needs to know about one decision.
///
/// It is built from the verdict, the snapshot and the request after the decision; deciding never builds one.
public struct Answer: Sendable {
  /// Who ended the request, and how.
  public var outcome: Outcome
  /// The status and substatus; `nil` when the request passed to a handler whose result is not known,
  /// or when the connection is closed without an answer.
  public var status: StatusCode?
  /// What the client sees, when that is not what the log says.
  public var clientStatus: StatusCode?
  /// What the client is told before its body is read: 100, when it asked whether to send it.
  public var interimStatus: StatusCode?
  /// The code the request ended in before an error page took its place.
  public var errorStatus: StatusCode?
  /// The reason of the HTTPERR log, for `refused` and `closed`.
  public var reason: String?
  /// The version of IIS the answer is for.
  public var version: IISVersion
  /// The module and setting that decided; `nil` when no setting did.
  public var decidedBy: Decision?
  /// The bytes of the request that decided; `nil` when no byte did.
  public var matched: MatchedBytes?
  /// The name of the site the request was routed to, when there is one.
  public var site: String?
  /// The application the request was routed to, when it reached IIS.
  public var application: Application?
  /// The name of the handler mapping that is selected, when the request reached IIS.
  public var handler: String?
  /// The value of the Location header of a redirect.
  public var location: String?
  /// Whether who follows the Location is redirected for ever.
  public var isRedirectLoop = false
  /// The values of the WWW-Authenticate headers that come with a 401, in order.
  public var challenges: [String] = []
  /// The value of the Strict-Transport-Security header, when the response has one.
  public var strictTransportSecurity: String?
  /// The URL that was decided in place of the client's, when a module put it there: path and query.
  public var rewrittenURL: String?
  /// The URL the log names, when a rewrite rule changed the client's: path and query.
  public var loggedURL: String?
  /// The rewrite rules that matched, in order; with a trace, every rule that was tried.
  public var rewriteRules: [RewriteRule] = []
  /// How the deciding rule is known.
  public var evidence: Evidence
  /// Every fact that was needed and not given, one sentence each.
  public var assumptions: [String]
  /// The other checks this request violates, in the order IIS would meet them.
  public var alsoViolates: [Decision]
  /// What was looked at, in order; empty unless a trace was asked for.
  public var trace: [TraceStep]

  /// Creates an answer; see the properties for what each part means.
  public init(
    outcome: Outcome, status: StatusCode?, reason: String? = nil, version: IISVersion,
    decidedBy: Decision? = nil,
    matched: MatchedBytes? = nil, site: String? = nil, handler: String? = nil, evidence: Evidence,
    assumptions: [String] = [],
    alsoViolates: [Decision] = [], trace: [TraceStep] = []
  ) {
    self.outcome = outcome
    self.status = status
    self.reason = reason
    self.version = version
    self.decidedBy = decidedBy
    self.matched = matched
    self.site = site
    self.handler = handler
    self.evidence = evidence
    self.assumptions = assumptions
    self.alsoViolates = alsoViolates
    self.trace = trace
  }
}

extension Answer {
  /// Who ended the request.
  public enum Outcome: String, Sendable {
    /// IIS answers by itself.
    case answered
    /// HTTP.sys answers; no substatus exists.
    case refused
    /// The connection is dropped without an answer.
    case closed
    /// Every modelled rule passed; the handler or application decides.
    case passed
  }

  /// The application of a request, and where its URL leads.
  public struct Application: Sendable, Hashable {
    /// The path below the site.
    public var path: String
    /// The pool it runs in.
    public var pool: ApplicationPool
    /// The file or folder the URL stands for, as applicationHost.config names it; `nil` when it names none.
    public var physicalPath: String?

    /// An application and a path in it.
    public init(path: String, pool: ApplicationPool, physicalPath: String? = nil) {
      self.path = path
      self.pool = pool
      self.physicalPath = physicalPath
    }
  }

  /// A rule that was violated, and the configuration behind it.
  public struct Decision: Sendable {
    /// The code this rule answers with.
    public var status: StatusCode?
    /// IIS's name of the module, or `HTTP.sys`.
    public var module: String
    /// IIS's name of the notification, for example `BEGIN_REQUEST`; `nil` for HTTP.sys.
    public var notification: String?
    /// The setting, as section path plus `/@attribute` or the collection entry.
    public var setting: String?
    /// The effective value of the setting.
    public var value: String?
    /// Where that value was written; `nil` for a schema default or a registry default.
    public var source: Source?
    /// The HRESULT of a configuration fault, for example `0x80070021`.
    public var hresult: String?
    /// The "Config Error" text of a configuration fault as IIS's error page writes it, which may be empty.
    public var configError: String?
    /// The "Config Source" of a configuration fault: the line of ``source`` and those around it.
    public var configSource: [SourceLine] = []
    /// One sentence that says what was seen and what the limit is.
    public var explanation: String
    /// One sentence that names the smallest change which lets the request pass; `nil` when there is none.
    public var remedy: String?

    /// Creates a decision; see the properties for what each part means.
    public init(
      status: StatusCode?, module: String, notification: String? = nil, setting: String? = nil,
      value: String? = nil, source: Source? = nil, hresult: String? = nil, explanation: String,
      remedy: String? = nil
    ) {
      self.status = status
      self.module = module
      self.notification = notification
      self.setting = setting
      self.value = value
      self.source = source
      self.hresult = hresult
      self.explanation = explanation
      self.remedy = remedy
    }
  }

  /// A place in a configuration file. Lines and columns count from 1, columns in bytes.
  public struct Source: Sendable, Hashable {
    /// The file as the user named it, or the name of the stock file.
    public var file: String
    /// The line, from 1.
    public var line: Int
    /// The column of the first byte, from 1.
    public var column: Int

    /// Creates a place.
    public init(file: String, line: Int, column: Int) {
      self.file = file
      self.line = line
      self.column = column
    }
  }

  /// A line of a configuration file.
  public struct SourceLine: Sendable, Hashable {
    /// Its number, from 1.
    public var number: Int
    /// Its text without the line end.
    public var text: String

    /// Creates a line.
    public init(number: Int, text: String) {
      self.number = number
      self.text = text
    }
  }

  /// The bytes that decided.
  public struct MatchedBytes: Sendable, Hashable {
    /// The part of the request: `method`, `target`, `path`, `query`, `version`, `header`, `host` or `body`; or
    /// `client`, the address of the connection, which has no bytes.
    public var part: String
    /// The offset in that part (`path`: in the cooked path), in bytes from 0.
    public var offset: Int
    /// The number of bytes in that part.
    public var length: Int
    /// The bytes as text, unprintable ones escaped as `\xNN`.
    public var text: String
    /// The range of bytes in the raw request, when there is one.
    public var inRequest: Range<Int>?

    /// Creates a match.
    public init(part: String, offset: Int, length: Int, text: String, inRequest: Range<Int>?) {
      self.part = part
      self.offset = offset
      self.length = length
      self.text = text
      self.inRequest = inRequest
    }
  }

  /// One line of the trace.
  public struct TraceStep: Sendable, Hashable {
    /// IIS's name of the module, or `HTTP.sys`.
    public var module: String
    /// IIS's name of the notification; `nil` for HTTP.sys.
    public var notification: String?
    /// The check, named by its setting where it has one.
    public var check: String
    /// What was seen in the request.
    public var seen: String
    /// The limit or list it was held against.
    public var limit: String
    /// What came of it.
    public var result: Result

    /// What came of one step.
    public enum Result: String, Sendable {
      /// The request satisfies the check.
      case passed
      /// The request violates the check.
      case violated
      /// The check does not apply to this request.
      case skipped
      /// The module was notified; what it checked follows, if anything.
      case notified
      /// The rule or condition matches.
      case matched
      /// The rule or condition does not match.
      case unmatched
    }

    /// Creates a step.
    public init(
      module: String, notification: String?, check: String, seen: String, limit: String, result: Result
    ) {
      self.module = module
      self.notification = notification
      self.check = check
      self.seen = seen
      self.limit = limit
      self.result = result
    }
  }
}
