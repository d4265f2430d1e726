internal import Patterns

extension RequestFilteringModule {
  /// `filteringRules`, in the order of the collection. Source: request-filtering 3.11.
  static func filteringRules(
    _ request: borrowing RequestView, _ policy: RequestFilteringPolicy, _ exempt: CheckSet,
    _ scratch: inout Scratch
  ) -> Finding {
    for index in policy.rules.indices {
      let finding = policy.rules.lend(index) { violation(of: $0, request, policy, exempt, &scratch) }
      if let finding { return finding }
    }
    return .passed
  }

  private static func violation(
    of rule: FilteringRule, _ request: borrowing RequestView, _ policy: RequestFilteringPolicy,
    _ exempt: CheckSet, _ scratch: inout Scratch
  ) -> Finding? {
    if !rule.appliesTo.isEmpty {
      guard !request.fileExtension.isEmpty,
        rule.appliesTo[request.path.bytes(request.fileExtension)] != nil
      else { return nil }
    }
    let isWide = policy.options.alwaysAllowedBypass == .wide
    if rule.scanUrl, !(isWide && exempt.contains(.urlSequences)) {
      if rule.denyUnescapedPercent, let bare = barePercent(request.target, request.head.rawPath) {
        return .violated(rule.setting, .rawPath, bare)
      }
      let path = request.path.extracting(0..<spelledLength(request, policy))
      if let hit = rule.denyStrings.firstMatch(in: path, workspace: &scratch.workspace) {
        return .violated(rule.setting, .path, ByteRange(hit.range.lowerBound, hit.range.upperBound))
      }
    }
    if rule.scanQueryString, !(isWide && exempt.contains(.queryStringSequences)),
      let finding = queryViolation(of: rule, request.target, request.head.query, policy, &scratch)
    {
      return finding
    }
    if !rule.headerNames.isDisjoint(with: request.head.names),
      let finding = headerViolation(of: rule, request, &scratch)
    {
      return finding
    }
    guard rule.scanAllRaw, request.fields.count > 0 else { return nil }
    let all = ByteRange(
      Int(request.fields[0].name.start), Int(request.fields[request.fields.count - 1].value.end))
    if rule.denyUnescapedPercent, let bare = barePercent(request.wire, all) {
      return .violated(rule.setting, .headers, bare)
    }
    return hit(rule, request.wire, all, .headers, &scratch)
  }

  private static func headerViolation(
    of rule: FilteringRule, _ request: borrowing RequestView, _ scratch: inout Scratch
  ) -> Finding? {
    for name in rule.headers.indices {
      let length = rule.headers[name].count
      for index in request.fields.indices {
        let field = request.fields[index]
        guard field.name.count == length,
          request.wire.bytes(field.name).equalsCaseless(rule.headers[name])
        else { continue }
        if let finding = headerViolation(of: rule, request.wire, field, &scratch) { return finding }
      }
    }
    return nil
  }

  static func queryViolation(
    of rule: FilteringRule, _ target: Span<UInt8>, _ query: ByteRange, _ policy: RequestFilteringPolicy,
    _ scratch: inout Scratch
  ) -> Finding? {
    guard !query.isEmpty else { return nil }
    if rule.denyUnescapedPercent, let bare = barePercent(target, query) {
      return .violated(rule.setting, .query, bare)
    }
    if let finding = hit(rule, target, query, .query, &scratch) { return finding }
    guard policy.unescapeQueryString, decodeQuery(target.bytes(query), &scratch) else { return nil }
    guard let hit = firstMatch(of: rule.denyStrings, in: scratch.decodedQuery, &scratch.workspace) else {
      return nil
    }
    return .violated(rule.setting, .decodedQuery, ByteRange(hit.range.lowerBound, hit.range.upperBound))
  }

  /// The whole header is scanned, its name included, as `Name: value`.
  static func headerViolation(
    of rule: FilteringRule, _ wire: Span<UInt8>, _ field: HeaderField, _ scratch: inout Scratch
  ) -> Finding? {
    if rule.denyUnescapedPercent, let bare = barePercent(wire, field.value) {
      return .violated(rule.setting, .header, bare)
    }
    // Most headers are sent as `Name: value` and need no copy.
    if field.value.start == field.name.end + 2, wire[Int(field.name.end) + 1] == UInt8(ascii: " ") {
      return hit(
        rule, wire, ByteRange(Int(field.name.start), Int(field.value.end)), .header, &scratch)
    }
    scratch.line.removeAll()
    scratch.line.append(wire.bytes(field.name))
    scratch.line.append(UInt8(ascii: ":"))
    scratch.line.append(UInt8(ascii: " "))
    scratch.line.append(wire.bytes(field.value))
    guard let hit = firstMatch(of: rule.denyStrings, in: scratch.line, &scratch.workspace) else { return nil }
    let valueOffset = field.name.count + 2
    let start =
      hit.range.lowerBound >= valueOffset
      ? Int(field.value.start) + hit.range.lowerBound - valueOffset
      : Int(field.name.start) + min(hit.range.lowerBound, field.name.count)
    return .violated(
      rule.setting, .header, ByteRange(start, min(start + hit.range.count, Int(field.value.end))))
  }

  private static func hit(
    _ rule: FilteringRule, _ wire: Span<UInt8>, _ range: ByteRange, _ part: Finding.Part,
    _ scratch: inout Scratch
  ) -> Finding? {
    guard let hit = rule.denyStrings.firstMatch(in: wire.bytes(range), workspace: &scratch.workspace) else {
      return nil
    }
    let start = Int(range.start)
    return .violated(
      rule.setting, part, ByteRange(start + hit.range.lowerBound, start + hit.range.upperBound))
  }

  /// The first `%` that two hexadecimal digits do not follow.
  private static func barePercent(_ wire: Span<UInt8>, _ range: ByteRange) -> ByteRange? {
    let bytes = wire.bytes(range)
    for index in bytes.indices where bytes[index] == UInt8(ascii: "%") && escapedLength(bytes, index) == 1 {
      return ByteRange(Int(range.start) + index, Int(range.start) + index + 1)
    }
    return nil
  }
}
