/// The paths of many owners, asked for the deepest that contains a request's path.
///
/// A path contains another when it is the same or ends before one of its slashes; letters compare without
/// case, as everywhere in IIS. A look-up is one pass over the request's path, whatever the number of paths and
/// segments, and allocates nothing.
struct PathTable: Sendable {
  private var bytes: [UInt8] = []
  private var entries: [Entry] = []
  private var slots: [Int32]
  /// The most segments a path of the table has: what lies deeper in a request's path is not looked at.
  private var depth = 0
  /// The values of the owners' roots, by owner, and whether there is nothing else.
  private var roots: [Int32?] = []
  private var hasRootsOnly = true

  private struct Entry: Sendable {
    var owner: Int32
    var value: Int32
    var start: Int32
    var count: Int32
    var isASCII: Bool
  }

  /// A path of the table that contains a request's path.
  struct Match: Sendable {
    /// The value that was given with it.
    var value: Int32
    /// The length of the part of the request's path it stands for, in bytes; 0 for the root.
    var length: Int
  }

  /// Builds the table. A trailing slash does not count; of equal paths of one owner the first counts.
  init(_ paths: [(owner: Int32, path: String, value: Int32)]) {
    var size = 8
    while size < paths.count * 2 { size *= 2 }
    slots = [Int32](repeating: -1, count: size)
    for (owner, path, value) in paths {
      var key = path.utf8.map { ByteClass.lowercase($0) }
      while key.last == UInt8(ascii: "/") { key.removeLast() }
      var hash = Self.seed(owner)
      for byte in key where byte < 0x80 { hash = Self.mix(hash, byte) }
      let isASCII = !key.contains { $0 >= 0x80 }
      guard find(key.span, owner, hash, isASCII: isASCII) == nil else { continue }
      var slot = Int(truncatingIfNeeded: hash) & (size - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (size - 1) }
      slots[slot] = Int32(entries.count)
      entries.append(
        Entry(
          owner: owner, value: value, start: Int32(bytes.count), count: Int32(key.count), isASCII: isASCII))
      bytes += key
      if key.isEmpty {
        while roots.count <= Int(owner) { roots.append(nil) }
        roots[Int(owner)] = value
      } else {
        hasRootsOnly = false
      }
      depth = max(depth, key.count { $0 == UInt8(ascii: "/") })
    }
  }

  /// The deepest path of an owner that contains a cooked path; `nil` when none does.
  @inline(__always)
  func deepest(_ path: Span<UInt8>, of owner: Int32) -> Match? {
    guard hasRootsOnly else { return search(path, of: owner) }
    guard Int(owner) < roots.count, let root = roots[Int(owner)] else { return nil }
    return Match(value: root, length: 0)
  }

  private func search(_ path: Span<UInt8>, of owner: Int32) -> Match? {
    var hash = Self.seed(owner)
    var match = find(path.extracting(0..<0), owner, hash, isASCII: true).map { Match(value: $0, length: 0) }
    var isASCII = true
    var segments = 0
    for index in path.indices {
      let byte = path[index]
      if byte == UInt8(ascii: "/") {
        if index > 0, let value = find(path.extracting(0..<index), owner, hash, isASCII: isASCII) {
          match = Match(value: value, length: index)
        }
        segments += 1
        if segments > depth { return match }
      }
      if byte < 0x80 { hash = Self.mix(hash, ByteClass.lowercase(byte)) } else { isASCII = false }
    }
    if let value = find(path, owner, hash, isASCII: isASCII) {
      match = Match(value: value, length: path.count)
    }
    return match
  }

  /// The value of a path that is in the table. The hash covers its ASCII bytes only: the case of other
  /// characters is settled by comparing.
  private func find(_ path: Span<UInt8>, _ owner: Int32, _ hash: UInt32, isASCII: Bool) -> Int32? {
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] >= 0 {
      let entry = entries[Int(slots[slot])]
      if entry.owner == owner, entry.isASCII == isASCII, matches(entry, path) { return entry.value }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  private func matches(_ entry: Entry, _ path: Span<UInt8>) -> Bool {
    let start = Int(entry.start)
    guard entry.isASCII else {
      return CaseFolding.equal(bytes.span.extracting(start..<start + Int(entry.count)), path)
    }
    guard Int(entry.count) == path.count else { return false }
    for index in path.indices where bytes[start + index] != ByteClass.lowercase(path[index]) { return false }
    return true
  }

  private static func seed(_ owner: Int32) -> UInt32 {
    (2_166_136_261 ^ UInt32(bitPattern: owner)) &* 16_777_619
  }

  private static func mix(_ hash: UInt32, _ byte: UInt8) -> UInt32 { (hash ^ UInt32(byte)) &* 16_777_619 }
}
