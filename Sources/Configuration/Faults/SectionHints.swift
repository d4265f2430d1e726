/// What to do about a section nobody declares.
enum SectionHints {
  /// The component that declares a section; `nil` for sections of IIS itself and unknown ones.
  static func component(of path: String) -> String? {
    let components: [(prefix: String, name: String)] = [
      ("system.webServer/rewrite", "URL Rewrite"),
      ("system.webServer/aspNetCore", "the ASP.NET Core Module (.NET Hosting Bundle)"),
      ("system.webServer/httpPlatform", "HttpPlatformHandler"),
      ("system.webServer/iisnode", "iisnode"),
      ("system.webServer/cors", "the IIS CORS Module"),
      ("system.webServer/proxy", "Application Request Routing"),
      ("system.webServer/diskCache", "Application Request Routing"),
      ("webFarms", "Application Request Routing"),
      ("system.webServer/webdav", "WebDAV Publishing"),
      ("system.webServer/wdeploy", "Web Deploy"),
      ("system.ftpServer", "FTP Server"),
      ("system.webServer/webSocket", "the WebSocket Protocol role service (IIS 8.0 and later)"),
      ("system.webServer/applicationInitialization", "the Application Initialization role service"),
      ("system.webServer/security/dynamicIpSecurity", "Dynamic IP Restrictions"),
    ]
    return components.first { path == $0.prefix || path.hasPrefix($0.prefix + "/") }?.name
  }

  /// The remedy for an undeclared element.
  /// - Parameter known: Every declared section and group on the way to the file.
  static func remedy(for path: String, known: DeclaredSections) -> String {
    if let name = known.spelling(ignoringCaseOf: path) {
      return "Write '\(name)': names are case-sensitive."
    }
    if let component = component(of: path) {
      return "Install \(component) on the server, or remove the element."
    }
    if let section = SchemaTable.sectionSpelling(ignoringCaseOf: path) {
      return "Install the role service that brings '\(section)', or remove the element."
    }
    return "Remove the element, or declare it in <configSections>."
  }
}
