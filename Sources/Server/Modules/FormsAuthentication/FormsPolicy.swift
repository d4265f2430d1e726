internal import Configuration

/// `system.web/authentication` in the mode Forms. Source: access-control 5.2.
struct FormsPolicy: Sendable {
  static let section = "system.web/authentication"

  /// The index of the setting of the login page.
  var setting: Int32
  /// The name of the cookie with the ticket.
  var cookie: [UInt8]
  var loginPage: LoginPage
  /// Whether the module runs for requests that ASP.NET does not handle, too.
  var runsForAll: Bool

  /// Where a login page is.
  enum LoginPage: Sendable {
    /// A path below the application's root, with a leading slash.
    case inApplication([UInt8])
    /// A path of the site.
    case inSite([UInt8])
    /// A whole URL.
    case elsewhere([UInt8])
  }

  /// - Returns: `nil` in another mode.
  init?(_ section: EffectiveElement, runsForAll: Bool, settings: inout SettingList) {
    guard section.string("mode") == "Forms" else { return nil }
    let forms = section.element("forms")
    setting = settings.add(Self.section + "/forms", "loginUrl", of: forms)
    cookie = Array(forms.string("name").utf8)
    loginPage = LoginPage(forms.string("loginUrl"))
    self.runsForAll = runsForAll
  }

  /// Whether the cooked path is that of the login page.
  ///
  /// - Parameter applicationLength: the length of the application's path, 0 for the root.
  func isLoginPage(_ path: Span<UInt8>, applicationLength: Int) -> Bool {
    switch loginPage {
    case .elsewhere: false
    case .inSite(let page): path.equalsCaselessly(page)
    case .inApplication(let page):
      path.count >= applicationLength
        && path.extracting(applicationLength..<path.count).equalsCaselessly(page)
    }
  }
}

extension FormsPolicy.LoginPage {
  /// Reads `loginUrl`; a query does not belong to the page.
  init(_ text: String) {
    let isAbsolute = text.lowercased().hasPrefix("http://") || text.lowercased().hasPrefix("https://")
    let path = text.prefix { $0 != "?" && $0 != "#" }
    if isAbsolute {
      self = .elsewhere(Array(text.utf8))
    } else if path.hasPrefix("/") {
      self = .inSite(Array(path.utf8))
    } else {
      let relative = path.hasPrefix("~/") ? path.dropFirst(2) : path
      self = .inApplication(Array("/".utf8) + Array(relative.utf8))
    }
  }
}

extension Span where Element == UInt8 {
  /// Whether these bytes equal others but for the case of ASCII letters.
  func equalsCaselessly(_ other: [UInt8]) -> Bool {
    guard count == other.count else { return false }
    for index in indices where ByteClass.lowercase(self[index]) != ByteClass.lowercase(other[index]) {
      return false
    }
    return true
  }
}
