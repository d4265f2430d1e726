package import Configuration

/// `isapiCgiRestriction`: which ISAPI extensions and CGI programs may run.
///
/// Source: content-and-errors 2.6.
package struct ISAPIRestrictions {
  private var entries: [(path: String, isAllowed: Bool, setting: Int32)] = []
  private var notListedISAPIs: (isAllowed: Bool, setting: Int32) = (true, -1)
  private var notListedCGIs: (isAllowed: Bool, setting: Int32) = (true, -1)

  /// A list that allows everything, for servers whose section cannot be read.
  init() {}

  init(_ section: EffectiveElement, settings: inout SettingList) {
    let path = "system.webServer/security/isapiCgiRestriction"
    for entry in section.entries {
      let binary = entry.string("path")
      entries.append(
        (
          WindowsEnvironment.expanded(binary).lowercased(), entry.bool("allowed"),
          settings.add("\(path)/add[@path='\(binary)']", "allowed", of: entry)
        ))
    }
    notListedISAPIs = (
      section.bool("notListedIsapisAllowed"), settings.add(path, "notListedIsapisAllowed", of: section)
    )
    notListedCGIs = (
      section.bool("notListedCgisAllowed"), settings.add(path, "notListedCgisAllowed", of: section)
    )
  }

  /// What the list says of a `scriptProcessor`; without one the requested file is the binary.
  func verdict(on processor: String, isCGI: Bool) -> Handler.Restriction {
    guard !processor.isEmpty else { return .ofFile }
    return verdict(onBinary: processor, isCGI: isCGI)
  }

  /// What the list says of a binary, given by its full path with or without arguments.
  func verdict(onBinary binary: String, isCGI: Bool) -> Handler.Restriction {
    let whole = WindowsEnvironment.expanded(binary).lowercased()
    let stem = String(whole.part(before: "|"))
    let found =
      entries.first { $0.path == whole } ?? entries.first { $0.path == stem }
      ?? entries.first { stem.hasPrefix($0.path + " ") }
    if let found { return found.isAllowed ? .allowed : .denied(found.setting) }
    let rule = isCGI ? notListedCGIs : notListedISAPIs
    return rule.isAllowed ? .allowed : .denied(rule.setting)
  }

  /// Whether the list of a section lets a `scriptProcessor` run.
  package static func allows(_ processor: String, isCGI: Bool, by section: EffectiveElement) -> Bool {
    var settings = SettingList()
    switch ISAPIRestrictions(section, settings: &settings).verdict(onBinary: processor, isCGI: isCGI) {
    case .denied: return false
    case .allowed, .ofFile: return true
    }
  }

  /// The entries by path, and what holds for a binary that is not listed.
  func table(isCGI: Bool) -> (listed: [(path: String, isAllowed: Bool, setting: Int32)], Handler.Restriction)
  {
    let rule = isCGI ? notListedCGIs : notListedISAPIs
    return (entries, rule.isAllowed ? .allowed : .denied(rule.setting))
  }
}
