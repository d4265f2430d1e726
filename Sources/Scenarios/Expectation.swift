internal import Configuration
public import StatusCodes
public import Substatus

/// What a case expects.
public indirect enum Expectation: Sendable, Hashable {
  /// Exactly this code; a status without substatus agrees with any substatus of it.
  case code(StatusCode)
  /// Any substatus of a status, `404.*`.
  case anySubstatus(UInt16)
  /// Any code of a class, `4xx`.
  case statusClass(UInt16)
  /// Every modelled rule lets the request through: its handler decides, or serves it with a 2xx.
  case passed
  /// The connection is closed without an answer.
  case closed
  /// HTTP.sys refuses with this HTTPERR reason.
  case refused(String)
  /// A part of the answer has this text: `location`, `module`, `hresult`, `reason`, `handler`, `setting`...
  case part(String, String)
  /// Anything but this.
  case not(Expectation)
  /// Nothing is recorded yet: `record`.
  case unrecorded
  /// One of these.
  case anyOf([Expectation])
  /// All of these.
  case allOf([Expectation])
}

extension Expectation {
  /// Whether an answer is what was expected.
  public func matches(_ answer: Answer) -> Bool {
    switch self {
    case .code(let code):
      guard let status = answer.status, status.status == code.status else { return false }
      return code.substatus == nil || code.substatus == status.substatus
    case .anySubstatus(let status): return answer.status?.status == status
    case .statusClass(let hundreds): return answer.status.map { $0.status / 100 == hundreds } ?? false
    case .passed:
      let isServed = answer.status.map { (200..<300).contains($0.status) } ?? false
      return answer.outcome == .passed || answer.outcome == .answered && isServed
    case .closed: return answer.outcome == .closed
    case .refused(let reason): return answer.outcome == .refused && answer.reason == reason
    case .part("client", let value):
      guard let code = StatusCode(text: value), let seen = answer.clientStatus ?? answer.status else {
        return false
      }
      return seen.status == code.status && (code.substatus == nil || code.substatus == seen.substatus)
    case .part(let key, let value):
      guard let seen = Self.part(key, of: answer) else { return false }
      // URLs differ by case; names do not.
      return ["location", "rewrittenURL", "loggedURL"].contains(key)
        ? seen == value : seen.lowercased() == value.lowercased()
    case .not(let other): return !other.matches(answer)
    case .unrecorded: return false
    case .anyOf(let list): return list.contains { $0.matches(answer) }
    case .allOf(let list): return list.allSatisfy { $0.matches(answer) }
    }
  }

  /// The keys of a map of expectations beside `status`; those that name a part of an answer.
  static let parts = [
    "location", "module", "hresult", "reason", "rewrittenURL", "loggedURL", "handler", "setting", "site",
    "client", "interim", "loop",
    "challenges", "strictTransportSecurity",
    "application", "pool", "physicalPath",
  ]

  private static func part(_ key: String, of answer: Answer) -> String? {
    switch key {
    case "module": answer.decidedBy?.module
    case "hresult": answer.decidedBy?.hresult
    case "location": answer.location
    case "loop": "\(answer.isRedirectLoop)"
    case "interim": answer.interimStatus.map { "\($0)" } ?? "none"
    case "reason": answer.reason
    case "rewrittenURL": answer.rewrittenURL
    case "loggedURL": answer.loggedURL
    case "handler": answer.handler
    case "setting": answer.decidedBy?.setting
    case "site": answer.site
    case "challenges": answer.challenges.joined(separator: ", ")
    case "strictTransportSecurity": answer.strictTransportSecurity ?? ""
    case "application": answer.application?.path
    case "pool": answer.application?.pool.name
    case "physicalPath": answer.application?.physicalPath
    default: nil
    }
  }

  /// A part of the answer as an expectation of it is written; `nil` when the answer has none.
  static func present(_ key: String, of answer: Answer) -> String? {
    key == "client" ? (answer.clientStatus ?? answer.status).map { "\($0)" } : part(key, of: answer)
  }

  /// The parts of the answer that the expectation names and that are otherwise, as they are: `location: /x`.
  func otherParts(_ answer: Answer) -> [String] {
    switch self {
    case .part(let key, _) where !matches(answer):
      return ["\(key): \(Self.present(key, of: answer) ?? "none")"]
    case .allOf(let list): return list.flatMap { $0.otherParts(answer) }
    default: return []
    }
  }

  /// Whether a setting or module decided. A setting is named by its path or by a trailing part of it, and
  /// a list also stands for its entries and attributes; a module by its name, in any case.
  public static func decides(_ name: String, _ answer: Answer) -> Bool {
    guard let decision = answer.decidedBy else { return false }
    if decision.module.lowercased() == name.lowercased() { return true }
    guard let setting = decision.setting?.lowercased() else { return false }
    let name = name.lowercased()
    return setting == name || setting.hasSuffix("/" + name) || setting.hasPrefix(name + "/")
      || setting.contains("/" + name + "/")
  }
}

extension Expectation: CustomStringConvertible {
  /// The expectation as it is written in a scenario file.
  public var description: String {
    switch self {
    case .code(let code): "\(code)"
    case .anySubstatus(let status): "\(status).*"
    case .statusClass(let hundreds): "\(hundreds)xx"
    case .passed: "pass"
    case .closed: "closed"
    case .refused(let reason): "refused \(reason)"
    case .part(let key, let value): "\(key): \(value)"
    case .not(let other): "anything but \(other)"
    case .unrecorded: "record"
    case .anyOf(let list): list.map(\.description).joined(separator: " or ")
    case .allOf(let list): list.map(\.description).joined(separator: ", ")
    }
  }
}
