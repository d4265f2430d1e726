internal import Configuration
internal import Server

extension Explainer {
  /// The rewrite rules that were tried, in order.
  func rewriteRules(onlyMatched: Bool) -> [Answer.RewriteRule] {
    var rules: [Answer.RewriteRule] = []
    for event in trace.events {
      switch event.rewrite {
      case .pattern(let test):
        let setting = snapshot.settings[Int(test.setting)]
        rules.append(
          Answer.RewriteRule(
            setting: setting.path,
            source: setting.source.map { Answer.Source(file: $0.file, line: $0.line, column: $0.column) },
            match: self.test(test, input: "url")))
      case .condition(let test):
        guard !rules.isEmpty else { continue }
        rules[rules.count - 1].conditions.append(
          self.test(test, input: Self.input(of: snapshot.settings[Int(test.setting)].path)))
      case .action(_, let action):
        guard !rules.isEmpty else { continue }
        rules[rules.count - 1].action = Self.name(action)
        rules[rules.count - 1].result = result(action)
      case nil: continue
      }
    }
    return onlyMatched ? rules.filter { $0.action != nil } : rules
  }

  private func test(_ test: RewriteTest, input: String) -> Answer.RewriteRule.Test {
    Answer.RewriteRule.Test(
      input: input, text: text(test.input[...]), pattern: snapshot.settings[Int(test.setting)].value,
      holds: test.holds, captures: test.captures.map { text($0[...]) })
  }

  /// The input of a condition, which its path names: `.../conditions/add[@input='{HTTPS}']`.
  static func input(of path: String) -> String {
    guard let start = path.firstRange(of: "/conditions/add[@input='") else { return "" }
    return String(path[start.upperBound...].dropLast(2))
  }

  static func name(_ action: RewriteStep.Action) -> String {
    switch action {
    case .none: "None"
    case .rewrite: "Rewrite"
    case .redirect: "Redirect"
    case .customResponse: "CustomResponse"
    case .abort: "AbortRequest"
    }
  }

  func result(_ action: RewriteStep.Action) -> String? {
    switch action {
    case .rewrite(let url), .redirect(let url): text(url[...], limit: .max)
    case .customResponse(let reason): reason.isEmpty ? nil : text(reason[...])
    case .none, .abort: nil
    }
  }
}
