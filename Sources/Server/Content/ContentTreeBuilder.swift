internal import Configuration

/// Collects the content of a site and compiles it.
///
/// A site that gets no item at all stays unknown; the first item makes its root a folder that holds what is
/// declared and nothing else.
public struct ContentTreeBuilder: Sendable {
  private var nodes = [ContentTree.Node(parent: -1, nameStart: 0, nameCount: 0, kind: .unknown)]
  private var names: [UInt8] = []
  private var accessLists: [ByteTable] = []
  private var knownLists: [[String]: Int32] = [:]
  private var index: [Key: Int32] = [:]
  /// Nodes that stand for a folder nobody declared by itself.
  private var implied: Set<Int32> = [0]
  private var mounted: Set<Int32> = []
  /// The folder that took the item before, which is often that of the next one, and how its path is written.
  private var latest: (way: [UInt8], folder: Int32)?

  private struct Key: Hashable {
    var folder: Int32
    var name: [UInt32]
  }

  /// Why an item is not part of the tree.
  public enum Rejection: Error, Sendable, Hashable {
    /// No file on Windows can have this name.
    case name(String, FileName.Fault)
    /// Windows takes the name for that of another item, given as it was declared.
    case sameName(String)
    /// A file was declared where something else lies below.
    case notAFolder(String)
  }

  /// Starts with nothing declared.
  public init() {}

  /// Declares an item at a path such as `/docs/index.htm`; folders on the way are made. The root is `/`. An
  /// item that was declared before is replaced.
  ///
  /// - Throws: Why the item is left out; the tree is as it was, but for folders on the way.
  public mutating func add(_ path: String, _ item: ContentItem) throws(Rejection) {
    let segments = path.parts("/").map(String.init)
    guard let last = segments.last else {
      makeFolder(0)
      return try set(0, item, "/")
    }
    var node: Int32 = 0
    let way = path.utf8.dropLast(last.utf8.count)
    if let known = latest, known.way.elementsEqual(way) {
      node = known.folder
    } else {
      makeFolder(0)
      for name in segments.dropLast() {
        node = try child(name, of: node, declares: false)
        guard nodes[Int(node)].kind != .file else { throw .notAFolder(name) }
        makeFolder(node)
      }
      latest = (Array(way), node)
    }
    try set(try child(last, of: node, declares: true), item, last)
  }

  /// Maps a virtual directory or application at a path: nothing that lies there in the folder above is seen
  /// through its URLs. Until items are added below, its content is unknown.
  ///
  /// - Throws: Why the path can be no virtual path.
  public mutating func mount(_ path: String) throws(Rejection) {
    latest = nil
    let segments = path.parts("/").map(String.init)
    guard let last = segments.last else { return }
    var node: Int32 = 0
    for name in segments.dropLast() { node = try child(name, of: node, declares: false) }
    if let hidden = index.removeValue(forKey: Key(folder: node, name: FileName.folded(last))) {
      // No path leads to it any more.
      nodes[Int(hidden)].parent = -2
    }
    mounted.insert(try child(last, of: node, declares: false))
  }

  /// Compiles what was declared.
  public func build() -> ContentTree {
    var nodes = nodes
    // Parents come before their children.
    for node in nodes.indices.dropFirst()
    where nodes[node].kind == .unknown && implied.contains(Int32(node)) && !mounted.contains(Int32(node)) {
      let parent = Int(nodes[node].parent)
      guard parent >= 0, nodes[parent].kind == .directory || nodes[parent].kind == .passage else { continue }
      nodes[node].kind = .passage
    }
    return ContentTree(nodes: nodes, names: names, accessLists: accessLists)
  }

  private mutating func makeFolder(_ node: Int32) {
    guard implied.contains(node) else { return }
    nodes[Int(node)].kind = .directory
  }

  private mutating func child(
    _ name: String, of folder: Int32, declares: Bool
  ) throws(Rejection) -> Int32 {
    if let fault = FileName.fault(name) { throw .name(name, fault) }
    let key = Key(folder: folder, name: FileName.folded(name))
    if let known = index[key] {
      let node = nodes[Int(known)]
      let own = names[Int(node.nameStart)..<Int(node.nameStart + node.nameCount)]
      if declares, !implied.contains(known), !own.elementsEqual(name.utf8) {
        throw .sameName(String(decoding: own, as: UTF8.self))
      }
      return known
    }
    nodes.append(
      ContentTree.Node(
        parent: folder, nameStart: Int32(names.count), nameCount: Int32(name.utf8.count), kind: .unknown))
    names += Array(name.utf8)
    let node = Int32(nodes.count - 1)
    index[key] = node
    implied.insert(node)
    return node
  }

  private mutating func set(_ node: Int32, _ item: ContentItem, _ name: String) throws(Rejection) {
    let hasContent = nodes[Int(node)].kind == .directory
    if item.kind == .file, hasContent { throw .notAFolder(name) }
    if node == latest?.folder { latest = nil }
    implied.remove(node)
    nodes[Int(node)].kind =
      switch item.kind {
      case .file: .file
      case .directory: .directory
      case .unknown: .unknown
      }
    nodes[Int(node)].isHidden = item.isHidden
    nodes[Int(node)].openError = item.openError
    nodes[Int(node)].size = item.size
    nodes[Int(node)].lastWriteTime = item.lastWriteTime ?? -1
    nodes[Int(node)].accessList = item.readers.map { list($0) } ?? -1
  }

  private mutating func list(_ readers: [String]) -> Int32 {
    if let known = knownLists[readers] { return known }
    accessLists.append(ByteTable(readers.map { ($0, 0) }))
    let list = Int32(accessLists.count - 1)
    knownLists[readers] = list
    return list
  }
}
