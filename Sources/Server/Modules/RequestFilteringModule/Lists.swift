extension RequestFilteringModule {
  /// `hiddenSegments`: a whole segment of the script path equals an entry. Source: request-filtering 3.7.
  @inline(__always)
  static func hiddenSegments(
    _ request: borrowing RequestView, _ policy: RequestFilteringPolicy
  ) -> Finding {
    let path = request.path
    var start = 0
    for index in 0...request.scriptLength
    where index == request.scriptLength || path[index] == UInt8(ascii: "/") {
      if index > start, let setting = policy.hiddenSegments[path.extracting(start..<index)] {
        return .violated(setting, .path, ByteRange(start, index))
      }
      start = index + 1
    }
    return .passed
  }

  /// `fileExtensions`: the extension of the script path, `.` when it has none. Source: request-filtering 3.5.
  @inline(__always)
  static func fileExtensions(
    _ request: borrowing RequestView, _ policy: RequestFilteringPolicy
  ) -> Finding {
    guard !request.fileExtension.isEmpty else {
      let dot: InlineArray<1, UInt8> = [UInt8(ascii: ".")]
      guard let setting = policy.fileExtensions.denial(dot.span) else { return .passed }
      return .violated(setting, .path, ByteRange(request.scriptLength, request.scriptLength))
    }
    let key = request.path.bytes(request.fileExtension)
    guard let setting = policy.fileExtensions.denial(key) else { return .passed }
    return .violated(setting, .path, request.fileExtension)
  }
}
