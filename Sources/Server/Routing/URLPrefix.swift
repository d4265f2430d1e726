/// A prefix that another program registered with HTTP.sys or reserved: `http://+:80/service/`.
///
/// Source: http-sys 5.3 (Microsoft, "UrlPrefix Strings" and "Routing Incoming Requests").
struct URLPrefix: Sendable, Hashable {
  /// The categories of a prefix, in the order HTTP.sys searches them.
  enum Category: Sendable, Hashable {
    /// `+`: before every host name.
    case strongWildcard
    /// A host name.
    case explicit(String)
    /// An address in the place of the host.
    case address(String)
    /// `*`: after everything else.
    case weakWildcard
  }

  var isTLS: Bool
  var category: Category
  var port: Int
  /// The path without its trailing slash: empty for the root.
  var path: String

  /// Reads a prefix; `nil` for text that is none.
  init?(_ text: String) {
    let folded = text.lowercased()
    isTLS = folded.hasPrefix("https://")
    guard isTLS || folded.hasPrefix("http://") else { return nil }
    let rest = folded.dropFirst(isTLS ? 8 : 7)
    let authority = rest.prefix { $0 != "/" }
    guard let colon = authority.lastIndex(of: ":"),
      let port = Binding.port(authority[authority.index(after: colon)...])
    else { return nil }
    self.port = port
    let host = String(authority[..<colon])
    guard !host.isEmpty else { return nil }
    category =
      switch host {
      case "+": .strongWildcard
      case "*": .weakWildcard
      default: Self.isAddress(host) ? .address(Binding.plain(host)) : .explicit(host)
      }
    var path = rest[authority.endIndex...]
    while path.hasSuffix("/") { path.removeLast() }
    self.path = String(path)
  }

  private static func isAddress(_ host: String) -> Bool {
    host.hasPrefix("[") || host.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") }
  }
}
