internal import Patterns

extension RequestFilteringModule {
  /// `denyUrlSequences`: a sequence stands anywhere in the cooked path. Source: request-filtering 3.8.
  static func urlSequences(
    _ request: borrowing RequestView, _ policy: RequestFilteringPolicy, _ scratch: inout Scratch
  ) -> Finding {
    let path = request.path.extracting(0..<spelledLength(request, policy))
    guard let hit = policy.urlSequences.literals.firstMatch(in: path, workspace: &scratch.workspace) else {
      return .passed
    }
    return .violated(
      policy.urlSequences.settings[hit.literal], .path, ByteRange(hit.range.lowerBound, hit.range.upperBound))
  }

  /// `denyQueryStringSequences`: a sequence stands in the query as sent, or in the query decoded once when
  /// `unescapeQueryString` is true. Source: request-filtering 3.9.
  ///
  /// - Parameters:
  ///   - target: the bytes that `query` counts in.
  ///   - query: the query without its `?`.
  static func queryStringSequences(
    _ target: Span<UInt8>, _ query: ByteRange, _ policy: RequestFilteringPolicy, _ scratch: inout Scratch
  ) -> Finding {
    guard !query.isEmpty, !policy.queryStringSequences.literals.isEmpty else { return .passed }
    if let hit = policy.queryStringSequences.literals.firstMatch(
      in: target.bytes(query), workspace: &scratch.workspace)
    {
      let start = Int(query.start)
      return .violated(
        policy.queryStringSequences.settings[hit.literal], .query,
        ByteRange(start + hit.range.lowerBound, start + hit.range.upperBound))
    }
    guard policy.unescapeQueryString, decodeQuery(target.bytes(query), &scratch) else { return .passed }
    guard
      let hit = firstMatch(
        of: policy.queryStringSequences.literals, in: scratch.decodedQuery, &scratch.workspace)
    else {
      return .passed
    }
    return .violated(
      policy.queryStringSequences.settings[hit.literal], .decodedQuery,
      ByteRange(hit.range.lowerBound, hit.range.upperBound))
  }

  /// Decodes the query once, `+` left alone, unless that was done already; `false` when it holds no escape.
  static func decodeQuery(_ query: Span<UInt8>, _ scratch: inout Scratch) -> Bool {
    if scratch.hasDecodedQuery { return true }
    guard ByteScan.first(UInt8(ascii: "%"), in: query, from: 0) < query.count else { return false }
    scratch.decodedQuery.removeAll()
    var index = 0
    while index < query.count {
      let length = escapedLength(query, index)
      scratch.decodedQuery.append(length == 3 ? decoded(query, index) : query[index])
      index += length
    }
    scratch.hasDecodedQuery = true
    return true
  }

  /// The first literal in a buffer.
  static func firstMatch(
    of literals: LiteralSet, in buffer: borrowing ByteBuffer, _ workspace: inout MatchWorkspace
  ) -> (literal: Int, range: Range<Int>)? {
    literals.firstMatch(in: buffer.span, workspace: &workspace)
  }

  /// 3 when a complete `%HH` stands at the index, otherwise 1.
  static func escapedLength(_ bytes: Span<UInt8>, _ index: Int) -> Int {
    guard bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count,
      ByteClass.contains(bytes[index + 1], ByteClass.hexDigit),
      ByteClass.contains(bytes[index + 2], ByteClass.hexDigit)
    else { return 1 }
    return 3
  }

  private static func decoded(_ bytes: Span<UInt8>, _ index: Int) -> UInt8 {
    (ByteClass.hexValue(bytes[index + 1]) ?? 0) << 4 | (ByteClass.hexValue(bytes[index + 2]) ?? 0)
  }
}
