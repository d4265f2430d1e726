/// Objects that live as long as the list, lent without counting references: what is lent for each request is not
/// worth two atomic operations.
///
/// This file hands out unmanaged references. They are valid because `owners`, which never changes, holds each
/// object, the list cannot end while one of its methods runs, and a body cannot keep the reference it is lent
/// without counting it.
struct LentObjects<Object: AnyObject & Sendable>: Sendable {
  private let owners: [Object]
  private let references: [Unmanaged<Object>]

  init(_ objects: [Object]) {
    owners = objects
    references = objects.map { Unmanaged.passUnretained($0) }
  }

  /// Lends one object for the time of a call.
  @inline(__always)
  func lend<Result>(_ index: Int, _ body: (Object) -> Result) -> Result {
    references[index]._withUnsafeGuaranteedRef { body($0) }
  }
}

extension LentObjects: RandomAccessCollection {
  var startIndex: Int { owners.startIndex }
  var endIndex: Int { owners.endIndex }

  /// The object itself, for whoever keeps it.
  subscript(_ index: Int) -> Object { owners[index] }
}
