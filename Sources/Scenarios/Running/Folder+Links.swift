internal import Server

extension ScenarioCase.Folder {
  /// The most links that lie behind one another; Windows follows 63.
  private static let deepestLink = 8
  /// The most files that links may add.
  private static let mostFiles = 100_000

  /// The files and their attributes, those included that links lead to.
  func followingLinks() -> (files: [String: String], attributes: [String: ContentItem]) {
    var (files, attributes) = (files, attributes)
    guard !links.isEmpty else { return (files, attributes) }
    for _ in 0..<Self.deepestLink {
      var found: [String: String] = [:]
      for (link, target) in links {
        for (path, text) in files {
          let bare = String(path.drop { $0 == "/" })
          guard bare.count >= target.count, bare.prefix(target.count).lowercased() == target.lowercased()
          else { continue }
          let rest = bare.dropFirst(target.count)
          guard rest.isEmpty || rest.hasPrefix("/") else { continue }
          let copy = link + rest
          guard files[copy] == nil, found[copy] == nil else { continue }
          found[copy] = text
          attributes[copy] = attributes[path]
        }
      }
      guard !found.isEmpty, files.count + found.count <= Self.mostFiles else { break }
      files.merge(found) { own, _ in own }
    }
    return (files, attributes)
  }
}
