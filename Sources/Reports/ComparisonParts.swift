internal import Configuration
internal import Replay
internal import Server

/// How much of a comparison is told.
public enum ComparisonDetail: String, Sendable, CaseIterable {
  /// How many requests change.
  case totals
  /// Which changes of the configuration change which outcomes.
  case causes
  /// The same with requests as examples.
  case requests
}

extension ChangeCause {
  /// What was changed, in one line.
  var headline: String {
    switch kind {
    case .setting: name
    case .scope: name + " (the setting is in both; where it holds, or what runs before it, was changed)"
    case .fault: "a configuration that IIS cannot read: " + name
    case .handler: name + " (another handler gets the request)"
    case .routing: "bindings, sites or application pools: " + name
    case .other: name.isEmpty ? "another part of the configuration" : name
    }
  }
}

extension ChangeCause.Value {
  /// `false  web.config:5`.
  var place: String? { source.map { "\($0.file):\($0.line)" } }
}

extension ComparisonResult.Transition {
  /// `passed -> 404.11`.
  func text(_ result: ComparisonResult) -> String {
    let first = OutcomeKey(before).text
    let second = OutcomeKey(after).text
    guard first == second else { return "\(first) -> \(second)" }
    let handlers = [(before, result.before), (after, result.after)].map { verdict, snapshot in
      snapshot.handlerName(policy: verdict.policy, handler: verdict.handler) ?? "no handler"
    }
    return "\(first) to \(handlers[0]) -> \(second) to \(handlers[1])"
  }
}

extension ComparisonResult.Extent {
  /// `12 requests`.
  var requests: String { NumberText.grouped(count) + (count == 1 ? " request" : " requests") }

  /// `3 clients`; `nil` when no client is known.
  var clientText: String? {
    if hasMoreClients { return "more clients than are counted" }
    return clients.map { NumberText.grouped(UInt64($0)) + ($0 == 1 ? " client" : " clients") }
  }

  /// `from 2026-11-24 10:00:00 to 2026-11-24 11:00:00`; `nil` when no time is known.
  var timeText: String? {
    times.map { "from \(TimeText.utc($0.lowerBound)) to \(TimeText.utc($0.upperBound))" }
  }

  var line: String { [requests, clientText, timeText].compactMap { $0 }.joined(separator: ", ") }
}
