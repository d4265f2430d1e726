/// The places of a server's sites whose policies are compiled.
///
/// A program that decides one request needs the policy of one place, or of the few that its rewrite rules and error
/// pages lead to. It compiles none, decides, compiles the places that the decision came to
/// (``Snapshot/uncompiled(_:)``) and decides again, until there are no more of them. What it decides then is what
/// the whole server decides: a decision looks at no policy but those of the places it comes to.
public struct ScopeSelection: Sendable {
  /// A path of a site that configuration tells apart.
  public struct Place: Sendable, Hashable {
    let site: Int32
    let index: Int32
  }

  /// `nil`: all of them.
  private var places: Set<Place>?

  /// Every place of every site.
  public static let everything = ScopeSelection(places: nil)
  /// No place at all.
  public static let nothing = ScopeSelection(places: [])

  /// Adds places.
  public mutating func insert(_ more: [Place]) { places?.formUnion(more) }

  func contains(_ place: Place) -> Bool { places?.contains(place) ?? true }

  /// Whether some place of a site is among them.
  func touches(site: Int32) -> Bool { places?.contains { $0.site == site } ?? true }
}
