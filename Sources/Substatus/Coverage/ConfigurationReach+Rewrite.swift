internal import Configuration
internal import Server

extension ConfigurationReach {
  /// The settings of rewrite rules by the rule they belong to.
  struct RuleItems {
    private var items: [String: [WrittenItem]] = [:]
    private var maps: [String: [WrittenItem]] = [:]
    private(set) var allowedVariables: [WrittenItem] = []

    init(_ all: [WrittenItem]) {
      for item in all where item.section.hasPrefix(Self.group) {
        switch item.section.dropFirst(Self.group.count) {
        case "rules", "globalRules", "outboundRules":
          if let rule = Self.owner(of: item.path, "rule[@name='") { items[rule, default: []].append(item) }
        case "rewriteMaps":
          if let map = Self.owner(of: item.path, "rewriteMap[@name='") {
            maps[map.lowercased(), default: []].append(item)
          }
        case "allowedServerVariables": allowedVariables.append(item)
        default: break
        }
      }
    }

    /// What stands in a rule, by the path of the rule or of something in it.
    func ofRule(_ path: String) -> [WrittenItem] {
      Self.owner(of: path, "rule[@name='").flatMap { items[$0] } ?? []
    }

    /// What stands in the maps that a text names: `{Old:{REQUEST_URI}}`.
    func ofMaps(in text: String) -> [WrittenItem] {
      var found: [WrittenItem] = []
      var rest = text[...]
      while let open = rest.firstIndex(of: "{") {
        rest = rest[rest.index(after: open)...]
        guard let end = rest.firstIndex(where: { ":{}".contains($0) }), rest[end] == ":" else { continue }
        let path = Self.group + "rewriteMaps/rewriteMap[@name='\(rest[..<end])']"
        found += maps[path.lowercased()] ?? []
      }
      return found
    }

    static let group = "system.webServer/rewrite/"

    /// The path up to the end of the entry that begins with a text.
    private static func owner(of path: String, _ start: String) -> String? {
      guard let name = path.firstRange(of: start), let end = path[name.upperBound...].firstRange(of: "']")
      else { return nil }
      return String(path[..<end.upperBound])
    }
  }

  /// What a step in the evaluation of a rule reads. A rule that is tried reads its pattern; what it does counts when it
  /// does it, and then the answer names the rule.
  func read(_ step: RewriteStep) -> (evaluated: [WrittenItem], decided: [WrittenItem]) {
    switch step {
    case .pattern(let test):
      let rule = simulation.snapshot.settings[Int(test.setting)].path
      return (ruleItems.ofRule(rule).filter { Self.isAhead($0, of: rule) }, [])
    case .condition(let test):
      let setting = simulation.snapshot.settings[Int(test.setting)]
      let items = ruleItems.ofRule(setting.path).filter { $0.position == setting.source }
      return (items + ruleItems.ofMaps(in: setting.path), [])
    case .action(let index, _):
      let rule = simulation.snapshot.settings[Int(index)].path
      let items = ruleItems.ofRule(rule)
      var evaluated = items.filter {
        $0.path.hasPrefix(rule + "/action/") || $0.path.hasPrefix(rule + "/serverVariables/")
      }
      evaluated += evaluated.flatMap { ruleItems.ofMaps(in: line($0.position)) }
      if evaluated.contains(where: { $0.path.hasPrefix(rule + "/serverVariables/") }) {
        evaluated += ruleItems.allowedVariables
      }
      return (evaluated, items.filter { $0.path == rule })
    }
  }

  /// The line an item stands on, with the value of an attribute.
  private func line(_ position: SourcePosition) -> String {
    simulation.line(Answer.Source(file: position.file, line: position.line, column: position.column)) ?? ""
  }

  /// Whether an item counts once the rule is tried: the rule itself, what stands on it and its pattern.
  private static func isAhead(_ item: WrittenItem, of rule: String) -> Bool {
    item.path == rule || item.path.hasPrefix(rule + "/match/") || item.path.hasPrefix(rule + "/conditions/@")
  }
}
