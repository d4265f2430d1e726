/// Reads many sections of one configuration and remembers what it merged, so that scopes that share files
/// cost the merging of what they do not share. Answers are those of ``ServerConfiguration/effective(_:at:)``.
///
/// A reader belongs to one task; it grows with every distinct scope it is asked for.
public struct SectionReader {
  /// What is read.
  public let configuration: ServerConfiguration
  private var memory = MergedSections()

  /// A reader that has read nothing yet.
  public init(_ configuration: ServerConfiguration) {
    self.configuration = configuration
  }

  /// The effective section for a virtual path of the site.
  ///
  /// - Throws: As ``ServerConfiguration/effective(_:at:)``.
  public mutating func effective(
    _ section: String, at path: String
  ) throws(ConfigurationFault) -> EffectiveElement {
    if let fault = configuration.fileFault(at: path) { throw fault }
    return try configuration.reading(section, at: VirtualPath(path)).get(remembering: &memory)
  }
}

/// Sections as merged from the first layers of a reading, by the layers' names.
struct MergedSections {
  struct State {
    var element: EffectiveElement
    var faults: [ConfigurationFault]
  }

  private var states: [String: State] = [:]

  subscript(key: String) -> State? {
    get { states[key] }
    set { states[key] = newValue }
  }
}
