extension IPAddress {
  /// Appends the text that `description` has, without making a string.
  func append(to buffer: inout ByteBuffer) {
    if isIPv4 {
      for part in 0..<4 {
        if part > 0 { buffer.append(UInt8(ascii: ".")) }
        buffer.append(decimal: UInt64(truncatingIfNeeded: bits >> UInt128(24 - 8 * part)) & 0xFF)
      }
      return
    }
    let gap = longestGap
    var group = 0
    while group < 8 {
      if group == gap.lowerBound, gap.count > 1 {
        buffer.append("::")
        group = gap.upperBound
        continue
      }
      if group > 0, group != gap.upperBound || gap.count < 2 { buffer.append(UInt8(ascii: ":")) }
      append(group: self.group(group), to: &buffer)
      group += 1
    }
  }

  /// One of the eight groups of an IPv6 address.
  private func group(_ index: Int) -> UInt16 { UInt16(truncatingIfNeeded: bits >> UInt128(112 - 16 * index)) }

  /// The first of the longest runs of groups that are zero.
  private var longestGap: Range<Int> {
    var longest = 0..<0
    var start = 0
    for index in 0..<8 {
      if group(index) != 0 {
        start = index + 1
      } else if index + 1 - start > longest.count {
        longest = start..<index + 1
      }
    }
    return longest
  }

  private func append(group: UInt16, to buffer: inout ByteBuffer) {
    var shift: UInt16 = 12
    while shift > 0, group >> shift == 0 { shift -= 4 }
    while true {
      let digit = UInt8(truncatingIfNeeded: group >> shift & 15)
      buffer.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
      guard shift > 0 else { return }
      shift -= 4
    }
  }
}
