/// The values of `HKLM\System\CurrentControlSet\Services\HTTP\Parameters` that decide a request, under the
/// registry's names. Source: http-sys 2 (Microsoft, "HTTP.sys registry settings for Windows").
public struct HTTPSysSettings: Sendable, Hashable {
  /// The longest header line and request target, in bytes; 64 to 65534.
  public var maxFieldLength = 16384
  /// The request line and all headers together, in bytes; 256 to 16777216.
  public var maxRequestBytes = 16384
  /// The longest path segment, in UTF-16 units after decoding; 0 to 32766, 0 is unlimited.
  public var urlSegmentMaxLength = 260
  /// The largest number of path segments; 0 to 16383, 0 is unlimited.
  public var urlSegmentMaxCount = 255
  /// Accept escapes that decode to U+0001-U+001F and U+007F.
  public var allowRestrictedChars = false
  /// Accept paths that are not UTF-8 and decode them with the ANSI code page.
  public var enableNonUTF8 = true
  /// Try UTF-8 before the ANSI code page; the other way round when false.
  public var favorUTF8 = true
  /// Accept `%uNNNN` escapes.
  public var percentUAllowed = true
  /// The system's ANSI code page.
  public var ansiCodePage = ANSICodePage.windows1252

  /// Creates the defaults of the registry.
  public init() {}

  /// The longest request target, in bytes: `MaxFieldLength` bounded by `MaxRequestBytes`.
  public var maxTargetLength: Int { min(maxFieldLength, maxRequestBytes) }
}

extension HTTPSysSettings {
  /// Why a registry value was not taken.
  public enum SettingError: Error, Sendable, Hashable {
    /// No such value decides a request.
    case unknownName
    /// The number is outside the documented range; Windows uses its default then.
    case outOfRange(ClosedRange<Int>)
    /// The code page is not modelled.
    case unsupportedCodePage
  }

  /// The names `set` knows, as the registry spells them, and `ansiCodePage`.
  public static let names = [
    "AllowRestrictedChars", "EnableNonUTF8", "FavorUTF8", "MaxFieldLength", "MaxRequestBytes",
    "PercentUAllowed", "UrlSegmentMaxCount", "UrlSegmentMaxLength", "ansiCodePage",
  ]

  /// Sets one value by its registry name, in any case.
  public mutating func set(_ name: String, to value: Int) throws(SettingError) {
    switch name.lowercased() {
    case "maxfieldlength": maxFieldLength = try Self.checked(value, 64...65534)
    case "maxrequestbytes": maxRequestBytes = try Self.checked(value, 256...16_777_216)
    case "urlsegmentmaxlength": urlSegmentMaxLength = try Self.checked(value, 0...32766)
    case "urlsegmentmaxcount": urlSegmentMaxCount = try Self.checked(value, 0...16383)
    case "allowrestrictedchars": allowRestrictedChars = value != 0
    case "enablenonutf8": enableNonUTF8 = value != 0
    case "favorutf8": favorUTF8 = value != 0
    case "percentuallowed": percentUAllowed = value != 0
    case "ansicodepage":
      guard let page = ANSICodePage(rawValue: value) else { throw .unsupportedCodePage }
      ansiCodePage = page
    default: throw .unknownName
    }
  }

  private static func checked(_ value: Int, _ range: ClosedRange<Int>) throws(SettingError) -> Int {
    guard range.contains(value) else { throw .outOfRange(range) }
    return value
  }
}

/// A single-byte code page that HTTP.sys falls back to for paths that are not UTF-8.
public enum ANSICodePage: Int, Sendable, CaseIterable {
  /// Western European Windows.
  case windows1252 = 1252
  /// ISO 8859-1.
  case latin1 = 28591

  /// The character of a byte 80-FF, or `nil` where the code page has none.
  func scalar(_ byte: UInt8) -> UInt32? {
    guard self == .windows1252, (0x80...0x9F).contains(byte) else { return UInt32(byte) }
    let value = Self.upper1252[Int(byte - 0x80)]
    return value == 0 ? nil : UInt32(value)
  }

  /// Windows-1252, bytes 80-9F; 0 where no character is assigned.
  private static let upper1252: InlineArray<32, UInt16> = [
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,
    0x017D, 0, 0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
    0x0153, 0, 0x017E, 0x0178,
  ]
}
