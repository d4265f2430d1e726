/// Takes what tells of persons out of records, before anything of them is kept or shown.
///
/// Addresses, users and the values of queries are hashed with a key, so that equal ones stay equal, or dropped;
/// cookies are dropped always, and with them every text of a header. Decisions are made on what was read, so no
/// verdict changes. The path stays: it is what the rules are about.
public struct Anonymizer: Sendable {
  /// What takes the place of a value.
  public enum Mode: String, Sendable, CaseIterable {
    /// A hash under a key: equal values stay equal, and nobody without the key can try values out.
    case hash
    /// Nothing but a star.
    case drop
  }

  /// What takes the place of a value.
  public let mode: Mode
  private let first: UInt64
  private let second: UInt64

  /// What a value is; equal values of different kinds have different hashes.
  public enum Kind: UInt8, Sendable {
    case address = 1, user, queryValue
  }

  /// Creates an anonymizer.
  ///
  /// - Parameter key: the secret of the hash; `nil` for a random one, so that two runs cannot be linked.
  public init(_ mode: Mode, key: String? = nil) {
    self.mode = mode
    guard let key else {
      var generator = SystemRandomNumberGenerator()
      first = generator.next()
      second = generator.next()
      return
    }
    let bytes = Array(key.utf8)
    first = SipHash.hash(bytes, 0x5375_6273_7461_7475, 1)
    second = SipHash.hash(bytes, 0x5375_6273_7461_7475, 2)
  }

  /// What takes the place of a value: 16 hexadecimal digits, or a star.
  public func replacement(_ kind: Kind, _ value: [UInt8]) -> [UInt8] {
    guard mode == .hash else { return [UInt8(ascii: "*")] }
    var rest = SipHash.hash([kind.rawValue] + value, first, second)
    let digits = Array("0123456789abcdef".utf8)
    return (0..<16).map { _ in
      rest = rest << 4 | rest >> 60
      return digits[Int(rest & 15)]
    }
  }

  /// A query with its values replaced: the names of parameters stay, a parameter without `=` is a value.
  public func query(_ query: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    for (index, parameter) in query.split(separator: UInt8(ascii: "&"), omittingEmptySubsequences: false)
      .enumerated()
    {
      if index > 0 { result.append(UInt8(ascii: "&")) }
      guard !parameter.isEmpty else { continue }
      let value: ArraySlice<UInt8>
      if let equals = parameter.firstIndex(of: UInt8(ascii: "=")) {
        result += parameter[...equals]
        value = parameter[(equals + 1)...]
      } else {
        value = parameter
      }
      if !value.isEmpty { result += replacement(.queryValue, Array(value)) }
    }
    return result
  }

  /// A request line, or a URL, with the values of its query and the credentials in its authority replaced.
  public func line(_ line: [UInt8]) -> [UInt8] {
    let end = line.firstIndex(of: UInt8(ascii: "?")) ?? line.count
    let head = withoutCredentials(Array(line[..<end]))
    guard end < line.count else { return head }
    // A blank ends the target; the version behind it says nothing of anybody.
    let rest = line[(end + 1)...]
    let blank = rest.lastIndex(of: 0x20).flatMap {
      rest[($0 + 1)...].starts(with: "HTTP/".utf8) ? $0 : nil
    }
    return head + [UInt8(ascii: "?")] + query(Array(rest[..<(blank ?? rest.endIndex)]))
      + (blank.map { Array(rest[$0...]) } ?? [])
  }

  private func withoutCredentials(_ line: [UInt8]) -> [UInt8] {
    guard let colon = line.indices.first(where: { line[$0...].starts(with: "://".utf8) }) else { return line }
    let authority = line[(colon + 3)...].prefix { $0 != UInt8(ascii: "/") && $0 != 0x20 }
    guard let at = authority.lastIndex(of: UInt8(ascii: "@")) else { return line }
    return line[..<(colon + 3)] + replacement(.user, Array(authority[..<at])) + line[at...]
  }
}

/// SipHash-2-4: a short hash under a key of 128 bits.
///
/// Source: Aumasson and Bernstein, "SipHash: a fast short-input PRF", 2012.
enum SipHash {
  static func hash(_ bytes: [UInt8], _ first: UInt64, _ second: UInt64) -> UInt64 {
    var state = State(first, second)
    var word: UInt64 = 0
    for (index, byte) in bytes.enumerated() {
      word |= UInt64(byte) << UInt64(index % 8 * 8)
      guard index % 8 == 7 else { continue }
      state.absorb(word)
      word = 0
    }
    state.absorb(word | UInt64(truncatingIfNeeded: bytes.count) << 56)
    return state.finish()
  }

  private struct State {
    private var v0, v1, v2, v3: UInt64

    init(_ first: UInt64, _ second: UInt64) {
      v0 = first ^ 0x736F_6D65_7073_6575
      v1 = second ^ 0x646F_7261_6E64_6F6D
      v2 = first ^ 0x6C79_6765_6E65_7261
      v3 = second ^ 0x7465_6462_7974_6573
    }

    mutating func absorb(_ word: UInt64) {
      v3 ^= word
      for _ in 0..<2 { round() }
      v0 ^= word
    }

    mutating func finish() -> UInt64 {
      v2 ^= 0xFF
      for _ in 0..<4 { round() }
      return v0 ^ v1 ^ v2 ^ v3
    }

    private mutating func round() {
      v0 &+= v1
      v1 = Self.rotate(v1, 13) ^ v0
      v0 = Self.rotate(v0, 32)
      v2 &+= v3
      v3 = Self.rotate(v3, 16) ^ v2
      v0 &+= v3
      v3 = Self.rotate(v3, 21) ^ v0
      v2 &+= v1
      v1 = Self.rotate(v1, 17) ^ v2
      v2 = Self.rotate(v2, 32)
    }

    private static func rotate(_ word: UInt64, _ count: UInt64) -> UInt64 {
      word << count | word >> (64 - count)
    }
  }
}
