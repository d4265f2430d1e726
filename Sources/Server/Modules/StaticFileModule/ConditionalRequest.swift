/// The conditional headers of a request for a static file.
///
/// If-Match and If-Unmodified-Since are asked first (412), then If-None-Match, and only without it
/// If-Modified-Since (304). A date that is none, or that lies in the future, is ignored. Source:
/// content-and-errors 4.5 (RFC 9110, 13.2.2); observed CC11, CH3.
struct ConditionalRequest {
  /// What came of the headers.
  enum Outcome: Equatable {
    case proceeds
    case notModified(ByteRange)
    case failed(ByteRange)
  }

  /// The file's time of last change in whole seconds, as a FILETIME; -1 when it is not known.
  let lastModified: Int64
  /// The file's time of last change; `nil` when its responses carry no entity tag.
  let tagged: Int64?
  /// The time of the request as a FILETIME; -1 when it is not known: no date lies in the future then.
  let now: Int64
  /// Whether a header could not be judged because the file's time is not known; it was taken for the
  /// version of another file.
  var isUncertain = false

  init(lastWriteTime: Int64, setsEntityTag: Bool, now: Int64) {
    lastModified = lastWriteTime < 0 ? -1 : lastWriteTime / 10_000_000 * 10_000_000
    tagged = lastWriteTime >= 0 && setsEntityTag ? lastWriteTime : nil
    self.now = now
  }

  mutating func judge(
    _ headers: ContentHeaders, _ wire: Span<UInt8>, _ fields: Span<HeaderField>
  ) -> Outcome {
    if let value = headers.value(.ifMatch, fields) {
      guard lists(.ifMatch, headers, wire, fields, isStrong: true) else {
        guard lastModified < 0, !isHopeless(wire.bytes(value)) else { return .failed(value) }
        isUncertain = true
        return .proceeds
      }
    } else if let value = headers.value(.ifUnmodifiedSince, fields),
      let date = HTTPDate.parse(wire.bytes(value))
    {
      if lastModified < 0 {
        isUncertain = true
      } else if date < lastModified {
        return .failed(value)
      }
    }
    if let value = headers.value(.ifNoneMatch, fields) {
      if lists(.ifNoneMatch, headers, wire, fields, isStrong: false) { return .notModified(value) }
      if lastModified < 0 { isUncertain = true }
    } else if let value = headers.value(.ifModifiedSince, fields), !headers.isRepeated(.ifModifiedSince),
      let date = HTTPDate.parse(wire.bytes(value)), now < 0 || date <= now
    {
      if lastModified < 0 {
        isUncertain = true
      } else if date >= lastModified {
        return .notModified(value)
      }
    }
    return .proceeds
  }

  /// Whether Range counts under If-Range: its tag or date is the file's. Source: content-and-errors 4.6.
  mutating func rangeApplies(
    _ headers: ContentHeaders, _ wire: Span<UInt8>, _ fields: Span<HeaderField>
  ) -> Bool {
    guard let value = headers.value(.ifRange, fields) else { return true }
    let text = wire.bytes(value)
    if lastModified < 0 {
      isUncertain = true
      return true
    }
    if let date = HTTPDate.parse(text) { return date == lastModified }
    return EntityTag.list(text, holds: tagged, isStrong: true)
  }

  private func lists(
    _ name: ContentHeaders.Name, _ headers: ContentHeaders, _ wire: Span<UInt8>,
    _ fields: Span<HeaderField>, isStrong: Bool
  ) -> Bool {
    let tagged = tagged
    return headers.contains(name, wire, fields) { EntityTag.list($0, holds: tagged, isStrong: isStrong) }
  }

  /// Whether no tag in a list can be one of IIS's: none ends with `:0"`.
  private func isHopeless(_ list: Span<UInt8>) -> Bool {
    for index in list.indices where index + 2 < list.count {
      if list[index] == UInt8(ascii: ":"), list[index + 1] == UInt8(ascii: "0"),
        list[index + 2] == UInt8(ascii: "\"")
      {
        return false
      }
    }
    return true
  }
}
