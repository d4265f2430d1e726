/// Hides secrets in lines of configuration that are quoted in reports many people see.
enum SecretMask {
  /// The ends of the names of attributes whose values nobody else should read, in lower case.
  private static let names = ["password", "connectionstring", "validationkey", "decryptionkey", "secret"]

  /// The line with the characters of such values replaced by `*`, one for one.
  static func masked(_ line: String) -> String {
    let folded = line.lowercased()
    guard names.contains(where: { folded.contains($0) }) else { return line }
    var scalars = Array(line.unicodeScalars)
    var index = 0
    while index < scalars.count {
      guard scalars[index] == "=" else {
        index += 1
        continue
      }
      let name = name(endingBefore: index, in: scalars)
      index += 1
      while index < scalars.count, scalars[index] == " " { index += 1 }
      guard index < scalars.count, scalars[index] == "\"" || scalars[index] == "'" else { continue }
      let quote = scalars[index]
      index += 1
      let isSecret = names.contains { name.hasSuffix($0) }
      while index < scalars.count, scalars[index] != quote {
        if isSecret { scalars[index] = "*" }
        index += 1
      }
      index += 1
    }
    return String(String.UnicodeScalarView(scalars))
  }

  /// The name in front of an equals sign, in lower case.
  private static func name(endingBefore end: Int, in scalars: [Unicode.Scalar]) -> String {
    var last = end
    while last > 0, scalars[last - 1] == " " { last -= 1 }
    var first = last
    while first > 0, scalars[first - 1].properties.isAlphabetic || scalars[first - 1] == "-" { first -= 1 }
    return String(String.UnicodeScalarView(scalars[first..<last])).lowercased()
  }
}
