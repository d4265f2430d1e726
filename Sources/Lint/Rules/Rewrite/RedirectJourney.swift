internal import Configuration
internal import Patterns
internal import Server
internal import StatusCodes

/// Where a client gets that asks for a URL of a redirect rule and follows every Location.
struct RedirectJourney {
  /// The rules that redirected, in order.
  var rules: [SurveyedRewriteRule] = []
  /// The URLs, the first one being a sample that the first rule matches.
  var urls: [String]
  /// Whether the last URL is one the client has asked for before, or the same rule makes new ones without end.
  var isLoop = false
  /// The entry of a map that the first URL is a key of.
  var entry: EffectiveElement?

  /// `/old to /older to /new`.
  var inWords: String {
    let isLong = isLoop && urls.count > Self.mostURLs
    return urls.prefix(isLong ? Self.mostURLs : urls.count).joined(separator: " to ")
      + (isLong ? " and so on" : "")
  }

  private static let mostURLs = 5
}

extension SurveyedRewriteRule {
  /// The code of a redirect.
  var status: StatusCode? { isRedirect ? StatusCode(UInt16(action.flags("redirectType")), 0) : nil }
}

extension Inspection {
  /// More steps are not followed; browsers give up at about twenty.
  private static let maximumSteps = 8
  /// More rules than this are not followed: the samples of a long list tell nothing new. The same holds for entries
  /// of maps.
  private static let maximumRules = 500

  /// For each redirect rule of the site where a sample of it leads. What is said was decided, by the same function
  /// that decides requests; a rule of which no sample is found is left out.
  func redirectJourneys() -> [RedirectJourney] {
    let rules = rewriteRules().joined().filter { $0.isRedirect && survey.isOwn($0.element.position) }
    guard !rules.isEmpty, rules.count <= Self.maximumRules else { return [] }
    let host = survey.configuration.host
    let snapshot = SnapshotBuilder(profile: survey.profile).build(host, [survey.configuration])
    var worker = Worker(snapshot)
    return rules.flatMap { rule in
      guard let sample = SampleURL(rule) else { return [RedirectJourney]() }
      let starts =
        [(sample, nil)] + linkedEntries(rule).prefix(Self.maximumRules).map { (sample.asking($0), $0) }
      return starts.compactMap { url, entry in
        var journey = journey(from: rule, url, among: rules, snapshot, &worker)
        journey?.entry = entry
        return journey
      }
    }
  }

  /// The entries of the map that a rule asks in a condition, as far as they lead to another key of it.
  private func linkedEntries(_ rule: SurveyedRewriteRule) -> [EffectiveElement] {
    guard
      let name = rule.conditions.lazy.flatMap({ RewriteText($0.input).functions }).first(where: {
        !RewriteText.functionNames.contains($0)
      }),
      let map = survey.effective("system.webServer/rewrite/rewriteMaps", at: rule.path)?.collection(
        "rewriteMap"
      )
      .first(where: { $0.string("name").lowercased() == name })
    else { return [] }
    let entries = map.collection("add")
    let keys = Set(entries.map { $0.string("key").lowercased() })
    return entries.filter { keys.contains($0.string("value").lowercased()) && survey.isOwn($0.position) }
  }

  private func journey(
    from rule: SurveyedRewriteRule, _ start: SampleURL, among rules: [SurveyedRewriteRule],
    _ snapshot: Snapshot, _ worker: inout Worker
  ) -> RedirectJourney? {
    var url = start
    var journey = RedirectJourney(urls: [url.path])
    var seen: Set<SampleURL> = [url]
    while journey.rules.count < Self.maximumSteps {
      var facts = RequestFacts()
      facts.connection.isTLS = url.isTLS
      var trace = Trace()
      let verdict = worker.decide(url.request.span, facts: facts, trace: &trace)
      guard verdict.check == .rewriteRule, verdict.finding.setting >= 0,
        let location = trace.notes.last(where: { $0.kind == .location })?.text,
        let decided = rules.first(where: {
          $0.element.position == snapshot.settings[Int(verdict.finding.setting)].source
        })
      else { break }
      // The sample must be one of this rule; an earlier one may have taken it.
      if journey.rules.isEmpty, decided.element.position != rule.element.position { return nil }
      journey.rules.append(decided)
      let text = String(decoding: location, as: UTF8.self)
      guard let next = url.following(text) else {
        journey.urls.append(text)
        break
      }
      journey.urls.append(next.host == url.host && next.isTLS == url.isTLS ? next.path : text)
      // Another host is this site only where the rule speaks of hosts.
      if next.host != url.host, !decided.conditions.contains(where: { $0.variable == "HTTP_HOST" }) { break }
      url = next
      if !seen.insert(next).inserted {
        journey.isLoop = true
        break
      }
    }
    // A rule that was met again and again and every time made another URL.
    if journey.rules.count == Self.maximumSteps, let last = journey.rules.last {
      let meetings = journey.rules.filter { $0.element.position == last.element.position }.count
      if meetings >= Self.maximumSteps / 2 { journey.isLoop = true }
    }
    return journey.rules.isEmpty ? nil : journey
  }
}

/// A URL that a client may ask for.
struct SampleURL: Hashable {
  var isTLS: Bool
  var host: String
  /// The path with its query.
  var path: String

  /// A URL that a rule matches, as far as its patterns tell.
  init?(_ rule: SurveyedRewriteRule) {
    guard !rule.isNegated, let sample = rule.pattern?.sample else { return nil }
    isTLS = false
    host = "www.example.com"
    var query = ""
    for condition in rule.conditions where !condition.isNegated {
      guard let variable = condition.variable, let sample = condition.pattern?.sample else { continue }
      switch variable {
      case "HTTP_HOST": host = sample
      case "QUERY_STRING": query = sample
      case "HTTPS": isTLS = sample.lowercased() == "on"
      case "SERVER_PORT_SECURE": isTLS = sample == "1"
      default: continue
      }
    }
    path = Self.escaped(rule.folder + "/" + sample) + (query.isEmpty ? "" : "?" + Self.escaped(query))
  }

  private init(isTLS: Bool, host: String, path: String) {
    self.isTLS = isTLS
    self.host = host
    self.path = path
  }

  /// The same for another path: the key of a map.
  func asking(_ entry: EffectiveElement) -> SampleURL {
    let key = entry.string("key")
    return SampleURL(isTLS: isTLS, host: host, path: Self.escaped(key.hasPrefix("/") ? key : "/" + key))
  }

  /// The URL of a Location; `nil` for one of another scheme.
  func following(_ location: String) -> SampleURL? {
    for (scheme, isTLS) in [("http://", false), ("https://", true)]
    where location.lowercased().hasPrefix(scheme) {
      let rest = location.dropFirst(scheme.count).prefix { $0 != "#" }
      let host = rest.prefix { $0 != "/" && $0 != "?" }
      let path = rest.dropFirst(host.count)
      return SampleURL(
        isTLS: isTLS, host: String(host), path: path.hasPrefix("/") ? String(path) : "/" + path)
    }
    return nil
  }

  /// What may not stand in a target, as `%XX`.
  private static func escaped(_ text: String) -> String {
    text.utf8.map { byte in
      let isPlain = byte > 0x20 && byte < 0x7F && byte != UInt8(ascii: "%") && byte != UInt8(ascii: "\"")
      let digits = String(byte, radix: 16, uppercase: true)
      return isPlain ? String(Unicode.Scalar(byte)) : "%" + (byte < 16 ? "0" : "") + digits
    }.joined()
  }

  /// The request of a client.
  var request: [UInt8] { Array("GET \(path) HTTP/1.1\r\nHost: \(host)\r\n\r\n".utf8) }
}
