internal import Configuration

/// What the application pool of a request is, as far as preConditions ask for it.
struct PoolFacts: Sendable {
  var isIntegrated: Bool
  var runtimeVersion: String
  var is32Bit: Bool

  /// The pool of every preset's default application: integrated mode, .NET 4, 64 bits.
  static let stock = PoolFacts(isIntegrated: true, runtimeVersion: "v4.0", is32Bit: false)

  /// Whether every token of a preCondition holds. Source: content-and-errors 2.3, 1.
  func satisfies(_ preCondition: String) -> Bool {
    preCondition.split(separator: ",").allSatisfy { token in
      switch token.trimmingBlanks() {
      case "integratedMode": isIntegrated
      case "classicMode", "ISAPIMode": !isIntegrated
      case "bitness32": is32Bit
      case "bitness64": !is32Bit
      case "runtimeVersionv1.1": runtimeVersion == "v1.1"
      case "runtimeVersionv2.0": runtimeVersion == "v2.0"
      case "runtimeVersionv4.0": runtimeVersion == "v4.0"
      default: true
      }
    }
  }
}

extension HandlerMap {
  /// Builds the map of an effective `<handlers>` section for a pool.
  convenience init(_ section: EffectiveElement, pool: PoolFacts, settings: inout SettingList) {
    let grantsExecute = section.flags("accessPolicy") & 4 != 0
    var rows: [Row] = []
    for entry in section.entries {
      guard pool.satisfies(entry.string("preCondition")) else { continue }
      // A row that needs Execute is ignored while Execute is not granted (content-and-errors 2.5).
      guard entry.attribute("requireAccess").text != "Execute" || grantsExecute else { continue }
      let name = entry.string("name")
      let verbs = entry.string("verb").split(separator: ",").map { Array($0.trimmingBlanks().utf8) }
      let isAnyVerb = verbs.contains([UInt8(ascii: "*")])
      let setting = settings.add("system.webServer/handlers/add[@name='\(name)']", name, entry.position)
      for path in entry.string("path").split(separator: ",") {
        rows.append(
          Row(
            name: name, pattern: Pattern(path.trimmingBlanks()), verbs: isAnyVerb ? [] : verbs,
            setting: setting))
      }
    }
    self.init(rows)
  }
}

extension Substring {
  /// The text without blanks at both ends.
  func trimmingBlanks() -> String {
    var text = self
    while text.first == " " || text.first == "\t" { text = text.dropFirst() }
    while text.last == " " || text.last == "\t" { text = text.dropLast() }
    return String(text)
  }
}
