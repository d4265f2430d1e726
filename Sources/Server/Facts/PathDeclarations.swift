/// Something that is declared for paths of a site, and for folders with all that is below them.
struct PathDeclarations<Value: Sendable>: Sendable {
  private var exact: [(key: String, value: Int32)] = []
  private var folders: [(key: String, value: Int32)] = []
  private var values: [Value] = []

  /// Declares something for a path; `/api/*` stands for every path below `/api`. The first entry that fits a path
  /// counts; those for one path come before those for a folder.
  mutating func add(_ path: String, _ value: Value) {
    values.append(value)
    let index = Int32(values.count - 1)
    if path.hasSuffix("*") {
      var folder = path.dropLast()
      while folder.last == "/" { folder = folder.dropLast() }
      folders.append((String(folder), index))
    } else {
      exact.append((path, index))
    }
  }

  /// Compiles the declarations.
  func compiled() -> CompiledPathDeclarations<Value> {
    CompiledPathDeclarations(exact: ByteTable(exact), folders: ByteTable(folders), values: values)
  }
}

/// `PathDeclarations`, ready to be asked.
final class CompiledPathDeclarations<Value: Sendable>: Sendable {
  private let exact: ByteTable
  private let folders: ByteTable
  private let values: [Value]

  init(exact: ByteTable, folders: ByteTable, values: [Value]) {
    self.exact = exact
    self.folders = folders
    self.values = values
  }

  /// Whether anything was declared.
  var hasSome: Bool { !values.isEmpty }

  /// What was declared for a cooked path.
  subscript(_ path: Span<UInt8>) -> Value? {
    if values.isEmpty { return nil }
    if let index = exact[path] { return values[Int(index)] }
    var end = path.count
    while end > 0 {
      end -= 1
      guard path[end] == UInt8(ascii: "/") else { continue }
      if let index = folders[path.extracting(0..<end)] { return values[Int(index)] }
    }
    return nil
  }
}
