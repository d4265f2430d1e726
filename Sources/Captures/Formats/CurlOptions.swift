/// The options of curl that shape a request.
struct CurlOptions {
  private(set) var urls: [[UInt8]] = []
  /// Whether the body would be read from a file or made up by curl.
  private(set) var hasUnknownBody = false
  private var method: [UInt8]?
  private var headers: [(name: [UInt8], value: [UInt8])] = []
  private var removed: [[UInt8]] = []
  private var data: [[UInt8]] = []
  private var flags: Set<Flag> = []
  private var version = Array("HTTP/1.1".utf8)

  private enum Flag { case head, get, upload, json, form, pathAsIs, noGlob }

  /// Long names of options with an argument, by what they are read as; the rest of those with one is skipped.
  private static let longNames: [String: Character] = [
    "request": "X", "header": "H", "data": "d", "data-ascii": "d", "data-raw": "R", "data-binary": "d",
    "data-urlencode": "E", "json": "J", "form": "F", "form-string": "F", "user": "u", "user-agent": "A",
    "referer": "e", "cookie": "b", "range": "r", "upload-file": "T", "url": "U", "oauth2-bearer": "B",
  ]
  private static let otherLongNames: Set<String> = [
    "cacert", "capath", "cert", "cert-type", "ciphers", "config", "connect-timeout", "connect-to",
    "cookie-jar",
    "crlfile", "dns-servers", "dump-header", "engine", "expect100-timeout", "interface", "ip-tos",
    "keepalive-time",
    "key", "key-type", "limit-rate", "local-port", "max-filesize", "max-redirs", "max-time", "netrc-file",
    "noproxy",
    "output", "output-dir", "parallel-max", "pass", "pinnedpubkey", "preproxy", "proto", "proto-default",
    "proto-redir", "proxy", "proxy-header", "proxy-user", "rate", "request-target", "resolve", "retry",
    "retry-delay", "retry-max-time", "socks4", "socks4a", "socks5", "socks5-hostname", "speed-limit",
    "speed-time",
    "stderr", "time-cond", "tls-max", "tls13-ciphers", "trace", "trace-ascii", "unix-socket", "url-query",
    "write-out", "curves", "doh-url", "etag-compare", "etag-save", "variable",
  ]
  /// Short options with an argument that does not shape the request.
  private static let otherShortNames = Set("cCDEhKmoPQtUwxyYz")

  /// Reads the words behind curl's name; `false` when an argument is missing or names a file with options.
  mutating func read(_ words: [[UInt8]]) -> Bool {
    var index = 0
    var takesOptions = true
    while index < words.count {
      let word = words[index]
      index += 1
      if takesOptions, word.elementsEqual("--".utf8) {
        takesOptions = false
      } else if takesOptions, word.starts(with: "--".utf8), word.count > 2 {
        guard readLong(String(decoding: word.dropFirst(2), as: UTF8.self), words, &index) else {
          return false
        }
      } else if takesOptions, word.first == UInt8(ascii: "-"), word.count > 1 {
        guard readShort(Array(word.dropFirst()), words, &index) else { return false }
      } else {
        urls.append(word)
      }
    }
    return true
  }

  private mutating func readLong(_ name: String, _ words: [[UInt8]], _ index: inout Int) -> Bool {
    if let option = Self.longNames[name] {
      guard index < words.count else { return false }
      index += 1
      apply(option, words[index - 1])
      return true
    }
    if Self.otherLongNames.contains(name) {
      index += 1
      return index <= words.count && name != "config"
    }
    switch name {
    case "head": flags.insert(.head)
    case "get": flags.insert(.get)
    case "http1.0": version = Array("HTTP/1.0".utf8)
    case "path-as-is": flags.insert(.pathAsIs)
    case "globoff": flags.insert(.noGlob)
    default: break
    }
    return true
  }

  private mutating func readShort(_ letters: [UInt8], _ words: [[UInt8]], _ index: inout Int) -> Bool {
    for (position, letter) in letters.enumerated() {
      let option = Character(Unicode.Scalar(letter))
      switch option {
      case "I": flags.insert(.head)
      case "G": flags.insert(.get)
      case "0": version = Array("HTTP/1.0".utf8)
      case "g": flags.insert(.noGlob)
      case _ where "XHdFuAebrT".contains(option) || Self.otherShortNames.contains(option):
        var argument = Array(letters[(position + 1)...])
        if argument.isEmpty {
          guard index < words.count else { return false }
          argument = words[index]
          index += 1
        }
        guard option != "K" else { return false }
        if !Self.otherShortNames.contains(option) { apply(option, argument) }
        return true
      default: break
      }
    }
    return true
  }

  private mutating func apply(_ option: Character, _ argument: [UInt8]) {
    switch option {
    case "X": method = argument
    case "H": addHeader(argument)
    case "d":
      if argument.first == UInt8(ascii: "@") {
        hasUnknownBody = true
        data.append([])
      } else {
        data.append(argument)
      }
    case "R": data.append(argument)
    case "J":
      flags.insert(.json)
      apply("d", argument)
    case "E": data.append(Self.encoded(argument))
    case "F":
      flags.insert(.form)
      hasUnknownBody = true
    case "T":
      flags.insert(.upload)
      hasUnknownBody = true
    case "u": set("Authorization", Array("Basic ".utf8) + Base64.encode(argument))
    case "B": set("Authorization", Array("Bearer ".utf8) + argument)
    case "A": set("User-Agent", argument)
    case "e": set("Referer", argument)
    case "r": set("Range", Array("bytes=".utf8) + argument)
    case "b" where argument.contains(UInt8(ascii: "=")): set("Cookie", argument)
    case "U": urls.append(argument)
    default: break
    }
  }

  private mutating func set(_ name: String, _ value: [UInt8]) { headers.append((Array(name.utf8), value)) }

  /// `Name: value` sets a header, `Name:` removes one of curl's own, `Name;` sends one without value.
  private mutating func addHeader(_ text: [UInt8]) {
    if let colon = text.firstIndex(of: UInt8(ascii: ":")) {
      let name = Array(text[..<colon])
      let value = Array(text[(colon + 1)...]).trimmed
      if value.isEmpty { removed.append(name) } else { headers.append((name, value)) }
    } else if text.last == UInt8(ascii: ";") {
      headers.append((Array(text.dropLast()), []))
    }
  }

  /// `--data-urlencode`: `content`, `=content`, `name=content`; the file of `@file` is not read.
  private static func encoded(_ argument: [UInt8]) -> [UInt8] {
    let equals = argument.firstIndex(of: UInt8(ascii: "="))
    let name = equals.map { Array(argument[..<$0]) } ?? []
    let content = equals.map { argument[($0 + 1)...] } ?? argument[...]
    var result = name.isEmpty ? [] : name + [UInt8(ascii: "=")]
    for byte in content {
      let isPlain =
        (byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z"))
        || (byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")) || "-._~".utf8.contains(byte)
      if isPlain {
        result.append(byte)
      } else {
        result += [UInt8(ascii: "%"), PathByte.digit(byte >> 4), PathByte.digit(byte & 15)]
      }
    }
    return result
  }

  /// The request for one of the URLs; `nil` when the URL is a pattern of several.
  func builder(_ url: [UInt8]) -> RequestBuilder? {
    let hasPattern = url.contains(UInt8(ascii: "{")) || url.contains(UInt8(ascii: "["))
    guard
      flags.contains(.noGlob) || !hasPattern || url.starts(with: "http://[".utf8)
        || url.starts(with: "https://[".utf8)
    else { return nil }
    var builder = RequestBuilder()
    builder.version = version
    builder.url = RequestBuilder.schemeLength(url.span) > 0 ? url : Array("http://".utf8) + url
    if !flags.contains(.pathAsIs) { builder.url = DotSegments.removed(fromURL: builder.url) }
    let joined = Array(data.joined(separator: [UInt8(ascii: "&")]))
    let hasBody = !data.isEmpty && !flags.contains(.get)
    if flags.contains(.get), !joined.isEmpty {
      builder.url +=
        [builder.url.contains(UInt8(ascii: "?")) ? UInt8(ascii: "&") : UInt8(ascii: "?")] + joined
    }
    let isPost = hasBody || flags.contains(.form)
    let implied = flags.contains(.head) ? "HEAD" : flags.contains(.upload) ? "PUT" : isPost ? "POST" : "GET"
    builder.method = method ?? Array(implied.utf8)
    builder.headers = headers
    addDefaults(to: &builder, hasBody: hasBody)
    if hasBody, !hasUnknownBody { builder.body = joined }
    return builder
  }

  private func addDefaults(to builder: inout RequestBuilder, hasBody: Bool) {
    func setDefault(_ name: String, _ value: String) {
      guard !removed.contains(where: { $0.equalsCaseless(name) }) else { return }
      builder.setDefault(name, Array(value.utf8))
    }
    setDefault("User-Agent", "curl")
    setDefault("Accept", flags.contains(.json) ? "application/json" : "*/*")
    if hasBody {
      let type = flags.contains(.json) ? "application/json" : "application/x-www-form-urlencoded"
      setDefault("Content-Type", type)
    } else if flags.contains(.form) {
      setDefault("Content-Type", "multipart/form-data; boundary=------------------------0")
    }
  }
}
