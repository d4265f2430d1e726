extension ConfigurationFile {
  /// Some lines of the file's text without their line ends; numbers that the file does not have are left out.
  /// Lines are counted as in ``SourcePosition``: they end at a line feed, a carriage return, or both.
  ///
  /// Of a file in no encoding IIS reads there are the lines up to the place that is none.
  public func lines(_ numbers: ClosedRange<Int>) -> [(number: Int, text: String)] {
    let text: [UInt8]
    do throws(ConfigurationEncoding.Failure) {
      text = try ConfigurationEncoding.utf8(bytes)
    } catch {
      text = error.text
    }
    var found: [(number: Int, text: String)] = []
    var number = 1
    var start = 0
    for index in 0...text.count where number <= numbers.upperBound {
      let isEnd = index == text.count
      guard isEnd || text[index] == UInt8(ascii: "\n") || text[index] == UInt8(ascii: "\r") else { continue }
      // The line feed of a pair belongs to the line end that the carriage return began.
      let isPair =
        !isEnd && text[index] == UInt8(ascii: "\n") && index == start && index > 0
        && text[index - 1] == UInt8(ascii: "\r")
      if !isPair {
        if numbers.contains(number) {
          found.append((number, String(decoding: text[start..<index], as: UTF8.self)))
        }
        number += 1
      }
      start = index + 1
    }
    return found
  }
}
