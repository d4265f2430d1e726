/// What holds for every cooked path.
enum CanonicalForm {
  /// Stops at a path that does not start with a slash, repeats one, holds a backslash or a dot segment.
  static func check(_ path: [UInt8]) {
    precondition(path.first == UInt8(ascii: "/"), "the path does not begin with a slash")
    var start = 1
    for index in 1..<(path.count + 1) where index == path.count || path[index] == UInt8(ascii: "/") {
      let segment = path[start..<index]
      precondition(!segment.isEmpty || index == path.count, "a slash is repeated")
      precondition(!segment.elementsEqual(".".utf8), "a segment is a dot")
      precondition(!segment.elementsEqual("..".utf8), "a segment is two dots")
      precondition(!segment.contains(UInt8(ascii: "\\")), "a backslash is left")
      start = index + 1
    }
  }
}
