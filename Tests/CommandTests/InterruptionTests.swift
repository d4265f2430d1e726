import Foundation
import Testing

/// The program itself, run as a user runs it.
@Suite struct InterruptionTests {
  /// The program, which is built beside the tests.
  private static var program: URL? {
    let folder = Bundle.main.bundleURL
    let places = [
      folder, folder.deletingLastPathComponent(), Bundle.main.executableURL?.deletingLastPathComponent(),
    ]
    return places.compactMap { $0?.appendingPathComponent("substatus") }.first {
      FileManager.default.isExecutableFile(atPath: $0.path)
    }
  }

  /// Both ends of a new terminal; `nil` where there are none.
  private static func openTerminal() -> (Int32, Int32)? {
    var (terminal, other): (Int32, Int32) = (0, 0)
    return openpty(&terminal, &other, nil, nil, nil) == 0 ? (terminal, other) : nil
  }

  /// Whether this machine has terminals: one without devpts has none.
  private static var hasTerminals: Bool {
    guard let (terminal, other) = openTerminal() else { return false }
    close(terminal)
    close(other)
    return true
  }

  @Test("A named pipe is read once and ends with its writer", .timeLimit(.minutes(5)))
  func readsNamedPipeOnce() throws {
    let pipe = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    #expect(mkfifo(pipe.path, 0o600) == 0)
    defer { unlink(pipe.path) }
    let (process, output) = (Process(), Pipe())
    let program = try #require(Self.program)
    process.executableURL = program
    process.arguments = ["replay", pipe.path]
    process.standardOutput = output
    try process.run()
    let writer = try FileHandle(forWritingTo: pipe)
    try writer.write(contentsOf: Data("#Fields: cs-method cs-uri-stem\nGET /a\n".utf8))
    try writer.close()
    // A program that waits for another writer is ended, so that the test fails and does not hang.
    let number = process.processIdentifier
    let watchdog = Thread {
      Thread.sleep(forTimeInterval: 120)
      if !Thread.current.isCancelled { kill(number, SIGKILL) }
    }
    watchdog.start()
    defer { watchdog.cancel() }
    let report = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationReason == .exit)
    #expect(report.contains("read 2 = decided 1 + skipped 1"))
  }

  @Test("Ctrl-C prints what was decided, although the stream goes on", .timeLimit(.minutes(30)))
  func printsWhatItHas() throws {
    let process = Process()
    let program = try #require(Self.program)
    process.executableURL = program
    process.arguments = ["replay", "-"]
    let (input, output, errors) = (Pipe(), Pipe(), Pipe())
    (process.standardInput, process.standardOutput, process.standardError) = (input, output, errors)
    try process.run()
    var text = "#Fields: cs-method cs-uri-stem sc-status sc-substatus\n"
    for index in 0..<60_000 { text += "GET /a-row-that-is-long-enough/for-some-chunks/\(index) 200 0\n" }
    // The stream stays open: only the signal can end the program.
    try input.fileHandleForWriting.write(contentsOf: Data(text.utf8))
    Thread.sleep(forTimeInterval: 2)
    kill(process.processIdentifier, SIGINT)
    // A program that does not end is ended, so that the test fails and does not hang.
    let number = process.processIdentifier
    let watchdog = Thread {
      Thread.sleep(forTimeInterval: 300)
      if !Thread.current.isCancelled { kill(number, SIGKILL) }
    }
    watchdog.start()
    defer { watchdog.cancel() }
    let report = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    try input.fileHandleForWriting.close()
    #expect(process.terminationReason == .exit)
    #expect(report.contains("interrupted"))
    let line = try #require(report.split(separator: "\n").first { $0.contains("read ") })
    let numbers = line.replacing(",", with: "").split { !$0.isNumber }.compactMap { Int($0) }
    #expect(numbers.count == 4 && numbers[0] == numbers[1] + numbers[2] + numbers[3] && numbers[1] > 0)
  }

  @Test(
    "A run that is ended while it writes its first report leaves every report as it was",
    arguments: [SIGINT, SIGTERM, SIGHUP])
  func leavesReports(_ number: Int32) throws {
    // A run that ends before the signal comes says nothing: a longer one is tried.
    for cases in [600, 2400, 9600] where try Self.leavesReports(number, cases: cases) { return }
    Issue.record("every run ended before its signal")
  }

  /// - Returns: whether the signal came in time.
  private static func leavesReports(_ number: Int32, cases count: Int) throws -> Bool {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("reports-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let cases = (0..<count).map { "  - GET /\($0)/a+b -> 404.1\n" }.joined()
    try Data("name: n\ncases:\n\(cases)".utf8).write(to: folder.appendingPathComponent("a.yaml"))
    let reports = ["first", "second"]
    for name in reports { try Data("old".utf8).write(to: folder.appendingPathComponent(name)) }
    let process = Process()
    let program = try #require(Self.program)
    process.executableURL = program
    process.arguments = ["test", "a.yaml", "--report", "html=first", "--report", "html=second"]
    process.currentDirectoryURL = folder
    (process.standardOutput, process.standardError) = (FileHandle.nullDevice, FileHandle.nullDevice)
    try process.run()
    func names() -> [String] { (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [] }
    while process.isRunning, !names().contains(where: { $0.hasPrefix(".first") }) {}
    kill(process.processIdentifier, number)
    process.waitUntilExit()
    // Each case expects another code than it gets.
    if process.terminationReason == .exit, process.terminationStatus == 1 { return false }
    #expect(process.terminationReason == .exit && process.terminationStatus == 128 + number)
    #expect(names().sorted() == ["a.yaml"] + reports)
    for name in reports {
      let text = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
      #expect(text == "old" || name == "first" && text.hasSuffix("</html>\n"), "\(name)")
    }
    return true
  }

  @Test("A file that cannot be read is told of, and the others are decided")
  func goesOn() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("replay-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let log = folder.appendingPathComponent("a.log")
    try Data("#Fields: cs-method cs-uri-stem sc-status\nGET / 200\nGET /cut".utf8).write(to: log)
    let process = Process()
    let program = try #require(Self.program)
    process.executableURL = program
    process.arguments = ["replay", folder.path + "/missing.log", log.path]
    let (output, errors) = (Pipe(), Pipe())
    (process.standardOutput, process.standardError) = (output, errors)
    try process.run()
    let report = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    let said = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(said.contains("missing.log: no such file"))
    #expect(report.contains("read 3 = decided 1 + skipped 1 + malformed 1"))
    #expect(report.contains("last lines that are cut off"))
    #expect(process.terminationStatus == 3)
  }

  @Test(
    "A terminal sees how far a replay has come, how fast it is and how long it will take",
    .enabled(if: hasTerminals),
    .timeLimit(.minutes(30)))
  func showsProgress() throws {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("replay-\(UUID())")
    defer { try? FileManager.default.removeItem(at: file) }
    let row = "GET /a-row-that-is-long-enough-for-some-megabytes-of-a-log/and-a-bit-more 200\n"
    try Data(("#Fields: cs-method cs-uri-stem sc-status\n" + String(repeating: row, count: 300_000)).utf8)
      .write(to: file)
    let (terminal, other) = try #require(Self.openTerminal())
    let program = try #require(Self.program)
    let process = Process()
    process.executableURL = program
    process.arguments = ["replay", file.path]
    process.standardOutput = Pipe()
    process.standardError = FileHandle(fileDescriptor: other, closeOnDealloc: true)
    try process.run()
    var shown = ""
    let master = FileHandle(fileDescriptor: terminal, closeOnDealloc: true)
    while !shown.contains("left"), process.isRunning {
      shown += String(decoding: master.availableData, as: UTF8.self)
    }
    process.terminate()
    process.waitUntilExit()
    #expect(shown.contains("MB of 23 MB") && shown.contains("MB/s") && shown.contains("s left"), "\(shown)")
  }
}
