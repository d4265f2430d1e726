/// A text with `{...}` in it, compiled: literal pieces, back-references, server variables, functions and map
/// look-ups as a flat program that writes into a buffer. Source: url-rewrite 2.5.
final class RewriteTemplate: Sendable {
  /// One step. A function or look-up replaces what was written since its `begin`.
  enum Operation: Sendable {
    /// The bytes of a piece of text in `text`.
    case text(Int32, Int32)
    case ruleCapture(UInt8)
    case conditionCapture(UInt8)
    case variable(ServerVariable)
    /// The value of a request header, an index in `headers`.
    case header(Int32)
    /// The value of a header of the response, an index in `headers`.
    case responseHeader(Int32)
    /// A variable that some rule sets: an index in the policy's slots; its own value as long as none did.
    case slot(Int32, ServerVariable, header: Int32)
    case begin
    case toLower, urlEncode, urlDecode, htmlEncode
    /// A look-up in a map, an index in the policy's maps.
    case map(Int32)
    /// A provider, which is code of the server's own.
    case provider
    /// A map or provider that does not exist. Source: url-rewrite 7, Q14.
    case unknownFunction
  }

  let operations: [Operation]
  let text: [UInt8]
  /// Names of headers in lower case.
  let headers: [[UInt8]]
  /// The highest `n` of `{R:n}` and `{C:n}`, or -1.
  let highestRuleCapture: Int
  let highestConditionCapture: Int

  /// Compiles a text. Names are known without regard to case.
  init(_ source: String, _ names: RewriteNames) throws(Fault) {
    var compiler = RewriteTemplateCompiler(names: names)
    try compiler.append(Array(source.utf8)[...], depth: 0)
    operations = compiler.operations
    text = compiler.text
    headers = compiler.headers
    highestRuleCapture = compiler.highestRuleCapture
    highestConditionCapture = compiler.highestConditionCapture
  }

  /// Whether it names a map or provider that does not exist.
  var canFail: Bool {
    operations.contains { if case .unknownFunction = $0 { true } else { false } }
  }

  /// Whether it writes nothing.
  var isEmpty: Bool { operations.isEmpty }

  /// The variable when the template is nothing else.
  var soleVariable: ServerVariable? {
    guard operations.count == 1, case .variable(let variable) = operations[0] else { return nil }
    return variable
  }

  /// Functions may be nested this deep.
  static let maximumDepth = 8

  /// Why a text is no template.
  enum Fault: Error {
    /// A back-reference beyond `{R:31}`. Source: url-rewrite 1.4.
    case backReference(String)
    /// More than `maximumDepth` functions inside each other.
    case depth
  }
}

/// What names in templates mean.
struct RewriteNames {
  /// The index of each map by its name in lower case.
  var maps: [String: Int32] = [:]
  /// The names of providers in lower case.
  var providers: Set<String> = []
  /// The index of each variable that some rule sets, by its name in upper case.
  var slots: [String: Int32] = [:]
}

/// Compiles one template.
private struct RewriteTemplateCompiler {
  let names: RewriteNames
  private(set) var operations: [RewriteTemplate.Operation] = []
  private(set) var text: [UInt8] = []
  private(set) var headers: [[UInt8]] = []
  private(set) var highestRuleCapture = -1
  private(set) var highestConditionCapture = -1

  init(names: RewriteNames) { self.names = names }

  mutating func append(_ source: ArraySlice<UInt8>, depth: Int) throws(RewriteTemplate.Fault) {
    var index = source.startIndex
    var pieceStart = index
    while index < source.endIndex {
      guard source[index] == UInt8(ascii: "{"), let end = Self.closing(source, from: index) else {
        index += 1
        continue
      }
      append(text: source[pieceStart..<index])
      try append(expression: source[index + 1..<end], depth: depth)
      index = end + 1
      pieceStart = index
    }
    append(text: source[pieceStart...])
  }

  /// The brace that closes the one at an index.
  private static func closing(_ source: ArraySlice<UInt8>, from index: Int) -> Int? {
    var depth = 0
    for position in index..<source.endIndex {
      if source[position] == UInt8(ascii: "{") { depth += 1 }
      if source[position] == UInt8(ascii: "}") { depth -= 1 }
      if depth == 0 { return position }
    }
    return nil
  }

  private mutating func append(text piece: ArraySlice<UInt8>) {
    guard !piece.isEmpty else { return }
    let start = Int32(text.count)
    text += piece
    operations.append(.text(start, Int32(text.count)))
  }

  private mutating func append(
    expression: ArraySlice<UInt8>, depth: Int
  ) throws(RewriteTemplate.Fault) {
    guard let colon = expression.firstIndex(of: UInt8(ascii: ":")),
      !expression[..<colon].contains(UInt8(ascii: "{"))
    else {
      append(variable: String(decoding: expression, as: UTF8.self).uppercased())
      return
    }
    let name = String(decoding: expression[..<colon], as: UTF8.self).lowercased()
    let argument = expression[(colon + 1)...]
    if name == "r" || name == "c" { return try append(capture: argument, of: name) }
    guard depth < RewriteTemplate.maximumDepth else { throw .depth }
    operations.append(.begin)
    try append(argument, depth: depth + 1)
    operations.append(function(name))
  }

  private func function(_ name: String) -> RewriteTemplate.Operation {
    switch name {
    case "tolower": .toLower
    case "urlencode": .urlEncode
    case "urldecode": .urlDecode
    case "htmlencode": .htmlEncode
    default:
      if let map = names.maps[name] {
        .map(map)
      } else if names.providers.contains(name) {
        .provider
      } else {
        .unknownFunction
      }
    }
  }

  private mutating func append(capture argument: ArraySlice<UInt8>, of kind: String) throws(RewriteTemplate
    .Fault)
  {
    let digits = String(decoding: argument, as: UTF8.self)
    guard let number = UInt8(digits), number <= 31 else {
      throw .backReference("{\(kind.uppercased()):\(digits)}")
    }
    if kind == "r" {
      highestRuleCapture = max(highestRuleCapture, Int(number))
      operations.append(.ruleCapture(number))
    } else {
      highestConditionCapture = max(highestConditionCapture, Int(number))
      operations.append(.conditionCapture(number))
    }
  }

  private mutating func append(variable name: String) {
    let variable = ServerVariable(name)
    var header: Int32 = -1
    if variable == nil {
      headers.append(RewriteTemplate.headerName(name, behind: "HTTP_"))
      header = Int32(headers.count - 1)
    } else if variable == .responseHeader {
      headers.append(RewriteTemplate.headerName(name, behind: "RESPONSE_"))
      return operations.append(.responseHeader(Int32(headers.count - 1)))
    }
    if let slot = names.slots[name] {
      operations.append(.slot(slot, variable ?? .empty, header: header))
    } else if let variable {
      operations.append(.variable(variable))
    } else {
      operations.append(.header(header))
    }
  }
}

extension RewriteTemplate {
  /// Whether a variable is a header that modules behind URL Rewrite look at, by its name in upper case.
  static func isReadLater(_ name: String) -> Bool { laterHeaders.contains(name) }

  private static let laterHeaders: Set<String> = [
    "HTTP_ACCEPT", "HTTP_AUTHORIZATION", "HTTP_CONTENT_RANGE", "HTTP_COOKIE", "HTTP_DEPTH",
    "HTTP_DESTINATION",
    "HTTP_EXPECT", "HTTP_IF", "HTTP_IF_MATCH", "HTTP_IF_MODIFIED_SINCE", "HTTP_IF_NONE_MATCH",
    "HTTP_IF_RANGE",
    "HTTP_IF_UNMODIFIED_SINCE", "HTTP_LOCK_TOKEN", "HTTP_OVERWRITE", "HTTP_RANGE", "HTTP_TIMEOUT",
    "HTTP_TRANSLATE", "HTTP_UPGRADE",
  ]

  /// `HTTP_X_FOO` is the header `x-foo`.
  static func headerName(_ variable: String, behind prefix: String) -> [UInt8] {
    variable.lowercased().dropFirst(prefix.count).utf8.map {
      $0 == UInt8(ascii: "_") ? UInt8(ascii: "-") : $0
    }
  }
}
