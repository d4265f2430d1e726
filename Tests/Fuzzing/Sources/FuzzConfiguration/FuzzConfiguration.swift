import Configuration
import FuzzSupport
import StatusCodes

/// Any bytes are configuration files: reading every section at every scope never traps, and the three ways of
/// reading a section agree.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ data: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  let files = FuzzedFiles(bytes(data, count))
  let server: ServerConfiguration
  do {
    server = try files.configuration()
  } catch {
    precondition(error.level == .file || error.position != nil, "a fault of the server's file has no place")
    return 0
  }
  var reader = SectionReader(server)
  for scope in server.scopes.prefix(4) + ["/a/b/x.htm"] {
    if let fault = server.fileFault(at: scope) {
      FaultCheck.check(fault, files)
      continue
    }
    // What the input does not write reads the same whatever the input, so it is read for some inputs only.
    let sections =
      count % 128 == 0 ? server.declaredSections(at: scope) : files.sections(of: server, at: scope)
    for section in sections {
      Agreement.check(section, at: scope, server, &reader, files)
    }
  }
  return 0
}
