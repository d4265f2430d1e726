internal import Configuration
internal import Dispatch
internal import Server
internal import StatusCodes
internal import Substatus
internal import Synchronization

/// Runs cases, on as many threads as ask it to. Servers are built once for all cases that describe the same
/// one.
public final class ScenarioRunner: Sendable {
  private let simulations = OnceCache<Key, Result<Simulation, ConfigurationFault>>()

  /// The real folders that cases name.
  private let folders = OnceCache<String, Folder>()
  private typealias Folder = Result<LocalFolder, LocalFolder.Unreadable>

  struct Key: Hashable {
    var setup: ScenarioCase.Setup
    var version: String
  }

  /// Creates a runner.
  public init() {}

  /// Runs one case. When it is not as expected it is decided once more, with a trace.
  public func run(_ item: ScenarioCase) -> ScenarioResult {
    var sequence = SequenceRun()
    return run(item, &sequence)
  }

  private func run(_ item: ScenarioCase, _ sequence: inout SequenceRun) -> ScenarioResult {
    let clock = ContinuousClock()
    let start = clock.now
    var result = decide(item, &sequence)
    result.seconds = (clock.now - start) / .seconds(1)
    return result
  }

  /// Runs cases on every core; the results stand in the order of the cases.
  public func run(_ items: [ScenarioCase]) -> [ScenarioResult] {
    let chunk = 16
    guard items.count > chunk else { return runInOrder(items[...]) }
    let parts = Mutex<[Int: [ScenarioResult]]>([:])
    DispatchQueue.concurrentPerform(iterations: (items.count + chunk - 1) / chunk) { index in
      let start = index * chunk
      let results = runInOrder(items[start..<min(start + chunk, items.count)])
      parts.withLock { $0[index] = results }
    }
    return parts.withLock { parts in parts.sorted { $0.key < $1.key }.flatMap(\.value) }
  }

  private func runInOrder(_ items: ArraySlice<ScenarioCase>) -> [ScenarioResult] {
    var sequence = SequenceRun()
    var results: [ScenarioResult] = []
    for item in items { results.append(run(item, &sequence)) }
    return results
  }

  private func decide(_ item: ScenarioCase, _ sequence: inout SequenceRun) -> ScenarioResult {
    for root in [item.setup.root] + item.setup.folders.values.map(\.root) {
      guard let root, case .failure(let error) = folder(root) else { continue }
      return ScenarioResult(item, .error(error.message))
    }
    switch simulation(for: item) {
    case .failure(let fault):
      // A broken applicationHost.config is an error of the scenario, unless it is what the case is about.
      let answer = Answer.unavailable(because: fault, version: item.version)
      let decided = Answer(outcome: .passed, status: nil, version: item.version, evidence: .inferred)
      if Self.judge(item, answer) == .passed, !item.expectation.matches(decided) {
        return ScenarioResult(item, .passed, answer)
      }
      let place = fault.position.map { "\($0.file):\($0.line):\($0.column): " } ?? ""
      return ScenarioResult(item, .error(place + fault.explanation))
    case .success(let simulation):
      var item = item
      do throws(SweepRequest.Impossible) {
        try Self.complete(&item, simulation)
      } catch {
        return ScenarioResult(item, .error(error.message))
      }
      let facts = Self.requestFacts(item.setup)
      if let place = item.sequence {
        return sequence.run(place, replay: replay) { history in
          // What came before is there once, so the trace is made at once.
          let answer = simulation.answer(item.request, facts: facts, history: &history, tracing: true)
          return Self.judged(item, answer, simulation)
        }
      }
      var result = ScenarioResult(item, .passed, simulation.answer(item.request, facts: facts))
      if let answer = result.answer { result.outcome = Self.judge(item, answer) }
      if result.isFailure {
        result.answer = simulation.answer(item.request, facts: facts, tracing: true)
        result.configurationLine = result.answer?.decidedBy?.source.flatMap(simulation.line)
      }
      return result
    }
  }

  private static func judged(
    _ item: ScenarioCase, _ answer: Answer, _ simulation: Simulation
  ) -> ScenarioResult {
    var result = ScenarioResult(item, judge(item, answer), answer)
    if result.isFailure {
      result.configurationLine = answer.decidedBy?.source.flatMap(simulation.line)
    } else {
      result.answer?.trace = []
    }
    return result
  }

  /// Decides a case of a sequence for the sake of those behind it.
  private func replay(_ item: ScenarioCase, _ history: inout RequestHistory) {
    guard case .success(let simulation) = simulation(for: item) else { return }
    var item = item
    guard (try? Self.complete(&item, simulation)) != nil else { return }
    var worker = Worker(simulation.snapshot)
    _ = worker.decide(item.request.span, facts: Self.requestFacts(item.setup), history: &history)
  }

  /// Gives a sweep its request, now that the limit is known.
  private static func complete(
    _ item: inout ScenarioCase, _ simulation: Simulation
  ) throws(SweepRequest.Impossible) {
    guard let sweep = item.sweep else { return }
    let (limit, bytes) = try SweepRequest(simulation: simulation).bytes(sweep)
    item.request = bytes
    item.name += " (\(limit + sweep.offset))"
  }

  private static func judge(_ item: ScenarioCase, _ answer: Answer) -> ScenarioResult.Outcome {
    var mismatches: [String] = []
    if item.expectation == .unrecorded {
      mismatches.append("nothing is recorded yet; test --record would write \(answer.inScenarioWords)")
    } else if !item.expectation.matches(answer) {
      let seen = [answer.inScenarioWords] + item.expectation.otherParts(answer)
      mismatches.append("expected \(item.expectation), got \(seen.joined(separator: ", "))")
    }
    if let because = item.because, !Expectation.decides(because, answer) {
      let decided = answer.decidedBy.map { $0.setting ?? $0.module } ?? "nothing"
      mismatches.append("expected \(because) to decide, but \(decided) did")
    }
    if let reason = item.pending {
      return mismatches.isEmpty ? .unexpectedPass(reason) : .pending(reason)
    }
    return mismatches.isEmpty ? .passed : .failed(mismatches)
  }

  /// What tells the server of a case from others: everything but the connection.
  func key(of item: ScenarioCase) -> Key {
    var setup = item.setup
    (setup.connection, setup.credentials, setup.arrival, setup.duration) = ([:], [:], nil, nil)
    return Key(setup: setup, version: item.version.rawValue)
  }

  func simulation(for item: ScenarioCase) -> Result<Simulation, ConfigurationFault> {
    simulations.value(for: key(of: item)) {
      Result { () throws(ConfigurationFault) in try Simulation(description(item)) }
    }
  }

  private func folder(_ root: String) -> Folder {
    folders.value(for: root) {
      Result { () throws(LocalFolder.Unreadable) in try LocalFolder(root) }
    }
  }

  /// The server that a case describes.
  func description(_ item: ScenarioCase) -> ServerDescription {
    let setup = item.setup
    var server = ServerDescription()
    server.profile.version = item.version
    server.profile.build = setup.build
    for (name, value) in setup.httpSys { try? server.profile.httpSys.set(name, to: value) }
    for (name, value) in setup.options { _ = server.profile.options.set(name, to: value) }
    server.preset = setup.server.flatMap { ServerPreset(rawValue: $0) } ?? .full
    server.with = Set(setup.with.compactMap { ServerComponent(rawValue: $0) })
    server.without = Set(setup.without.compactMap { ServerComponent(rawValue: $0) })
    func file(_ name: String, _ text: String) -> ConfigurationFile {
      ConfigurationFile(name: name, bytes: Array(text.utf8))
    }
    server.applicationHost = setup.applicationHost.map { file("applicationHost.config", $0) }
    server.applicationHostAdditions = setup.additions.map {
      file("applicationHost.config (additions)", Self.wrapped($0))
    }
    let frameworkFiles = FrameworkFiles(
      machineConfig: setup.machineConfig.map { file("machine.config", $0) },
      rootWebConfig: setup.rootWebConfig.map { file("root web.config", $0) })
    for version in FrameworkVersion.allCases { server.frameworks[version] = frameworkFiles }
    server.stockSite = setup.stockSite
    let site = ScenarioCase.Folder(
      files: setup.files, attributes: setup.attributes, links: setup.links,
      root: setup.root)
    server.folders.setRoot(source(site), ofSite: nil)
    for (path, folder) in setup.folders.sorted(by: { $0.key < $1.key }) {
      server.folders.map(path, to: source(folder))
    }
    if setup.root != nil { server.webConfigs = FolderContent(site).webConfigs }
    for (name, state) in setup.sites { server.siteStates[name] = SiteState(rawValue: state) }
    for (name, state) in setup.pools { server.poolStates[name] = PoolState(rawValue: state) }
    server.profile.enableTraceMethod = setup.traceMethod
    server.missingTypes = Set(setup.missingTypes)
    server.profile.failingAccounts = Set(setup.failingAccounts.map { $0.lowercased() })
    server.mainSiteFacts = Self.facts(setup)
    server.otherRegistrations = setup.otherRegistrations
    server.bindingsWithoutCertificate = setup.bindingsWithoutCertificate
    server.urlReservations = setup.urlReservations
    return server
  }

  private static func facts(_ setup: ScenarioCase.Setup) -> SiteFacts {
    var facts = SiteFacts()
    facts.runsWebPages = setup.webPages
    facts.runningRequests = UInt64(setup.runningRequests)
    facts.startedApplications = setup.startedApplications
    facts.initializingApplications = setup.initializingApplications
    facts.locks = setup.locks
    facts.isStorageFull = setup.storageFull
    for response in setup.responses {
      facts.responses.add(
        response.path, response.headers.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
    }
    for handler in setup.handlers { facts.handlers.add(handler.path, handler.result) }
    return facts
  }

  private func source(_ folder: ScenarioCase.Folder) -> ContentFolders.Source {
    if let reason = folder.unreadable.flatMap({ UnreadableFile(rawValue: $0) }) { return .unreadable(reason) }
    if let root = folder.root, case .success(let local) = self.folder(root) { return .local(local) }
    return .declared(FolderContent(folder))
  }

  /// Additions may be any content of `<configuration>`; positions count in the text as it was written.
  private static func wrapped(_ text: String) -> String {
    let start = text.drop { $0 == " " || $0 == "\n" }
    guard !start.hasPrefix("<?xml"), !start.hasPrefix("<configuration>") else { return text }
    return "<configuration>" + text + "</configuration>"
  }

  /// The facts of a request; what cannot be set was reported when the file was read.
  static func requestFacts(_ setup: ScenarioCase.Setup) -> RequestFacts {
    var facts = RequestFacts()
    for (name, text) in setup.connection { try? facts.setConnection(name, to: text) }
    for (name, text) in setup.credentials { try? facts.setCredentials(name, to: text) }
    facts.arrival = setup.arrival.flatMap(Timestamp.time)
    facts.duration = setup.duration.flatMap(Timestamp.duration)
    return facts
  }
}
