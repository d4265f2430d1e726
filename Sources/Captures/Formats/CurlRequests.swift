/// Takes requests out of curl command lines, as browsers copy them and scripts hold them.
///
/// Several commands may stand in a file. Files that a command would read are not read.
/// Source: curl's manual page.
struct CurlRequests: RequestTaker {
  private var buffer: StreamBuffer
  private var isDone = false

  init(ahead: [UInt8]) { buffer = StreamBuffer(ahead: ahead) }

  /// Whether a line begins with curl's name.
  static func isOne(_ line: Span<UInt8>) -> Bool {
    line.starts(with: "curl ") || line.starts(with: "curl.exe ") || line.starts(with: "$ curl ")
  }

  mutating func next(_ input: ByteInput, _ chunk: inout Chunk) -> Bool {
    guard !isDone else { return false }
    isDone = true
    defer { chunk.seal() }
    guard let text = buffer.readAll(input) else {
      chunk.counts.reject(.tooLong)
      return true
    }
    var words = ShellWords(Array(text))
    while let command = words.nextCommand() {
      guard !command.words.isEmpty else { continue }
      take(command, &chunk)
    }
    return true
  }

  private func take(_ command: ShellWords.Command, _ chunk: inout Chunk) {
    var words = command.words[...]
    // Assignments and a prompt may stand in front of the name.
    while let first = words.first, !Self.isCurl(first) {
      guard first.elementsEqual("$".utf8) || first.contains(UInt8(ascii: "=")) else {
        return chunk.counts.skip(.comment)
      }
      words.removeFirst()
    }
    guard !words.isEmpty else { return chunk.counts.skip(.comment) }
    guard command.isComplete else { return chunk.counts.reject(.truncated) }
    var options = CurlOptions()
    guard options.read(Array(words.dropFirst())) else { return chunk.counts.reject(.unsupported) }
    guard !options.urls.isEmpty else { return chunk.counts.reject(.request) }
    for url in options.urls {
      guard let builder = options.builder(url) else {
        chunk.counts.reject(.unsupported)
        continue
      }
      var record = CapturedRecord()
      record.line = command.line
      record.isTLS = builder.isTLS
      if options.hasUnknownBody { record.assumptions.insert(.bodyLength) }
      chunk.append(request: builder.bytes(host: Array("localhost".utf8)), record)
    }
  }

  private static func isCurl(_ word: [UInt8]) -> Bool {
    let name =
      word.lastIndex { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: "\\") }
      .map { Array(word[($0 + 1)...]) } ?? word
    return name.equalsCaseless("curl") || name.equalsCaseless("curl.exe")
  }
}
