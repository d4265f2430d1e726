extension RequestFilteringModule {
  /// `verbs`: the method token, case-sensitive, no wildcards. Source: request-filtering 3.4.
  static func verbs(_ request: borrowing RequestView, _ policy: RequestFilteringPolicy) -> Finding {
    guard let setting = policy.verbs.denial(request.method) else { return .passed }
    return .violated(setting, .method, request.head.method)
  }
}
