extension RequestFilteringModule {
  /// `allowDoubleEscaping="false"`: the cooked path must not change when decoded once more, so it may hold
  /// neither `+` nor `%` before two hexadecimal digits. Source: request-filtering 3.1.
  static func doubleEscaping(
    _ request: borrowing RequestView, _ policy: RequestFilteringPolicy
  ) -> Finding {
    let path = request.path
    guard policy.active.contains(.doubleEscaping) else { return allowed(policy.allowDoubleEscaping) }
    guard !request.shape.isDisjoint(with: [.plus, .percent]) else {
      return Finding(result: .passed, setting: policy.allowDoubleEscaping)
    }
    for index in path.indices {
      let byte = path[index]
      if byte == UInt8(ascii: "+") {
        return .violated(policy.allowDoubleEscaping, .path, ByteRange(index, index + 1))
      }
      if byte == UInt8(ascii: "%"), let length = escapeLength(path, index, policy.options) {
        return .violated(policy.allowDoubleEscaping, .path, ByteRange(index, index + length))
      }
    }
    return Finding(result: .passed, setting: policy.allowDoubleEscaping)
  }

  private static func escapeLength(
    _ path: Span<UInt8>, _ index: Int, _ options: UndeterminedBehavior
  ) -> Int? {
    func isHex(_ offset: Int) -> Bool {
      index + offset < path.count && ByteClass.contains(path[index + offset], ByteClass.hexDigit)
    }
    if isHex(1), isHex(2) { return 3 }
    guard options.percentUIsDoubleEscape, index + 1 < path.count, path[index + 1] | 0x20 == UInt8(ascii: "u")
    else { return nil }
    return isHex(2) && isHex(3) && isHex(4) && isHex(5) ? 6 : nil
  }

  /// `allowHighBitCharacters="false"`: no character beyond ASCII in the cooked path.
  /// Source: request-filtering 3.2.
  static func highBitCharacters(
    _ request: borrowing RequestView, _ policy: RequestFilteringPolicy
  ) -> Finding {
    guard policy.active.contains(.highBitCharacters) else { return allowed(policy.allowHighBitCharacters) }
    guard request.shape.contains(.highBit) else {
      return Finding(result: .passed, setting: policy.allowHighBitCharacters)
    }
    for index in 0..<spelledLength(request, policy) where request.path[index] >= 0x80 {
      var end = index + 1
      while end < request.path.count, request.path[end] & 0xC0 == 0x80 { end += 1 }
      return .violated(policy.allowHighBitCharacters, .path, ByteRange(index, end))
    }
    return Finding(result: .passed, setting: policy.allowHighBitCharacters)
  }

  private static func allowed(_ setting: Int32) -> Finding { Finding(result: .skipped, setting: setting) }

  /// How much of the path the checks about its spelling look at.
  static func spelledLength(
    _ request: borrowing RequestView, _ policy: RequestFilteringPolicy
  ) -> Int {
    policy.options.sequenceScope == .path ? request.path.count : request.scriptLength
  }
}
