internal import Configuration
internal import Server

/// Finds out which parts of a configuration the deciding of requests looks at.
///
/// A setting is evaluated when a rule that reads it ran and the setting was in force at the URL; it is decided
/// by when the answer names it. A setting that another file replaced or removed is neither at that URL.
struct ConfigurationReach: Sendable {
  let simulation: Simulation
  /// What the files that were given write; nothing of a stock file.
  let items: [WrittenItem]
  private let bySection: [String: [WrittenItem]]
  let ruleItems: RuleItems
  /// The places in force, by site, section and the path that sets them.
  private var inForce: [Key: Set<SourcePosition>] = [:]

  private struct Key: Hashable {
    var site: String
    var section: String
    var path: String
  }

  /// A section that one module applies as a whole: where it denies nothing it has heeded every setting, also
  /// those that switch a check off and so leave no trace.
  private static let readWhole = "system.webServer/security/requestFiltering"

  private static let rewriteRules = "system.webServer/rewrite/rules"

  /// What one request looked at.
  struct Touched: Sendable {
    /// The settings that a rule read.
    var evaluated: Set<SourcePosition> = []
    /// The settings that the answer names, and rewrite rules that acted; they are evaluated, too.
    var decided: Set<SourcePosition> = []
  }

  /// Prepares for the requests to one server.
  init(_ simulation: Simulation) {
    self.simulation = simulation
    var seen: Set<SourcePosition> = []
    let stock = simulation.stockFile
    // Sites share files: each place counts once.
    items = simulation.configurations.sorted { $0.key < $1.key }.flatMap { $0.value.writtenItems }.filter {
      $0.position.file != stock && seen.insert($0.position).inserted
    }
    bySection = Dictionary(grouping: items, by: \.section)
    ruleItems = RuleItems(items)
  }

  /// Decides a request and tells what was looked at.
  mutating func touch(_ request: [UInt8], facts: RequestFacts) -> Touched {
    var worker = Worker(simulation.snapshot)
    var trace = Trace()
    let verdict = worker.decide(request.span, facts: facts, trace: &trace)
    let answer = Explainer(snapshot: simulation.snapshot, request: request, facts: facts, trace: trace)
      .answer(verdict, tracing: false)
    var touched = Touched()
    guard let cooked = trace.cookedPath else { return touched }
    let site = answer.site ?? simulation.mainConfiguration.siteName
    let paths = [cooked] + trace.children.map(\.path)
    var filtered: Set<String> = []
    var denied: Set<String> = []
    for event in trace.events where !event.isAfterwards && event.finding.result != .skipped {
      let path = String(decoding: paths[min(Int(event.level), paths.count - 1)], as: UTF8.self)
      if let step = event.rewrite {
        evaluate(step, site: site, path: path, &touched)
        continue
      }
      guard let check = event.check else { continue }
      // Of rewrite rules those that were tried are evaluated, not all.
      let isOfRules = check.settingPath == Self.rewriteRules
      let read = isOfRules ? Self.rewriteRules + "/@useOriginalURLEncoding" : check.settingPath
      evaluate(read, site: site, path: path, &touched)
      guard Self.holds(Self.readWhole, check.settingPath) else { continue }
      filtered.insert(path)
      if event.finding.result == .violated { denied.insert(path) }
    }
    for path in filtered.subtracting(denied) { evaluate(Self.readWhole, site: site, path: path, &touched) }
    if let handler = answer.handler {
      let path = String(decoding: paths.last ?? cooked, as: UTF8.self)
      let section = "system.webServer/handlers"
      evaluate(section, site: site, path: path, &touched)
      if answer.outcome == .passed {
        decide("\(section)/add[@name='\(handler)']", nil, site: site, path: path, &touched)
      }
    }
    if let decision = answer.decidedBy, let source = decision.source {
      let position = SourcePosition(file: source.file, line: source.line, column: source.column)
      let path = String(decoding: paths.last ?? cooked, as: UTF8.self)
      decide(decision.setting ?? "", position, site: site, path: path, &touched)
    }
    touched.evaluated.formUnion(touched.decided)
    return touched
  }

  private mutating func evaluate(_ setting: String, site: String, path: String, _ touched: inout Touched) {
    for (section, items) in bySection where Self.holds(section, setting) {
      let positions = positions(site, section, path)
      for item in items where positions.contains(item.position) {
        if item.path == setting || item.path.hasPrefix(setting + "/") {
          touched.evaluated.insert(item.position)
        }
      }
    }
  }

  /// What a step of a rewrite rule reads, as far as it is in force.
  private mutating func evaluate(_ step: RewriteStep, site: String, path: String, _ touched: inout Touched) {
    let read = read(step)
    for (items, isDecided) in [(read.evaluated, false), (read.decided, true)] {
      for item in items where positions(site, item.section, path).contains(item.position) {
        if isDecided {
          touched.decided.insert(item.position)
        } else {
          touched.evaluated.insert(item.position)
        }
      }
    }
  }

  private mutating func decide(
    _ setting: String, _ position: SourcePosition?, site: String, path: String, _ touched: inout Touched
  ) {
    if let position, items.contains(where: { $0.position == position }) {
      touched.decided.insert(position)
      return
    }
    // An entry decides where one of its attributes does, and a list where one of its members does.
    for (section, items) in bySection where Self.holds(section, setting) {
      let positions = positions(site, section, path)
      let named = items.filter { Self.holds($0.path, setting) && positions.contains($0.position) }
      guard let position else {
        touched.decided.formUnion(named.map(\.position))
        continue
      }
      // Entries without a key have one path: the attribute stands in the one that begins last before it.
      let before = named.map(\.position).filter {
        $0.file == position.file && ($0.line, $0.column) <= (position.line, position.column)
      }
      if let entry = before.max(by: { ($0.line, $0.column) < ($1.line, $1.column) }) {
        touched.decided.insert(entry)
      }
    }
  }

  private static func holds(_ section: String, _ setting: String) -> Bool {
    setting == section || setting.hasPrefix(section + "/")
  }

  private mutating func positions(_ site: String, _ section: String, _ path: String) -> Set<SourcePosition> {
    guard let configuration = simulation.configurations[site.lowercased()] else { return [] }
    let scope = configuration.definingScope(of: section, at: path)
    let key = Key(site: site, section: section, path: scope)
    if let known = inForce[key] { return known }
    let positions = (try? configuration.effective(section, at: scope))?.positionsInForce ?? []
    inForce[key] = positions
    return positions
  }
}
