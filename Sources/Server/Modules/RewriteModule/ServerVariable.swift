/// A server variable as URL Rewrite's rules name it. Source: url-rewrite 2.6.
enum ServerVariable: UInt8, Sendable, CaseIterable {
  /// `QUERY_STRING`: as sent or as rewritten, without its `?`.
  case queryString
  /// `REQUEST_URI`: the decoded path, and the query behind a `?`; what the client sent, whatever was rewritten.
  case requestURI
  /// `URL`, `PATH_INFO`, `URL_PATH_INFO`, `SCRIPT_NAME`: the decoded path of the present URL.
  case url
  /// `UNENCODED_URL`: the target as sent.
  case unencodedURL
  /// `HTTP_URL`: the target as sent; the rewritten URL once there is one.
  case httpURL
  /// `HTTP_X_ORIGINAL_URL`: the client's URL once a rule has put another one in its place; before, the client's header.
  case originalURL
  /// `IIS_WasUrlRewritten`: 1 for the request that has the URL of a rule.
  case wasRewritten
  /// `CACHE_URL`: scheme, host, port, decoded path and query.
  case cacheURL
  /// `REQUEST_FILENAME` and its synonyms: the physical path of the present URL.
  case requestFilename
  case documentRoot, applicationPhysicalPath, applicationMetabasePath, applicationPool
  case serverName, serverPort, serverPortSecure, https, method, serverProtocol
  case remoteAddress, remotePort, localAddress
  case contentType, contentLength
  case serverSoftware, gatewayInterface
  /// `APP_WARMING_UP`: 1 for a request of Application Initialization.
  case warmingUp
  /// `RESPONSE_STATUS`, and `RESPONSE_X_Y` for the headers of the response, which outbound rules see.
  case responseStatus, responseHeader
  /// Has no value at BEGIN_REQUEST, or never: `LOGON_USER`, `THE_REQUEST`, any other name.
  case empty

  private static let names: [String: ServerVariable] = [
    "QUERY_STRING": .queryString, "REQUEST_URI": .requestURI, "URL": .url, "PATH_INFO": .url,
    "URL_PATH_INFO": .url, "SCRIPT_NAME": .url, "UNENCODED_URL": .unencodedURL, "HTTP_URL": .httpURL,
    "CACHE_URL": .cacheURL, "REQUEST_FILENAME": .requestFilename, "SCRIPT_FILENAME": .requestFilename,
    "PATH_TRANSLATED": .requestFilename, "SCRIPT_TRANSLATED": .requestFilename,
    "DOCUMENT_ROOT": .documentRoot, "APPL_PHYSICAL_PATH": .applicationPhysicalPath,
    "APPL_MD_PATH": .applicationMetabasePath, "APP_POOL_ID": .applicationPool,
    "HTTP_X_ORIGINAL_URL": .originalURL, "IIS_WASURLREWRITTEN": .wasRewritten, "SERVER_NAME": .serverName,
    "SERVER_PORT": .serverPort,
    "SERVER_PORT_SECURE": .serverPortSecure, "HTTPS": .https, "REQUEST_METHOD": .method,
    "HTTP_METHOD": .method, "SERVER_PROTOCOL": .serverProtocol, "HTTP_VERSION": .serverProtocol,
    "REMOTE_ADDR": .remoteAddress, "REMOTE_HOST": .remoteAddress, "REMOTE_PORT": .remotePort,
    "LOCAL_ADDR": .localAddress, "SERVER_ADDR": .localAddress, "CONTENT_TYPE": .contentType,
    "CONTENT_LENGTH": .contentLength, "SERVER_SOFTWARE": .serverSoftware,
    "GATEWAY_INTERFACE": .gatewayInterface, "APP_WARMING_UP": .warmingUp,
    "RESPONSE_STATUS": .responseStatus,
  ]

  /// The variable of a name in upper case; `nil` for the name of a header, `HTTP_X_Y`.
  init?(_ name: String) {
    if let known = Self.names[name] {
      self = known
    } else if name.hasPrefix("HTTP_") {
      return nil
    } else if name.hasPrefix("RESPONSE_") {
      self = .responseHeader
    } else {
      self = .empty
    }
  }

  /// What its value takes for granted.
  func assumptions(_ facts: borrowing RequestFacts, isRewritten: Bool) -> Assumptions {
    switch self {
    case .remoteAddress where facts.connection.client == nil: .clientAddress
    case .requestURI where isRewritten: .requestURIOfRules
    default: []
    }
  }

  /// Whether its value changes when the URL is rewritten.
  var followsURL: Bool {
    switch self {
    case .queryString, .url, .httpURL, .requestFilename: true
    default: false
    }
  }
}
