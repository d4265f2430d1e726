/// Appends decoded characters to a cooked path and normalises it on the way.
///
/// Slashes collapse before dot segments are judged, `..` takes one segment away, and climbing above the
/// root is forbidden. Source: http-sys 3.6.
struct PathBuilder {
  private let settings: HTTPSysSettings
  /// Where the current segment starts in the output, behind its slash.
  private var segmentStart = 0
  /// The length of the current segment and of the whole path, in UTF-16 units.
  private var segmentUnits = 0
  private var totalUnits = 0
  private var segments = 0
  private var segmentRawStart = 0

  init(settings: HTTPSysSettings) { self.settings = settings }

  mutating func append<Origins: OriginSink>(
    _ scalar: UInt32, from raw: ByteRange, to output: inout CookedPath, origins: inout Origins
  ) -> Refusal? {
    guard scalar == UInt32(UInt8(ascii: "/")) || scalar == UInt32(UInt8(ascii: "\\")) else {
      if segmentUnits == 0 { segmentRawStart = Int(raw.start) }
      let units = scalar > 0xFFFF ? 2 : 1
      segmentUnits += units
      totalUnits += units
      if totalUnits > 32767 { return Refusal(.urlLength, at: Int(raw.start), count: raw.count) }
      if segmentUnits > settings.urlSegmentMaxLength, settings.urlSegmentMaxLength > 0 {
        return Refusal(.url, at: segmentRawStart, count: Int(raw.end) - segmentRawStart)
      }
      output.append(scalar: scalar)
      origins.note(length: output.count, raw: raw)
      return nil
    }
    if output.count > 0 {
      if let refusal = endSegment(Int(raw.end), &output, &origins) { return refusal }
      // The slash that ended the previous segment is still there: this one collapses into it.
      if output[output.count - 1] == UInt8(ascii: "/") { return nil }
    }
    totalUnits += 1
    output.append(UInt8(ascii: "/"))
    origins.note(length: output.count, raw: raw)
    segmentStart = output.count
    segmentUnits = 0
    return nil
  }

  mutating func finish<Origins: OriginSink>(
    _ path: ByteRange, _ output: inout CookedPath, origins: inout Origins
  ) -> Refusal? {
    if let refusal = endSegment(Int(path.end), &output, &origins) { return refusal }
    if segments > settings.urlSegmentMaxCount, settings.urlSegmentMaxCount > 0 {
      return Refusal(.url, at: Int(path.start), count: path.count)
    }
    return nil
  }

  private mutating func endSegment<Origins: OriginSink>(
    _ rawEnd: Int, _ output: inout CookedPath, _ origins: inout Origins
  ) -> Refusal? {
    let length = output.count - segmentStart
    guard length > 0 else { return nil }
    let isDot = length == 1 && output[segmentStart] == UInt8(ascii: ".")
    let isDotDot =
      length == 2 && output[segmentStart] == UInt8(ascii: ".")
      && output[segmentStart + 1] == UInt8(ascii: ".")
    guard isDot || isDotDot else {
      segments += 1
      return nil
    }
    var cut = segmentStart
    if isDotDot {
      guard cut > 1 else {
        return Refusal(.forbidden, at: segmentRawStart, count: rawEnd - segmentRawStart)
      }
      cut -= 1
      while output[cut - 1] != UInt8(ascii: "/") { cut -= 1 }
      segments -= 1
    }
    output.truncate(to: cut)
    origins.truncate(to: cut)
    segmentStart = cut
    segmentUnits = 0
    return nil
  }
}
