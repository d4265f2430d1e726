internal import Configuration

/// One binding of a site. Source: http-sys 5.2.
struct Binding: Sendable, Hashable {
  var isTLS: Bool
  /// The local address, or `nil` for `*`.
  var address: String?
  var port: Int
  /// The host in lower case; empty for none; `*.` in front stands for any labels.
  var host: String
  /// Whether the certificate is chosen by the name the client sends in the handshake: `sslFlags` 1.
  var usesServerName = false
  /// Whether HTTP.sys has a certificate for it. applicationHost.config does not say.
  var hasCertificate = true

  /// `ip:port:host`, split from the right because an IPv6 address holds colons; `nil` for a protocol that is
  /// not HTTP, and for text that is no binding.
  init?(protocol name: String, information: String) {
    let name = name.lowercased()
    guard name == "http" || name == "https" else { return nil }
    let parts = information.parts(":", omittingEmpty: false)
    guard parts.count >= 3, let port = Self.port(parts[parts.count - 2]) else { return nil }
    let address = parts.dropLast(2).joined(separator: ":")
    isTLS = name == "https"
    self.address = address.isEmpty || address == "*" ? nil : Self.plain(address)
    self.port = port
    host = parts[parts.count - 1].lowercased()
  }

  /// A port as digits; anything else, a sign included, is `nil`.
  static func port(_ text: Substring) -> Int? {
    guard !text.isEmpty, text.utf8.count <= 5, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return nil
    }
    return Int(text).flatMap { $0 <= 65535 ? $0 : nil }
  }

  /// An address without the brackets of an IPv6 literal.
  static func plain(_ address: String) -> String {
    let isLiteral = address.hasPrefix("[") && address.hasSuffix("]")
    return (isLiteral ? String(address.dropFirst().dropLast()) : address).lowercased()
  }
}
