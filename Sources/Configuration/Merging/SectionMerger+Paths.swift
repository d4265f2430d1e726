extension SectionMerger {
  /// Whether a section's entries may not name error pages by absolute paths: those of `httpErrors` in a
  /// web.config, without `allowAbsolutePathsWhenDelegated` (configuration 6, row 37).
  func forbidsAbsolutePaths(in section: EffectiveElement) -> Bool {
    isDelegated && section.schema.name == "system.webServer/httpErrors"
      && !section.bool("allowAbsolutePathsWhenDelegated")
  }

  /// Reports an error page that is named by an absolute path.
  mutating func checkPaths(of written: SourceElement, _ entry: EffectiveElement) {
    guard entry.string("responseMode") == "File" else { return }
    for name in ["prefixLanguageFilePath", "path"] {
      guard let attribute = written.attribute(name), Self.isAbsolute(attribute.value) else { continue }
      return report(.absolutePath(attribute.value, at: attribute.valuePosition), of: "@\(name)")
    }
  }

  /// `C:\x`, `\\server\share`, and what begins with an environment variable, which stands for such a path.
  private static func isAbsolute(_ path: String) -> Bool {
    let bytes = Array(path.utf8.prefix(2))
    guard bytes.count == 2 else { return false }
    return bytes[1] == UInt8(ascii: ":") || bytes == Array(#"\\"#.utf8) || bytes[0] == UInt8(ascii: "%")
  }
}
