package import Configuration

/// What the address modules refuse beyond the schema.
package enum AddressFaults {
  /// The fault of an entry whose address or mask cannot be read; `nil` when there is none, or when such entries
  /// are ignored.
  package static func fault(of entry: EffectiveElement, profile: ServerProfile) -> ConfigurationFault? {
    guard !entry.string("ipAddress").isEmpty else { return nil }
    do throws(ConfigurationFault) {
      _ = try IpRestrictionPolicy.network(entry, profile)
      return nil
    } catch {
      return error
    }
  }
}
