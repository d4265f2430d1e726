extension RequestFilteringModule {
  /// `requestLimits/@maxAllowedContentLength` against the Content-Length header; a chunked body is never
  /// measured. Every limit compares with "greater than". Source: request-filtering 3.3.
  static func contentLength(
    _ request: borrowing RequestView, _ policy: RequestFilteringPolicy
  ) -> Finding {
    let limit = policy.maxAllowedContentLength
    var finding = Finding(result: .passed, setting: limit.setting, limit: limit.value)
    guard request.head.flags.contains(.hasContentLength), !request.head.flags.contains(.isChunked) else {
      return finding
    }
    finding.seen = request.head.contentLength
    if finding.seen > limit.value {
      finding.result = .violated
      finding.part = .header
      for index in request.fields.indices {
        let field = request.fields[index]
        if request.wire.bytes(field.name).equalsCaseless("content-length") { finding.bytes = field.value }
      }
    }
    return finding
  }

  /// `requestLimits/headerLimits`: the bytes of a header's value, repeated headers joined as HTTP.sys joins
  /// them. Source: request-filtering 3.3.
  static func headerLimits(
    _ wire: Span<UInt8>, _ fields: Span<HeaderField>, _ policy: RequestFilteringPolicy
  ) -> Finding {
    for entry in policy.headerLimits.indices {
      var length = 0
      var count = 0
      var last = ByteRange(0, 0)
      for index in fields.indices {
        let field = fields[index]
        guard wire.bytes(field.name).equalsCaseless(policy.headerLimits[entry].name) else { continue }
        length += field.value.count + (count > 0 ? 2 : 0)
        count += 1
        last = field.value
      }
      guard count > 0 else { continue }
      let limit = policy.headerLimits[entry].limit
      if UInt64(length) > limit.value {
        return .violated(limit.setting, .header, last, seen: UInt64(length), limit: limit.value)
      }
    }
    return .passed
  }

  /// `requestLimits/@maxUrl` against the script path: the bytes as sent when nothing is cut off, otherwise the
  /// bytes of the script path. Source: request-filtering 3.3.
  static func maxUrl(_ request: borrowing RequestView, _ policy: RequestFilteringPolicy) -> Finding {
    let isWhole = request.scriptLength == request.path.count
    let countsRaw = isWhole && policy.options.maxUrlCounts == .raw && !request.head.rawPath.isEmpty
    let length = countsRaw ? request.head.rawPath.count : request.scriptLength
    let limit = policy.maxUrl
    guard UInt64(length) > limit.value else {
      return Finding(result: .passed, setting: limit.setting, seen: UInt64(length), limit: limit.value)
    }
    let excess = Int(limit.value)
    return countsRaw
      ? .violated(
        limit.setting, .rawPath,
        ByteRange(Int(request.head.rawPath.start) + excess, Int(request.head.rawPath.end)),
        seen: UInt64(length), limit: limit.value)
      : .violated(
        limit.setting, .path, ByteRange(excess, length), seen: UInt64(length), limit: limit.value)
  }

  /// `requestLimits/@maxQueryString` against the raw query without its `?`. Source: request-filtering 3.3.
  static func maxQueryString(
    _ request: borrowing RequestView, _ policy: RequestFilteringPolicy
  ) -> Finding {
    let query = request.head.query
    let limit = policy.maxQueryString
    guard UInt64(query.count) > limit.value else {
      return Finding(result: .passed, setting: limit.setting, seen: UInt64(query.count), limit: limit.value)
    }
    return .violated(
      limit.setting, .query, ByteRange(Int(query.start) + Int(limit.value), Int(query.end)),
      seen: UInt64(query.count), limit: limit.value)
  }
}

extension Span where Element == UInt8 {
  /// Whether these bytes equal a key that is in lower case, in any case.
  func equalsCaseless(_ lowercased: [UInt8]) -> Bool {
    guard count == lowercased.count else { return false }
    return ByteScan.equalsCaseless(self, lowercased.span)
  }
}
