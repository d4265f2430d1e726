import Testing

@testable import Server

/// Raw path to cooked path. Source: http-sys 3.3 to 3.6.
@Suite struct URLCanonicalizerTests {
  @Test(arguments: [
    ("HS-3.6-1", "/a%2Fb", "/a/b"), ("HS-3.6-2", "/a%252Fb", "/a%2Fb"), ("HS-3.6-3", "//a/b//c", "/a/b/c"),
    ("HS-3.6-4", #"/a\b"#, "/a/b"), ("HS-3.6-5", "/a/./b/../c", "/a/c"), ("HS-3.6-6", "/a/%2E%2E/b", "/b"),
    ("HS-3.6-10", "/a/..", "/"), ("HS-3.6-11", "/a/..;/b", "/a/..;/b"), ("HS-3.6-12", "/%u0041", "/A"),
    ("HS-3.6-14", "/%C3%84ra%20B", "/Ära B"), ("HS-3.6-15", "/%c0%ae%c0%ae/x", "/À®À®/x"),
    ("HS-58", "/%C2%80", "/\u{80}"), ("HS-70", "/%E0%80%AF", "/à€¯"),
    ("surrogate pair", "/%uD83D%uDE00", "/😀"),
    ("slashes before dots", "/base/call//../ball", "/base/ball"), ("three dots", "/.../a", "/.../a"),
  ])
  func cooks(id: String, raw: String, cooked: String) {
    #expect(Self.cook(raw) == .success(cooked))
  }

  @Test(arguments: [
    ("HS-3.6-7", "/a/..%2f..%2fb", Refusal.Reason.forbidden, 8), ("HS-3.6-9", "/../", .forbidden, 1),
    ("HS-59", "/%", .url, 1), ("HS-63", "/%%20", .url, 1), ("HS-65", "/%uFFF", .url, 1),
    ("HS-53", "/%00", .url, 1),
    ("HS-71", "/%F0%8F%8F%BF", .url, 4), ("HS-57", "/%7F", .url, 1),
  ])
  func refuses(id: String, raw: String, reason: Refusal.Reason, offset: Int) {
    guard case .failure(let refusal) = Self.cook(raw) else {
      Issue.record("\(id) was accepted")
      return
    }
    #expect(refusal.reason == reason)
    #expect(Int(refusal.bytes.start) == offset)
  }

  /// Without the ANSI fallback the refusal points at the first byte of the sequence that is no UTF-8.
  @Test(arguments: [
    ("/a%E2%82", 2), ("/%C3x", 1), ("/%C3%C3%A4", 1), ("/%C3%41", 1), ("/%C3%A4/%F0%9F%98", 8), ("/ab%80", 3),
  ])
  func refusesWhatIsNoUTF8(raw: String, offset: Int) {
    var settings = HTTPSysSettings()
    settings.enableNonUTF8 = false
    guard case .failure(let refusal) = Self.cook(raw, settings) else {
      Issue.record("\(raw) was accepted")
      return
    }
    #expect(refusal.reason == .url && Int(refusal.bytes.start) == offset)
  }

  @Test func everyCookedByteKnowsWhereItCameFrom() {
    let raw = Array("/x/../%41//é%20".utf8)
    var output = CookedPath()
    var origins = OriginMap()
    let refusal = URLCanonicalizer.cook(
      raw.span, ByteRange(0, raw.count), HTTPSysSettings(), into: &output, origins: &origins)
    #expect(refusal == nil)
    #expect(origins.raw.count == output.count)
    #expect(origins.raw[1] == ByteRange(6, 9))
  }

  /// A path is left as it is exactly when it holds nothing that is decoded, no slash or dot behind a slash, and no
  /// byte beyond ASCII, wherever in a step of eight bytes that stands and whatever follows the path.
  @Test(arguments: 0..<9) func leavesWhatIsCanonical(padding: Int) {
    let alphabet: [UInt8] = Array("/.%\\a".utf8) + [0xC3]
    let prefix = Array("GET /".utf8) + [UInt8](repeating: UInt8(ascii: "b"), count: padding)
    for number in 0..<1296 {
      var (rest, text) = (number, [UInt8]())
      for _ in 0..<4 {
        text.append(alphabet[rest % 6])
        rest /= 6
      }
      let path = prefix.dropFirst(4) + text
      let pairs = zip(path, path.dropFirst())
      let isCanonical =
        path.allSatisfy { $0 < 0x80 && $0 != UInt8(ascii: "%") && $0 != UInt8(ascii: "\\") }
        && !pairs.contains { $0 == UInt8(ascii: "/") && ($1 == UInt8(ascii: "/") || $1 == UInt8(ascii: ".")) }
      for tail in ["", "%", "//..%2e HTTP/1.1"] {
        let bytes = prefix + text + Array(tail.utf8)
        let scan = URLCanonicalizer.scan(bytes.span, ByteRange(4, 4 + path.count), HTTPSysSettings())
        if case .canonical = scan {
          #expect(isCanonical, "\(path)")
        } else {
          #expect(!isCanonical, "\(path)")
        }
      }
    }
  }

  @Test(arguments: [("/a/bb/ccc", 3, 3), ("/a/bb/ccc/", 3, 3), ("/", 0, 0), ("/abcdefghijklmnop", 1, 16)])
  func measuresSegments(path: String, segments: Int, longest: Int) {
    let bytes = Array(path.utf8)
    func scan(count: Int, length: Int) -> URLCanonicalizer.Scan {
      var settings = HTTPSysSettings()
      (settings.urlSegmentMaxCount, settings.urlSegmentMaxLength) = (count, length)
      return URLCanonicalizer.scan(bytes.span, ByteRange(0, bytes.count), settings)
    }
    func isCanonical(_ scan: URLCanonicalizer.Scan) -> Bool {
      if case .canonical = scan { true } else { false }
    }
    #expect(isCanonical(scan(count: max(1, segments), length: max(1, longest))))
    #expect(isCanonical(scan(count: 0, length: 0)))
    if segments > 1, case .refused = scan(count: segments - 1, length: 0) {} else { #expect(segments < 2) }
    if longest > 1, case .needsWork = scan(count: 0, length: longest - 1) {} else { #expect(longest < 2) }
  }

  private static func cook(
    _ raw: String, _ settings: HTTPSysSettings = HTTPSysSettings()
  ) -> Result<String, Refusal> {
    let bytes = Array(raw.utf8)
    var output = CookedPath()
    var origins = NoOrigins()
    if let refusal = URLCanonicalizer.cook(
      bytes.span, ByteRange(0, bytes.count), settings, into: &output, origins: &origins)
    {
      return .failure(refusal)
    }
    let cooked = output.span
    return .success(String(decoding: cooked.indices.map { cooked[$0] }, as: UTF8.self))
  }
}
