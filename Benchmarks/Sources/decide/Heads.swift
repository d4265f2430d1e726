import Server

/// Heads that were read, with their bytes and header lines one behind the other, so that going through them costs
/// no more than deciding them.
struct Heads {
  private(set) var heads: [RequestHead] = []
  private var bytes: [UInt8] = []
  private var fields: [HeaderField] = []
  private var ends: [(bytes: Int, fields: Int)] = [(0, 0)]

  var count: Int { heads.count }

  mutating func append(_ wire: [UInt8], _ head: RequestHead, _ fields: [HeaderField]) {
    heads.append(head)
    bytes += wire
    self.fields += fields
    ends.append((bytes.count, self.fields.count))
  }

  /// The bytes of a request.
  @_lifetime(borrow self)
  func wire(_ index: Int) -> Span<UInt8> { bytes.span.extracting(ends[index].bytes..<ends[index + 1].bytes) }

  /// Its header lines; their offsets count in its bytes.
  @_lifetime(borrow self)
  func fields(_ index: Int) -> Span<HeaderField> {
    fields.span.extracting(ends[index].fields..<ends[index + 1].fields)
  }
}
