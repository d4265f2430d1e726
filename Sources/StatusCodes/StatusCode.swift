/// A status and, where IIS records one, a substatus: `404.11`, `500.19`, or a bare `400` that HTTP.sys sends.
///
/// The two numbers are kept apart, so `404.10` and `404.1` are different codes and no code ever passes
/// through a floating-point or decimal reading.
public struct StatusCode: Hashable, Sendable {
  /// The HTTP status, 100 to 999.
  public let status: UInt16

  /// The substatus IIS logs in `sc-substatus`, or `nil` where no substatus exists (HTTP.sys answers).
  public let substatus: UInt16?

  /// Creates a code from its two numbers.
  public init(_ status: UInt16, _ substatus: UInt16? = nil) {
    self.status = status
    self.substatus = substatus
  }
}

extension StatusCode {
  /// Reads `404`, `404.11` or `404.0`; `nil` for anything else.
  ///
  /// Leading zeros, signs, blanks and a substatus above 65535 are refused: `404.01` is not a code.
  public init?(text: some StringProtocol) {
    let parts = text.utf8.split(separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
    guard let status = Self.number(parts[0]), (100...999).contains(status) else {
      return nil
    }
    guard parts.count == 2 else {
      self.init(status)
      return
    }
    guard let substatus = Self.number(parts[1]) else { return nil }
    self.init(status, substatus)
  }

  private static func number(_ digits: some Collection<UInt8>) -> UInt16? {
    guard let first = digits.first, first != UInt8(ascii: "0") || digits.count == 1 else { return nil }
    var value: UInt16 = 0
    for digit in digits {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
      let (shifted, overflow) = value.multipliedReportingOverflow(by: 10)
      let (sum, carry) = shifted.addingReportingOverflow(UInt16(digit - UInt8(ascii: "0")))
      guard !overflow, !carry else { return nil }
      value = sum
    }
    return value
  }
}

extension StatusCode: CustomStringConvertible {
  /// `404.11`, or `400` without a substatus.
  public var description: String {
    guard let substatus else { return "\(status)" }
    return "\(status).\(substatus)"
  }
}

extension StatusCode: Comparable {
  /// Orders by status, then by substatus; a code without a substatus comes before all of its substatuses.
  public static func < (left: Self, right: Self) -> Bool {
    (left.status, left.substatus.map(Int.init) ?? -1) < (right.status, right.substatus.map(Int.init) ?? -1)
  }
}
