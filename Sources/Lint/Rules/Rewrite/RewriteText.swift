/// A text of URL Rewrite with `{...}` in it, as a reader sees it. Source: url-rewrite 2.5.
struct RewriteText {
  /// The numbers of `{R:n}` and `{C:n}`.
  private(set) var ruleCaptures: [Int] = []
  private(set) var conditionCaptures: [Int] = []
  /// The names in `{NAME}`, in upper case.
  private(set) var variables: [String] = []
  /// The names before a colon that are no captures, in lower case.
  private(set) var functions: [String] = []

  /// The functions that are no maps or providers, in lower case.
  static let functionNames: Set<String> = ["tolower", "urlencode", "urldecode", "htmlencode"]

  init(_ text: String) { read(Array(text.utf8)[...]) }

  private mutating func read(_ text: ArraySlice<UInt8>) {
    var open: [(start: Int, isPlain: Bool)] = []
    for (index, byte) in zip(text.indices, text) {
      if byte == UInt8(ascii: "{") {
        if let last = open.indices.last { open[last].isPlain = false }
        open.append((index + 1, true))
      } else if byte == UInt8(ascii: "}"), let (start, isPlain) = open.popLast() {
        note(String(decoding: text[start..<index], as: UTF8.self), isPlain: isPlain)
      }
    }
  }

  private mutating func note(_ content: String, isPlain: Bool) {
    guard let colon = content.firstIndex(of: ":") else {
      if isPlain { variables.append(content.uppercased()) }
      return
    }
    let name = content[..<colon].lowercased()
    let argument = content[content.index(after: colon)...]
    switch name {
    case "r": if let number = Int(argument) { ruleCaptures.append(number) }
    case "c": if let number = Int(argument) { conditionCaptures.append(number) }
    default: functions.append(name)
    }
  }
}
