import Configuration
import FuzzSupport
import Server
import Substatus

// libFuzzer calls back on the thread that started it, one input at a time.
nonisolated(unsafe) private var worker: Worker = {
  var server = ServerDescription()
  server.webConfigs["/"] = ConfigurationFile(name: "web.config", bytes: Array(RewriteRules.root.utf8))
  server.webConfigs["/s"] = ConfigurationFile(name: "s/web.config", bytes: Array(RewriteRules.folder.utf8))
  do {
    return Worker(try Simulation(server).snapshot)
  } catch {
    preconditionFailure("the server's configuration cannot be read: \(error)")
  }
}()

/// A request target, and behind a line feed header lines, for a server with rules of every kind.
///
/// Deciding never traps; the verdict with a trace, which shows rules that are known not to match, is the verdict
/// without one.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ data: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  let input = bytes(data, count)
  let end = input.firstIndex(of: 0x0A) ?? input.endIndex
  var request = Array("GET /".utf8) + input[..<end] + Array(" HTTP/1.1\r\nHost: t\r\n".utf8)
  for line in input[end...].split(separator: 0x0A) { request += line + [0x0D, 0x0A] }
  request += [0x0D, 0x0A]
  let verdict = worker.decide(request.span, facts: RequestFacts())
  var trace = Trace()
  requireEqual(verdict, worker.decide(request.span, facts: RequestFacts(), trace: &trace))
  return 0
}
