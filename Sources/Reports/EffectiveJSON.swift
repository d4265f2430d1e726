internal import Configuration
internal import StatusCodes
public import Substatus

/// An effective configuration as one JSON object.
public enum EffectiveJSON {
  /// The object, without a final line end; keys are sorted, so that output can be compared.
  public static func render(_ configuration: EffectiveConfiguration) -> String {
    JSONText.encode(Object(configuration), pretty: true)
  }

  private struct Object: Encodable {
    let path: String
    let site: String
    let application: String
    let version: String
    let files: [String]
    let faults: [Fault]
    let sections: [Section]

    init(_ configuration: EffectiveConfiguration) {
      path = configuration.path
      site = configuration.site
      application = configuration.application
      version = configuration.version.rawValue
      files = configuration.files
      faults = configuration.fileFaults.map { Fault($0) }
      sections = configuration.sections.map { Section($0) }
    }
  }

  struct Source: Encodable {
    let file: String
    let line: Int
    let column: Int

    init(_ position: SourcePosition) {
      file = position.file
      line = position.line
      column = position.column
    }
  }

  struct Fault: Encodable {
    let kind: String
    let hresult: String
    let text: String
    let explanation: String
    let remedy: String
    let setting: String?
    let source: Source?
    let evidence: String

    init(_ fault: ConfigurationFault) {
      kind = fault.kind.rawValue
      hresult = "0x" + String(fault.hresult, radix: 16)
      text = fault.text
      explanation = fault.explanation
      remedy = fault.remedy
      setting = fault.setting
      source = fault.position.map { Source($0) }
      evidence = fault.evidence.rawValue
    }
  }

  private struct Section: Encodable {
    let path: String
    let readAt: String?
    let declaredAt: Source?
    let locked: Bool
    let locks: [Lock]
    let hasSchema: Bool
    let readByIIS: Bool
    let faults: [Fault]
    let content: Element?
    let writtenAt: [Source]
    let ignored: [Ignored]

    init(_ section: EffectiveSection) {
      path = section.path
      readAt = section.readAt
      declaredAt = section.declaration.map { Source($0) }
      locked = section.isLocked
      locks = section.lockSteps.map { Lock($0) }
      var faults: [ConfigurationFault] = []
      var content: Element?
      var hasSchema = true
      switch section.content {
      case .effective(let element): content = Element(element)
      case .faulty(let found): faults = found
      case .unknown: hasSchema = false
      }
      self.faults = faults.map { Fault($0) }
      self.content = content
      self.hasSchema = hasSchema
      readByIIS = section.isReadByIIS
      writtenAt = section.uses.map { Source($0.element.position) }
      ignored = section.ignored.map { Ignored($0) }
    }
  }

  struct Lock: Encodable {
    let locks: Bool
    let by: String
    let source: Source?

    init(_ step: EffectiveSection.LockStep) {
      locks = step.locks
      by = step.words
      source = step.position.map { Source($0) }
    }
  }

  struct Ignored: Encodable {
    let source: Source
    let because: String

    init(_ ignored: EffectiveSection.IgnoredUse) {
      source = Source(ignored.use.element.position)
      because = ignored.reason
    }
  }
}
