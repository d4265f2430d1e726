internal import StatusCodes

/// The rules of one scope, or of the server, ready to run.
final class RewritePolicy: Sendable {
  /// Whether these are `globalRules`, which fail with 500.51.
  let isGlobal: Bool
  /// The enabled rules in order.
  let rules: [RewriteRule]
  /// The folders rules are defined in: virtual paths with a slash at both ends.
  let folders: [[UInt8]]
  let maps: [RewriteMap]
  /// The value a variable has that some rule sets, by slot, as long as none did.
  let slotValues: [RewriteTemplate]
  /// Whether Application Request Routing takes what is rewritten to another server.
  let routesRequests: Bool
  let options: RewriteBehavior
  let version: IISVersion

  var slotCount: Int { slotValues.count }

  init(
    isGlobal: Bool, rules: [RewriteRule], folders: [[UInt8]], maps: [RewriteMap],
    slotValues: [RewriteTemplate], routesRequests: Bool, options: RewriteBehavior, version: IISVersion
  ) {
    self.isGlobal = isGlobal
    self.rules = rules
    self.folders = folders
    self.maps = maps
    self.slotValues = slotValues
    self.routesRequests = routesRequests
    self.options = options
    self.version = version
  }
}
