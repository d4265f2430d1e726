import Configuration
import StatusCodes
import Testing

/// An attribute of each type, and where it stands; `@` is the value (configuration 6.1).
private enum Place: String, Sendable {
  case bool = "<requestFiltering allowDoubleEscaping=\"@\"/>"
  case uint = "<requestFiltering><requestLimits maxUrl=\"@\"/></requestFiltering>"
  case nonEmpty =
    "<requestFiltering><denyUrlSequences><add sequence=\"@\"/></denyUrlSequences></requestFiltering>"
  case flags = "<access sslFlags=\"@\"/>"
}

private let wrapped = "attribute is invalid.  "

@Test(
  arguments: [
    (.bool, "true", nil), (.bool, "False", nil), (.bool, "TRUE", nil), (.bool, "1", "Boolean must be"),
    (.bool, "yes", "Boolean must be"), (.bool, "", "Boolean must be"), (.bool, " true", "Boolean must be"),
    (.bool, "flase", "Boolean must be either 'true' or 'false'"), (.uint, "0", nil), (.uint, "007", nil),
    (.uint, "4294967295", nil), (.uint, "0x10", nil), (.uint, "0XfF", nil),
    (.uint, "4294967296", "Not a valid unsigned integer"), (.uint, "-1", "Not a valid unsigned integer"),
    (.uint, "+1", "Not a valid unsigned integer"), (.uint, " 1", "Not a valid unsigned integer"),
    (.uint, "1 ", "Not a valid unsigned integer"), (.uint, "", "Not a valid unsigned integer"),
    (.uint, "1.0", "Not a valid unsigned integer"), (.uint, "1e3", "Not a valid unsigned integer"),
    (.uint, "0x", "Not a valid unsigned integer"), (.uint, "0x-1", "Not a valid unsigned integer"),
    (.uint, "Infinite", "Not a valid unsigned integer"),
    (.uint, "99999999999999999999", "Not a valid unsigned"),
    (.uint, "\u{0661}", "Not a valid unsigned integer"), (.nonEmpty, "x", nil), (.nonEmpty, " ", nil),
    (.nonEmpty, "", "String must not be empty"), (.flags, "Ssl", nil), (.flags, "ssl,SSL128", nil),
    (.flags, "Ssl, SslNegotiateCert", nil), (.flags, "", nil), (.flags, "none", nil),
    (.flags, "Ssl,Ssl", nil),
    (.flags, "Ssl,", "Flags must be some combination of None, Ssl, SslNegotiateCert, SslRequireCert, Ssl128"),
    (.flags, "8", "Flags must be"), (.flags, "Ssl Ssl128", "Flags must be"),
    (.flags, "SslX", "Flags must be"),
  ] as [(Place, String, String?)])
private func values(place: Place, value: String, problem: String?) throws {
  let element = place.rawValue.replacing("@", with: value)
  let section = place == .flags ? "system.webServer/security/access" : requestFiltering
  let stock = Sample.applicationHost.replacing(
    "<section name=\"access\" overrideModeDefault=\"Deny\"", with: "<section name=\"access\"")
  let fault = readFault(section, try Sample.server(["/": Sample.web(sec(element))], stock: stock))
  #expect((fault == nil) == (problem == nil), "\(fault?.text ?? "no fault")")
  if let problem {
    #expect(fault?.text.contains(wrapped + problem) == true, "\(fault?.text ?? "no fault")")
    #expect(fault?.kind == .invalidValue && fault?.hresult == invalid)
  }
}

/// Values of the server's own file; a fault keeps every site from starting.
@Test(
  arguments: [
    ("cpu resetInterval", "00:05:00", nil), ("cpu resetInterval", "1.00:00:00", nil),
    ("cpu resetInterval", "24:00:00", nil),
    ("cpu resetInterval", "00:00:60", "Timespan value must be between"),
    ("cpu resetInterval", "300", "Timespan value must be between"),
    ("cpu resetInterval", "", "Timespan value"),
    ("cpu resetInterval", "00:01", "Timespan value"), ("cpu resetInterval", "-00:01:00", "Timespan value"),
    ("cpu resetInterval", "00:01:30", "with a granularity of 60 seconds"),
    ("cpu resetInterval", "00:01:00.0000000", nil),
    ("cpu resetInterval", "00:01:00.00000000", "Timespan value"),
    ("cpu resetInterval", "2.00:00:00", "between 0 and 86400 seconds inclusive"),
    ("recycling/periodicRestart time", "29:00:00", nil),
    ("recycling/periodicRestart time", "1.05:00:00", nil),
    ("cpu limit", "100000", nil),
    ("cpu limit", "100001", "Integer value must be between 0 and 100000 inclusive"),
    ("cpu action", "KillW3wp", nil), ("cpu action", "killw3wp", nil),
    ("cpu action", "1", "Enum must be one of"),
    ("cpu action", "", "Enum must be one of NoAction, KillW3wp, Throttle, ThrottleUnderLoad"),
    ("processModel password", "[enc:AesProvider:enc]", nil),
    ("processModel password", "[enc:AesProvider::enc]", nil),
  ] as [(String, String, String?)])
func valuesOfAPool(place: String, value: String, problem: String?) throws {
  let parts = place.split(separator: " ")
  let path = parts[0].split(separator: "/")
  var element = "<\(path[path.count - 1]) \(parts[1])=\"\(value)\"/>"
  for name in path.dropLast().reversed() { element = "<\(name)>\(element)</\(name)>" }
  let pool =
    "<system.applicationHost><applicationPools><add name=\"P\">\(element)</add></applicationPools>"
    + "</system.applicationHost>"
  do throws(ConfigurationFault) {
    _ = try Sample.server(addition: pool)
    #expect(problem == nil)
  } catch {
    #expect(problem.map { error.text.contains(wrapped) && error.text.contains($0) } == true, "\(error.text)")
  }
}

/// Row 30: an encrypted nothing is empty, and a text nearly in that form is taken as it is.
@Test(
  arguments: [
    ("[enc:AesProvider::enc]", ""), ("[enc:AesProvider:enc]", "[enc:AesProvider:enc]"),
    ("[enc:A:x:enc]", "[enc:A:x:enc]"), ("[enc::enc]", "[enc::enc]"), ("plain", "plain"), ("", ""),
  ])
func encryptedValues(text: String, value: String) throws {
  let pool =
    "<system.applicationHost><applicationPools><add name=\"P\"><processModel password=\"\(text)\"/></add>"
    + "</applicationPools></system.applicationHost>"
  let pools = try Sample.server(addition: pool).effectiveAtServer("system.applicationHost/applicationPools")
  #expect(pools.entries.last?.element("processModel").attribute("password").value == .string(value))
}

/// Ranges that are forbidden, names and paths of sites.
@Test(
  arguments: [
    ("<site name=\"S\" id=\"2\"><limits connectionTimeout=\"Infinite\"/></site>", false),
    ("<site name=\"S\" id=\"2\"><limits maxBandwidth=\"1024\"/></site>", true),
    ("<site name=\"S\" id=\"2\"><limits maxBandwidth=\"0x3ff\"/></site>", false),
    ("<site name=\"a/b\" id=\"2\"/>", false),
    ("<site name=\"S\" id=\"2\"><application path=\"x\"/></site>", false),
    ("<site name=\"S\" id=\"2\"><application path=\"/x/\"/></site>", false),
    ("<site name=\"S\" id=\"2\"><application path=\"/x y\"/></site>", true),
    ("<site name=\"S\" id=\"-2\"/>", false), ("<site name=\"S\" id=\"4294967295\"/>", true),
  ])
func valuesOfASite(site: String, isAccepted: Bool) {
  let text = "<system.applicationHost><sites>\(site)</sites></system.applicationHost>"
  #expect(((try? Sample.server(addition: text)) != nil) == isAccepted)
}

/// `Infinite` where the schema allows it, spans in seconds and in minutes, numbers of every width.
@Test(
  arguments: [
    ("compilation", "batchTimeout=\"Infinite\"", true), ("compilation", "batchTimeout=\"900\"", true),
    ("compilation", "batchTimeout=\"00:15:00\"", false), ("compilation", "batchTimeout=\"infinite\"", false),
    ("anonymousIdentification", "cookieTimeout=\"100000\"", true),
    ("anonymousIdentification", "cookieTimeout=\"1.5\"", false),
    ("httpRuntime", "maxRequestLength=\"4096\"", true), ("httpRuntime", "maxRequestLength=\"-1\"", false),
    ("httpRuntime", "maxRequestLength=\"2147483648\"", false), ("httpRuntime", "nosuch=\"x\"", true),
  ])
func valuesOfDotNet(section: String, attribute: String, isAccepted: Bool) throws {
  let server = try Sample.server(["/": Sample.web("<system.web><\(section) \(attribute)/></system.web>")])
  let fault = readFault("system.web/\(section)", server)
  #expect((fault == nil) == isAccepted, "\(fault?.text ?? "no fault")")
  // Nobody in IIS reads these sections: no request notices.
  #expect(server.fileFault(at: "/") == nil)
}
