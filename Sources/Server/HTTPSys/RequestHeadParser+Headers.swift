extension RequestHeadParser {
  /// Reads the header lines up to and with the empty line. Source: http-sys 4.4, 2.1 (limits).
  mutating func headers(into fields: inout [HeaderField], framing: inout BodyFraming) -> Refusal? {
    while true {
      guard position < bytes.count else { return incomplete }
      if position + 2 - start > settings.maxRequestBytes {
        return Refusal(.requestLength, at: start + settings.maxRequestBytes, count: 0)
      }
      switch bytes[position] {
      case 0x0A:
        position += 1
        return nil
      case 0x0D:
        guard position + 1 < bytes.count else { return incomplete }
        guard bytes[position + 1] == 0x0A else { return Refusal(.badRequest, at: position) }
        position += 2
        return nil
      case 0x20, 0x09:
        // Only the first header line can get here: later ones fold into the value before them.
        return Refusal(.header, at: position)
      default:
        if let refusal = header(into: &fields, framing: &framing) { return refusal }
      }
    }
  }

  private mutating func header(
    into fields: inout [HeaderField], framing: inout BodyFraming
  ) -> Refusal? {
    let line = position
    // Bytes that end nothing and break no limit are passed over together.
    let limit = min(bytes.count, start + settings.maxRequestBytes, line + settings.maxFieldLength)
    var index = position
    while index < limit, ByteClass.contains(bytes[index], ByteClass.token) { index &+= 1 }
    position = index
    while position < bytes.count, ByteClass.contains(bytes[position], ByteClass.token) {
      position += 1
      if let refusal = tooLong(line) { return refusal }
    }
    guard position < bytes.count else { return incomplete }
    guard position > line, bytes[position] == UInt8(ascii: ":") else {
      return Refusal(.header, at: position)
    }
    let name = ByteRange(line, position)
    position += 1
    skipBlanks()
    let valueStart = position
    var valueEnd = position
    repeat {
      if let refusal = valueLine(line, limit, &valueEnd) { return refusal }
      // A line that starts with a blank continues the value (RFC 9112, 5.2).
      guard position < bytes.count else { return incomplete }
      guard bytes[position] == 0x20 || bytes[position] == 0x09 else { break }
      head.flags.insert(.hasFolds)
      skipBlanks()
    } while true
    let field = HeaderField(name: name, value: ByteRange(valueStart, max(valueStart, valueEnd)))
    fields.append(field)
    let names = HeaderNames(bytes.bytes(name))
    head.names.formUnion(names)
    return names.isDisjoint(with: BodyFraming.names) ? nil : framing.take(field, head: &head, bytes: bytes)
  }

  /// Reads to the end of one line of a value and moves `valueEnd` behind its last byte that is no blank.
  ///
  /// - Parameter limit: how far bytes break no limit.
  private mutating func valueLine(_ line: Int, _ limit: Int, _ valueEnd: inout Int) -> Refusal? {
    while true {
      if position < limit {
        let plain = position
        position = ByteScan.firstControl(in: bytes, from: position, to: limit)
        var last = position
        while last > plain, bytes[last - 1] == 0x20 { last -= 1 }
        if last > plain { valueEnd = last }
      } else if let refusal = tooLong(line) {
        return refusal
      }
      guard position < bytes.count else { return incomplete }
      let byte = bytes[position]
      if byte == 0x0A {
        position += 1
        return position > limit ? tooLong(line) : nil
      }
      if byte == 0x0D {
        guard position + 1 < bytes.count else { return incomplete }
        guard bytes[position + 1] == 0x0A else { return Refusal(.invalidCRLF, at: position) }
        position += 2
        return position > limit ? tooLong(line) : nil
      }
      if ByteClass.contains(byte, ByteClass.valueControl) { return Refusal(.header, at: position) }
      position += 1
      if byte != 0x20, byte != 0x09 { valueEnd = position }
    }
  }

  /// http-sys 2.1: the running total is tested before the length of the line itself.
  @inline(never)
  private func tooLong(_ line: Int) -> Refusal? {
    if position - start > settings.maxRequestBytes {
      return Refusal(.requestLength, at: start + settings.maxRequestBytes)
    }
    if position - line > settings.maxFieldLength {
      return Refusal(.fieldLength, at: line, count: position - line)
    }
    return nil
  }
}
