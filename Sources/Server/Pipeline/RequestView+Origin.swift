extension RequestView {
  /// Makes the text of a Location absolute, as IIS sends it, when the request names a host: a path gets scheme
  /// and host before it. Source: content-and-errors 4.3, 6; observed D5, HE18.
  func absolute(_ location: Span<UInt8>, isTLS: Bool) -> [UInt8] {
    var text: [UInt8] = []
    let isPath =
      location.count > 0 && location[0] == UInt8(ascii: "/")
      && !(location.count > 1 && location[1] == UInt8(ascii: "/"))
    let host = wire.bytes(head.host)
    if isPath, host.count > 0 {
      text += Array((isTLS ? "https://" : "http://").utf8)
      text.append(host)
    }
    text.append(location)
    return text
  }
}
