internal import Server
internal import StatusCodes
internal import Yams

/// Reads what is declared of a site's content and of its handlers.
struct ContentReader {
  let reader: NodeReader

  /// What can be said of a file beside its text.
  static let attributes = ["text", "size", "modified", "hidden", "readers", "openError"]

  /// A file, or a folder and what it holds. A map stands for a folder, unless it has nothing but attributes.
  func read(_ path: String, _ node: Node, _ setup: inout ScenarioCase.Setup) {
    for name in path.split(separator: "/") where FileName.fault(String(name)) != nil {
      reader.report("site: no file on Windows can have the name '\(name)'", at: node)
    }
    guard case .mapping(let mapping) = node else {
      setup.files[path] = reader.text(node, path) ?? ""
      return
    }
    let keys: [String] = mapping.keys.compactMap { $0.scalar?.string }
    if keys == ["link"] {
      link(path, mapping["link"] ?? node, &setup)
      return
    }
    if !path.hasSuffix("/"), !keys.isEmpty, keys.allSatisfy({ Self.attributes.contains($0) }) {
      file(path, node, &setup)
      return
    }
    let folder = path.hasSuffix("/") ? path : path + "/"
    setup.files[folder] = ""
    for (name, value) in reader.members(node, path) { read(folder + name, value, &setup) }
  }

  /// A symbolic link or junction to another path of the site. It stands for all that is declared there; where
  /// nothing is, it leads nowhere.
  private func link(_ path: String, _ node: Node, _ setup: inout ScenarioCase.Setup) {
    guard let text = reader.text(node, "link") else { return }
    let target = text.split(separator: "/").joined(separator: "/")
    let place = path.split(separator: "/").joined(separator: "/")
    guard target != place, !(place + "/").lowercased().hasPrefix(target.lowercased() + "/"), !target.isEmpty
    else {
      reader.report("link: '\(text)' contains the link itself", at: node)
      return
    }
    setup.links[place] = target
  }

  private func file(_ path: String, _ node: Node, _ setup: inout ScenarioCase.Setup) {
    var item = ContentItem(.file)
    var text = ""
    var size: Int?
    for (key, value) in reader.map(node, path, keys: Self.attributes) {
      switch key {
      case "text": text = reader.text(value, key) ?? ""
      case "size": size = reader.number(value, key)
      case "modified": item.lastWriteTime = time(value)
      case "hidden": item.isHidden = reader.boolean(value, key) ?? false
      case "readers": item.readers = reader.texts(value, key)
      default: item.openError = reader.number(value, key).flatMap { UInt16(exactly: $0) } ?? 0
      }
    }
    if let size, size < 0 { reader.report("size cannot be negative", at: node) }
    item.size = UInt64(max(0, size ?? text.utf8.count))
    setup.files[path] = text
    setup.attributes[path] = item
  }

  private func time(_ node: Node) -> Int64? {
    guard let text = reader.text(node, "modified") else { return nil }
    guard let time = FileTime.parse(text) else {
      reader.report("modified takes a date as in Last-Modified: Sun, 06 Nov 1994 08:49:37 GMT", at: node)
      return nil
    }
    return time
  }

  /// The token of the lock on each path, or a map with `token` and `shared`.
  func locks(_ node: Node) -> [ResourceLock] {
    reader.members(node, "locks").map { path, value in
      var lock = ResourceLock(path: path, token: "")
      guard case .mapping = value else {
        lock.token = reader.text(value, path) ?? ""
        return lock
      }
      for (key, value) in reader.map(value, path, keys: ["token", "shared"]) {
        if key == "token" {
          lock.token = reader.text(value, key) ?? ""
        } else {
          lock.isShared = reader.boolean(value, key) ?? false
        }
      }
      return lock
    }
  }

  /// The headers of responses: a path, and a map from names to values. What a case says counts before what its file
  /// says.
  func responses(_ node: Node, _ setup: inout ScenarioCase.Setup) {
    var responses: [ScenarioCase.Response] = []
    for (path, value) in reader.members(node, "responses") {
      guard path.hasPrefix("/") else {
        reader.report("responses: a path starts with '/', not '\(path)'", at: value)
        continue
      }
      var headers: [String: String] = [:]
      for (name, value) in reader.members(value, path) { headers[name] = reader.text(value, name) }
      responses.append(ScenarioCase.Response(path: path, headers: headers))
    }
    setup.responses.insert(contentsOf: responses, at: 0)
  }

  /// What handlers come to: a path, and a code or something that happens. What a case says counts before what its file
  /// says.
  func handlers(_ node: Node, _ setup: inout ScenarioCase.Setup) {
    let events = HandlerEvent.allCases.map(\.rawValue)
    var handlers: [ScenarioCase.Handler] = []
    for (path, value) in reader.members(node, "handlers") {
      guard path.hasPrefix("/") else {
        reader.report("handlers: a path starts with '/', not '\(path)'", at: value)
        continue
      }
      guard let text = reader.text(value, path) else { continue }
      if let code = StatusCode(text: text) {
        handlers.append(ScenarioCase.Handler(path: path, result: .answers(code)))
      } else if let event = HandlerEvent(rawValue: text) {
        handlers.append(ScenarioCase.Handler(path: path, result: .event(event)))
      } else {
        reader.report(
          "handlers: '\(text)' is neither a code nor an event" + Suggestion.text(for: text, among: events),
          at: value)
      }
    }
    setup.handlers.insert(contentsOf: handlers, at: 0)
  }
}
