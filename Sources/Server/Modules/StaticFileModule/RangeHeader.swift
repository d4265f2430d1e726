/// The Range header (RFC 9110, 14.2) for a file of known size.
///
///     bytes=0-99   bytes=100-   bytes=-20   bytes=0-9, 20-29
enum RangeHeader {
  /// What a Range header asks for.
  enum Outcome: Equatable {
    /// It is malformed or speaks of other units: the whole file is sent.
    case ignored
    /// Some part of it lies in the file: 206.
    case satisfiable
    /// No part of it does: 416.
    case unsatisfiable
  }

  /// Judges the value of the header. Numbers too large to count stand for the largest.
  static func judge(_ value: Span<UInt8>, size: UInt64) -> Outcome {
    var index = skipBlanks(value, 0)
    guard index + 6 <= value.count, value.extracting(index..<index + 5).equalsCaseless("bytes"),
      value[index + 5] == UInt8(ascii: "=")
    else { return .ignored }
    index += 6
    var outcome = Outcome.unsatisfiable
    var parts = 0
    while true {
      index = skipBlanks(value, index)
      let first = number(value, &index)
      guard index < value.count, value[index] == UInt8(ascii: "-") else { return .ignored }
      index += 1
      let last = number(value, &index)
      if let first {
        if let last, last < first { return .ignored }
        if first < size { outcome = .satisfiable }
      } else {
        guard let last else { return .ignored }
        if last > 0, size > 0 { outcome = .satisfiable }
      }
      parts += 1
      index = skipBlanks(value, index)
      guard index < value.count else { break }
      guard value[index] == UInt8(ascii: ",") else { return .ignored }
      index += 1
    }
    return parts > 0 ? outcome : .ignored
  }

  private static func skipBlanks(_ value: Span<UInt8>, _ start: Int) -> Int {
    var index = start
    while index < value.count, value[index].isBlank { index += 1 }
    return index
  }

  private static func number(_ value: Span<UInt8>, _ index: inout Int) -> UInt64? {
    let start = index
    var number: UInt64 = 0
    while index < value.count, value[index] &- UInt8(ascii: "0") < 10 {
      let (product, isTooLarge) = number.multipliedReportingOverflow(by: 10)
      let (sum, overflows) = product.addingReportingOverflow(UInt64(value[index] - UInt8(ascii: "0")))
      number = isTooLarge || overflows ? .max : sum
      if number == .max {
        while index < value.count, value[index] &- UInt8(ascii: "0") < 10 { index += 1 }
        break
      }
      index += 1
    }
    return index > start ? number : nil
  }
}
