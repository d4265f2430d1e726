import StatusCodes

/// The rule a value broke, in IIS's words.
struct ValueRule: Error {
  let text: String
  let evidence: Evidence
  /// IIS shows the text alone, without naming the attribute.
  var bare = false
}

/// Reads attribute values (configuration 6.1).
enum ValueParser {
  static func parse(
    _ text: String, as type: AttributeType, validation: Validation
  ) -> Result<ConfigurationValue, ValueRule> {
    switch type {
    case .bool:
      switch text.lowercased() {
      case "true": return .success(.bool(true))
      case "false": return .success(.bool(false))
      default: return broken("Boolean must be either 'true' or 'false'", .observed)
      }
    case .uint:
      guard let number = unsigned(text), number <= UInt64(UInt32.max) else {
        return broken("Not a valid unsigned integer", .observed)
      }
      return inRange(Int64(number), validation)
    case .int, .int64:
      let negative = text.hasPrefix("-")
      guard let number = unsigned(negative ? String(text.dropFirst()) : text), number <= UInt64(Int64.max)
      else { return broken("Not a valid integer", .inferred) }
      let value = negative ? -Int64(number) : Int64(number)
      if case .int = type, Int32(exactly: value) == nil { return broken("Not a valid integer", .inferred) }
      return inRange(value, validation)
    case .string:
      return string(text, validation)
    case .enumeration(let members):
      let folded = text.lowercased()
      if let member = members.first(where: { $0.name.lowercased() == folded }) {
        return .success(.enumeration(member.name, member.value))
      }
      return broken("Enum must be one of \(names(members))", .observed)
    case .flags(let members):
      return flags(text, members)
    case .timeSpan:
      return timeSpan(text, validation)
    }
  }

  private static func broken(
    _ text: String, _ evidence: Evidence
  ) -> Result<ConfigurationValue, ValueRule> { .failure(ValueRule(text: text, evidence: evidence)) }

  private static func names(_ members: [AttributeType.Member]) -> String {
    members.sorted { $0.value < $1.value }.map(\.name).joined(separator: ", ")
  }

  /// Decimal digits, or `0x` and hexadecimal digits; no sign, no blanks.
  private static func unsigned(_ text: String) -> UInt64? {
    let hex = text.hasPrefix("0x") || text.hasPrefix("0X")
    let digits = hex ? text.dropFirst(2) : text[...]
    guard let first = digits.utf8.first, first != 0x2B, first != 0x2D else { return nil }
    return UInt64(digits, radix: hex ? 16 : 10)
  }

  private static func inRange(
    _ value: Int64, _ validation: Validation
  ) -> Result<ConfigurationValue, ValueRule> {
    guard case .integers(let low, let high, let exclude) = validation else {
      return .success(.integer(value))
    }
    if (low...high).contains(value) != exclude { return .success(.integer(value)) }
    let verb = exclude ? "must not be" : "must be"
    return broken("Integer value \(verb) between \(low) and \(high) inclusive", .observed)
  }

  private static func string(
    _ text: String, _ validation: Validation
  ) -> Result<ConfigurationValue, ValueRule> {
    func bare(_ message: String) -> Result<ConfigurationValue, ValueRule> {
      .failure(ValueRule(text: message, evidence: .observed, bare: true))
    }
    switch validation {
    case .nonEmptyString where text.isEmpty: return broken("String must not be empty", .observed)
    case .siteName where text.isEmpty: return bare("Invalid site name")
    case .applicationPoolName where text.isEmpty: return bare("Invalid application pool name")
    case .applicationPath where !text.hasPrefix("/"): return bare("Invalid application path")
    case .virtualDirectoryPath where !text.hasPrefix("/"): return bare("Invalid virtual directory path")
    default: return .success(.string(text))
    }
  }

  private static func flags(
    _ text: String, _ members: [AttributeType.Member]
  ) -> Result<ConfigurationValue, ValueRule> {
    var value: UInt32 = 0
    if text.isEmpty { return .success(.flags(0)) }
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let folded = part.trimmingBlanks().lowercased()
      if let member = members.first(where: { $0.name.lowercased() == folded }) {
        value |= member.value
      } else if folded != "none" {
        return broken("Flags must be some combination of \(names(members))", .observed)
      }
    }
    return .success(.flags(value))
  }

  /// `[d.]hh:mm:ss[.fffffff]`; hours above 23 are legal.
  private static func timeSpan(
    _ text: String, _ validation: Validation
  ) -> Result<ConfigurationValue, ValueRule> {
    var failure = ValueRule(text: "Not a valid timespan", evidence: .inferred)
    if case .seconds(let low, let high, let step) = validation {
      failure = ValueRule(
        text: "Timespan value must be between \(low) and \(high) seconds inclusive, with a granularity of "
          + "\(step) seconds", evidence: .observed)
    }
    guard let ticks = ticks(text) else { return .failure(failure) }
    guard case .seconds(let low, let high, let step) = validation else { return .success(.timeSpan(ticks)) }
    let second: Int64 = 10_000_000
    guard ticks >= low * second, ticks <= high * second, ticks % (max(1, step) * second) == 0 else {
      return .failure(failure)
    }
    return .success(.timeSpan(ticks))
  }

  private static func ticks(_ text: String) -> Int64? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 3 else { return nil }
    let front = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    let back = parts[2].split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(front.count), (1...2).contains(back.count) else { return nil }
    func number(_ digits: Substring) -> Int64? {
      (1...7).contains(digits.utf8.count) && digits.utf8.allSatisfy { (0x30...0x39).contains($0) }
        ? Int64(digits) : nil
    }
    guard let days = front.count == 2 ? number(front[0]) : 0, let hours = number(front[front.count - 1]),
      let minutes = number(parts[1]), minutes < 60, let seconds = number(back[0]), seconds < 60
    else { return nil }
    var fraction: Int64 = 0
    if back.count == 2 {
      guard let digits = number(back[1]) else { return nil }
      fraction = digits
      for _ in back[1].utf8.count..<7 { fraction *= 10 }
    }
    return (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 10_000_000 + fraction
  }
}

extension Substring {
  /// Without leading and trailing spaces and tabs.
  func trimmingBlanks() -> Substring {
    var rest = self
    while let first = rest.first, first == " " || first == "\t" { rest.removeFirst() }
    while let last = rest.last, last == " " || last == "\t" { rest.removeLast() }
    return rest
  }
}
