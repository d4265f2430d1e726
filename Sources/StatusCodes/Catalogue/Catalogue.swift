/// Every status and substatus Substatus knows, one row per code.
///
/// The rows are those of Microsoft's knowledge-base article 943891 and the codes that later versions,
/// modules and add-ons brought. They are built when the first of them is asked for; a program that never
/// asks pays nothing.
public enum Catalogue {
  /// All rows, ordered by code; no code occurs twice.
  public static let entries: [CatalogueEntry] = families.flatMap { $0() }.sorted { $0.code < $1.code }

  /// The row of `code`, or `nil` when the catalogue does not know it.
  ///
  /// A status with a single row for "no substatus" and "substatus 0" answers to both spellings: `405` finds
  /// the row `405.0`, and `200.0` (what a log shows) finds `200`. Where the two mean different things, as
  /// `404` (HTTP.sys) and `404.0` (IIS) do, each has its own row.
  ///
  /// - Complexity: O(log *n*) in the number of rows.
  public static func entry(for code: StatusCode) -> CatalogueEntry? {
    if let entry = exactEntry(for: code) { return entry }
    switch code.substatus {
    case nil: return exactEntry(for: StatusCode(code.status, 0))
    case 0: return exactEntry(for: StatusCode(code.status))
    default: return nil
    }
  }

  /// The rows of one status, ordered by substatus; empty when the catalogue has none.
  ///
  /// - Complexity: O(log *n*) in the number of rows.
  public static func entries(status: UInt16) -> ArraySlice<CatalogueEntry> {
    let start = firstIndex { $0.code.status >= status }
    let end = firstIndex { $0.code.status > status }
    return entries[start..<end]
  }

  private static func exactEntry(for code: StatusCode) -> CatalogueEntry? {
    let index = firstIndex { $0.code >= code }
    guard index < entries.endIndex, entries[index].code == code else { return nil }
    return entries[index]
  }

  /// The first row that fulfils `condition`, which must hold for every row after one it holds for.
  private static func firstIndex(where condition: (CatalogueEntry) -> Bool) -> Int {
    var low = entries.startIndex
    var high = entries.endIndex
    while low < high {
      let middle = (low + high) / 2
      if condition(entries[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// The tables, each in its own file. They are functions, so that no table outlives `entries`.
  private static var families: [() -> [CatalogueEntry]] {
    [
      informationAndSuccess, redirection, badRequest, badRequestFromARR, unauthorized, forbidden,
      forbiddenConnection, notFound, requestFiltering, addressRestrictions, otherClientErrors,
      serverErrors, aspNetCoreStart, urlRewrite, gatewayErrors, unavailable,
    ]
  }
}
