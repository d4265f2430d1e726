import ArgumentParser
import Configuration
import Server
import Substatus

extension ServerOptions {
  /// The server the options describe, ready to decide; ends with one error when it cannot be read.
  func simulation() throws -> Simulation {
    let description = try description()
    let simulation: Simulation
    do {
      simulation = try Simulation(description)
    } catch {
      let place = error.position.map { "\($0): " } ?? ""
      throw StandardError.report("\(place)\(error.explanation) \(error.remedy)", Exit.unreadable)
    }
    let names = simulation.snapshot.siteNames
    if let site, !names.contains(where: { $0.lowercased() == site.lowercased() }) {
      let known = names.map { "'\($0)'" }.joined(separator: ", ")
      throw ValidationError(
        names.isEmpty ? "--site: the server has no site" : "--site: no site '\(site)'; there are \(known)")
    }
    for notice in simulation.notices { StandardError.write("substatus: \(notice)") }
    return simulation
  }
}
