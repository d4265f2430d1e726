internal import StatusCodes

/// ASP.NET's FormsAuthentication: a ticket in a cookie, and a login page for those without one.
///
/// Source: access-control 5.2. It is managed: by its preCondition it runs where ASP.NET handles the request.
enum FormsAuthentication {
  /// The name in `<modules>`.
  static let name = "FormsAuthentication"

  static func authenticateRequest<Recorder: TraceRecorder>(
    _ request: borrowing RequestView, _ policy: AuthenticationPolicy, isManaged: Bool,
    _ facts: borrowing RequestFacts, _ state: inout RequestState, _ recorder: inout Recorder,
    _ verdict: inout Verdict
  ) {
    guard state.user.kind == .none, let forms = policy.forms, isManaged || forms.runsForAll else { return }
    let header = AuthorizationHeader(request)
    let ticket = Self.ticket(request, forms)
    guard !ticket.isEmpty || Authentication.isOffered(.forms, header, facts) else { return }
    if !facts.credentials.isGiven { verdict.assumptions.insert(.credentials) }
    // A ticket that is not right is no ticket: the visitor stays nobody.
    guard facts.credentials.logon == .succeeds else { return }
    state.user.signIn(as: .forms)
    Authentication.identify(facts, &state)
    Authentication.accept(setting: forms.setting, token: ticket, &recorder)
  }

  /// END_REQUEST: whoever was answered 401 is sent to the login page.
  static func endRequest<Recorder: TraceRecorder>(
    _ request: borrowing RequestView, _ policy: AuthenticationPolicy, isManaged: Bool,
    _ state: inout RequestState, _ recorder: inout Recorder, _ verdict: inout Verdict
  ) {
    guard let forms = policy.forms, isManaged || forms.runsForAll, verdict.outcome == .answered,
      verdict.status?.status == 401
    else { return }
    if Recorder.isRecording { note(request, forms, state.applicationLength, &recorder) }
    let finding = Finding.violated(
      forms.setting, .path, ByteRange(0, request.path.count), status: StatusCode(302, 0))
    recorder.record(.loginRedirect, finding)
    verdict.answer(.loginRedirect, finding, &state)
  }

  /// The value of the ticket's cookie in the bytes of the request; empty when there is none.
  private static func ticket(_ request: borrowing RequestView, _ forms: FormsPolicy) -> ByteRange {
    for index in request.fields.indices {
      let field = request.fields[index]
      guard request.wire.bytes(field.name).equalsCaseless("cookie") else { continue }
      var start = Int(field.value.start)
      while start < Int(field.value.end) {
        while start < Int(field.value.end), request.wire[start] <= 0x20 { start += 1 }
        var end = start
        while end < Int(field.value.end), request.wire[end] != UInt8(ascii: ";") { end += 1 }
        let equals = start + forms.cookie.count
        if equals < end, request.wire[equals] == UInt8(ascii: "="),
          request.wire.extracting(start..<equals).equalsCaselessly(forms.cookie)
        {
          return ByteRange(equals + 1, end)
        }
        start = end + 1
      }
    }
    return ByteRange(0, 0)
  }

  /// The Location: the login page with the URL to return to, escaped as ASP.NET does.
  private static func note<Recorder: TraceRecorder>(
    _ request: borrowing RequestView, _ forms: FormsPolicy, _ applicationLength: Int,
    _ recorder: inout Recorder
  ) {
    var text: [UInt8] = []
    switch forms.loginPage {
    case .elsewhere(let url): text += url
    case .inSite(let page): text += page
    case .inApplication(let page):
      for index in 0..<min(applicationLength, request.path.count) { text.append(request.path[index]) }
      text += page
    }
    text.append(text.contains(UInt8(ascii: "?")) ? UInt8(ascii: "&") : UInt8(ascii: "?"))
    text += Array("ReturnUrl=".utf8)
    for index in request.path.indices { append(request.path[index], to: &text) }
    if request.head.flags.contains(.hasQuery) {
      append(UInt8(ascii: "?"), to: &text)
      for index in request.query.indices { append(request.query[index], to: &text) }
    }
    recorder.note(.location, text.span)
  }

  private static func append(_ byte: UInt8, to text: inout [UInt8]) {
    let isLetterOrDigit =
      byte &- UInt8(ascii: "0") < 10 || ByteClass.lowercase(byte) &- UInt8(ascii: "a") < 26
    if isLetterOrDigit || Array("-_.!*()".utf8).contains(byte) {
      text.append(byte)
    } else if byte == UInt8(ascii: " ") {
      text.append(UInt8(ascii: "+"))
    } else {
      let digits = Array("0123456789abcdef".utf8)
      text += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
  }
}
