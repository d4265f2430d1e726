/// The If header of WebDAV (RFC 4918, 10.4).
///
///     If            = 1*No-tag-list | 1*Tagged-list
///     No-tag-list   = List
///     Tagged-list   = "<" Simple-ref ">" 1*List
///     List          = "(" 1*Condition ")"
///     Condition     = ["Not"] ( "<" absolute-URI ">" | "[" entity-tag "]" )
struct IfHeader: ~Escapable {
  private let value: Span<UInt8>
  private var index = 0

  /// One condition.
  struct Condition: Equatable {
    /// The bytes of the URI or absolute path the list is for; `nil` for the URL of the request.
    var resource: ByteRange?
    /// The number of the list it stands in, from 0.
    var list: Int
    var isNegated: Bool
    /// The bytes of the state token, or those of the entity tag.
    var term: ByteRange
    var isEntityTag: Bool
  }

  /// The next part of the header.
  enum Item: Equatable {
    case condition(Condition)
    case end
    /// The bytes that cannot stand where they are.
    case fault(ByteRange)
  }

  private var resource: ByteRange?
  private var lists = 0
  private var isInList = false
  private var conditions = 0
  private var isTagged: Bool?

  @_lifetime(copy value)
  init(_ value: Span<UInt8>) { self.value = value }

  /// The first fault of a header; `nil` when it is well formed.
  static func fault(_ value: Span<UInt8>) -> ByteRange? {
    var header = IfHeader(value)
    while true {
      switch header.next() {
      case .condition: continue
      case .end: return nil
      case .fault(let bytes): return bytes
      }
    }
  }

  /// Reads on; each call looks at bytes that no call before looked at.
  @_lifetime(self: copy self)
  mutating func next() -> Item {
    while true {
      while index < value.count, value[index].isBlank { index += 1 }
      guard index < value.count else {
        let isComplete = !isInList && lists > 0 && (isTagged != true || resource == nil || hasList)
        return isComplete ? .end : .fault(ByteRange(value.count, value.count))
      }
      guard isInList else {
        if let fault = beginList() { return .fault(fault) }
        continue
      }
      if value[index] == UInt8(ascii: ")") {
        guard conditions > 0 else { return .fault(ByteRange(index, index + 1)) }
        isInList = false
        hasList = true
        lists += 1
        index += 1
        continue
      }
      return condition()
    }
  }

  /// Whether the present resource has a list.
  private var hasList = false

  /// Takes a resource tag or the opening parenthesis of a list.
  @_lifetime(self: copy self)
  private mutating func beginList() -> ByteRange? {
    switch value[index] {
    case UInt8(ascii: "("):
      if isTagged == nil { isTagged = false }
      isInList = true
      conditions = 0
      index += 1
      return nil
    case UInt8(ascii: "<"):
      // A tag after lists without one, or a tag that no list follows.
      guard isTagged != false, resource == nil || hasList, let tag = bracketed(UInt8(ascii: ">")) else {
        return ByteRange(index, index + 1)
      }
      let text = value.bytes(tag)
      let isPath = text.count > 0 && text[0] == UInt8(ascii: "/") && WebDAVHeaders.uriFault(text) == nil
      guard isPath || WebDAVHeaders.isAbsoluteURI(text) else { return tag }
      isTagged = true
      hasList = false
      resource = tag
      return nil
    default: return ByteRange(index, index + 1)
    }
  }

  @_lifetime(self: copy self)
  private mutating func condition() -> Item {
    let start = index
    var isNegated = false
    if index + 3 <= value.count, value.extracting(index..<index + 3).equalsCaseless("not") {
      isNegated = true
      index += 3
      while index < value.count, value[index].isBlank { index += 1 }
    }
    guard index < value.count else { return .fault(ByteRange(start, index)) }
    let isEntityTag = value[index] == UInt8(ascii: "[")
    guard isEntityTag || value[index] == UInt8(ascii: "<") else {
      return .fault(ByteRange(index, index + 1))
    }
    let open = index
    guard let term = bracketed(UInt8(ascii: isEntityTag ? "]" : ">")) else {
      return .fault(ByteRange(open, value.count))
    }
    let text = value.bytes(term)
    let isValid = isEntityTag ? Self.isEntityTag(text) : WebDAVHeaders.isAbsoluteURI(text)
    guard isValid else { return .fault(term) }
    conditions += 1
    return .condition(
      Condition(
        resource: resource, list: lists, isNegated: isNegated, term: term, isEntityTag: isEntityTag))
  }

  /// The bytes up to a closing bracket; moves behind it. `nil`, and nothing moves, when there is none.
  @_lifetime(self: copy self)
  private mutating func bracketed(_ close: UInt8) -> ByteRange? {
    var end = index + 1
    while end < value.count, value[end] != close { end += 1 }
    guard end < value.count else { return nil }
    let inner = ByteRange(index + 1, end)
    index = end + 1
    return inner
  }

  /// `"..."` or `W/"..."`.
  private static func isEntityTag(_ text: Span<UInt8>) -> Bool {
    let start = text.count > 2 && text[0] == UInt8(ascii: "W") && text[1] == UInt8(ascii: "/") ? 2 : 0
    guard text.count - start >= 2, text[start] == UInt8(ascii: "\""),
      text[text.count - 1] == UInt8(ascii: "\"")
    else { return false }
    for index in (start + 1)..<(text.count - 1) where text[index] == UInt8(ascii: "\"") { return false }
    return true
  }
}
