/// Networks in order, asked for the first that an address belongs to.
///
/// There is one hash table for each distinct mask, holding for each value the lowest number; an address costs
/// one probe per mask, however many networks there are. Masks may have gaps, so no trie would do. The tables
/// are asked in the order of their lowest numbers, so that the search ends early.
final class NetworkTable: Sendable {
  private let groups: [Group]
  private let slots: [Slot]

  private struct Group: Sendable {
    var mask: UInt128
    /// Whether the networks are those of IPv6, to which no IPv4 address belongs.
    var isIPv6: Bool
    /// The lowest number in the group.
    var lowest: Int32
    var firstSlot: Int
    /// The number of slots less one; a power of two less one.
    var slotMask: Int
  }

  private struct Slot: Sendable {
    var bits: UInt128 = 0
    /// The number of the network, or -1.
    var number: Int32 = -1
  }

  /// Builds the table; numbers must be 0 or above and ascend.
  init(_ networks: [(network: IPNetwork, number: Int32)]) {
    var indices: [Key: Int] = [:]
    var members: [[(bits: UInt128, number: Int32)]] = []
    var keys: [Key] = []
    for (network, number) in networks {
      let key = Key(mask: network.mask, isIPv6: !network.isIPv4)
      let index = indices[key] ?? members.count
      if index == members.count {
        indices[key] = index
        members.append([])
        keys.append(key)
      }
      members[index].append((network.bits, number))
    }
    var groups: [Group] = []
    var slots: [Slot] = []
    for (key, members) in zip(keys, members) {
      var size = 2
      while size < members.count * 2 { size *= 2 }
      let first = slots.count
      slots += [Slot](repeating: Slot(), count: size)
      for (bits, number) in members {
        var slot = Self.hash(bits) & (size - 1)
        while slots[first + slot].number >= 0, slots[first + slot].bits != bits {
          slot = (slot + 1) & (size - 1)
        }
        if slots[first + slot].number < 0 { slots[first + slot] = Slot(bits: bits, number: number) }
      }
      groups.append(
        Group(
          mask: key.mask, isIPv6: key.isIPv6, lowest: members[0].number, firstSlot: first,
          slotMask: size - 1))
    }
    self.groups = groups
    self.slots = slots
  }

  private struct Key: Hashable {
    var mask: UInt128
    var isIPv6: Bool
  }

  /// Whether there is no network.
  var isEmpty: Bool { groups.isEmpty }

  /// The lowest number of a network the address belongs to, or -1.
  func first(_ address: IPAddress) -> Int32 {
    var best: Int32 = -1
    for group in groups {
      if best >= 0, group.lowest > best { break }
      if group.isIPv6, address.isIPv4 { continue }
      let bits = address.bits & group.mask
      var slot = Self.hash(bits) & group.slotMask
      while slots[group.firstSlot + slot].number >= 0 {
        let found = slots[group.firstSlot + slot]
        if found.bits == bits {
          if best < 0 || found.number < best { best = found.number }
          break
        }
        slot = (slot + 1) & group.slotMask
      }
    }
    return best
  }

  private static func hash(_ bits: UInt128) -> Int {
    let folded =
      UInt64(truncatingIfNeeded: bits) ^ (UInt64(truncatingIfNeeded: bits >> 64) &* 0x9E37_79B9_7F4A_7C15)
    let mixed = (folded ^ folded >> 32) &* 0xD6E8_FEB8_6659_FD93
    return Int(truncatingIfNeeded: mixed >> 32)
  }
}
