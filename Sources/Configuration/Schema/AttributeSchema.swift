/// What the schema says about one attribute.
struct AttributeSchema: Sendable {
  /// Whether the attribute tells entries of a collection apart.
  enum Key: Sendable {
    case none
    /// The attribute alone identifies an entry.
    case unique
    /// All combined attributes of the entry together identify it.
    case combined
  }

  /// A fact that held before a version.
  struct Earlier: Sendable {
    enum Fact: Sendable {
      case defaultText(String)
      case validation(AttributeValidation)
      case members([AttributeMember])
    }
    let before: ServerRelease
    let fact: Fact
  }

  let name: String
  let type: AttributeType
  /// The default as the schema writes it; `nil` when it has none.
  var defaultText: String?
  var isRequired = false
  var key = Key.none
  /// Entries of equal key are no duplicates when they differ here, although `remove` does not look at it
  /// (`security/authorization` `accessType`, configuration 3.1).
  var splitsKey = false
  var isCaseSensitive = false
  var isEncrypted = false
  /// Environment variables in the value are expanded.
  var isExpanded = false
  var allowsInfinite = false
  var validation = AttributeValidation.none
  /// The first version that knows the attribute; `nil` when every version does.
  var since: ServerRelease?
  var earlier: [Earlier] = []

  init(name: String, type: AttributeType) {
    self.name = name
    self.type = type
  }

  /// Whether a version's schema has the attribute.
  func exists(in release: ServerRelease) -> Bool {
    since.map { release >= $0 } ?? true
  }

  func defaultText(in release: ServerRelease) -> String? {
    for older in earlier where release < older.before {
      if case .defaultText(let text) = older.fact { return text }
    }
    return defaultText
  }

  func validation(in release: ServerRelease) -> AttributeValidation {
    for older in earlier where release < older.before {
      if case .validation(let rule) = older.fact { return rule }
    }
    return validation
  }

  /// The names an enumeration or a set of flags accepts.
  func members(in release: ServerRelease) -> [AttributeMember] {
    for older in earlier where release < older.before {
      if case .members(let members) = older.fact { return members }
    }
    switch type {
    case .enumeration(let members), .flags(let members): return members
    default: return []
    }
  }
}

/// The type of an attribute's value.
enum AttributeType: Sendable {
  case bool, int, uint, int64, string
  case timeSpan(TimeSpanFormat)
  case enumeration([AttributeMember])
  case flags([AttributeMember])
}

/// How a time span is written.
enum TimeSpanFormat: Sendable {
  /// `[d.]hh:mm:ss[.fffffff]`.
  case string
  /// A whole number of seconds.
  case seconds
  /// A whole number of minutes.
  case minutes
}

/// A name of an enumeration or of a set of flags.
struct AttributeMember: Sendable {
  let name: String
  let value: UInt64
}

/// What a value must satisfy beyond its type.
enum AttributeValidation: Sendable {
  case none
  case integerRange(Int64, Int64)
  /// The range is forbidden, everything outside is accepted.
  case integerOutside(Int64, Int64)
  /// In seconds, with the granularity in seconds.
  case timeSpanRange(Int64, Int64, granularity: Int64)
  case nonEmptyString
  case trimmedString
  case applicationPoolName
  case siteName
  case applicationPath
  case virtualDirectoryPath
}
