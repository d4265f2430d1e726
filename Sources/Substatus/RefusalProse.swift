internal import Server

/// What a refusal of HTTP.sys is told as, and what to do about it.
enum RefusalProse {
  static func explanation(_ reason: Refusal.Reason, _ settings: HTTPSysSettings) -> String {
    switch reason {
    case .badRequest: "the request line or a line end is malformed"
    case .verb: "the method has a byte that no method may have, or nothing follows it"
    case .url:
      "the request target has an illegal byte, a bad escape, a form that is not accepted, or a segment over \(settings.urlSegmentMaxLength) characters"
    case .header: "a header name or value is malformed"
    case .hostname: "the Host is missing, malformed, or no site is bound to it"
    case .invalidCRLF: "a CR is not followed by LF"
    case .number: "a number in Content-Length or a chunk size cannot be read"
    case .fieldLength: "a header line is longer than \(settings.maxFieldLength) bytes"
    case .requestLength: "the request line and headers are longer than \(settings.maxRequestBytes) bytes"
    case .urlLength: "the request target is longer than \(settings.maxTargetLength) bytes"
    case .forbidden: "'..' climbs above the root"
    case .notFound: "a site is known for this host, but none that is started covers the path"
    case .lengthRequired: "POST and PUT need Content-Length or a chunked body"
    case .notImplemented: "the transfer coding is not understood"
    case .versionNotSupported: "HTTP.sys speaks HTTP/1.0 and HTTP/1.1 on this connection"
    case .notAvailable:
      "nobody takes requests for the URL: its application names a pool that does not exist, or the best match is a reservation that nobody has registered"
    case .connectionLimit: "the site's maxConnections is reached"
    case .appOffline: "rapid-fail protection has taken the application pool out of service"
    case .disabled: "the application pool is stopped"
    case .appShutdown: "the application pool's CPU limit has shut it down"
    case .queueFull: "the application pool's queue is full"
    case .headerWaitTimer: "the head of the request does not end; the connection waits and is dropped"
    case .tlsHandshake:
      "no certificate is bound for the address, the port and the server name of the connection"
    case .connectionIdleTimer: "nothing was sent; the connection is dropped when it has been idle too long"
    }
  }

  static func setting(_ reason: Refusal.Reason) -> String? {
    switch reason {
    case .fieldLength: "HTTP.sys/MaxFieldLength"
    case .requestLength: "HTTP.sys/MaxRequestBytes"
    case .urlLength: "HTTP.sys/MaxFieldLength"
    case .hostname, .tlsHandshake: "system.applicationHost/sites/site/bindings"
    case .connectionLimit: "system.applicationHost/sites/site/limits/@maxConnections"
    default: nil
    }
  }

  static func value(_ reason: Refusal.Reason, _ settings: HTTPSysSettings) -> String? {
    switch reason {
    case .fieldLength, .urlLength: "\(settings.maxFieldLength)"
    case .requestLength: "\(settings.maxRequestBytes)"
    default: nil
    }
  }

  static func remedy(_ reason: Refusal.Reason) -> String? {
    switch reason {
    case .fieldLength, .urlLength: "raise the registry value MaxFieldLength (at most 65534) of HTTP.sys"
    case .requestLength: "raise the registry value MaxRequestBytes of HTTP.sys"
    case .lengthRequired: "send Content-Length: 0 when there is no body"
    case .hostname: "send a Host that a binding of the site names"
    case .tlsHandshake: "bind a certificate to the port without sslFlags 1, or to the name the client sends"
    case .verb, .url, .header, .number, .badRequest, .invalidCRLF:
      "correct the request: no setting of IIS allows it"
    default: nil
    }
  }
}
