import ArgumentParser
import Foundation
import Scenarios

/// A scenario file to run, whole or the case at one line.
struct ScenarioTarget {
  let path: String
  let line: Int?

  /// Whether a case is meant.
  func contains(_ item: ScenarioCase) -> Bool { line == nil || item.line == line }

  /// The files that the arguments of `test` name. `FILE:LINE` is one case, unless a file has that very name.
  static func all(_ arguments: [String]) throws -> [ScenarioTarget] {
    var targets: [ScenarioTarget] = []
    for argument in arguments {
      var path = argument
      var line: Int?
      if !FileManager.default.fileExists(atPath: argument), let colon = argument.lastIndex(of: ":"),
        let number = Int(argument[argument.index(after: colon)...]), number > 0
      {
        path = String(argument[..<colon])
        line = number
      }
      do {
        targets += try ScenarioDiscovery.files(in: [path]).map { ScenarioTarget(path: $0, line: line) }
      } catch {
        throw StandardError.report(error.message, Exit.unreadable)
      }
    }
    return targets
  }
}

/// Reads scenario files from the disk.
enum ScenarioSource {
  /// The file, and what is wrong with it.
  static func read(_ path: String) throws -> (file: ScenarioFile, errors: [ScenarioError]) {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
    do {
      let bytes = try FileReading.bytes(of: path)
      guard let text = String(validating: bytes, as: UTF8.self) else {
        return (ScenarioFile(), [ScenarioError(file: path, line: 1, column: 1, message: "is not UTF-8")])
      }
      return ScenarioFile.read(text, file: path) { name in
        try FileReading.bytes(of: folder.appendingPathComponent(name).path)
      }
    } catch {
      throw StandardError.report(error.message, Exit.unreadable)
    }
  }
}
