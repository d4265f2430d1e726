package import Configuration
internal import StatusCodes

/// What the address modules refuse beyond the schema.
package enum AddressFaults {
  /// The fault of a denyAction of `dynamicIpSecurity` that the add-on for IIS 7 does not have.
  /// Source: access-control 4.1.
  package static func fault(
    ofLimits section: EffectiveElement, profile: ServerProfile
  ) -> ConfigurationFault? {
    guard profile.version < .v8_0, section.flags("denyAction") == DenyAction.unauthorized.rawValue else {
      return nil
    }
    let written = section.attribute("denyAction")
    return .unusableValue(
      "denyAction", written.text, takes: "Forbidden, NotFound or AbortRequest", at: written.source)
  }

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
