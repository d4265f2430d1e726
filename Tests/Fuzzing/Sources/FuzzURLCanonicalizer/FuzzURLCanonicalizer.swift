import FuzzSupport
import Server

/// The cooked path of any target is canonical, and the fast path for targets that need no cooking agrees with
/// cooking: `/.` in front of a target forces the slow way and must change nothing.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ data: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  let target = bytes(data, count)
  let end = Array(" HTTP/1.1\r\nHost: t\r\n\r\n".utf8)
  var plain = Trace()
  let verdict = FuzzedServer.decide(Array("GET /".utf8) + target + end, trace: &plain)
  if let path = plain.cookedPath { CanonicalForm.check(path) }
  var dotted = Trace()
  let second = FuzzedServer.decide(Array("GET /./".utf8) + target + end, trace: &dotted)
  precondition(plain.cookedPath == dotted.cookedPath, "cooking and the fast path disagree")
  precondition(verdict.handler == second.handler, "the handler depends on how the path was cooked")
  return 0
}
