/// What is declared of the responses that handlers send: their headers, by path.
///
/// A response that is declared has no other headers than those that are named.
public struct ResponseHeaders: Sendable {
  private var declarations = PathDeclarations<ResponseHeaderList>()

  /// Declares nothing.
  public init() {}

  /// Declares the headers of the response to a path, or to every path below a folder: `/api/*`.
  public mutating func add(_ path: String, _ headers: [(name: String, value: String)]) {
    declarations.add(path, ResponseHeaderList(headers))
  }

  /// Compiles the declarations.
  func compiled() -> CompiledPathDeclarations<ResponseHeaderList> { declarations.compiled() }
}

/// The headers of one response.
final class ResponseHeaderList: Sendable {
  /// Names in lower case, and values.
  private let headers: [(name: [UInt8], value: [UInt8])]
  /// Whether the content is sent in another form than its own. Source: RFC 9110 8.4.
  let isEncoded: Bool

  init(_ headers: [(name: String, value: String)]) {
    self.headers = headers.map { (Array($0.name.lowercased().utf8), Array($0.value.utf8)) }
    let encoding = headers.first { $0.name.lowercased() == "content-encoding" }?.value ?? ""
    isEncoded = !encoding.isEmpty && encoding.lowercased() != "identity"
  }

  /// The value of a header by its name in lower case; `nil` when the response has none of that name.
  subscript(_ name: [UInt8]) -> [UInt8]? { headers.first { $0.name == name }?.value }
}
