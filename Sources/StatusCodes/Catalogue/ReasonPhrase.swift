extension Catalogue {
  /// The reason phrase IIS or HTTP.sys writes after the status on the status line, or `nil` for a status the
  /// table does not hold.
  ///
  /// The wording is the server's where it differs from the standard (`414 Request-URI Too Long`, `302
  /// Redirect`). Applications and rewrite rules may write any other phrase. Sources: http-sys 1.1,
  /// content-and-errors 6, url-rewrite 2.8; RFC 9110 section 15 for the rest.
  public static func reasonPhrase(for status: UInt16) -> String? {
    switch status {
    case 100: "Continue"
    case 101: "Switching Protocols"
    case 200: "OK"
    case 201: "Created"
    case 202: "Accepted"
    case 203: "Non-Authoritative Information"
    case 204: "No Content"
    case 205: "Reset Content"
    case 206: "Partial Content"
    case 207: "Multi-Status"
    case 301: "Moved Permanently"
    case 302: "Redirect"
    case 303: "See Other"
    case 304: "Not Modified"
    case 307: "Temporary Redirect"
    case 308: "Permanent Redirect"
    case 400: "Bad Request"
    case 401: "Unauthorized"
    case 403: "Forbidden"
    case 404: "Not Found"
    case 405: "Method Not Allowed"
    case 406: "Not Acceptable"
    case 408: "Request Timeout"
    case 409: "Conflict"
    case 411: "Length Required"
    case 412: "Precondition Failed"
    case 413: "Request Entity Too Large"
    case 414: "Request-URI Too Long"
    case 415: "Unsupported Media Type"
    case 416: "Requested Range Not Satisfiable"
    case 423: "Locked"
    case 424: "Failed Dependency"
    case 431: "Request Header Fields Too Large"
    case 500: "Internal Server Error"
    case 501: "Not Implemented"
    case 502: "Bad Gateway"
    case 503: "Service Unavailable"
    case 504: "Gateway Timeout"
    case 505: "HTTP Version Not Supported"
    case 507: "Insufficient Storage"
    default: nil
    }
  }

  /// The reason phrase of a code: that of its status, but for 500.50 to 500.53, which URL Rewrite sends as
  /// `500 URL Rewrite Module Error.` (url-rewrite 2.9).
  public static func reasonPhrase(for code: StatusCode) -> String? {
    if code.status == 500, let substatus = code.substatus, (50...53).contains(substatus) {
      return "URL Rewrite Module Error."
    }
    return reasonPhrase(for: code.status)
  }
}
