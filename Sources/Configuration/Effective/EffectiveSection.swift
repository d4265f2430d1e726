/// A section as it is in force at a path, with the story of how it came about.
public struct EffectiveSection: Sendable {
  /// The section's path, `system.webServer/security/requestFiltering`.
  public let path: String
  /// The virtual path at which IIS's modules read the section for the URL; `nil` when they read it once for
  /// the whole server (configuration 1.3).
  public let readAt: String?
  /// Where `configSections` declares the section; `nil` when machine.config does.
  public let declaration: SourcePosition?
  /// What the reading gives.
  public let content: Content
  /// The places that write the section for the URL, in the order they are merged.
  public let uses: [SectionUse]
  /// The places on the way to the URL that write the section and do not count.
  public let ignored: [IgnoredUse]
  /// What locks and unlocks the section for files in the URL's folder, in the order it takes effect; empty
  /// when nothing says anything.
  public let lockSteps: [LockStep]

  /// What reading a section gives.
  public enum Content: Sendable {
    /// The section as its readers see it.
    case effective(EffectiveElement)
    /// Every reader of the section meets the first of these faults.
    case faulty([ConfigurationFault])
    /// IIS has no schema for the section: only managed code reads it.
    case unknown
  }

  /// A place that writes a section and does not count.
  public struct IgnoredUse: Sendable {
    /// The place.
    public let use: SectionUse
    /// Why, in words that fit after "because".
    public let reason: String
  }

  /// Something that locks or unlocks a section.
  public struct LockStep: Sendable, Hashable {
    /// Whether files below may no longer set the section.
    public let locks: Bool
    /// Where it is written; `nil` for machine.config.
    public let position: SourcePosition?
    /// What does it: `overrideModeDefault="Deny"` and its like.
    public let words: String
  }
}

extension EffectiveSection {
  /// Whether a web.config in the URL's folder may not set the section.
  public var isLocked: Bool { lockSteps.last?.locks ?? false }

  /// Whether a module of IIS reads the section. What is wrong in any other is no 500.19: only managed code
  /// notices.
  public var isReadByIIS: Bool { NativeReaders.read(path) }

  /// Whether some file on the way to the URL writes the section.
  public var isWritten: Bool { !uses.isEmpty || !ignored.isEmpty }
}
