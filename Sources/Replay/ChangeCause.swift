public import Configuration
internal import Server

/// The change of a configuration that makes a request's outcome change.
public struct ChangeCause: Sendable, Hashable {
  /// What kind of change it is.
  public var kind: Kind
  /// The path of the setting, the name of a handler, or what else was changed.
  public var name: String
  /// The setting before the change, when there is one.
  public var before: Value?
  /// The setting after the change, when there is one.
  public var after: Value?

  /// A value and where it is written.
  public struct Value: Sendable, Hashable {
    /// The value, or the entry as it is written.
    public var text: String
    /// Where it is written; `nil` for a default.
    public var source: SourcePosition?
  }

  /// Kinds of changes.
  public enum Kind: String, Sendable {
    /// A setting that decides has another value, is new or is gone.
    case setting
    /// A setting decides that both configurations have: its scope, or what runs before it, was changed.
    case scope
    /// A file or section that IIS cannot read.
    case fault
    /// Another handler gets the request.
    case handler
    /// Bindings, sites or pools.
    case routing
    /// Something else.
    case other
  }

  /// What the cause is ordered by when traffic does not tell.
  var text: String { "\(kind) \(name) \(before?.text ?? "") \(after?.text ?? "")" }
}

/// Finds the cause of a change by holding the deciding settings against those of the other configuration.
struct ChangeCauseFinder {
  private let before: Snapshot
  private let after: Snapshot
  private let beforeSettings: SettingIndex
  private let afterSettings: SettingIndex

  init(before: Snapshot, after: Snapshot) {
    self.before = before
    self.after = after
    beforeSettings = SettingIndex(before.settings)
    afterSettings = SettingIndex(after.settings)
  }

  func cause(_ first: VerdictClass, _ second: VerdictClass) -> ChangeCause {
    if let fault = fault(second, after) {
      return ChangeCause(kind: .fault, name: fault.name, after: fault.value)
    }
    if let fault = fault(first, before) {
      return ChangeCause(kind: .fault, name: fault.name, before: fault.value)
    }
    let decidesNow = setting(second, after)
    let decided = setting(first, before)
    if let now = decidesNow, !beforeSettings.contains(now) {
      return ChangeCause(
        kind: .setting, name: now.path, before: beforeSettings.other(than: now).map(Self.value),
        after: Self.value(now))
    }
    if let gone = decided, !afterSettings.contains(gone) {
      return ChangeCause(
        kind: .setting, name: gone.path, before: Self.value(gone),
        after: afterSettings.other(than: gone).map(Self.value))
    }
    if first.reason != nil || second.reason != nil {
      return ChangeCause(kind: .routing, name: second.reason?.text ?? first.reason?.text ?? "")
    }
    if let now = decidesNow {
      return ChangeCause(kind: .scope, name: now.path, after: Self.value(now))
    }
    if let gone = decided { return ChangeCause(kind: .scope, name: gone.path, before: Self.value(gone)) }
    let handlers = (before.handlerName(first), after.handlerName(second))
    if handlers.0 != handlers.1 {
      return ChangeCause(
        kind: .handler, name: "system.webServer/handlers",
        before: handlers.0.map { ChangeCause.Value(text: $0) },
        after: handlers.1.map { ChangeCause.Value(text: $0) })
    }
    let check = second.check?.settingPath ?? first.check?.settingPath
    return ChangeCause(kind: .other, name: check ?? "")
  }

  private func setting(_ verdict: VerdictClass, _ snapshot: Snapshot) -> Setting? {
    guard verdict.setting >= 0, verdict.check != .configurationFault else { return nil }
    return snapshot.settings[Int(verdict.setting)]
  }

  private func fault(
    _ verdict: VerdictClass, _ snapshot: Snapshot
  ) -> (name: String, value: ChangeCause.Value)? {
    guard verdict.check == .configurationFault, verdict.setting >= 0 else { return nil }
    let fault = snapshot.faults[Int(verdict.setting)]
    return (fault.text, ChangeCause.Value(text: fault.explanation, source: fault.position))
  }

  private static func value(_ setting: Setting) -> ChangeCause.Value {
    ChangeCause.Value(text: setting.value, source: setting.source)
  }
}

/// The settings of a snapshot by path and value.
private struct SettingIndex {
  private var byPath: [String: [Setting]] = [:]

  init(_ settings: [Setting]) {
    for setting in settings { byPath[setting.path, default: []].append(setting) }
  }

  func contains(_ setting: Setting) -> Bool {
    byPath[setting.path]?.contains { $0.value == setting.value } ?? false
  }

  /// A setting of the same path with another value; one that is written rather than a default.
  func other(than setting: Setting) -> Setting? {
    let others = byPath[setting.path]?.filter { $0.value != setting.value } ?? []
    return others.first { $0.source != nil } ?? others.first
  }
}
