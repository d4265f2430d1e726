public import StatusCodes

/// Something in the configuration that IIS does not accept.
public struct ConfigurationFault: Error, Sendable, Hashable {
  /// How far a fault reaches (configuration 0, rule 1).
  public enum Level: String, Sendable, Hashable {
    /// Every section read through the file fails, so every request below it does.
    case file
    /// Only reading this section at this path fails; who never reads it does not notice.
    case section
  }

  /// What is wrong, for those who need to tell faults apart.
  public let kind: Kind
  /// How far it reaches.
  public let level: Level
  /// The error code of IIS's error page, `0x8007000d` and its like.
  public let hresult: UInt32
  /// The "Config Error" text as IIS's error page writes it. Empty where IIS writes none.
  public let text: String
  /// What is wrong, in one sentence that names the thing.
  public let explanation: String
  /// What to do about it, in one sentence.
  public let remedy: String
  /// The place of the fault; `nil` when it is nowhere written.
  public let position: SourcePosition?
  /// How it is known that IIS answers so.
  public let evidence: Evidence
  /// What is at fault, as a path: a section, an element in it or an attribute,
  /// `system.webServer/staticContent/mimeMap/@fileExtension`; `nil` when it is the file.
  public internal(set) var setting: String?

  init(
    _ kind: Kind, text: String, explanation: String, remedy: String, at position: SourcePosition?,
    hresult: UInt32? = nil, setting: String? = nil
  ) {
    self.kind = kind
    self.level = kind.level
    self.hresult = hresult ?? kind.hresult
    self.text = text
    self.explanation = explanation
    self.remedy = remedy
    self.position = position
    self.evidence = kind.evidence
    self.setting = setting
  }
}

extension ConfigurationFault: CustomStringConvertible {
  /// `web.config:3:5: 0x8007000d: <explanation> <remedy>`.
  public var description: String {
    let place = position.map { "\($0): " } ?? ""
    return "\(place)0x\(String(hresult, radix: 16)): \(explanation) \(remedy)"
  }
}
