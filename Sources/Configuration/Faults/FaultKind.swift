public import StatusCodes

extension ConfigurationFault {
  /// The kinds of fault, one per row of the catalogue (configuration 6).
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Row 1: the file is no well-formed XML, is empty, has a document type or a wrong encoding.
    case notWellFormed
    /// The file cannot be read at all.
    case unreadable
    /// A `web.config` above IIS's size limit.
    case tooLarge
    /// Row 2: an element below `system.webServer` that no declaration covers.
    case undeclaredWebServerSection
    /// Row 2b: an element elsewhere that no declaration covers.
    case undeclaredSection
    /// Row 3: the root element is not `configuration`.
    case wrongRoot
    /// Row 4: a section stands twice in one scope of one file.
    case sectionWrittenTwice
    /// Row 5: `configSections` is not the first element, stands twice, or holds an unknown element.
    case misplacedConfigSections
    /// Row 6: a section is declared that is declared already.
    case sectionDeclaredTwice
    /// Row 34: `overrideMode` and `allowOverride` on one `location`.
    case bothOverrides
    /// Row 40: an attribute `location` or a declaration does not have, or a value it does not accept.
    case badLocation
    /// Row 13: the section is locked at this path, or its declaration forbids it there.
    case sectionLocked
    /// Row 14: a locked attribute, element or entry is touched.
    case lockViolation
    /// Section 4.3: a lock names an attribute or element that does not exist.
    case unknownLockName
    /// Row 15: an attribute the section does not have.
    case unrecognizedAttribute
    /// Row 16: an element the section does not have.
    case unrecognizedElement
    /// Row 17: a required attribute is missing.
    case missingRequiredAttribute
    /// Rows 18 to 25: a value its attribute does not accept.
    case invalidValue
    /// Row 26: an entry whose key is inherited.
    case duplicateInheritedEntry
    /// Row 26b: an entry whose key the same file has already.
    case duplicateEntry
    /// Row 38: an element that may stand once stands twice in a section.
    case elementWrittenTwice
    /// Row 27: the file of a `configSource` is missing or unusable.
    case unparsableConfigSource
    /// Row 28: a `configSource` where none is allowed.
    case misplacedConfigSource
    /// Row 39: a `configSource` beside content.
    case configSourceWithContent
    /// Row 37: an error page named by an absolute path in a `web.config`.
    case absolutePath
    /// Row 29: an encrypted section.
    case encryptedSection
    /// Section 4.1: a section that is read without being declared.
    case missingDeclaration
    /// Section 4.1: a declared section of which no schema is known.
    case missingSchema
    /// A pattern or a back-reference that URL Rewrite cannot read.
    case invalidExpression
    /// Access-control 9, 7: a value the schema accepts and the module that reads it does not.
    case unusableValue
  }
}

extension ConfigurationFault.Kind {
  /// How far the fault reaches.
  public var level: ConfigurationFault.Level {
    switch self {
    case .notWellFormed, .unreadable, .tooLarge, .undeclaredWebServerSection, .undeclaredSection, .wrongRoot,
      .sectionWrittenTwice, .misplacedConfigSections, .sectionDeclaredTwice, .bothOverrides, .badLocation:
      .file
    default: .section
    }
  }

  /// The code IIS's error page shows.
  public var hresult: UInt32 {
    switch self {
    case .sectionLocked, .lockViolation: 0x8007_0021
    case .sectionWrittenTwice, .sectionDeclaredTwice, .duplicateInheritedEntry: 0x8007_00b7
    case .undeclaredSection, .encryptedSection, .missingDeclaration, .tooLarge: 0x8007_0032
    default: 0x8007_000d
    }
  }

  /// How it is known that IIS answers so.
  public var evidence: Evidence {
    switch self {
    case .wrongRoot, .badLocation, .unrecognizedElement, .elementWrittenTwice, .configSourceWithContent,
      .missingDeclaration, .missingSchema, .misplacedConfigSections, .unreadable, .tooLarge,
      .invalidExpression, .unusableValue:
      .inferred
    case .bothOverrides, .encryptedSection: .documented
    default: .observed
    }
  }
}
