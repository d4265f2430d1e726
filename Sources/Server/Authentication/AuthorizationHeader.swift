/// The Authorization header of a request: a scheme and what follows it (RFC 9110, 11.4).
///
///     value = scheme [ 1*SP token ]
struct AuthorizationHeader {
  /// The scheme, as far as IIS has a module for it.
  var scheme = Scheme.none
  /// The whole value, in the bytes of the request.
  var value = ByteRange(0, 0)
  /// What follows the scheme, in the bytes of the request.
  var token = ByteRange(0, 0)

  enum Scheme: UInt8, Sendable {
    /// There is no header, or an empty one.
    case none
    case basic, digest, negotiate, ntlm
    /// A scheme that no module of IIS takes, Bearer for example.
    case other
  }

  /// Reads the first Authorization header.
  init(_ request: borrowing RequestView) {
    guard request.head.flags.contains(.hasAuthorization) else { return }
    for index in request.fields.indices {
      let field = request.fields[index]
      guard request.wire.bytes(field.name).equalsCaseless("authorization") else { continue }
      value = field.value
      var end = Int(value.start)
      while end < Int(value.end), request.wire[end] > 0x20 { end += 1 }
      scheme = Self.scheme(request.wire.extracting(Int(value.start)..<end))
      var start = end
      while start < Int(value.end), request.wire[start] <= 0x20 { start += 1 }
      token = ByteRange(start, Int(value.end))
      return
    }
  }

  private static func scheme(_ name: Span<UInt8>) -> Scheme {
    if name.count == 0 { return .none }
    if name.equalsCaseless("basic") { return .basic }
    if name.equalsCaseless("digest") { return .digest }
    if name.equalsCaseless("negotiate") { return .negotiate }
    if name.equalsCaseless("ntlm") { return .ntlm }
    return .other
  }
}
