extension Catalogue {
  /// What a fact named in `CatalogueEntry.Prediction.facts` says about the world, as a phrase without a full
  /// stop; `nil` for a name no row uses.
  public static func meaning(ofFact name: some StringProtocol) -> String? {
    switch String(name) {
    case "acl": "whether the file's access list lets the request's user read it"
    case "ancm": "how the ASP.NET Core Module fared when it started the application"
    case "appState": "whether the ASP application runs, starts, stops or cannot be set up"
    case "arr": "that Application Request Routing is installed, and how it judged the request"
    case "aspQueue": "how many requests wait for classic ASP"
    case "backend": "whether the server behind the proxy answered, and how the connection failed"
    case "cert": "the client certificate, and what checking its chain and revocation found"
    case "cgi": "how long the CGI program ran and whether it wrote complete headers"
    case "cgiPrivilege": "whether the pool's identity may replace a process-level token"
    case "clock": "the time at the server"
    case "concurrency": "how many requests are being executed or wait"
    case "connections": "how many connections the site has"
    case "counters": "how many requests the address has running and has sent recently"
    case "credentials": "whether the credentials the client sent can log on"
    case "farmState": "which servers of the farm are online"
    case "handlerResult": "the answer of the handler or application"
    case "hiddenAttr": "whether the file has the Hidden attribute"
    case "locks": "which resources are locked, and by which tokens"
    case "poolState": "whether the application pool is started, stopped, disabled or full"
    case "quota": "whether the disk has room left for the account"
    case "rdns": "the name that the client's address resolves to"
    case "timing": "when the bytes of the request arrived"
    case "tlsKeyBits": "the key length of the cipher the TLS connection uses"
    case "uncCreds": "whether the account for the network share can log on"
    case "webSocketEnabled": "whether the WebSocket feature is installed and enabled"
    default: nil
    }
  }
}
