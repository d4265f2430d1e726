public import StatusCodes

/// Why IIS refuses a configuration file or a section of it: what its 500.19 page shows, and more.
///
/// Source: configuration 0 and 6.
public struct ConfigurationFault: Error, Sendable, Hashable {
  /// What a fault breaks.
  public enum Level: String, Sendable, Hashable {
    /// Every read through the file: every request at or below the file's path.
    case file
    /// Only reads of the section at fault.
    case section
  }

  /// What the fault breaks.
  public let level: Level
  /// The error code of the page, for example `0x8007000d`.
  public let hresult: UInt32
  /// IIS's own "Config Error" text; empty where IIS shows none or where it is not known.
  public let text: String
  /// What is wrong, in a sentence for a reader who sees only this fault.
  public let explanation: String
  /// The smallest change that heals it.
  public let remedy: String
  /// The place of the fault, if it has one.
  public let position: SourcePosition?
  /// How the rule is known.
  public let evidence: Evidence

  /// A fault from its parts.
  public init(
    level: Level, hresult: UInt32, text: String, explanation: String, remedy: String,
    position: SourcePosition?, evidence: Evidence
  ) {
    self.level = level
    self.hresult = hresult
    self.text = text
    self.explanation = explanation
    self.remedy = remedy
    self.position = position
    self.evidence = evidence
  }
}

/// The error codes of configuration faults (configuration 6).
enum FaultCode {
  /// ERROR_INVALID_DATA
  static let invalidData: UInt32 = 0x8007_000d
  /// ERROR_ALREADY_EXISTS
  static let alreadyExists: UInt32 = 0x8007_00b7
  /// ERROR_LOCK_VIOLATION
  static let lockViolation: UInt32 = 0x8007_0021
  /// ERROR_NOT_SUPPORTED
  static let notSupported: UInt32 = 0x8007_0032
}
