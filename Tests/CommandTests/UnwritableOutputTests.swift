import Foundation
import Testing

/// The program itself, run as users run it, where what it writes cannot be written.
@Suite struct UnwritableOutputTests {
  /// The program stands beside the tests.
  private static let program =
    URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent().appendingPathComponent(
      "substatus"
    )
    .path

  private struct Ended {
    var status: Int32
    var errors: String
  }

  /// Runs a command line of the shell in which `substatus` is the program.
  private static func shell(_ line: String) throws -> Ended {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", "substatus() { '\(program)' \"$@\"; }\n" + line]
    let pipe = Pipe()
    process.standardError = pipe
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    let errors = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let status =
      process.terminationReason == .exit ? process.terminationStatus : 128 + process.terminationStatus
    return Ended(status: status, errors: String(decoding: errors, as: UTF8.self))
  }

  private static func inFolder(_ use: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let cases = (0..<400).map { "  - GET /a\($0) -> 404.0\n" }.joined()
    try ("name: many\nsite: { a.txt: '' }\ncases:\n" + cases).write(
      toFile: folder.path + "/many.yaml", atomically: true, encoding: .utf8)
    try "old".write(toFile: folder.path + "/report", atomically: true, encoding: .utf8)
    try use(folder.path)
  }

  private static func names(_ folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
  }

  @Test(
    arguments: [
      ("codes", 3), ("check 'GET /'", 3), ("check 'GET /' --format json", 3), ("test many.yaml", 3),
      ("test many.yaml --format json", 3), ("lint --rules", 3), ("effective /", 3), ("test --schema", 3),
      ("test many.yaml --report json=-", 3), ("test many.yaml --report json=/dev/full", 3),
    ] as [(String, Int32)])
  func aFullDiskIsAnError(_ arguments: String, status: Int32) throws {
    try Self.inFolder { folder in
      let ended = try Self.shell("cd '\(folder)'; substatus \(arguments) >/dev/full")
      #expect(ended.status == status)
      #expect(ended.errors.contains("cannot be written: No space left on device"), "\(ended.errors)")
      #expect(!ended.errors.contains("Fatal"))
    }
  }

  @Test(arguments: ["json", "junit", "html", "tap"])
  func theOldReportStaysWhereTheNewOneDoesNotFit(_ format: String) throws {
    try Self.inFolder { folder in
      let ended = try Self.shell(
        "cd '\(folder)'; ulimit -f 1; substatus test many.yaml --report \(format)=report >/dev/null")
      #expect(ended.status == 3)
      #expect(ended.errors.contains("report: cannot be written: File too large"), "\(ended.errors)")
      #expect(try String(contentsOfFile: folder + "/report", encoding: .utf8) == "old")
      #expect(try Self.names(folder) == ["many.yaml", "report"])
    }
  }

  /// Whenever the interruption comes, the report is the old one or the whole new one, and nothing is left over.
  @Test(arguments: [0, 20, 60, 120, 200, 300, 500])
  func anInterruptionLeavesNoHalfReport(milliseconds: Int) throws {
    try Self.inFolder { folder in
      let process = Process()
      process.executableURL = URL(fileURLWithPath: Self.program)
      process.arguments = ["test", folder + "/many.yaml", "--report", "json=" + folder + "/report"]
      process.standardOutput = FileHandle.nullDevice
      try process.run()
      Thread.sleep(forTimeInterval: Double(milliseconds) / 1000)
      process.interrupt()
      process.waitUntilExit()
      let hasEnded = process.terminationReason == .exit && process.terminationStatus == 0
      let report = try Data(contentsOf: URL(fileURLWithPath: folder + "/report"))
      let isOld = report == Data("old".utf8)
      #expect(isOld || (try? JSONSerialization.jsonObject(with: report)) != nil)
      #expect(!hasEnded || !isOld)
      #expect(try Self.names(folder) == ["many.yaml", "report"])
    }
  }
}
