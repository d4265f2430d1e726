/// Where the header lines stand that content looks at, found in one pass over the head.
struct ContentHeaders {
  private var first = InlineArray<16, Int16>(repeating: -1)
  private var repeated: UInt16 = 0

  /// The headers that are looked for.
  enum Name: UInt8, CaseIterable {
    case accept, depth, destination, ifMatch, ifModifiedSince, ifNoneMatch, ifRange, ifUnmodifiedSince
    case lockToken, overwrite, range, submittedTokens, timeout, translate, contentRange, upgrade
  }

  init(_ wire: Span<UInt8>, _ fields: Span<HeaderField>) {
    for index in fields.indices where index < Int(Int16.max) {
      guard let name = Self.name(wire.bytes(fields[index].name)) else { continue }
      let slot = Int(name.rawValue)
      if first[slot] < 0 { first[slot] = Int16(index) } else { repeated |= 1 << UInt16(slot) }
    }
  }

  /// The value of the first line with the name; `nil` when there is none.
  func value(_ name: Name, _ fields: Span<HeaderField>) -> ByteRange? {
    let index = first[Int(name.rawValue)]
    return index < 0 ? nil : fields[Int(index)].value
  }

  /// Whether several lines have the name; HTTP.sys joins their values with commas.
  func isRepeated(_ name: Name) -> Bool { repeated & 1 << UInt16(name.rawValue) != 0 }

  /// Calls the body with the value of each line that has the name, until it returns `true`.
  ///
  /// - Returns: whether it did.
  func contains(
    _ name: Name, _ wire: Span<UInt8>, _ fields: Span<HeaderField>, where body: (Span<UInt8>) -> Bool
  ) -> Bool {
    let start = Int(first[Int(name.rawValue)])
    guard start >= 0 else { return false }
    if body(wire.bytes(fields[start].value)) { return true }
    guard isRepeated(name) else { return false }
    for index in fields.indices where index > start {
      if Self.name(wire.bytes(fields[index].name)) == name, body(wire.bytes(fields[index].value)) {
        return true
      }
    }
    return false
  }

  private static func name(_ name: Span<UInt8>) -> Name? {
    switch name.count {
    case 2 where name.equalsCaseless("if"): .submittedTokens
    case 5 where name.equalsCaseless("range"): .range
    case 5 where name.equalsCaseless("depth"): .depth
    case 6 where name.equalsCaseless("accept"): .accept
    case 7 where name.equalsCaseless("timeout"): .timeout
    case 7 where name.equalsCaseless("upgrade"): .upgrade
    case 8 where name.equalsCaseless("if-match"): .ifMatch
    case 8 where name.equalsCaseless("if-range"): .ifRange
    case 9 where name.equalsCaseless("translate"): .translate
    case 9 where name.equalsCaseless("overwrite"): .overwrite
    case 10 where name.equalsCaseless("lock-token"): .lockToken
    case 11 where name.equalsCaseless("destination"): .destination
    case 13 where name.equalsCaseless("if-none-match"): .ifNoneMatch
    case 13 where name.equalsCaseless("content-range"): .contentRange
    case 17 where name.equalsCaseless("if-modified-since"): .ifModifiedSince
    case 19 where name.equalsCaseless("if-unmodified-since"): .ifUnmodifiedSince
    default: nil
    }
  }
}

extension UInt8 {
  /// Whether the byte is a space or a tab.
  var isBlank: Bool { self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") }
}
