internal import Yams

/// Writes one case out as many: one for each row of `table`, times one for each combination of the lists of
/// `product`. `${NAME}` in the case's texts stands for the value.
struct CaseExpansion {
  let reader: NodeReader

  static let keys = ["table", "product"]
  /// The cases that one may become.
  private static let maximumCount = 10_000
  /// The size of the texts they may have together, in bytes.
  private static let maximumSize = 256 << 20

  /// A case written out, and the values that tell it from its neighbours.
  struct Variant {
    var node: Node
    var label: String?
    /// The values that stand for a whole text of the case where they are written.
    var cells: Set<Source.Place> = []
  }

  private typealias Row = [(name: String, value: String, node: Node)]

  /// The variants of a case; a case with neither key is the only one.
  func variants(of node: Node) -> [Variant] {
    guard case .mapping(let mapping) = node else { return [Variant(node: node)] }
    var rows: [Row] = [[]]
    var isExpanded = false
    for (key, value) in mapping {
      let more: [Row]
      switch key.scalar?.string {
      case "table": more = table(value)
      case "product": more = product(value)
      default: continue
      }
      isExpanded = true
      guard more.count <= Self.maximumCount / max(1, rows.count) else {
        reader.report("the case would become more than \(Self.maximumCount) cases", at: value)
        return []
      }
      rows = rows.flatMap { row in more.map { row + $0 } }
    }
    guard isExpanded else { return [Variant(node: node)] }
    let members = mapping.filter { !Self.keys.contains($0.key.scalar?.string ?? "") }
    let template = Node.mapping(
      Node.Mapping(members.map { ($0.key, $0.value) }, mapping.tag, mapping.style, mapping.mark))
    guard size(of: template) <= Self.maximumSize / max(1, rows.count) else {
      reader.report("the cases would be larger than 256 MiB together", at: node)
      return []
    }
    checkNames(rows.first ?? [], in: template, at: node)
    let free = Self.expectedNames(mapping, { names(in: $0) })
    return rows.map { row in
      let label = row.map { "\($0.name)=\($0.value)" }.joined(separator: ", ")
      let cells = row.filter { free.contains($0.name) }.compactMap { Source.Place($0.node) }
      return Variant(node: replace(template, row, free), label: label, cells: Set(cells))
    }
  }

  /// The names that say what comes out, or what decides, and nothing else: a text that is one of them is read as
  /// if it stood in the place of its value.
  private static func expectedNames(
    _ mapping: Node.Mapping, _ names: (Node) -> Set<String>
  ) -> Set<String> {
    var places: [String: Set<String>] = [:]
    for (key, value) in mapping {
      let key = key.scalar?.string ?? ""
      guard key != "name", !keys.contains(key) else { continue }
      for name in names(value) { places[name, default: []].insert(key) }
    }
    return Set(places.filter { $0.value == ["expect"] || $0.value == ["because"] }.keys)
  }

  private func names(in node: Node) -> Set<String> {
    var names: Set<String> = []
    collect(node, &names)
    return names
  }

  /// A list of maps with the same keys.
  private func table(_ node: Node) -> [Row] {
    guard case .sequence(let list) = node, let first = list.first else {
      reader.report("table is a list of rows, each a map of names and values", at: node)
      return []
    }
    let names = first.mapping?.keys.compactMap { $0.scalar?.string } ?? []
    return list.compactMap { row in
      let members = reader.members(row, "a row of table")
      guard Set(members.map(\.key)) == Set(names) else {
        reader.report("the rows of table must have the same names: \(names.joined(separator: ", "))", at: row)
        return nil
      }
      return members.compactMap { member in
        reader.text(member.value, member.key).map { (member.key, $0, member.value) }
      }
    }
  }

  /// A map of lists; every combination of their values, the last list fastest.
  private func product(_ node: Node) -> [Row] {
    var rows: [Row] = [[]]
    for (name, value) in reader.members(node, "product") {
      let nodes = value.sequence.map(Array.init) ?? [value]
      let values = nodes.compactMap { node in reader.text(node, name).map { ($0, node) } }
      if values.isEmpty { reader.report("product: the list '\(name)' is empty", at: value) }
      guard values.count <= Self.maximumCount / max(1, rows.count) else {
        reader.report("the case would become more than \(Self.maximumCount) cases", at: node)
        return []
      }
      rows = rows.flatMap { row in values.map { row + [(name, $0.0, $0.1)] } }
    }
    return rows
  }

  /// Names that stand for nothing, and values that nothing uses, are mistakes.
  private func checkNames(_ row: Row, in template: Node, at node: Node) {
    let used = names(in: template)
    let known = Set(row.map(\.name))
    for name in used.subtracting(known).sorted() {
      reader.report("'${\(name)}' has no value" + Suggestion.text(for: name, among: known.sorted()), at: node)
    }
    for name in known.subtracting(used).sorted() {
      reader.report("the value '\(name)' is used nowhere; write ${\(name)} where it belongs", at: node)
    }
  }

  private func size(of node: Node) -> Int {
    switch node {
    case .scalar(let scalar): scalar.string.utf8.count
    case .sequence(let list): list.reduce(1) { $0 + size(of: $1) }
    case .mapping(let mapping): mapping.reduce(1) { $0 + size(of: $1.value) }
    default: 1
    }
  }

  private func collect(_ node: Node, _ names: inout Set<String>) {
    switch node {
    case .scalar(let scalar): names.formUnion(Self.pieces(scalar.string).compactMap(\.name))
    case .sequence(let list): for member in list { collect(member, &names) }
    case .mapping(let mapping): for (_, value) in mapping { collect(value, &names) }
    default: break
    }
  }

  private func replace(_ node: Node, _ row: Row, _ free: Set<String>) -> Node {
    switch node {
    case .scalar(let scalar):
      guard scalar.string.utf8.contains(UInt8(ascii: "$")) else { return node }
      let pieces = Self.pieces(scalar.string).filter { !$0.text.isEmpty }
      if pieces.count == 1, let name = pieces[0].name, free.contains(name) {
        return row.first { $0.name == name }?.node ?? node
      }
      let text = pieces.map { piece in
        piece.name.flatMap { name in row.first { $0.name == name }?.value } ?? piece.text
      }
      return .scalar(Node.Scalar(text.joined(), scalar.tag, scalar.style, scalar.mark))
    case .sequence(let list):
      return .sequence(Node.Sequence(list.map { replace($0, row, free) }, list.tag, list.style, list.mark))
    case .mapping(let mapping):
      let members = mapping.map { ($0.key, replace($0.value, row, free)) }
      return .mapping(Node.Mapping(members, mapping.tag, mapping.style, mapping.mark))
    default: return node
    }
  }

  /// The text cut at every `${NAME}`; a name has letters, digits and `_`, so other uses of `$` stay as they are.
  private static func pieces(_ text: String) -> [(text: String, name: String?)] {
    var pieces: [(String, String?)] = []
    var rest = text[...]
    while let start = rest.firstRange(of: "${") {
      let behind = rest[start.upperBound...]
      let name = behind.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") }
      guard !name.isEmpty, behind.dropFirst(name.count).first == "}" else {
        pieces.append((String(rest[..<start.upperBound]), nil))
        rest = behind
        continue
      }
      pieces.append((String(rest[..<start.lowerBound]), nil))
      pieces.append(("${\(name)}", String(name)))
      rest = behind.dropFirst(name.count + 1)
    }
    return pieces + [(String(rest), nil)]
  }
}
