/// The Destination header of COPY and MOVE (RFC 4918, 10.3): an absolute URI with an authority, or an absolute
/// path.
struct DestinationHeader: Equatable {
  /// The host and port; `nil` for an absolute path.
  var authority: ByteRange?
  /// The path, without query.
  var path: ByteRange

  /// What was read, or the bytes that cannot stand where they are.
  enum Reading: Equatable {
    case success(DestinationHeader)
    case fault(ByteRange)
  }

  /// Reads the value of the header.
  static func read(_ value: Span<UInt8>) -> Reading {
    guard value.count > 0 else { return .fault(ByteRange(0, 0)) }
    if let fault = WebDAVHeaders.uriFault(value) {
      let length = value[fault] == UInt8(ascii: "%") ? min(3, value.count - fault) : 1
      return .fault(ByteRange(fault, fault + length))
    }
    var index = 0
    var authority: ByteRange?
    if value[0] != UInt8(ascii: "/") {
      guard WebDAVHeaders.isAbsoluteURI(value) else { return .fault(ByteRange(0, value.count)) }
      while value[index] != UInt8(ascii: ":") { index += 1 }
      index += 1
      guard index + 2 < value.count, value[index] == UInt8(ascii: "/"), value[index + 1] == UInt8(ascii: "/")
      else { return .fault(ByteRange(index, value.count)) }
      let start = index + 2
      index = start
      while index < value.count, value[index] != UInt8(ascii: "/"), value[index] != UInt8(ascii: "?") {
        index += 1
      }
      guard index > start else { return .fault(ByteRange(start, value.count)) }
      authority = ByteRange(start, index)
    }
    var end = index
    while end < value.count, value[end] != UInt8(ascii: "?"), value[end] != UInt8(ascii: "#") { end += 1 }
    return .success(DestinationHeader(authority: authority, path: ByteRange(index, end)))
  }
}
