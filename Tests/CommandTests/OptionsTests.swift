import ArgumentParser
import Configuration
import Foundation
import Server
import StatusCodes
import Substatus
import Testing

@testable import SubstatusCommand

private func problem<Options: ParsableArguments>(
  _ type: Options.Type, _ arguments: [String], _ use: (Options) throws -> Void
) -> String? {
  do {
    try use(try type.parse(arguments))
    return nil
  } catch {
    return type.message(for: error)
  }
}

@Test func serverOptionsByDefault() throws {
  let server = try ServerOptions.parse([]).description()
  #expect(server.preset == .full)
  #expect(server.profile.version == .v10_0)
  #expect(server.webConfigs.isEmpty)
}

@Test func serverOptionsInUse() throws {
  let server = try ServerOptions.parse([
    "--server", "static", "--iis", "8.5", "--with", "arr,URLREWRITE", "--without", "asp", "--build", "17763",
    "--http-sys", "MaxFieldLength=1000", "--assume", "maxUrlCounts=cooked",
  ]).description()
  #expect(server.preset == .static)
  #expect(server.profile.version == .v8_5)
  #expect(server.with == [.arr, .urlRewrite])
  #expect(server.without == [.asp])
  #expect(server.profile.build == 17763)
  #expect(server.profile.httpSys.maxFieldLength == 1000)
  #expect(server.profile.options.maxUrlCounts == .cooked)
}

@Test(
  arguments: [
    (["--with", "arrr"], "--with: no component 'arrr'"),
    (["--without", "x"], "--without: no component 'x'"),
    (["--http-sys", "MaxFieldLength"], "--http-sys takes NAME=NUMBER"),
    (["--http-sys", "MaxFieldLength=1"], "MaxFieldLength is 64 to 65534"),
    (["--http-sys", "Max=1"], "--http-sys: no value 'Max'"),
    (["--http-sys", "ansiCodePage=932"], "code page 932 is not modelled"),
    (["--assume", "x=y"], "--assume: cannot set 'x=y'; there are"),
    (["--assume", "maxUrlCounts=y"], "it takes raw, cooked"),
    (["--assume", ""], "--assume: cannot set ''"),
    (["--iis", "9.0"], "is invalid"),
    (["--server", "none"], "is invalid"),
  ])
func badServerOptions(_ arguments: [String], message: String) {
  let text = problem(ServerOptions.self, arguments) { _ = try $0.description() }
  #expect(text?.contains(message) == true, "\(text ?? "no error")")
}

@Test(
  arguments: [
    ([], nil, nil), (["--local", "10.0.0.1:443", "--tls"], "10.0.0.1", 443),
    (["--local", "[::1]:80"], "::1", 80),
    (["--local", "*:81"], nil, 81),
  ] as [([String], String?, Int?)])
func connections(_ arguments: [String], address: String?, port: Int?) throws {
  let facts = try ConnectionOptions.parse(arguments).facts().connection
  #expect(facts.isTLS == arguments.contains("--tls"))
  #expect(facts.localAddress == address)
  if let port { #expect(facts.localPort == port) }
}

@Test(arguments: ["10.0.0.1", "10.0.0.1:x", "10.0.0.1:0", "10.0.0.1:65536", "10.0.0.1:"])
func badConnections(_ local: String) {
  let text = problem(ConnectionOptions.self, ["--local", local]) { _ = try $0.facts() }
  #expect(text?.contains("--local takes IP:PORT") == true)
}

@Test func exitStatuses() {
  #expect([Exit.failed, Exit.usage, Exit.unreadable, Exit.nothingRan].map(\.rawValue) == [1, 2, 3, 4])
}

@Test func readingFiles() throws {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  let file = folder.appendingPathComponent("a").path
  try Data([0, 0xFF]).write(to: URL(fileURLWithPath: file))
  #expect(try FileReading.bytes(of: file) == [0, 0xFF])
  let isFolder = #expect(throws: UnreadableFile.self) { try FileReading.bytes(of: folder.path) }
  #expect(isFolder?.message == "\(folder.path): is a folder; name a file")
  let missing = #expect(throws: UnreadableFile.self) { try FileReading.bytes(of: file + "b") }
  #expect(missing?.message == "\(file)b: no such file")
}

@Test func configurationOptions() throws {
  let file = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path
  try Data("<configuration/>".utf8).write(to: URL(fileURLWithPath: file))
  defer { try? FileManager.default.removeItem(atPath: file) }
  let options = ["--config", file, "--config", "/a/=\(file)", "--config", "/b=\(file)"]
  let server = try ServerOptions.parse(options).description()
  #expect(server.webConfigs.keys.sorted() == ["/", "/a", "/b"])
  #expect(throws: Exit.unreadable) { try ServerOptions.parse(["--config", file + "x"]).description() }
}

@Test(arguments: [([], false), (["--schema"], true)])
func schemaFlag(_ arguments: [String], isSet: Bool) throws {
  #expect(try TestCommand.parse(arguments).schema == isSet)
}
