/// A rare pair of neighbouring bytes of each of a few literals: a subject without any of them holds none of the
/// literals. Sixteen bytes are looked at together, without a branch.
///
/// Safety: `RawSpan.unsafeLoadUnaligned` checks its bounds; what is unsafe about it is that any bit pattern is
/// taken for the type asked for, and every bit pattern is a valid vector of bytes.
struct RarePairs: Sendable {
  /// Two literals' pairs each; of an odd number the last is there twice.
  private let couples: [(Pair, Pair)]

  private struct Pair: Sendable {
    /// Both bytes with the bit set that tells small letters from capitals.
    var first: UInt8
    var second: UInt8
  }

  /// The subjects that are worth it, in bytes.
  static let shortest = 32
  /// With more literals the tables of `Beginnings` are faster.
  private static let most = 4

  /// `nil` where there are too many literals, or one of them has no pair or letters beyond ASCII.
  init?(_ literals: [String]) {
    let texts = literals.map { Array($0.utf8) }.filter { !$0.isEmpty }
    guard texts.count <= Self.most else { return nil }
    var pairs: [Pair] = []
    for text in texts {
      guard let pair = Self.rarest(of: text) else { return nil }
      pairs.append(pair)
    }
    couples = stride(from: 0, to: pairs.count, by: 2).map { index in
      (pairs[index], pairs[min(index + 1, pairs.count - 1)])
    }
  }

  /// The pair of a literal that an ordinary request holds least often.
  private static func rarest(of text: [UInt8]) -> Pair? {
    guard text.allSatisfy({ $0 < 0x80 }) else { return nil }
    return zip(text, text.dropFirst()).map { Pair(first: $0 | 0x20, second: $1 | 0x20) }
      .min { count($0) < count($1) }
  }

  /// How often a pair stands in what browsers send.
  private static func count(_ pair: Pair) -> Int {
    let bytes = ordinary.map { $0 | 0x20 }
    return zip(bytes, bytes.dropFirst()).count { $0 == pair.first && $1 == pair.second }
  }

  private static let ordinary = Array(
    """
    Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:133.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0 Safari/537.36
    Edg/131.0 Gecko/20100101 Firefox/133.0 (Macintosh; Intel Mac OS X 10_15_7) (iPhone; CPU iPhone OS 18_0 like Mac OS X)
    Version/18.0 Mobile/15E148 (Linux; Android 10; K) (compatible; Googlebot/2.1; +http://www.google.com/bot.html)
    text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,image/apng,*/*;q=0.8 en-US,en;q=0.5
    gzip, deflate, br, zstd keep-alive no-cache max-age=0 https://www.example.com/ ASP.NET_SessionId .ASPXAUTH
    /index.html /default.aspx /favicon.ico /robots.txt /css/site.min.css /js/app.bundle.js /images/products/logo.png
    /api/v2/orders/4711 /account/login?ReturnUrl=%2Fhome /search?q=office+chair&page=2&sort=price /docs/getting-started
    """.utf8)

  /// Whether one of the literals may stand in a subject of at least ``shortest`` bytes; `false` is certain.
  func mayOccur(in subject: Span<UInt8>) -> Bool {
    for couple in couples where Self.mayOccur(couple.0, couple.1, in: subject.bytes) { return true }
    return false
  }

  @inline(__always)
  private static func mayOccur(_ one: Pair, _ other: Pair, in subject: RawSpan) -> Bool {
    let small = SIMD16<UInt8>(repeating: 0x20)
    let (first, second) = (SIMD16<UInt8>(repeating: one.first), SIMD16<UInt8>(repeating: one.second))
    let (third, fourth) = (SIMD16<UInt8>(repeating: other.first), SIMD16<UInt8>(repeating: other.second))
    var found = SIMDMask<SIMD16<Int8>>(repeating: false)
    var index = 0
    // The last seventeen bytes may have been looked at already, in part.
    repeat {
      index = min(index, subject.byteCount &- 17)
      let left = unsafe subject.unsafeLoadUnaligned(fromByteOffset: index, as: SIMD16<UInt8>.self) | small
      let right =
        unsafe subject.unsafeLoadUnaligned(fromByteOffset: index &+ 1, as: SIMD16<UInt8>.self) | small
      found .|= ((left .== first) .& (right .== second)) .| ((left .== third) .& (right .== fourth))
      index &+= 16
    } while index &+ 1 < subject.byteCount
    return any(found)
  }
}
