extension RequestFilteringModule {
  /// `hiddenSegments`: a whole segment of the script path equals an entry. Source: request-filtering 3.7.
  static func hiddenSegments(
    _ request: borrowing RequestView, _ policy: RequestFilteringPolicy
  ) -> Finding {
    let path = request.path.extracting(0..<request.scriptLength)
    var start = 0
    while start < path.count {
      let end = ByteScan.first(UInt8(ascii: "/"), in: path, from: start)
      if end > start, let setting = policy.hiddenSegments[path.extracting(start..<end)] {
        return .violated(setting, .path, ByteRange(start, end))
      }
      start = end + 1
    }
    return .passed
  }

  /// `fileExtensions`: the extension of the script path, `.` when it has none. Source: request-filtering 3.5.
  static func fileExtensions(
    _ request: borrowing RequestView, _ policy: RequestFilteringPolicy
  ) -> Finding {
    guard let setting = extensionDenial(request, policy) else { return .passed }
    let bytes =
      request.fileExtension.isEmpty
      ? ByteRange(request.scriptLength, request.scriptLength) : request.fileExtension
    return .violated(setting, .path, bytes)
  }

  /// The setting that denies the extension of a request, or `nil`.
  @inline(__always)
  static func extensionDenial(
    _ request: borrowing RequestView, _ policy: RequestFilteringPolicy
  ) -> Int32? {
    request.fileExtension.isEmpty
      ? policy.extensionlessDenial : policy.fileExtensions.denial(request.path.bytes(request.fileExtension))
  }
}
