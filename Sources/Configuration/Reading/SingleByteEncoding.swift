import CExpat

/// The 8-bit encodings beyond expat's own that editors on Windows write.
///
/// Safety of the unsafe code: expat passes a pointer that is valid during the call, to a structure whose
/// `map` has 256 numbers; it is written through one buffer of exactly that size.
enum SingleByteEncoding {
  /// Describes an encoding to expat; false if the name is not known, which makes the document malformed.
  static func fill(_ encoding: UnsafeMutablePointer<XML_Encoding>, for name: String) -> Bool {
    guard ["windows-1252", "cp1252"].contains(name.lowercased()) else { return false }
    withUnsafeMutableBytes(of: &encoding.pointee.map) { raw in
      let map = raw.bindMemory(to: Int32.self)
      for byte in map.indices { map[byte] = Int32(byte) }
      for (index, character) in windows1252.enumerated() { map[0x80 + index] = character }
    }
    encoding.pointee.data = nil
    encoding.pointee.convert = nil
    encoding.pointee.release = nil
    return true
  }

  /// 0x80 to 0x9F of windows-1252; -1 is not assigned.
  private static let windows1252: [Int32] = [
    0x20AC, -1, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, -1,
    0x017D, -1, -1, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
    0x0153, -1, 0x017E, 0x0178,
  ]
}
