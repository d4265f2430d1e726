extension Catalogue {
  /// 503 and its substatuses.
  static func unavailable() -> [CatalogueEntry] {
    [
      CatalogueEntry(
        503, nil, "Service unavailable", article: true,
        cause: """
          HTTP.sys has nobody to give the request to: the pool is stopped, disabled or its queue is full, \
          the site has reached `maxConnections`, or the URL is only reserved and nothing listens on it.
          """,
        remedy: """
          Read `s-reason` in HTTPERR: Disabled or AppOffline, start the pool and see the System event log \
          for why it fell; QueueFull, the application is too slow; ConnLimit, raise the site's limit; N/A, \
          remove the URL reservation.
          """,
        source: .httpSys, logged: .httpErrLog, prediction: .facts(["poolState", "connections"]),
        setting: "system.applicationHost/applicationPools", evidence: .observed,
        seeAlso: [StatusCode(503, 0), StatusCode(503, 2)]),
      CatalogueEntry(
        503, 0, "Application pool unavailable", article: true,
        cause: """
          The application pool cannot serve: stopped, or taken down by rapid-fail protection, and HTTP.sys \
          then answers without a substatus. The site's log has 503.0 when an app_offline.htm took the \
          application offline.
          """,
        remedy: """
          Start the pool, check its identity's password and the crashes in the event log, or remove \
          app_offline.htm when the deployment is done.
          """,
        source: .httpSys, logged: .either, prediction: .facts(["poolState"]),
        setting: "system.applicationHost/applicationPools/add/@autoStart", evidence: .documented,
        seeAlso: [StatusCode(503)]),
      CatalogueEntry(
        503, 1, "CPU limit",
        cause: """
          A constant of the Windows SDK reserves the number for the processor limit of a pool. Where the \
          limit ends a worker process, HTTP.sys is seen to answer a plain 503 with the reason AppShutdown.
          """,
        remedy: "Look at `cpu/@limit` and `cpu/@action` of the pool, and at what uses the processor.",
        source: .core("BEGIN_REQUEST"), logged: .notLogged,
        prediction: .never(reason: "only the constant is known; HTTP.sys answers 503 without a substatus"),
        setting: "system.applicationHost/applicationPools/add/cpu/@action", evidence: .documented,
        seeAlso: [StatusCode(503)]),
      CatalogueEntry(
        503, 2, "Concurrent request limit exceeded", article: true,
        cause: """
          The worker process already executes as many requests as `serverRuntime/@appConcurrentRequestLimit` \
          allows, 5000 unless changed.
          """,
        remedy: """
          Find out why requests pile up, since 5000 at once mostly means that something behind is slow; \
          raise the limit for long polling and the like.
          """,
        source: .core("BEGIN_REQUEST"), prediction: .facts(["concurrency"]),
        setting: "system.webServer/serverRuntime/@appConcurrentRequestLimit", win32Status: 0,
        evidence: .observed, seeAlso: [StatusCode(503, 3), StatusCode(503)]),
      CatalogueEntry(
        503, 3, "ASP.NET queue full", article: true,
        cause: """
          More requests wait for ASP.NET than its queue holds: `processModel/@requestQueueLimit`, 5000 \
          unless changed. The body says "Server Too Busy".
          """,
        remedy: "Look for blocked or synchronous work in the application before raising the limit.",
        source: .aspNet, prediction: .facts(["concurrency"]),
        setting: "system.web/processModel/@requestQueueLimit", evidence: .documented,
        seeAlso: [StatusCode(503, 2), StatusCode(500, 13)]),
      CatalogueEntry(
        503, 4, "FastCGI queue full",
        cause: """
          More requests wait for the FastCGI application than its `queueLength` allows, 1000 unless changed: \
          all its processes are busy.
          """,
        remedy: "Raise `maxInstances`, shorten what the scripts do, and only then raise `queueLength`.",
        since: .v7_0, source: .iis(module: "FastCgiModule", notification: "EXECUTE_REQUEST_HANDLER"),
        prediction: .facts(["concurrency"]),
        setting: "system.webServer/fastCgi/application/@queueLength", evidence: .documented,
        seeAlso: [StatusCode(503, 2), StatusCode(500, 0)]),
      CatalogueEntry(
        503, 5, "Connection limit",
        cause: """
          A constant of the Windows SDK reserves the number for a limit on connections. The limit of a site \
          is enforced by HTTP.sys, which has no substatus to send.
          """,
        remedy: "Look at `limits/@maxConnections` of the site and for ConnLimit in HTTPERR.",
        source: .core("BEGIN_REQUEST"), logged: .notLogged,
        prediction: .never(reason: "only the constant is known; HTTP.sys answers a plain 503"),
        setting: "system.applicationHost/sites/site/limits/@maxConnections", evidence: .documented,
        seeAlso: [StatusCode(503)]),
    ]
  }
}
