public import Configuration
public import Server

/// A server of which only what single requests come to is compiled, for programs that decide one request and
/// end. Its answers are those of ``Simulation``, which is faster for many requests.
public struct OnDemandSimulation: Sendable {
  /// The server as far as it is compiled. It routes every request and knows every file; what it answers to a
  /// request that was not asked here means nothing.
  public private(set) var simulation: Simulation
  private let sources: ServerSources
  private var selection = ScopeSelection.nothing

  /// Reads a configuration.
  ///
  /// - Throws: the fault of an applicationHost.config that cannot be read, as ``Simulation/init(_:)``.
  public init(_ server: ServerDescription) throws(ConfigurationFault) {
    sources = try ServerSources(server)
    simulation = sources.simulation(selection)
  }

  /// Decides one request and explains the verdict; see ``Simulation/answer(_:facts:tracing:)``.
  public mutating func answer(
    _ request: [UInt8], facts: RequestFacts = RequestFacts(), tracing: Bool = false
  ) -> Answer {
    // Every round compiles a place more, and there are finitely many.
    while true {
      var uncompiled: [ScopeSelection.Place] = []
      let answer = simulation.answer(request, facts: facts, tracing: tracing, uncompiled: &uncompiled)
      if uncompiled.isEmpty { return answer }
      selection.insert(uncompiled)
      simulation = sources.simulation(selection)
    }
  }
}
