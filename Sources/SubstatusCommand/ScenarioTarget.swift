import ArgumentParser
import Foundation
import Scenarios

/// A scenario file to run, whole or the case at one line.
struct ScenarioTarget: Sendable, Equatable {
  var path: String
  var line: Int?
  /// The column, where several cases stand at the line.
  var column: Int?
  /// The number among the cases that are written out from the one at the line.
  var variation: Int?

  /// Whether a case is meant. A line at which another file is included means all of its cases.
  func contains(_ item: ScenarioCase) -> Bool {
    guard let line else { return true }
    let places = [item.includedAt, item.start]
    guard
      places.contains(where: { place in
        place?.line == line && place?.file == path && (column == nil || place?.column == column)
      })
    else { return false }
    return variation == nil || item.variation == variation
  }

  /// The files that the arguments of `test` name. `FILE:LINE`, `FILE:LINE:COLUMN` and either with `#NUMBER` are
  /// one case, unless a file has that very name.
  static func all(_ arguments: [String]) throws -> [ScenarioTarget] {
    var targets: [ScenarioTarget] = []
    for argument in arguments {
      var target = ScenarioTarget(path: argument)
      if !FileManager.default.fileExists(atPath: argument), let place = place(argument) { target = place }
      if target.path == FileReading.standardInput {
        targets.append(target)
        continue
      }
      do {
        targets += try ScenarioDiscovery.files(in: [target.path]).map { path in
          var file = target
          file.path = path
          return file
        }
      } catch {
        throw StandardError.report(error.message, Exit.unreadable)
      }
    }
    return targets
  }

  private static func place(_ argument: String) -> ScenarioTarget? {
    var target = ScenarioTarget(path: argument)
    if let mark = argument.lastIndex(of: "#") {
      guard let variation = number(argument[mark...].dropFirst()) else { return nil }
      target.variation = variation
      target.path = String(argument[..<mark])
    }
    guard let last = target.takeNumber() else { return nil }
    target.line = last
    if let line = target.takeNumber() { (target.line, target.column) = (line, last) }
    return target
  }

  /// Takes a colon and a number off the end of the path.
  private mutating func takeNumber() -> Int? {
    guard let colon = path.lastIndex(of: ":"), let number = Self.number(path[colon...].dropFirst()) else {
      return nil
    }
    path = String(path[..<colon])
    return number
  }

  private static func number(_ text: Substring) -> Int? {
    text.allSatisfy { $0.isASCII && $0.isNumber } ? Int(text).flatMap { $0 > 0 ? $0 : nil } : nil
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
