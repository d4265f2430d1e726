extension Catalogue {
  /// The rows in which every word of `text` occurs, best place first: in the code, in the title, in the
  /// setting or the module, in the prose. Rows of equal rank keep the order of their codes.
  ///
  /// Case does not matter. A code has to begin with the word, so `404.1` finds 404.1 and then 404.10 to
  /// 404.19; rows whose prose names one of those codes follow. A text without words finds nothing.
  public static func matching(_ text: some StringProtocol) -> [CatalogueEntry] {
    // A set, so that a word said many times is looked for once.
    let words = Set(text.lowercased().split(whereSeparator: \.isWhitespace))
    guard !words.isEmpty else { return [] }
    var found: [[CatalogueEntry]] = [[], [], [], []]
    for entry in entries {
      let fields = searchFields(of: entry)
      var rank = 0
      let matches = words.allSatisfy { word in
        let place =
          fields[0].hasPrefix(word) ? 0 : fields.indices.dropFirst().first { occurs(word, in: fields[$0]) }
        rank = max(rank, place ?? 0)
        return place != nil
      }
      if matches { found[rank].append(entry) }
    }
    return found.flatMap { $0 }
  }

  /// The rows to offer for a code without one: those of the same status, the nearest substatus first; where
  /// the status has none either, the rows of the nearest status of the same class, ordered by code.
  ///
  /// Empty for a code that has a row, and for a class (1xx to 5xx) the catalogue does not know.
  public static func suggestions(for code: StatusCode) -> [CatalogueEntry] {
    guard entry(for: code) == nil else { return [] }
    let sameStatus = entries(status: code.status)
    guard sameStatus.isEmpty else {
      let wanted = Int(code.substatus ?? 0)
      func distance(_ entry: CatalogueEntry) -> Int { abs(Int(entry.code.substatus ?? 0) - wanted) }
      return sameStatus.sorted { (distance($0), $0.code) < (distance($1), $1.code) }
    }
    let sameClass = entries.lazy.map(\.code.status).filter { $0 / 100 == code.status / 100 }
    let nearest = sameClass.min { left, right in
      (distance(left, code.status), left) < (distance(right, code.status), right)
    }
    return nearest.map { Array(entries(status: $0)) } ?? []
  }

  /// Whether `word` stands in `field`. A word longer than the field is not even looked at: preparing the
  /// search takes time in proportion to the word.
  private static func occurs(_ word: Substring, in field: String) -> Bool {
    word.utf8.count <= field.utf8.count && field.contains(word)
  }

  private static func distance(_ left: UInt16, _ right: UInt16) -> UInt16 {
    max(left, right) - min(left, right)
  }

  /// The lower-cased text of a row in the order of its ranks: code, title, setting and source, prose.
  private static func searchFields(of entry: CatalogueEntry) -> [String] {
    [
      entry.code.description,
      entry.title.lowercased(),
      "\(entry.setting ?? "") \(entry.source)".lowercased(),
      "\(entry.cause) \(entry.remedy) \(entry.versionNote ?? "")".lowercased(),
    ]
  }
}
