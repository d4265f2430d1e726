/// The content of one site as its URLs see it, compiled: virtual directories stand where they are mapped.
///
/// Flat and immutable. A look-up walks the path once, one probe of a hash table a segment, and allocates
/// nothing; the cost depends on the length of the path alone. What was never declared is unknown, not absent:
/// see ``ContentItem/Kind/unknown``.
public final class ContentTree: Sendable {
  /// A tree of which nothing is known.
  public static let unknown = ContentTree(
    nodes: [Node(parent: -1, nameStart: 0, nameCount: 0, kind: .unknown)], names: [], accessLists: [])

  let nodes: [Node]
  private let names: [UInt8]
  private let slots: [Int32]
  private let accessLists: [ByteTable]

  /// One file or folder.
  struct Node: Sendable {
    var parent: Int32
    var nameStart: Int32
    var nameCount: Int32
    var kind: Kind
    var isHidden = false
    var openError: UInt16 = 0
    /// The index of the list of readers, or -1 when everyone may read.
    var accessList: Int32 = -1
    var size: UInt64 = 0
    /// A FILETIME, or -1 when it is not known.
    var lastWriteTime: Int64 = -1

    enum Kind: UInt8, Sendable {
      /// Children that are declared are known, everything else below is not.
      case unknown
      case file
      case directory
      /// No folder stands here; virtual directories below it can be reached all the same.
      case passage
    }
  }

  init(nodes: [Node], names: [UInt8], accessLists: [ByteTable]) {
    self.nodes = nodes
    self.names = names
    self.accessLists = accessLists
    var size = 8
    while size < nodes.count * 2 { size *= 2 }
    var slots = [Int32](repeating: -1, count: size)
    for (index, node) in nodes.enumerated().dropFirst() {
      let bytes = names.span
      let name = bytes.extracting(Int(node.nameStart)..<Int(node.nameStart + node.nameCount))
      var slot = Int(FileName.hash(name, in: node.parent)) & (size - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (size - 1) }
      slots[slot] = Int32(index)
    }
    self.slots = slots
  }

  /// Whether nothing at all is known of the content.
  public var isUnknown: Bool { nodes[0].kind == .unknown }

  /// Where a cooked path leads. Repeated slashes count as one; a path need not start with one.
  ///
  /// - Parameter start: The folder the path is relative to; the root by default.
  func find(_ path: Span<UInt8>, from start: Int32 = 0) -> ContentPlace {
    if nodes.count == 1, isUnknown { return ContentPlace(.unknown, 0, 0) }
    var node = start
    var index = 0
    var covered = 0
    while true {
      while index < path.count, path[index] == UInt8(ascii: "/") { index += 1 }
      if index == path.count {
        let hasSlash = index > 0 && path[index - 1] == UInt8(ascii: "/")
        return ContentPlace(place(node), node, covered, endsWithSlash: hasSlash)
      }
      var end = index
      while end < path.count, path[end] != UInt8(ascii: "/") { end += 1 }
      let child = child(path.extracting(index..<end), of: node)
      guard child >= 0 else {
        return ContentPlace(nodes[Int(node)].kind == .unknown ? .unknown : .missing, node, covered)
      }
      node = child
      index = end
      covered = end
    }
  }

  private func place(_ node: Int32) -> ContentPlace.Kind {
    switch nodes[Int(node)].kind {
    case .unknown: .unknown
    case .file: .file
    case .directory: .directory
    case .passage: .missing
    }
  }

  /// Whether some file or folder has readers of its own.
  var hasAccessLists: Bool { !accessLists.isEmpty }

  /// Whether what stands at a node has readers of its own; if not, everyone may read it.
  func hasReaders(_ node: Int32) -> Bool { nodes[Int(node)].accessList >= 0 }

  /// Whether a user, given by name, may read what stands at a node.
  func mayRead(_ node: Int32, _ user: Span<UInt8>) -> Bool {
    let list = nodes[Int(node)].accessList
    return list < 0 || accessLists[Int(list)][user] != nil
  }

  /// The name of a node as it was declared.
  func name(_ node: Int32) -> String {
    let node = nodes[Int(node)]
    return String(decoding: names[Int(node.nameStart)..<Int(node.nameStart + node.nameCount)], as: UTF8.self)
  }

  private func child(_ name: Span<UInt8>, of folder: Int32) -> Int32 {
    var slot = Int(FileName.hash(name, in: folder)) & (slots.count - 1)
    while slots[slot] >= 0 {
      let index = slots[slot]
      let node = nodes[Int(index)]
      if node.parent == folder, isNamed(node, name) { return index }
      slot = (slot + 1) & (slots.count - 1)
    }
    return -1
  }

  private func isNamed(_ node: Node, _ name: Span<UInt8>) -> Bool {
    Self.isNamed(names, node, name)
  }

  private static func isNamed(_ names: borrowing [UInt8], _ node: Node, _ name: Span<UInt8>) -> Bool {
    let own = names.span.extracting(Int(node.nameStart)..<Int(node.nameStart + node.nameCount))
    return FileName.equal(own, name)
  }
}

/// Where a path leads in a ``ContentTree``.
struct ContentPlace: Sendable, Equatable {
  /// What stands there.
  var kind: Kind
  /// Its node; of a missing or unknown path the deepest node on the way that is declared.
  var node: Int32
  /// The bytes of the path that lead to `node`.
  var length: Int32
  /// Whether the path goes on with a slash and nothing else. Windows finds no file by such a path, but IIS
  /// finds the file and then fails to open it: callers decide.
  var endsWithSlash: Bool

  /// What can stand at a path.
  enum Kind: UInt8, Sendable {
    case unknown, missing, file, directory
  }

  init(_ kind: Kind, _ node: Int32, _ length: Int, endsWithSlash: Bool = false) {
    self.kind = kind
    self.node = node
    self.length = Int32(clamping: length)
    self.endsWithSlash = endsWithSlash
  }

  /// Whether Windows finds a file by this path; `nil` when it is not known.
  var isFile: Bool? { kind == .unknown ? nil : kind == .file && !endsWithSlash }

  /// Whether Windows finds a folder by this path; `nil` when it is not known.
  var isDirectory: Bool? { kind == .unknown ? nil : kind == .directory }
}
