internal import Configuration

/// The `<httpErrors>` of one scope. Source: content-and-errors 8.
final class CustomErrorPolicy: Sendable {
  let errorMode: ErrorMode
  let existingResponse: ExistingResponse
  private let rows: [Row]
  /// What errors without a row of their own get; `nil` for the built-in page.
  private let fallback: Row?

  /// The values of `errorMode`.
  enum ErrorMode: UInt8, Sendable { case detailedLocalOnly, custom, detailed }
  /// The values of `existingResponse`.
  enum ExistingResponse: UInt8, Sendable { case auto, replace, passThrough }

  /// A row of the section.
  struct Row: Sendable {
    var status: UInt16
    /// -1 for every substatus.
    var substatus: Int32
    var response: Response
    var setting: Int32
  }

  /// What a row does with the response.
  enum Response: Sendable {
    /// A file is the body; nothing else changes.
    case file
    /// The client is sent to another URL.
    case redirect([UInt8])
    /// Another URL of the site is executed in the place of the request.
    case execute(ErrorPage)
  }

  init(errorMode: ErrorMode, existingResponse: ExistingResponse, rows: [Row], fallback: Row?) {
    self.errorMode = errorMode
    self.existingResponse = existingResponse
    self.rows = rows
    self.fallback = fallback
  }

  /// A policy that changes nothing, for scopes whose section cannot be read.
  convenience init() {
    self.init(errorMode: .detailedLocalOnly, existingResponse: .auto, rows: [], fallback: nil)
  }

  convenience init(_ section: EffectiveElement, settings: inout SettingList) {
    let path = "system.webServer/httpErrors"
    let rows = section.entries.map { entry in
      let (status, substatus) = (entry.uint("statusCode"), entry.int("subStatusCode"))
      return Row(
        status: UInt16(clamping: status), substatus: Int32(clamping: substatus),
        response: Self.response(entry.string("responseMode"), entry.string("path")),
        setting: settings.add(
          "\(path)/error[@statusCode='\(status)' and @subStatusCode='\(substatus)']",
          entry.string("path"), entry.position))
    }
    let page = section.string("defaultPath")
    let fallback =
      page.isEmpty
      ? nil
      : Row(
        status: 0, substatus: -1, response: Self.response(section.string("defaultResponseMode"), page),
        setting: settings.add(path, "defaultPath", of: section))
    let mode: ErrorMode =
      switch section.string("errorMode") {
      case "Custom": .custom
      case "Detailed": .detailed
      default: .detailedLocalOnly
      }
    let existing: ExistingResponse =
      switch section.string("existingResponse") {
      case "Replace": .replace
      case "PassThrough": .passThrough
      default: .auto
      }
    self.init(errorMode: mode, existingResponse: existing, rows: rows, fallback: fallback)
  }

  private static func response(_ mode: String, _ path: String) -> Response {
    switch mode {
    case "Redirect": .redirect(Array(path.utf8))
    case "ExecuteURL": .execute(ErrorPage(path))
    default: .file
    }
  }

  /// Whether some row does more than to give a file.
  var changesStatus: Bool {
    (rows + (fallback.map { [$0] } ?? [])).contains {
      if case .file = $0.response { false } else { true }
    }
  }

  /// The row for a code: with its substatus, else for its status, else the default.
  func row(status: UInt16, substatus: UInt16?) -> Row? {
    var general: Row?
    for row in rows where row.status == status {
      if row.substatus == Int32(substatus ?? 0) { return row }
      if row.substatus < 0, general == nil { general = row }
    }
    return general ?? fallback
  }
}

/// The URL that is executed in the place of a request that ends in an error.
struct ErrorPage: Sendable {
  /// The raw path and behind a `?` the query, as written.
  let target: [UInt8]
  let rawPathLength: Int
  /// The cooked path.
  let path: [UInt8]

  /// Reads a path that is absolute in the site; one without its slash is taken for one with it.
  init(_ text: String) {
    let bytes = Array((text.hasPrefix("/") ? text : "/" + text).utf8)
    let end = bytes.firstIndex(of: UInt8(ascii: "?")) ?? bytes.count
    target = bytes
    rawPathLength = end
    var cooked = CookedPath()
    var origins = NoOrigins()
    let refusal = URLCanonicalizer.cook(
      bytes.span, ByteRange(0, end), HTTPSysSettings(), into: &cooked, origins: &origins)
    let span = cooked.span
    path = refusal == nil ? span.indices.map { span[$0] } : Array(bytes[..<end])
  }
}
