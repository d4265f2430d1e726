internal import Captures
internal import Foundation
internal import Yams

/// Reads the forms of a request.
struct RequestReader {
  let reader: NodeReader
  /// The largest request, in bytes.
  static let maximumSize = 16 << 20

  func read(_ node: Node, key: String) -> [UInt8]? {
    switch key {
    case "requestHex": hex(node)
    case "requestBase64": base64(node)
    case "requestEscaped": parts(node, isEscaped: true)
    default: text(node)
    }
  }

  private func text(_ node: Node) -> [UInt8]? {
    guard let bytes = parts(node, isEscaped: false) else { return nil }
    guard bytes.contains(where: { $0 > 0x20 }) else {
      reader.report("the request is empty; requestEscaped takes exact bytes", at: node)
      return nil
    }
    return InlineRequest.complete(bytes)
  }

  /// One text, or a list of texts and repetitions.
  private func parts(_ node: Node, isEscaped: Bool) -> [UInt8]? {
    guard case .sequence(let list) = node else { return part(node, isEscaped: isEscaped) }
    var bytes: [UInt8] = []
    for node in list {
      guard let part = part(node, isEscaped: isEscaped) else { return nil }
      bytes += part
      guard bytes.count <= Self.maximumSize else {
        reader.report("the request is larger than 16 MiB", at: node)
        return nil
      }
    }
    return bytes
  }

  private func part(_ node: Node, isEscaped: Bool) -> [UInt8]? {
    guard case .mapping = node else {
      guard let text = reader.text(node, "a request") else { return nil }
      return isEscaped ? unescape(text, node) : Array(text.utf8)
    }
    if node.mapping?.isEmpty == true { reader.report("a part of a request is a text or a repeat", at: node) }
    for (_, value) in reader.map(node, "a part of a request", keys: ["repeat"]) {
      var text: [UInt8]?
      var times = 0
      for (key, value) in reader.map(value, "repeat", keys: ["text", "times"]) {
        if key == "text" { text = part(value, isEscaped: isEscaped) }
        if key == "times" { times = reader.number(value, "times") ?? 0 }
      }
      guard let text, times > 0 else {
        reader.report("repeat needs a text and a number of times above 0", at: value)
        return nil
      }
      guard times <= Self.maximumSize / max(1, text.count) else {
        reader.report("the request is larger than 16 MiB", at: value)
        return nil
      }
      guard reader.spendBytes(times * text.count, at: value) else { return nil }
      return Array(repeatElement(text, count: times).joined())
    }
    return nil
  }

  private func unescape(_ text: String, _ node: Node) -> [UInt8]? {
    do {
      return try InlineRequest.unescape(text)
    } catch {
      reader.report("at byte \(error.offset) of the text: \(error.message)", at: node)
      return nil
    }
  }

  private func hex(_ node: Node) -> [UInt8]? {
    guard let text = reader.text(node, "requestHex") else { return nil }
    let digits = text.filter { !$0.isWhitespace }.map { $0.isASCII ? $0.hexDigitValue : nil }
    guard digits.count % 2 == 0, !digits.contains(nil) else {
      reader.report("requestHex takes pairs of hexadecimal digits", at: node)
      return nil
    }
    let values = digits.compactMap { $0 }
    return stride(from: 0, to: values.count, by: 2).map { UInt8(values[$0] << 4 | values[$0 + 1]) }
  }

  private func base64(_ node: Node) -> [UInt8]? {
    guard let text = reader.text(node, "requestBase64") else { return nil }
    guard let data = Data(base64Encoded: text, options: .ignoreUnknownCharacters) else {
      reader.report("requestBase64 is no base64", at: node)
      return nil
    }
    return [UInt8](data)
  }
}
