import ArgumentParser
import Foundation
import Scenarios

/// A scenario file to run, whole or the case at one line.
struct ScenarioTarget: Sendable, Equatable {
  var path: String
  var line: Int?
  /// The number among the cases that are written out from the one at the line.
  var variation: Int?

  /// Whether a case is meant. A line at which another file is included means all of its cases.
  func contains(_ item: ScenarioCase) -> Bool {
    guard let line else { return true }
    guard item.line == line && item.file == path || item.includedAt?.line == line else { return false }
    return variation == nil || item.variation == variation
  }

  /// The files that the arguments of `test` name. `FILE:LINE` and `FILE:LINE#NUMBER` are one case, unless a
  /// file has that very name.
  static func all(_ arguments: [String]) throws -> [ScenarioTarget] {
    var targets: [ScenarioTarget] = []
    for argument in arguments {
      var target = ScenarioTarget(path: argument)
      if argument == FileReading.standardInput {
        targets.append(target)
        continue
      }
      if !FileManager.default.fileExists(atPath: argument), let place = place(argument) { target = place }
      do {
        targets += try ScenarioDiscovery.files(in: [target.path]).map {
          ScenarioTarget(path: $0, line: target.line, variation: target.variation)
        }
      } catch {
        throw StandardError.report(error.message, Exit.unreadable)
      }
    }
    return targets
  }

  private static func place(_ argument: String) -> ScenarioTarget? {
    guard let colon = argument.lastIndex(of: ":") else { return nil }
    let numbers = argument[argument.index(after: colon)...].split(
      separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    guard let line = numbers.first.flatMap({ Int($0) }), line > 0 else { return nil }
    var target = ScenarioTarget(path: String(argument[..<colon]), line: line)
    if numbers.count == 2 {
      guard let variation = Int(numbers[1]), variation > 0 else { return nil }
      target.variation = variation
    }
    return target
  }
}

/// Reads scenario files from the disk.
enum ScenarioSource {
  /// The file, and what is wrong with it.
  static func read(_ path: String) -> (file: ScenarioFile, errors: [ScenarioError]) {
    do throws(UnreadableFile) {
      let bytes = try FileReading.bytes(of: path)
      guard let text = String(validating: bytes, as: UTF8.self) else {
        return (ScenarioFile(), [ScenarioError(file: path, line: 1, column: 1, message: "is not UTF-8")])
      }
      return ScenarioFile.read(text, file: path) { name in
        try Self.bytes(of: name, besides: path)
      }
    } catch {
      let reason = error.message.dropFirst(path.count + 2)
      return (ScenarioFile(), [ScenarioError(file: path, line: 0, column: 1, message: String(reason))])
    }
  }

  /// The bytes of a file that a scenario file names.
  static func bytes(of name: String, besides path: String) throws -> [UInt8] {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
    return try FileReading.bytes(of: folder.appendingPathComponent(name).path)
  }
}
