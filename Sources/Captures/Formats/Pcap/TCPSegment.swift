/// One end of a connection: an address of 4 or 16 bytes and a port.
struct PacketEndpoint: Hashable {
  var high: UInt64
  var low: UInt64
  var isIPv6: Bool
  var port: UInt16

  /// The address as text: four decimal numbers, or groups of hexadecimal digits as RFC 5952 has them.
  var addressText: String {
    guard isIPv6 else {
      return [24, 16, 8, 0].map { (shift: UInt64) in String(low >> shift & 0xFF) }.joined(separator: ".")
    }
    let shifts: [UInt64] = [48, 32, 16, 0]
    let groups: [UInt64] = shifts.map { high >> $0 & 0xFFFF } + shifts.map { low >> $0 & 0xFFFF }
    var best = 0..<0
    var start = 0
    for index in 0...8 where index == 8 || groups[index] != 0 {
      if index - start > max(1, best.count) { best = start..<index }
      start = index + 1
    }
    func text(_ range: Range<Int>) -> String {
      range.map { String(groups[$0], radix: 16) }.joined(separator: ":")
    }
    return best.isEmpty ? text(0..<8) : text(0..<best.lowerBound) + "::" + text(best.upperBound..<8)
  }
}

/// A TCP segment of a packet.
struct TCPSegment {
  var source: PacketEndpoint
  var destination: PacketEndpoint
  var sequence: UInt32
  var isSYN: Bool
  var isACK: Bool
  var isFIN: Bool
  var isRST: Bool
  /// Where the payload stands in the packet.
  var payload: Range<Int>
}

/// Takes a packet apart: link layer, IPv4 or IPv6, TCP. Every offset is checked against the captured bytes.
struct PacketParser {
  private let bytes: [UInt8]

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The TCP segment of a packet; `nil` for anything else, fragments of IP packets included.
  static func segment(_ bytes: [UInt8], linkType: Int32) -> TCPSegment? {
    let parser = PacketParser(bytes)
    guard let start = parser.networkLayer(linkType) else { return nil }
    switch parser.byte(start) >> 4 {
    case 4: return parser.ipv4(start)
    case 6: return parser.ipv6(start)
    default: return nil
    }
  }

  private func byte(_ index: Int) -> UInt8 { index < bytes.count ? bytes[index] : 0 }

  private func word(_ index: Int) -> Int { Int(byte(index)) << 8 | Int(byte(index + 1)) }

  private func long(_ index: Int) -> UInt64 { UInt64(word(index)) << 16 | UInt64(word(index + 2)) }

  /// The offset of the IP header. The numbers are libpcap's.
  private func networkLayer(_ linkType: Int32) -> Int? {
    switch linkType {
    case 1: etherType(at: 12)
    case 0, 108: 4
    case 12, 14, 101, 228, 229: 0
    case 113: isIP(word(14)) ? 16 : nil
    case 276: isIP(word(0)) ? 20 : nil
    default: nil
    }
  }

  private func isIP(_ type: Int) -> Bool { type == 0x0800 || type == 0x86DD }

  /// Behind an Ethernet header, any number of VLAN tags and PPPoE.
  private func etherType(at offset: Int) -> Int? {
    var offset = offset
    while [0x8100, 0x88A8, 0x9100].contains(word(offset)), offset + 4 < bytes.count { offset += 4 }
    if word(offset) == 0x8864 { return [0x0021, 0x0057].contains(word(offset + 8)) ? offset + 10 : nil }
    return isIP(word(offset)) ? offset + 2 : nil
  }

  private func ipv4(_ start: Int) -> TCPSegment? {
    let headerLength = Int(byte(start) & 15) * 4
    // A fragment: more of them follow, or this is not the first.
    guard headerLength >= 20, byte(start + 9) == 6, word(start + 6) & 0x3FFF == 0 else { return nil }
    // Segmentation by the network card leaves the length 0.
    let length = word(start + 2)
    let end = length >= headerLength ? min(bytes.count, start + length) : bytes.count
    return tcp(
      start + headerLength, end: end,
      source: PacketEndpoint(high: 0, low: long(start + 12), isIPv6: false, port: 0),
      destination: PacketEndpoint(high: 0, low: long(start + 16), isIPv6: false, port: 0))
  }

  private func ipv6(_ start: Int) -> TCPSegment? {
    let length = word(start + 4)
    let end = length > 0 ? min(bytes.count, start + 40 + length) : bytes.count
    var next = byte(start + 6)
    var offset = start + 40
    while next != 6 {
      switch next {
      case 0, 43, 60:
        next = byte(offset)
        offset += (Int(byte(offset + 1)) + 1) * 8
      case 44:
        guard word(offset + 2) & 0xFFF9 == 0 else { return nil }
        next = byte(offset)
        offset += 8
      default: return nil
      }
      guard offset < end else { return nil }
    }
    return tcp(offset, end: end, source: endpoint6(start + 8), destination: endpoint6(start + 24))
  }

  private func endpoint6(_ offset: Int) -> PacketEndpoint {
    PacketEndpoint(
      high: long(offset) << 32 | long(offset + 4), low: long(offset + 8) << 32 | long(offset + 12),
      isIPv6: true,
      port: 0)
  }

  private func tcp(
    _ start: Int, end: Int, source: PacketEndpoint, destination: PacketEndpoint
  ) -> TCPSegment? {
    let headerLength = Int(byte(start + 12) >> 4) * 4
    guard start + 20 <= end, headerLength >= 20 else { return nil }
    let flags = byte(start + 13)
    var segment = TCPSegment(
      source: source, destination: destination, sequence: UInt32(truncatingIfNeeded: long(start + 4)),
      isSYN: flags & 2 != 0, isACK: flags & 16 != 0, isFIN: flags & 1 != 0, isRST: flags & 4 != 0,
      payload: min(start + headerLength, end)..<end)
    segment.source.port = UInt16(word(start))
    segment.destination.port = UInt16(word(start + 2))
    return segment
  }
}
