/// What reading one record came to.
public enum RecordStep: Sendable, Hashable {
  /// A request.
  case record
  /// Something that is no request.
  case skipped(SkipReason)
  /// Something that cannot be read.
  case malformed(MalformedReason)
  /// Nothing is left.
  case end
}
