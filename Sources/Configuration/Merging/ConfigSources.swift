/// The files that `configSource` attributes may name.
struct ConfigSources: Sendable {
  /// By path below the site without regard to case: `/sub/rules.config`.
  private let files: [VirtualPath: ConfigurationFile]

  init(_ files: [String: ConfigurationFile]) {
    self.files = Dictionary(
      files.sorted { $0.key < $1.key }.map { (VirtualPath($0.key), $0.value) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The content of a section's element: its own, or that of the file it names (configuration 6, rows 27, 28,
  /// 39).
  func content(
    of element: SourceElement, section: String, folder: VirtualPath?, location: LocationTag?
  ) -> (SourceElement, ConfigurationFault?) {
    if let provider = element.attribute("configProtectionProvider") {
      return (element, .encryptedSection(section, provider))
    }
    guard let source = element.attribute("configSource") else { return (element, nil) }
    guard let folder else {
      return location == nil
        ? (
          element, .unparsableConfigSource(source, because: "no file beside applicationHost.config is given")
        )
        : (element, .misplacedConfigSource(source, because: "this is a location of applicationHost.config"))
    }
    let name = source.value
    guard !name.hasPrefix("/"), !name.hasPrefix("\\"), !name.contains(":") else {
      return (element, .misplacedConfigSource(source, because: "the path is absolute"))
    }
    let others = element.attributes.filter { $0.name != source.name && !$0.isNamespaceDeclaration }
    guard others.isEmpty, element.children.isEmpty else { return (element, .configSourceWithContent(source)) }
    let segments = name.split { $0 == "/" || $0 == "\\" }.filter { $0 != "." }
    guard !segments.contains("..") else {
      return (element, .unparsableConfigSource(source, because: "it leaves the folder"))
    }
    let path = folder.appending(VirtualPath(segments: segments))
    guard let file = files[path] else {
      return (element, .unparsableConfigSource(source, because: "there is no file \(path.spelling)"))
    }
    do {
      let root = try ConfigurationDocument(reading: file).root
      let expected = section.parts("/").last ?? ""
      guard root.name == expected else {
        let reason = "its root is <\(root.name)>, not <\(expected)>"
        return (element, .unparsableConfigSource(source, because: reason))
      }
      return (root, nil)
    } catch {
      let place = error.position.map { "at \($0): " } ?? ""
      return (element, .unparsableConfigSource(source, because: place + error.explanation))
    }
  }
}
