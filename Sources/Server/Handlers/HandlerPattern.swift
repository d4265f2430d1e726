/// The forms of a mapping's `path`. Source: content-and-errors 2.3, 3.
package enum HandlerPattern: Sendable {
  /// `*`: every path.
  case all
  /// `*.`: the last segment has no extension.
  case extensionless
  /// `*.ext`: a segment has the extension, given with its dot in lower case.
  case fileExtension([UInt8])
  /// `*text`: a segment ends the text, which may follow any run of characters.
  case suffix([UInt8])
  /// `name.ext` or `dir/name.ext`: whole segments at any depth, with their leading slash.
  case segments([UInt8])
  /// Anything with a `*` elsewhere: parts between the stars.
  case parts([[UInt8]])
}

extension HandlerPattern {
  /// Reads one member of a `path` attribute; it compares without case.
  package init(_ text: String) {
    let bytes = text.utf8.map { ByteClass.lowercase($0) }
    let stars = bytes.filter { $0 == UInt8(ascii: "*") }.count
    if bytes == [UInt8(ascii: "*")] {
      self = .all
    } else if bytes == Array("*.".utf8) {
      self = .extensionless
    } else if stars == 0 {
      self = .segments(bytes.first == UInt8(ascii: "/") ? bytes : [UInt8(ascii: "/")] + bytes)
    } else if stars == 1, bytes.first == UInt8(ascii: "*") {
      let tail = Array(bytes.dropFirst())
      let isExtension =
        tail.first == UInt8(ascii: ".")
        && !tail.dropFirst().contains { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "/") }
      self = isExtension ? .fileExtension(tail) : .suffix(tail)
    } else {
      self = .parts(
        bytes.split(separator: UInt8(ascii: "*"), omittingEmptySubsequences: false).map(Array.init))
    }
  }

  /// The extension every match of this pattern ends with, or `nil`.
  var extensionKey: String? {
    let tail: [UInt8]
    switch self {
    case .all, .extensionless: return nil
    case .fileExtension(let text), .suffix(let text), .segments(let text): tail = text
    case .parts(let parts): tail = parts.last ?? []
    }
    guard let dot = tail.lastIndex(of: UInt8(ascii: ".")), dot + 1 < tail.count,
      !tail[dot...].contains(UInt8(ascii: "/"))
    else { return nil }
    return String(decoding: tail[dot...], as: UTF8.self)
  }

  /// Whether a script path, which ends at a segment boundary, matches.
  func matches(_ script: Span<UInt8>) -> Bool {
    switch self {
    case .all, .extensionless: true
    case .fileExtension(let text), .suffix(let text): Self.hasSuffix(script, text)
    case .segments(let text): Self.hasSuffix(script, text)
    case .parts(let parts): Self.matches(parts, script)
    }
  }

  private static func hasSuffix(_ script: Span<UInt8>, _ text: [UInt8]) -> Bool {
    script.count >= text.count && isAt(script, script.count - text.count, text)
  }

  private static func isAt(_ script: Span<UInt8>, _ offset: Int, _ text: [UInt8]) -> Bool {
    guard offset + text.count <= script.count else { return false }
    for index in text.indices where ByteClass.lowercase(script[offset + index]) != text[index] {
      return false
    }
    return true
  }

  /// Stars between literal parts: the first part starts a segment, the last one ends the script path.
  private static func matches(_ parts: [[UInt8]], _ script: Span<UInt8>) -> Bool {
    guard let first = parts.first, let last = parts.last, script.count >= last.count else { return false }
    var position = 0
    for start in script.indices
    where script[start] == UInt8(ascii: "/") && (first.isEmpty || isAt(script, start + 1, first)) {
      position = start + 1 + first.count
      var found = true
      for part in parts.dropFirst().dropLast() {
        while position + part.count <= script.count, !isAt(script, position, part) { position += 1 }
        found = position + part.count <= script.count
        position += part.count
        if !found { break }
      }
      if found, position <= script.count - last.count, hasSuffix(script, last) { return true }
    }
    return false
  }
}

extension HandlerPattern {
  /// Whether the pattern ends with a star and so leaves no path info.
  var takesWholePath: Bool {
    if case .parts(let parts) = self { return parts.last?.isEmpty ?? false }
    return false
  }
}
