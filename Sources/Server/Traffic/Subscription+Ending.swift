extension Subscription {
  /// Whether the step is modelled and can end a request.
  public var canEndRequests: Bool { step != nil }
}
