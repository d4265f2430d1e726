import ArgumentParser
import Configuration
import Foundation
import Server
import Substatus

extension ServerOptions {
  /// The server the options describe, ready to decide; ends with one error when it cannot be read.
  func simulation() throws -> Simulation {
    let description = try description()
    do {
      return try announced(try Simulation(description))
    } catch let fault as ConfigurationFault {
      throw unreadable(fault)
    }
  }

  /// The same for a few requests.
  func onDemandSimulation() throws -> OnDemandSimulation {
    do {
      return try onDemandSimulation(of: try description())
    } catch let fault as ConfigurationFault {
      throw unreadable(fault)
    }
  }

  /// The same for a server that is described already.
  ///
  /// - Throws: also the fault of an applicationHost.config with which no site starts.
  func onDemandSimulation(of description: ServerDescription) throws -> OnDemandSimulation {
    let simulation = try OnDemandSimulation(description)
    _ = try announced(simulation.simulation)
    return simulation
  }

  /// Holds `--site` against the sites there are, and tells what the folders gave reason to tell.
  private func announced(_ simulation: Simulation) throws -> Simulation {
    let names = simulation.snapshot.siteNames
    if let site, !names.contains(where: { $0.lowercased() == site.lowercased() }) {
      let known = names.map { "'\($0)'" }.joined(separator: ", ")
      throw ValidationError(
        names.isEmpty ? "--site: the server has no site" : "--site: no site '\(site)'; there are \(known)")
    }
    for notice in simulation.notices { StandardError.write("substatus: \(notice)") }
    return simulation
  }

  private func unreadable(_ fault: ConfigurationFault) -> ExitCode {
    let place = fault.position.map { "\($0): " } ?? ""
    return StandardError.report(
      "\(place)\(fault.explanation) \(fault.remedy) With such a file no site starts: every request gets 503.",
      Exit.unreadable)
  }

  /// The same with more configurations: content folders, applicationHost.config files, web.config files.
  func simulation(with configurations: [String]) throws -> Simulation {
    var options = self
    for text in configurations {
      var isFolder: ObjCBool = false
      if FileManager.default.fileExists(atPath: text, isDirectory: &isFolder), isFolder.boolValue {
        options.siteRoot = text
      } else if Self.isApplicationHost(text) {
        options.apphost = text
      } else {
        options.config.append(text)
      }
    }
    return try options.simulation()
  }

  /// No web.config may hold `system.applicationHost`, and no server does without.
  private static func isApplicationHost(_ path: String) -> Bool {
    guard let bytes = try? FileReading.bytes(of: path) else { return false }
    return Data(bytes).range(of: Data("<system.applicationHost".utf8)) != nil
  }
}
