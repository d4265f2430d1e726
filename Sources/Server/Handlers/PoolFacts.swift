package import Configuration

/// What the application pool of a request is, as far as preConditions ask for it.
package struct PoolFacts: Sendable, Hashable {
  package var isIntegrated: Bool
  package var runtimeVersion: String
  package var is32Bit: Bool

  package init(isIntegrated: Bool, runtimeVersion: String, is32Bit: Bool) {
    self.isIntegrated = isIntegrated
    self.runtimeVersion = runtimeVersion
    self.is32Bit = is32Bit
  }

  /// The pool of every preset's default application: integrated mode, .NET 4, 64 bits.
  package static let stock = PoolFacts(isIntegrated: true, runtimeVersion: "v4.0", is32Bit: false)

  package init(_ pool: ApplicationPool) {
    self.init(
      isIntegrated: pool.isIntegrated, runtimeVersion: pool.managedRuntimeVersion, is32Bit: pool.is32Bit)
  }

  /// What a preCondition says of the pool. Source: content-and-errors 2.3, 1; observed MH25.
  package func verdict(on preCondition: String) -> PreCondition {
    var isSatisfied = true
    for token in preCondition.parts(",") {
      switch token.trimmingBlanks() {
      case "integratedMode": isSatisfied = isSatisfied && isIntegrated
      case "classicMode", "ISAPIMode": isSatisfied = isSatisfied && !isIntegrated
      case "bitness32": isSatisfied = isSatisfied && is32Bit
      case "bitness64": isSatisfied = isSatisfied && !is32Bit
      case "runtimeVersionv1.1": isSatisfied = isSatisfied && runtimeVersion == "v1.1"
      case "runtimeVersionv2.0": isSatisfied = isSatisfied && runtimeVersion == "v2.0"
      case "runtimeVersionv4.0": isSatisfied = isSatisfied && runtimeVersion == "v4.0"
      // A module with it runs for managed handlers only; it is loaded all the same.
      case "managedHandler", "": break
      case let unknown: return .unknownToken(unknown)
      }
    }
    return isSatisfied ? .satisfied : .unsatisfied
  }
}

/// What a preCondition comes to in a pool.
package enum PreCondition: Equatable {
  case satisfied, unsatisfied
  /// No such condition exists: every request of the scope ends in 500.0.
  case unknownToken(String)
}

extension Substring {
  /// The text without blanks at both ends.
  func trimmingBlanks() -> String {
    var text = utf8[...]
    while let first = text.first, Self.isBlank(first) { text.removeFirst() }
    while let last = text.last, Self.isBlank(last) { text.removeLast() }
    return String(Substring(text))
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
  }
}
