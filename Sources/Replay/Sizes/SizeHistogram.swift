/// How often sizes come, in bytes: exactly below 256, to one part in sixteen above.
public struct SizeHistogram: Sendable {
  private var counts = [UInt64](repeating: 0, count: 624)
  /// The number of sizes.
  public private(set) var count: UInt64 = 0
  /// The largest.
  public private(set) var largest = 0

  /// Counts a size.
  @inline(__always)
  mutating func add(_ size: Int) {
    counts[Self.index(size)] &+= 1
    count &+= 1
    if size > largest { largest = size }
  }

  mutating func merge(_ other: SizeHistogram) {
    for index in counts.indices { counts[index] += other.counts[index] }
    count += other.count
    largest = max(largest, other.largest)
  }

  /// The size that a share of all sizes does not exceed; above 255 it is rounded up, to the largest at most.
  public func quantile(_ share: Double) -> Int {
    let wanted = UInt64((Double(count) * share).rounded(.up))
    var seen: UInt64 = 0
    for index in counts.indices {
      seen += counts[index]
      if seen >= wanted, seen > 0 { return min(Self.last(index), largest) }
    }
    return largest
  }

  /// Sixteen classes for each power of two.
  @inline(__always)
  private static func index(_ size: Int) -> Int {
    guard size >= 256 else { return max(0, size) }
    let bounded = UInt64(min(size, 1 << 30))
    let exponent = 63 - bounded.leadingZeroBitCount
    return 256 + (exponent - 8) * 16 + Int(bounded >> UInt64(exponent - 4) & 15)
  }

  /// The largest size of a class.
  private static func last(_ index: Int) -> Int {
    guard index >= 256 else { return index }
    let exponent = 8 + (index - 256) / 16
    return (17 + (index - 256) % 16) << (exponent - 4) - 1
  }
}
