/// Where HTTP.sys has a certificate for TLS connections. The handshake comes before any request: a connection
/// that no certificate is bound for is reset, and no status exists.
///
/// A binding without SNI binds its certificate to the address and the port, for every name; one with SNI binds it
/// to the name, whatever the address. The site is chosen afterwards by the Host header. Source: http-sys 5.3.
struct TLSEndpoints: Sendable {
  /// Certificates of an address and a port.
  private struct Endpoint: Sendable {
    var port: Int
    /// `nil`: every address.
    var address: String?
  }

  private var forEveryName: [Endpoint] = []
  /// The ports of certificates that are bound to names, by name.
  private var ports: [[Int]] = []
  private let names: ByteTable
  /// The same for `*.contoso.com`, by `.contoso.com`.
  private let suffixes: ByteTable
  /// Whether some handshake can fail: a certificate hangs on a name, or is missing.
  let canFail: Bool

  /// What of a connection decides.
  struct LocalEnd {
    /// `nil`: any port.
    var port: Int?
    var address: String?
    var takesAnyAddress: Bool
  }

  /// - Parameters:
  ///   - bindings: those of all sites. Stopping a site leaves its certificates where they are.
  ///   - programs: what other programs registered; they are taken to have their certificates.
  init(_ bindings: [Binding], programs: [URLPrefix]) {
    var byName: [String: [Int]] = [:]
    var isMissing = false
    for binding in bindings where binding.isTLS {
      guard binding.hasCertificate else {
        isMissing = true
        continue
      }
      // A name needs to be known for SNI to go by it.
      if binding.usesServerName, !binding.host.isEmpty {
        byName[binding.host, default: []].append(binding.port)
      } else {
        forEveryName.append(Endpoint(port: binding.port, address: binding.address))
      }
    }
    for program in programs where program.isTLS {
      forEveryName.append(Endpoint(port: program.port, address: nil))
    }
    var exact: [(key: String, value: Int32)] = []
    var wild: [(key: String, value: Int32)] = []
    for (name, ports) in byName.sorted(by: { $0.key < $1.key }) {
      let index = Int32(self.ports.count)
      self.ports.append(ports)
      if name.hasPrefix("*.") {
        wild.append((String(name.dropFirst()), index))
      } else {
        exact.append((name, index))
      }
    }
    names = ByteTable(exact)
    suffixes = ByteTable(wild)
    canFail = isMissing || !byName.isEmpty
  }

  /// Whether a certificate is bound to the address and port, so that the name the client sends does not matter.
  func haveCertificateForEveryName(_ end: borrowing LocalEnd) -> Bool {
    for endpoint in forEveryName where end.port == nil || end.port == endpoint.port {
      if endpoint.address == nil || end.takesAnyAddress || endpoint.address == end.address { return true }
    }
    return false
  }

  /// Whether a certificate is bound to the name that the client sends, which is empty when it sends none.
  func haveCertificate(for name: Span<UInt8>, _ end: borrowing LocalEnd) -> Bool {
    if name.count == 0 { return false }
    if let index = names[name], takes(ports[Int(index)], end.port) { return true }
    for index in name.indices where index > 0 && name[index] == UInt8(ascii: ".") {
      if let found = suffixes[name.extracting(index..<name.count)], takes(ports[Int(found)], end.port) {
        return true
      }
    }
    return false
  }

  private func takes(_ ports: [Int], _ port: Int?) -> Bool {
    guard let port else { return true }
    return ports.contains(port)
  }
}
