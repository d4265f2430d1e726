import FuzzSupport
import Server

/// Any bytes are a request: deciding never traps, and a trace changes no verdict.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ data: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  let request = bytes(data, count)
  var trace = Trace()
  requireEqual(FuzzedServer.decide(request), FuzzedServer.decide(request, trace: &trace))
  return 0
}
