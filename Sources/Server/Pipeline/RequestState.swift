/// What has become of a request while it runs.
struct RequestState {
  /// How the last step left the request.
  var disposition = Disposition.continued
  /// The index in `Pipeline.subscriptions` of the step that runs, or -1.
  var subscription: Int16 = -1
  /// The place of the request in its scope.
  var site: Int32
  /// The index of the selected mapping, or -1.
  var row: Int32 = -1
  /// The kind of its handler.
  var kind = Handler.Kind.other
  /// What of `CompiledStep.handlers` it belongs to; before a mapping was made, everything.
  var handlers = HandlerSet.all
  /// What is known of it before its pipeline runs.
  var knownTraits: RequestTraits = []
  /// The length of the script path under that mapping.
  var scriptLength = 0
  /// What stands at the script path, once the mapping was made.
  var place = ContentPlace(.unknown, 0, 0)
  /// Whether the client is on the server's own machine.
  var isLocalClient = false
  /// Who the request runs as.
  var user = RequestUser()
  /// The length of the application's path in the cooked path; 0 for the site's root.
  var applicationLength = 0
  /// The index of the rewrite rule that sends the request to another server, or -1.
  var foreignRule: Int32 = -1
  /// Whether Application Request Routing takes it there.
  var isRouted = false
  /// Whether an app_offline.htm stands in the application's folder.
  var isOffline = false
  /// Whether the application is being started.
  var isInitializing = false

  /// What it has of `CompiledStep.needs`.
  @inline(__always)
  var traits: RequestTraits { user.kind == .none ? knownTraits.union(.nobody) : knownTraits }

  enum Disposition: UInt8 {
    /// The next step runs.
    case continued
    /// The request is answered; only LOG_REQUEST, END_REQUEST and SEND_RESPONSE follow.
    case finished
    /// A child request stands in `Scratch.children` of the next level; its outcome is this one's.
    case child
  }
}
