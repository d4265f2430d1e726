import Testing

@testable import Server

@Suite("Credentials in bytes") struct CredentialTests {
  private func decode(_ text: String) -> String? {
    var buffer = ByteBuffer()
    let bytes = Array(text.utf8)
    guard Base64.decode(bytes.span, into: &buffer) else { return nil }
    let span = buffer.span
    return String(decoding: span.indices.map { span[$0] }, as: UTF8.self)
  }

  @Test(
    "Base64",
    arguments: [
      ("", ""), ("YQ==", "a"), ("YQ", "a"), ("YWI", "ab"), ("YWI=", "ab"), ("YWJj", "abc"), ("dTpw", "u:p"),
      ("+/8=", nil),
      ("YW15OnNlY3JldA==", "amy:secret"),
    ] as [(String, String?)])
  func base64(_ text: String, _ plain: String?) {
    if let plain { #expect(decode(text) == plain) } else { #expect(decode(text) != nil) }
  }

  @Test(
    "What is no base64",
    arguments: ["Y", "YWJjZ", "YQ=a", "Y Q=", "YQ===", "YQ=", "YQ\n==", "é", "YW-_", "="])
  func noBase64(_ text: String) { #expect(decode(text) == nil) }

  /// A type 3 message with domain and user in UTF-16.
  private func message(domain: String, user: String, userOffset: UInt32? = nil) -> [UInt8] {
    func utf16(_ text: String) -> [UInt8] { text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] } }
    func field(_ bytes: [UInt8], _ offset: UInt32) -> [UInt8] {
      let count = UInt8(bytes.count)
      return [count, 0, count, 0] + (0..<4).map { UInt8(truncatingIfNeeded: offset >> UInt32($0 * 8)) }
    }
    let (domain, user) = (utf16(domain), utf16(user))
    var message = Array("NTLMSSP\0".utf8) + [3, 0, 0, 0] + [UInt8](repeating: 0, count: 16)
    message += field(domain, 64) + field(user, userOffset ?? UInt32(64 + domain.count))
    message += [UInt8](repeating: 0, count: 60 - message.count) + [1, 0, 0, 0]
    return message + domain + user
  }

  private func user(_ token: [UInt8]) -> String? {
    guard case .authenticate(let start) = NTLMMessage(token.span) else { return nil }
    var source = ByteBuffer()
    var name = ByteBuffer()
    source.append(token.span)
    guard NTLMMessage.user(source, at: start, into: &name) else { return nil }
    let span = name.span
    return String(decoding: span.indices.map { span[$0] }, as: UTF8.self)
  }

  @Test("The user of a type 3 message, bare or wrapped")
  func type3() {
    #expect(user(message(domain: "CONTOSO", user: "amy")) == "CONTOSO\\amy")
    #expect(user(message(domain: "", user: "amy")) == "amy")
    #expect(user(message(domain: "Größe", user: "😀")) == "Größe\\😀")
    #expect(user([0xA1, 0x81, 0x30] + message(domain: "D", user: "u")) == "D\\u")
    #expect(user(message(domain: "D", user: "")) == nil)
  }

  @Test("A message that lies about its fields names nobody", arguments: [0xFFFF_FFFF, 0x7FFF_FFFF, 200, 68])
  func lyingMessages(_ offset: UInt32) {
    #expect(user(message(domain: "D", user: "amy", userOffset: offset)) == nil)
  }

  @Test("Truncated anywhere, a token is judged and never read beyond its end")
  func truncated() {
    let token = [0x60, 0x10] + message(domain: "CONTOSO", user: "amy")
    for end in 0...token.count { _ = user(Array(token[..<end])) }
  }

  @Test(
    "Kinds of tokens",
    arguments: [
      (Array("NTLMSSP\0".utf8) + [1, 0, 0, 0], NTLMMessage.negotiate), ([0x60, 0x82, 1, 2], .kerberos),
      ([0xA1, 0x82, 1, 2], .kerberos), (Array("NTLMSSP\0".utf8) + [2, 0, 0, 0], .malformed),
      ([0x60], .malformed),
      ([], .malformed), ([0, 0, 0], .malformed), (Array("NTLMSSP\0".utf8), .malformed),
    ] as [([UInt8], NTLMMessage)])
  func kinds(_ token: [UInt8], _ kind: NTLMMessage) {
    let found = NTLMMessage(token.span)
    #expect(found == kind)
  }
}

@Suite("Authorization rules") struct AuthorizationRuleTests {
  private func matches(
    users: String = "", roles: String = "", verbs: String = "", method: String = "GET",
    _ kind: RequestUser.Kind = .windows, name: String? = "CONTOSO\\amy", memberOf: [String]? = ["Staff"]
  ) -> (matches: Bool, assumptions: Assumptions) {
    let rule = AuthorizationRule(
      isDenial: false, setting: 0, users: users, roles: roles, verbs: verbs, verbsMatchCase: true)
    let method = Array(method.utf8)
    var found: Set<Bool> = []
    var assumptions: Assumptions = []
    // Wherever the name is, the rule means the same.
    let places: [RequestUser.Name] = name == nil ? [.unknown] : [.scratch, .credentials, .connection]
    for place in places {
      var user = RequestUser()
      user.signIn(as: kind, name: place)
      user.roles = memberOf == nil ? .unknown : .credentials
      var facts = RequestFacts()
      facts.credentials.user = UserFacts(place == .credentials ? name ?? "" : "", roles: memberOf)
      facts.connection.user = UserFacts(place == .connection ? name ?? "" : "")
      var scratch = Scratch()
      if place == .scratch { scratch.userName.append(name ?? "") }
      found.insert(rule.matches(method.span, user, scratch, facts, &assumptions))
    }
    #expect(found.count == 1)
    return (found.contains(true), assumptions)
  }

  @Test("Whom a rule means")
  func users() {
    #expect(matches(users: "*").matches)
    #expect(matches(users: "*", .anonymous).matches)
    #expect(matches(users: "?", .anonymous).matches)
    #expect(!matches(users: "?").matches)
    #expect(matches(users: "bob, contoso\\AMY").matches)
    #expect(!matches(users: "amy").matches)
    #expect(!matches(users: "IUSR", .anonymous, name: "IUSR").matches)
    #expect(matches(roles: "Admins,STAFF").matches)
    #expect(!matches(roles: "Admins").matches)
    #expect(!matches(roles: "*").matches)
    #expect(!matches(roles: "Staff", .anonymous).matches)
    #expect(!matches().matches)
    #expect(!matches(users: " , ,").matches)
  }

  @Test("Verbs are compared exactly")
  func verbs() {
    #expect(matches(users: "*", verbs: "GET, POST").matches)
    #expect(!matches(users: "*", verbs: "POST").matches)
    #expect(!matches(users: "*", verbs: "get").matches)
  }

  @Test("What is not known becomes an assumption, and only when it matters")
  func assumptions() {
    #expect(matches(users: "bob", name: nil).assumptions == .userName)
    #expect(matches(roles: "Staff", memberOf: nil).assumptions == .userRoles)
    #expect(matches(users: "*", name: nil, memberOf: nil).assumptions == [])
    #expect(matches(users: "contoso\\amy", roles: "Staff", memberOf: nil).assumptions == [])
  }
}
