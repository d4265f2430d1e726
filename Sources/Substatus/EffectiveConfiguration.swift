public import Configuration
internal import Server
public import StatusCodes

/// The configuration that IIS uses for one URL: which files count, and the sections asked for with the story
/// of each value.
public struct EffectiveConfiguration: Sendable {
  /// The cooked path of the URL.
  public let path: String
  /// The site the URL belongs to.
  public let site: String
  /// The path of the application it belongs to.
  public let application: String
  /// The version of IIS.
  public let version: IISVersion
  /// The files that count for the path, outermost first.
  public let files: [String]
  /// The faults that make every request for the path 500.19; the first is the one IIS reports.
  public let fileFaults: [ConfigurationFault]
  /// The sections asked for.
  public let sections: [EffectiveSection]
}

extension EffectiveConfiguration {
  /// Whether IIS can read everything that is shown, sections that only managed code reads aside.
  public var isReadable: Bool {
    fileFaults.isEmpty
      && sections.allSatisfy { section in
        if case .faulty = section.content { return !section.isReadByIIS }
        return true
      }
  }
}

/// Why there is no effective configuration for a URL.
public enum EffectiveConfigurationError: Error, Sendable, Hashable {
  /// HTTP.sys refuses the URL, for the reason of its log.
  case refused(reason: String)
  /// No binding of the server takes an absolute URL.
  case noSite
  /// A URL that is neither a path nor `http://` or `https://`.
  case notAURL
  /// No section has a name, or begins with it; the names that come near.
  case unknownSection(String, near: [String])
}

extension Simulation {
  /// The effective configuration for a URL.
  ///
  /// - Parameters:
  ///   - url: a path, `/app/x.aspx`, or an absolute URL, whose host and port choose the site.
  ///   - names: sections by path, by the end of a path (`requestFiltering`), or groups whose sections are
  ///     all meant; without any, every section that some file on the way writes.
  public func effective(
    _ url: String, sections names: [String] = []
  ) throws(EffectiveConfigurationError) -> EffectiveConfiguration {
    let target = try EffectiveTarget(url)
    var trace = Trace()
    var worker = Worker(snapshot)
    let verdict = worker.decide(target.request.span, facts: target.facts, trace: &trace)
    guard let cooked = trace.cookedPath else {
      throw .refused(reason: verdict.refusal?.reason.text ?? "unknown")
    }
    var configuration = mainConfiguration
    if target.isAbsolute {
      guard verdict.site >= 0,
        let routed = configurations[snapshot.siteNames[Int(verdict.site)].lowercased()]
      else { throw .noSite }
      configuration = routed
    }
    let path = String(decoding: cooked, as: UTF8.self)
    let written = configuration.writtenSections(at: path)
    var paths = written
    if !names.isEmpty {
      paths = []
      let known = Set(configuration.declaredSections(at: path)).union(written)
      for name in names {
        for section in try Self.sections(named: name, in: known) where !paths.contains(section) {
          paths.append(section)
        }
      }
    }
    return EffectiveConfiguration(
      path: path, site: configuration.siteName, application: configuration.application(at: path),
      version: configuration.version, files: configuration.files(at: path),
      fileFaults: configuration.fileFaults(at: path),
      sections: paths.map { configuration.section($0, at: path) })
  }

  /// The sections a name means, in alphabetical order.
  private static func sections(
    named name: String, in known: Set<String>
  ) throws(EffectiveConfigurationError) -> [String] {
    let folded = name.lowercased().trimmingSlashes
    if let exact = known.first(where: { $0.lowercased() == folded }) { return [exact] }
    let inside = known.filter { $0.lowercased().hasPrefix(folded + "/") }
    if !inside.isEmpty { return inside.sorted() }
    var ending = known.filter { $0.lowercased().hasSuffix("/" + folded) }
    if ending.count > 1 {
      let web = ending.filter { $0.hasPrefix("system.webServer/") }
      if web.count == 1 { ending = web }
    }
    if ending.count == 1 { return ending.sorted() }
    if !ending.isEmpty { throw .unknownSection(name, near: ending.sorted()) }
    let word = folded.split(separator: "/").last ?? ""
    let near = known.filter { !word.isEmpty && $0.lowercased().contains(word) }
    throw .unknownSection(name, near: near.sorted())
  }
}

/// A URL as a request that asks for it.
private struct EffectiveTarget {
  let isAbsolute: Bool
  let request: [UInt8]
  let facts: RequestFacts

  init(_ url: String) throws(EffectiveConfigurationError) {
    var connection = ConnectionFacts()
    var host = "localhost"
    var target = url.prefix { $0 != "#" }
    isAbsolute = !target.hasPrefix("/")
    if isAbsolute {
      let scheme = target.prefix { $0 != ":" }.lowercased()
      guard scheme == "http" || scheme == "https", target.dropFirst(scheme.count).hasPrefix("://") else {
        throw .notAURL
      }
      let rest = target.dropFirst(scheme.count + 3)
      host = String(rest.prefix { $0 != "/" && $0 != "?" })
      connection.isTLS = scheme == "https"
      connection.localPort =
        host.split(separator: ":").last.flatMap { Int($0) } ?? (scheme == "https" ? 443 : 80)
      target = rest.dropFirst(host.utf8.count)
      if !target.hasPrefix("/") { target = "/" + target }
    }
    request = Array("GET ".utf8) + Self.encoded(target) + Array(" HTTP/1.1\r\nHost: \(host)\r\n\r\n".utf8)
    facts = RequestFacts(connection: connection)
  }

  /// A person may write blanks and letters as they are.
  private static func encoded(_ text: Substring) -> [UInt8] {
    text.utf8.flatMap { byte -> [UInt8] in
      guard byte <= 0x20 || byte >= 0x7F else { return [byte] }
      let digits = Array("0123456789ABCDEF".utf8)
      return [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
  }
}

extension String {
  fileprivate var trimmingSlashes: String { split(separator: "/").joined(separator: "/") }
}
