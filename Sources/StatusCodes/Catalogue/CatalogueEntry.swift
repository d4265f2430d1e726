/// What is known about one code: what it means, what to do about it, who answers with it, and what must be
/// known to predict it.
///
/// All prose is plain text without line breaks. Section paths are written as `appcmd` writes them, with the
/// attribute after an `@`.
public struct CatalogueEntry: Hashable, Sendable {
  /// The code. From 400 on, a code without a substatus is one that HTTP.sys or a client shows; what IIS
  /// itself answers always has a substatus.
  public let code: StatusCode

  /// What IIS calls the code, as a short heading.
  public let title: String

  /// What the server found, with the setting, section or module that found it.
  public let cause: String

  /// What a person does about it.
  public let remedy: String

  /// The first modelled version that gives the code; `nil` when all of them do, or when it comes with a
  /// product of its own, which `versionNote` then names.
  public let since: IISVersion?

  /// The last modelled version that gives the code; `nil` when current builds do.
  public let until: IISVersion?

  /// What the two versions cannot say: builds, add-ons, a successor under another number.
  public let versionNote: String?

  /// Who answers.
  public let source: Source

  /// Where the answer is recorded.
  public let logged: Logged

  /// What is needed to predict the code.
  public let prediction: Prediction

  /// The section, element or attribute that decides, such as
  /// `system.webServer/security/requestFiltering/@allowDoubleEscaping`; `nil` when no single one does.
  public let setting: String?

  /// The `sc-win32-status` written beside the code while the client stays connected; `nil` when it varies or
  /// is not known. A client that left first leaves 64, 121, 995 or 1236 instead.
  public let win32Status: UInt32?

  /// How the row is known.
  public let evidence: Evidence

  /// Codes that are confused with this one, replace it, or are worth reading next. Each has a row.
  public let seeAlso: [StatusCode]

  /// Whether Microsoft's knowledge-base article 943891, in the edition for IIS 7.0 to 8.0, lists the code.
  public let inArticle: Bool

  /// One row of the tables. The defaults are what most rows need: every version, recorded in the site's log.
  init(
    _ status: UInt16, _ substatus: UInt16?, _ title: String, article: Bool = false,
    cause: String, remedy: String,
    since: IISVersion? = nil, until: IISVersion? = nil, versionNote: String? = nil,
    source: Source, logged: Logged = .siteLog, prediction: Prediction, setting: String? = nil,
    win32Status: UInt32? = nil, evidence: Evidence, seeAlso: [StatusCode] = []
  ) {
    code = StatusCode(status, substatus)
    self.title = title
    self.cause = cause
    self.remedy = remedy
    self.since = since
    self.until = until
    self.versionNote = versionNote
    self.source = source
    self.logged = logged
    self.prediction = prediction
    self.setting = setting
    self.win32Status = win32Status
    self.evidence = evidence
    self.seeAlso = seeAlso
    inArticle = article
  }
}

extension CatalogueEntry: CustomStringConvertible {
  /// Code and title: `404.8 Hidden namespace`.
  public var description: String { "\(code) \(title)" }
}

extension CatalogueEntry {
  /// Who answers a request with a code.
  public enum Source: Hashable, Sendable {
    /// A native module of IIS, named as its error page names it (`IIS Web Core` is the core itself), at a
    /// notification, named as failed-request traces name it (`BEGIN_REQUEST`).
    case iis(module: String, notification: String)
    /// HTTP.sys, before or instead of IIS. No module sees the request and no substatus exists.
    case httpSys
    /// The ASP.NET runtime of the .NET Framework.
    case aspNet
    /// The application's own code, or a filter or extension installed with it.
    case application
    /// A product that is installed separately, such as URL Rewrite.
    case addOn(name: String)
  }

  /// Where an answer with the code is recorded.
  public enum Logged: String, CaseIterable, Hashable, Sendable {
    /// In the site's own log, with its substatus.
    case siteLog
    /// In the `HTTPERR` log of HTTP.sys, without a substatus.
    case httpErrLog
    /// In one of the two, depending on who answers.
    case either
    /// In neither.
    case notLogged
  }

  /// What must be known to say beforehand that a request gets the code.
  public enum Prediction: Hashable, Sendable {
    /// The configuration, the content folder and the request.
    case configuration
    /// Besides those, facts about the world that have to be declared. The names are those of
    /// `Catalogue.meaning(ofFact:)`.
    case facts([String])
    /// The application decides; the code is known only when its answer is declared.
    case application
    /// It is not predicted, for the reason given.
    case never(reason: String)
  }
}

extension CatalogueEntry.Source: CustomStringConvertible {
  /// Who answers, and where a notification is known, at which: `RequestFilteringModule, BEGIN_REQUEST`.
  public var description: String {
    switch self {
    case .iis(let module, let notification): "\(module), \(notification)"
    case .httpSys: "HTTP.sys"
    case .aspNet: "ASP.NET"
    case .application: "the application"
    case .addOn(let name): name
    }
  }
}
