extension Catalogue {
  /// 500.30 to 500.38: the ASP.NET Core Module could not bring the application up.
  static func aspNetCoreStart() -> [CatalogueEntry] {
    [
      core(
        30, "ASP.NET Core app failed to start (in-process)", observed: true,
        cause: """
          The .NET runtime was loaded into the worker process, but the application ended or threw before it \
          was ready.
          """,
        remedy: """
          Read the Application event log, or set `stdoutLogEnabled` and read the file. Missing settings, \
          secrets and database access at start are the usual reasons; try `dotnet app.dll` on the server.
          """),
      core(
        31, "ASP.NET Core failed to find native dependencies",
        cause: "No installed .NET runtime fits the version the application was built for.",
        remedy: "Install that version of the hosting bundle, or publish the application self-contained."),
      core(
        32, "ASP.NET Core failed to load a DLL",
        cause: "The application was built for another bitness than that of the worker process.",
        remedy: "Publish for the pool's bitness, or change `enable32BitAppOnWin64` of the pool."),
      core(
        33, "ASP.NET Core request handler failed to load",
        cause: "The application does not reference the shared framework Microsoft.AspNetCore.App.",
        remedy: "Build it with the web SDK, and check the framework named in its runtimeconfig.json."),
      core(
        34, "ASP.NET Core does not support mixed hosting models",
        cause: """
          The pool already runs an ASP.NET Core application with the other `hostingModel`: in-process and \
          out-of-process cannot share a worker process.
          """,
        remedy: "Give each application a pool of its own.", prediction: .configuration, evidence: .inferred,
        setting: "system.webServer/aspNetCore/@hostingModel"),
      core(
        35, "ASP.NET Core does not support multiple apps in the same process",
        cause: """
          A second application with `hostingModel="inprocess"` was started in a pool whose worker process \
          already holds one.
          """,
        remedy: "Give each in-process application a pool of its own, or host one of them out of process.",
        prediction: .configuration, evidence: .inferred,
        setting: "system.applicationHost/sites/site/application/@applicationPool"),
      core(
        36, "ASP.NET Core out-of-process handler failed to load",
        cause: """
          The DLL that forwards requests to the application's own process is missing beside the module.
          """,
        remedy: "Repair or reinstall the hosting bundle."),
      core(
        37, "ASP.NET Core failed to start within the startup time limit",
        cause: "The in-process application was still starting when `startupTimeLimit`, 120 seconds, ran out.",
        remedy: """
          Move slow work out of the start, do not start many applications at once, or raise \
          `startupTimeLimit`.
          """, setting: "system.webServer/aspNetCore/@startupTimeLimit"),
      core(
        38, "ASP.NET Core app DLL not found",
        cause: """
          The module did not find the application's DLL; a single-file publish hosted in-process has none to \
          find.
          """,
        remedy: "Publish without the single-file option, or correct `processPath` and `arguments`.",
        setting: "system.webServer/aspNetCore/@arguments"),
    ]
  }

  private static func core(
    _ substatus: UInt16, _ title: String, observed: Bool = false, cause: String, remedy: String,
    prediction: CatalogueEntry.Prediction = .facts(["ancm"]), evidence: Evidence? = nil,
    setting: String = "system.webServer/aspNetCore"
  ) -> CatalogueEntry {
    CatalogueEntry(
      500, substatus, title, cause: cause, remedy: remedy, since: .v7_0,
      versionNote: "ASP.NET Core Module version 2, which comes with the .NET hosting bundle.",
      source: .aspNetCoreModule, prediction: prediction, setting: setting,
      evidence: evidence ?? (observed ? .observed : .documented),
      seeAlso: [StatusCode(500, 0), StatusCode(502, 5)])
  }
}
