internal import Configuration
internal import StatusCodes

/// Comments that allow findings, and do not do so. They are judged when everything else is found.
enum SuppressionRules {
  static let all = [unused, withoutReason, unknownRule, notUnderstood]

  private static func rule(
    _ id: String, _ summary: String, fires: String, passes: String
  ) -> LintRule {
    func example(_ comment: String) -> LintExample {
      .webServer("<!-- substatus: \(comment) --><directoryBrowse enabled=\"true\"/>")
    }
    return LintRule(
      id, .suppression, .warning, summary, fires: example(fires), passes: example(passes)
    ) { _ in }
  }

  private static let good = "allow directory-browsing-enabled because the folder is a public archive"

  static let unused = rule(
    "suppression-unused", "A comment allows something that would be found.",
    fires: "allow verb-lower-case because a reason", passes: good)

  static let withoutReason = rule(
    "suppression-without-reason", "A comment that allows something says why.",
    fires: "allow directory-browsing-enabled", passes: good)

  static let unknownRule = rule(
    "suppression-unknown-rule", "A comment allows rules that exist.",
    fires: "allow directory-browsing because the folder is a public archive", passes: good)

  static let notUnderstood = rule(
    "suppression-not-understood", "A comment to substatus has the form 'allow RULE because REASON'.",
    fires: "ignore directory-browsing-enabled", passes: good)

  /// Marks the findings that comments allow, and adds those about the comments themselves.
  static func apply(to findings: [LintFinding], files: [ConfigurationFile]) -> [LintFinding] {
    let readings = files.flatMap { Suppression.all(in: $0) }
    guard !readings.isEmpty else { return findings }
    var judged = findings
    var added: [LintFinding] = []
    let places = PlacesByRule(findings)
    for reading in readings {
      switch reading {
      case .unknown(let position):
        added.append(
          finding(
            notUnderstood, "The comment is addressed to substatus and not understood.",
            "Write <!-- substatus: allow RULE because REASON -->.", position))
      case .suppression(let suppression):
        added += use(suppression, on: &judged, places)
      }
    }
    return judged + added
  }

  private static func use(
    _ suppression: Suppression, on findings: inout [LintFinding], _ places: PlacesByRule
  ) -> [LintFinding] {
    var added: [LintFinding] = []
    let known = suppression.rules.filter { LintRule.named($0) != nil }
    for name in suppression.rules where LintRule.named(name) == nil {
      added.append(
        finding(
          unknownRule, "There is no rule '\(name)'.", "See the ids of substatus lint --rules.",
          suppression.position))
    }
    guard !suppression.reason.isEmpty, !suppression.rules.isEmpty else {
      added.append(
        finding(
          withoutReason, "The comment allows nothing: it gives no reason.", "Write 'because' and the reason.",
          suppression.position))
      return added
    }
    for name in known {
      let indices = places.indices(of: name, in: suppression)
      for index in indices { findings[index].allowedBecause = suppression.reason }
      guard indices.isEmpty else { continue }
      added.append(
        finding(
          unused, "Nothing of '\(name)' is found in the next element.", "Remove the comment.",
          suppression.position))
    }
    return added
  }

  private static func finding(
    _ rule: LintRule, _ message: String, _ remedy: String, _ position: SourcePosition
  ) -> LintFinding {
    LintFinding(
      rule: rule.id, category: rule.category, severity: rule.severity, message: message, remedy: remedy,
      position: position, related: [], site: "", path: "/", answer: nil, evidence: rule.evidence)
  }
}

/// The findings by file and rule, in the order of the file.
private struct PlacesByRule {
  private var lists: [Key: [(place: SourcePosition, index: Int)]] = [:]

  private struct Key: Hashable {
    let file: String
    let rule: String
  }

  init(_ findings: [LintFinding]) {
    for (index, finding) in findings.enumerated() {
      guard let place = finding.position else { continue }
      lists[Key(file: place.file, rule: finding.rule), default: []].append((place, index))
    }
    lists = lists.mapValues { $0.sorted { Suppression.isBefore($0.place, $1.place) } }
  }

  /// The indices of a rule's findings at the places that a suppression means.
  func indices(of rule: String, in suppression: Suppression) -> [Int] {
    guard let list = lists[Key(file: suppression.position.file, rule: rule)] else { return [] }
    var low = 0
    var high = list.count
    while low < high {
      let middle = (low + high) / 2
      if suppression.isBehind(list[middle].place) { low = middle + 1 } else { high = middle }
    }
    return list[low...].prefix { suppression.reaches($0.place) }.map(\.index)
  }
}
