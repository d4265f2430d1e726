import ArgumentParser
import Configuration
import Foundation
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
      throw StandardError.report(
        "\(place)\(error.explanation) \(error.remedy) With such a file no site starts: every request gets 503.",
        Exit.unreadable)
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
