/// The methods WebDAV claims. POST and PATCH are not among them. Source: content-and-errors 5.1.
enum WebDAVMethod: UInt8, Sendable {
  case propfind, proppatch, mkcol, put, copy, delete, move, lock, unlock
  /// GET or HEAD with `Translate: f`: the source of a file.
  case source

  /// The method of a request line, `source` left aside; methods compare with case.
  init?(_ method: Span<UInt8>) {
    switch method.count {
    case 3 where method.equals("PUT"): self = .put
    case 4 where method.equals("COPY"): self = .copy
    case 4 where method.equals("MOVE"): self = .move
    case 4 where method.equals("LOCK"): self = .lock
    case 5 where method.equals("MKCOL"): self = .mkcol
    case 6 where method.equals("DELETE"): self = .delete
    case 6 where method.equals("UNLOCK"): self = .unlock
    case 8 where method.equals("PROPFIND"): self = .propfind
    case 9 where method.equals("PROPPATCH"): self = .proppatch
    default: return nil
    }
  }

  /// Whether the method changes what stands at the URL, so that a lock there counts.
  var isWrite: Bool {
    switch self {
    case .propfind, .source, .lock, .unlock, .copy: false
    case .proppatch, .mkcol, .put, .delete, .move: true
    }
  }

  /// Whether a destination comes with it.
  var hasDestination: Bool { self == .copy || self == .move }
}
