/// The effective `<handlers>` of one scope: which mapping a path and a method select, and where the script
/// path ends.
///
/// The first mapping that matches wins; a mapping whose method or preCondition does not fit is passed over, so
/// the list itself never answers 405. Source: content-and-errors 2.2, 2.3 and 3.
final class HandlerMap: Sendable {
  /// The mappings whose preCondition holds, in effective order.
  let rows: [Row]
  /// The mappings that were left out because of their preCondition alone.
  let skipped: [Row]
  /// The mappings that were left out because they ask for Execute, which is not granted.
  let denied: [Row]
  /// The rights of the scope, and the index of the setting that gives them.
  let accessPolicy: AccessPolicy
  let accessSetting: Int32
  /// The index of the setting with a preCondition IIS does not know, or -1.
  let badPreCondition: Int32
  /// What holds for mappings whose binary is the requested file.
  let fileRestrictions: FileRestrictions
  private let selectable: HandlerIndex
  private let passedOver: HandlerIndex

  /// One mapping; a `path` with commas gives one for each member.
  final class Row: Sendable {
    let name: String
    let pattern: HandlerPattern
    /// The extension every match of the pattern ends with, or `nil`.
    let extensionKey: String?
    /// The methods; empty stands for `*`.
    let verbs: [[UInt8]]
    let setting: Int32
    let handler: Handler
    /// What of `CompiledStep.handlers` its handler belongs to.
    let handlers: HandlerSet

    init(name: String, pattern: HandlerPattern, verbs: [[UInt8]], setting: Int32, handler: Handler) {
      self.name = name
      self.pattern = pattern
      extensionKey = pattern.extensionKey
      self.verbs = verbs
      self.setting = setting
      self.handler = handler
      handlers = HandlerSet(handler)
    }
  }

  /// What a request selects.
  struct Selection: Sendable {
    /// The index of the row, or -1.
    var row: Int32
    /// The length of the script path.
    var scriptLength: Int
  }

  init(
    rows: [Row], skipped: [Row], denied: [Row] = [], accessPolicy: AccessPolicy, accessSetting: Int32,
    badPreCondition: Int32, fileRestrictions: FileRestrictions
  ) {
    self.denied = denied
    self.fileRestrictions = fileRestrictions
    self.rows = rows
    self.skipped = skipped
    self.accessPolicy = accessPolicy
    self.accessSetting = accessSetting
    self.badPreCondition = badPreCondition
    selectable = HandlerIndex(rows)
    passedOver = HandlerIndex(skipped)
  }

  /// A map without mappings, for scopes whose section cannot be read.
  convenience init() {
    self.init(
      rows: [], skipped: [], accessPolicy: [.read], accessSetting: -1, badPreCondition: -1,
      fileRestrictions: FileRestrictions(ISAPIRestrictions(), folders: []))
  }

  /// The first mapping that matches path and method.
  ///
  /// - Parameters:
  ///   - isGet: whether the method is GET.
  ///   - isTransferred: whether ASP.NET has handed an extensionless URL back to IIS; the mappings `*.` cannot
  ///     be selected then.
  ///   - after: the row behind which the search starts.
  func select(
    _ path: Span<UInt8>, _ shape: PathShape, method: Span<UInt8>, isGet: Bool, isTransferred: Bool = false,
    after: Int32 = -1
  ) -> Selection {
    selectable.select(path, shape, rows, isGet: isGet, isTransferred: isTransferred, after: after) {
      row in
      Self.takes(row.verbs, method)
    }
  }

  /// The first mapping that matches the path and was left out because of its preCondition, or -1; the method
  /// does not count. Source: content-and-errors 4.4.
  func skippedRow(for path: Span<UInt8>, _ shape: PathShape) -> Int32 {
    skipped.isEmpty
      ? -1
      : passedOver.select(path, shape, skipped, isGet: false, isTransferred: false, after: -1) { _ in true }
        .row
  }

  /// Whether a mapping was left out for the path because it asks for Execute.
  func hasDeniedProgram(for path: Span<UInt8>) -> Bool {
    for row in denied where row.pattern.matches(path) { return true }
    return false
  }

  private static func takes(_ verbs: [[UInt8]], _ method: Span<UInt8>) -> Bool {
    if verbs.isEmpty { return true }
    for verb in verbs where verb.count == method.count {
      var isEqual = true
      for index in method.indices where method[index] != verb[index] { isEqual = false }
      if isEqual { return true }
    }
    return false
  }
}
