/// How Windows compares and restricts the names of files.
///
/// Names compare without case, UTF-16 unit by unit, through a table of upper-case letters; no normalisation
/// takes place, so the composed and the decomposed spelling of `é` are two names. IIS looks a name up as it
/// stands in the URL and trims nothing. Source: content-and-errors 2.4.
public enum FileName {
  /// Why no file on Windows can have a name.
  public enum Fault: Sendable, Hashable {
    /// The name holds one of `< > : " | * ? \` or a control character; `:` would name a stream of a file.
    case character(UInt8)
    /// The name ends with a dot or a blank, which Windows cuts off when a file is made.
    case trailingDotOrSpace
    /// The name, whatever its extension, names a device such as `CON` or `LPT1`.
    case device
    /// The name is longer than 255 UTF-16 units.
    case length
    /// The name is not UTF-8.
    case encoding
    /// The name is empty, `.` or `..`.
    case reserved
  }

  /// Why no file on Windows can have this name; `nil` when one can.
  public static func fault(_ name: String) -> Fault? {
    let bytes = Array(name.utf8)
    if bytes.isEmpty || name == "." || name == ".." { return .reserved }
    for byte in bytes {
      switch byte {
      case 0..<0x20, UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: ":"), UInt8(ascii: "\""),
        UInt8(ascii: "|"), UInt8(ascii: "*"), UInt8(ascii: "?"), UInt8(ascii: "\\"), UInt8(ascii: "/"):
        return .character(byte)
      default: continue
      }
    }
    let isASCII = bytes.allSatisfy { $0 < 0x80 }
    if !isASCII, name.unicodeScalars.contains("\u{FFFD}") { return .encoding }
    if bytes.last == UInt8(ascii: ".") || bytes.last == UInt8(ascii: " ") { return .trailingDotOrSpace }
    if (isASCII ? bytes.count : name.utf16.count) > 255 { return .length }
    return isDevice(name) ? .device : nil
  }

  /// Whether a name is that of a device: `CON`, `con.txt`, `LPT1 .x`. Superscript digits count as digits.
  public static func isDevice(_ name: String) -> Bool {
    guard let first = name.utf8.first, "ACLNPaclnp".utf8.contains(first) else { return false }
    var stem = name.prefix { $0 != "." }
    while stem.last == " " { stem = stem.dropLast() }
    let upper = stem.uppercased()
    if ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"].contains(upper) { return true }
    guard upper.hasPrefix("COM") || upper.hasPrefix("LPT"), upper.count == 4, let digit = upper.last else {
      return false
    }
    return "123456789¹²³".contains(digit)
  }

  /// Whether a name, given in bytes, is that of a device; superscript digits are not looked for.
  static func isDevice(_ name: Span<UInt8>) -> Bool {
    guard name.count >= 3 else { return false }
    switch ByteClass.lowercase(name[0]) {
    case UInt8(ascii: "a"), UInt8(ascii: "c"), UInt8(ascii: "l"), UInt8(ascii: "n"), UInt8(ascii: "p"): break
    default: return false
    }
    var end = 0
    while end < name.count, name[end] != UInt8(ascii: ".") { end += 1 }
    while end > 0, name[end - 1] == UInt8(ascii: " ") { end -= 1 }
    let stem = name.extracting(0..<end)
    switch end {
    case 3:
      return stem.equalsCaseless("con") || stem.equalsCaseless("prn") || stem.equalsCaseless("aux")
        || stem.equalsCaseless("nul")
    case 4:
      let family = stem.extracting(0..<3)
      return (family.equalsCaseless("com") || family.equalsCaseless("lpt"))
        && stem[3] &- UInt8(ascii: "1") < 9
    default: return false
    }
  }

  /// Whether a name has the form of a short name that Windows makes up for a long one, as `LONGFI~1.TXT`.
  /// IIS finds no file by such a name unless it is the file's own.
  static func looksShort(_ name: Span<UInt8>) -> Bool {
    var dot = name.count
    for index in name.indices where name[index] == UInt8(ascii: ".") {
      if dot < name.count { return false }
      dot = index
    }
    guard dot <= 8, dot > 2, name.count - dot <= 4 else { return false }
    var index = dot - 1
    while index > 0, UInt8(ascii: "0")...UInt8(ascii: "9") ~= name[index] { index -= 1 }
    return index < dot - 1 && name[index] == UInt8(ascii: "~")
  }

  /// Whether two names are one for Windows.
  static func equal(_ left: Span<UInt8>, _ right: Span<UInt8>) -> Bool {
    var leftIndex = 0
    var rightIndex = 0
    while leftIndex < left.count, rightIndex < right.count {
      guard folded(left, &leftIndex) == folded(right, &rightIndex) else { return false }
    }
    return leftIndex == left.count && rightIndex == right.count
  }

  /// A hash of a name below a folder; names that are equal have equal hashes.
  static func hash(_ name: Span<UInt8>, in folder: Int32) -> UInt32 {
    var hash = UInt32(bitPattern: folder) &* 0x9E37_79B9 ^ 2_166_136_261
    var index = 0
    while index < name.count { hash = (hash ^ folded(name, &index)) &* 16_777_619 }
    return hash ^ hash >> 15
  }

  /// A name with its case removed: equal for names that are one for Windows.
  static func folded(_ name: String) -> [UInt32] {
    let bytes = Array(name.utf8)
    var index = 0
    var units: [UInt32] = []
    units.reserveCapacity(bytes.count)
    while index < bytes.count { units.append(folded(bytes.span, &index)) }
    return units
  }

  /// The next character, its case removed; `index` moves behind it.
  @inline(__always)
  private static func folded(_ bytes: Span<UInt8>, _ index: inout Int) -> UInt32 {
    let first = bytes[index]
    if first < 0x80 {
      index += 1
      return UInt32(ByteClass.lowercase(first))
    }
    return foldedBeyondASCII(bytes, &index)
  }

  /// Windows' table maps single UTF-16 units only: characters beyond the basic plane, those whose upper case
  /// is several letters, and those whose upper case is an ASCII letter stay what they are.
  private static func foldedBeyondASCII(_ bytes: Span<UInt8>, _ index: inout Int) -> UInt32 {
    let first = bytes[index]
    index += 1
    guard first >= 0xC2 else { return UInt32(first) }
    let more = first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3
    var value = UInt32(first) & (0x3F >> UInt32(more))
    for _ in 0..<more {
      guard index < bytes.count, bytes[index] & 0xC0 == 0x80 else { return value }
      value = value << 6 | UInt32(bytes[index] & 0x3F)
      index += 1
    }
    guard value <= 0xFFFF, let scalar = Unicode.Scalar(value) else { return value }
    return single(scalar.properties.uppercaseMapping) ?? single(scalar.properties.titlecaseMapping) ?? value
  }

  private static func single(_ mapping: String) -> UInt32? {
    let scalars = mapping.unicodeScalars
    guard let first = scalars.first, scalars.count == 1, (0x80...0xFFFF).contains(first.value) else {
      return nil
    }
    return first.value
  }
}
