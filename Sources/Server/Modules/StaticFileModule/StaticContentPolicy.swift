internal import Configuration

/// The `<staticContent>` of one scope: MIME types by extension.
///
/// Source: content-and-errors 4.4.
final class StaticContentPolicy: Sendable {
  private let extensions: ByteTable
  /// The MIME types in lower case without parameters.
  private let types: [[UInt8]]
  /// The type of every other file, or -1.
  private let wildcard: Int32
  /// Whether responses carry an entity tag.
  let setsEntityTag: Bool

  /// A policy that serves nothing, for scopes whose section cannot be read.
  convenience init() { self.init(types: [], setsEntityTag: true) }

  init(types: [(fileExtension: String, type: String)], setsEntityTag: Bool) {
    var keys: [(key: String, value: Int32)] = []
    var values: [[UInt8]] = []
    var wildcard: Int32 = -1
    for (fileExtension, type) in types {
      let essence = type.part(before: ";").trimmingBlanks()
      let index = Int32(values.count)
      values.append(essence.utf8.map { ByteClass.lowercase($0) })
      if fileExtension == "*" || fileExtension == ".*" {
        if wildcard < 0 { wildcard = index }
      } else {
        // An extension may be written without its dot.
        keys.append((fileExtension.hasPrefix(".") ? fileExtension : "." + fileExtension, index))
      }
    }
    extensions = ByteTable(keys)
    self.types = values
    self.wildcard = wildcard
    self.setsEntityTag = setsEntityTag
  }

  convenience init(_ section: EffectiveElement) {
    let cache = section.element("clientCache")
    self.init(
      types: section.entries.map { ($0.string("fileExtension"), $0.string("mimeType")) },
      setsEntityTag: cache.hasAttribute("setEtag") ? cache.bool("setEtag") : true)
  }

  /// The extension of a path: from the last dot of the last segment, dot included; empty when there is none.
  static func fileExtension(_ path: Span<UInt8>) -> ByteRange {
    var index = path.count
    while index > 0, path[index - 1] != UInt8(ascii: "/") {
      index -= 1
      if path[index] == UInt8(ascii: ".") { return ByteRange(index, path.count) }
    }
    return ByteRange(path.count, path.count)
  }

  /// The index of the MIME type of an extension with its dot, empty for none; -1 when it has no type.
  func type(of fileExtension: Span<UInt8>) -> Int32 { listedType(of: fileExtension) ?? wildcard }

  /// The same without the row for all files.
  func listedType(of fileExtension: Span<UInt8>) -> Int32? {
    guard fileExtension.count == 0 else { return extensions[fileExtension] }
    let dot: InlineArray<1, UInt8> = [UInt8(ascii: ".")]
    return extensions[dot.span]
  }

  /// A MIME type by its index.
  func name(_ type: Int32) -> [UInt8] { types[Int(type)] }
}
