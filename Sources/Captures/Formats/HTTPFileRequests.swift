/// Takes requests out of a `.http` file, as editors send them.
///
/// ```
/// @host = https://www.contoso.com     a variable
/// ### List products                   begins a request
/// GET {{host}}/products               method, URL, version; continued by lines that begin with ? or &
///   ?page=2
/// Accept: text/html
///
/// body up to the next ###
/// ```
/// Source: Visual Studio Code REST Client; JetBrains HTTP Client; Microsoft, "Use .http files in Visual Studio".
struct HTTPFileRequests: RequestTaker {
  private var buffer: StreamBuffer
  private var isDone = false
  private let host: [UInt8]
  private var variables: [[UInt8]: [UInt8]] = [:]

  init(ahead: [UInt8], host: [UInt8]) {
    buffer = StreamBuffer(ahead: ahead)
    self.host = host
  }

  /// Whether lines begin such a file: a separator, a variable or a request line with a URL, comments aside.
  static func isOne(_ text: Span<UInt8>) -> Bool {
    var position = 0
    while position < text.count {
      let line = text.extracting(position..<text.count).firstLine
      position += max(1, line.count + 1)
      if line.starts(with: "###") { return true }
      if line.starts(with: "@") { return (0..<line.count).contains { line[$0] == UInt8(ascii: "=") } }
      let isComment = line.starts(with: "#") || line.starts(with: "//")
      let isBlank = (0..<line.count).allSatisfy { line[$0] <= 0x20 }
      if !isComment, !isBlank { return false }
    }
    return false
  }

  mutating func next(_ input: ByteInput, _ chunk: inout Chunk) -> Bool {
    guard !isDone else { return false }
    isDone = true
    defer { chunk.seal() }
    guard let text = buffer.readAll(input) else {
      chunk.counts.reject(.tooLong)
      return true
    }
    var section: [(number: UInt32, line: ArraySlice<UInt8>)] = []
    let lines = text.split(separator: 0x0A, omittingEmptySubsequences: false)
    for (number, line) in lines.enumerated() {
      let line = line.last == 0x0D ? line.dropLast() : line
      if line.starts(with: "###".utf8) {
        take(section, &chunk)
        section = []
      } else {
        section.append((UInt32(number), line))
      }
    }
    take(section, &chunk)
    return true
  }

  private mutating func take(_ lines: [(number: UInt32, line: ArraySlice<UInt8>)], _ chunk: inout Chunk) {
    var index = 0
    while index < lines.count {
      let line = Array(lines[index].line).trimmed
      if line.first == UInt8(ascii: "@") {
        define(line)
      } else if !line.isEmpty, !Self.isComment(line), !line.starts(with: "<".utf8) {
        break
      }
      index += 1
    }
    guard index < lines.count else { return }
    var record = CapturedRecord()
    record.line = lines[index].number
    var builder = RequestBuilder()
    guard readRequestLine(lines, &index, &builder), readHeaders(lines, &index, &builder) else {
      return chunk.counts.reject(.unsupported)
    }
    readBody(lines[index...], &builder, &record)
    guard !builder.url.isEmpty else { return chunk.counts.reject(.request) }
    record.isTLS = builder.isTLS
    chunk.append(request: builder.bytes(host: host), record)
  }

  private static func isComment(_ line: [UInt8]) -> Bool {
    line.first == UInt8(ascii: "#") || line.starts(with: "//".utf8)
  }

  private mutating func define(_ line: [UInt8]) {
    guard let equals = line.firstIndex(of: UInt8(ascii: "=")) else { return }
    variables[Array(line[1..<equals]).trimmed] = Array(line[(equals + 1)...]).trimmed
  }

  private func readRequestLine(
    _ lines: [(number: UInt32, line: ArraySlice<UInt8>)], _ index: inout Int, _ builder: inout RequestBuilder
  ) -> Bool {
    var text = Array(lines[index].line).trimmed
    index += 1
    while index < lines.count {
      let line = Array(lines[index].line)
      guard line.first == 0x20 || line.first == 0x09, let first = line.trimmed.first,
        first == UInt8(ascii: "?") || first == UInt8(ascii: "&")
      else { break }
      text += line.trimmed
      index += 1
    }
    guard let resolved = resolve(text) else { return false }
    var words = resolved.split(separator: 0x20)
    if words.count > 1, let last = words.last, last.starts(with: "HTTP/1.".utf8) {
      builder.version = Array(last)
      words.removeLast()
    } else if words.count > 1, let last = words.last, last.starts(with: "HTTP/".utf8) {
      words.removeLast()
    }
    if words.count > 1,
      words[0].allSatisfy({ ($0 | 0x20) >= UInt8(ascii: "a") && ($0 | 0x20) <= UInt8(ascii: "z") })
    {
      builder.method = Array(words[0])
      words.removeFirst()
    }
    builder.url = Array(words.joined(separator: "%20".utf8))
    if builder.url.first != UInt8(ascii: "/"), RequestBuilder.schemeLength(builder.url.span) == 0 {
      builder.url = Array("http://".utf8) + builder.url
    }
    return true
  }

  private func readHeaders(
    _ lines: [(number: UInt32, line: ArraySlice<UInt8>)], _ index: inout Int, _ builder: inout RequestBuilder
  ) -> Bool {
    while index < lines.count {
      let line = Array(lines[index].line).trimmed
      index += 1
      if line.isEmpty { return true }
      if Self.isComment(line) { continue }
      guard let header = resolve(line), let colon = header.firstIndex(of: UInt8(ascii: ":")) else {
        return false
      }
      builder.headers.append((Array(header[..<colon]), Array(header[(colon + 1)...]).trimmed))
    }
    return true
  }

  private func readBody(
    _ lines: ArraySlice<(number: UInt32, line: ArraySlice<UInt8>)>, _ builder: inout RequestBuilder,
    _ record: inout CapturedRecord
  ) {
    var body = lines.map { Array($0.line) }
    // What a response handler or a redirection of the response says is not sent.
    if let end = body.firstIndex(where: { $0.starts(with: "> ".utf8) || $0.starts(with: ">>".utf8) }) {
      body.removeLast(body.count - end)
    }
    while let last = body.last, last.trimmed.isEmpty { body.removeLast() }
    guard !body.isEmpty else { return }
    // Other files are not read, so that the length of the body stays unknown.
    if body.contains(where: { $0.starts(with: "< ".utf8) || $0.starts(with: "<@".utf8) }) {
      record.assumptions.insert(.bodyLength)
      return
    }
    let text = Array(body.joined(separator: [0x0A]))
    guard let resolved = resolve(text) else {
      record.assumptions.insert(.bodyLength)
      return
    }
    builder.body = resolved
  }

  /// Puts variables in; `nil` when one is not in the file.
  private func resolve(_ text: [UInt8], depth: Int = 0) -> [UInt8]? {
    guard text.contains(UInt8(ascii: "{")) else { return text }
    guard depth < 8, text.count < 1 << 20 else { return nil }
    var result: [UInt8] = []
    var index = 0
    while index < text.count {
      guard index + 1 < text.count, text[index] == UInt8(ascii: "{"), text[index + 1] == UInt8(ascii: "{")
      else {
        result.append(text[index])
        index += 1
        continue
      }
      guard let end = text[(index + 2)...].firstIndex(of: UInt8(ascii: "}")), end + 1 < text.count,
        text[end + 1] == UInt8(ascii: "}"), let value = variables[Array(text[(index + 2)..<end]).trimmed],
        let resolved = resolve(value, depth: depth + 1), result.count + resolved.count < 1 << 20
      else { return nil }
      result += resolved
      index = end + 2
    }
    return result
  }
}
