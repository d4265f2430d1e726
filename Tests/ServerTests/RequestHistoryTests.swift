import Configuration
import Testing

@testable import Server

/// A generator of numbers that are the same in every run.
private struct Numbers: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ state >> 29
  }
}

private func policy(
  concurrency: UInt64? = nil, rate: UInt64? = nil, interval: Int64 = 200_000, isLoggingOnly: Bool = false,
  window: AccessBehavior.RateWindow = .sliding
) -> DynamicIpRestrictionPolicy {
  func limit(_ value: UInt64?) -> RequestFilteringPolicy.Limit? {
    value.map { RequestFilteringPolicy.Limit(value: $0, setting: -1) }
  }
  return DynamicIpRestrictionPolicy(
    isLoggingOnly: isLoggingOnly, concurrency: limit(concurrency), rate: limit(rate), interval: interval,
    window: window)
}

private func arrival(
  _ time: Int64?, duration: Int64 = 0, precision: Int64 = 0, running: UInt64 = 0, recent: UInt64 = 0
) -> AddressTable.Arrival {
  AddressTable.Arrival(
    time: time, precision: precision, duration: duration, otherRunning: running, otherRecent: recent)
}

/// What a history must come to, kept without bounds.
private struct Reference {
  var arrivals: [Int64] = []
  /// Where those of the interval begin.
  var start = 0
  var running: [(end: Int64, Void)] = []

  mutating func arrive(_ time: Int64, duration: Int64, _ policy: DynamicIpRestrictionPolicy) -> (Bool, Bool) {
    running.removeAll { $0.end <= time }
    let isCrowded = policy.concurrency.map { UInt64(running.count) + 1 > $0.value } ?? false
    arrivals.append(time)
    while time - arrivals[start] >= policy.interval { start += 1 }
    let isFast = policy.rate.map { UInt64(arrivals.count - start) > $0.value } ?? false
    if policy.concurrency != nil, policy.isLoggingOnly || !(isCrowded || isFast) {
      running.append((time + duration, ()))
    }
    return (isCrowded, isFast)
  }
}

@Suite("Histories of requests") struct RequestHistoryTests {
  @Test(
    "They agree with counting everything", arguments: [1, 2, 5, 20, 300] as [UInt64], [false, true])
  func agreesWithCounting(limit: UInt64, isLoggingOnly: Bool) {
    var numbers = Numbers(state: limit)
    let policy = policy(concurrency: limit, rate: limit, interval: 1000, isLoggingOnly: isLoggingOnly)
    var history = RequestHistory()
    var references = [Reference](repeating: Reference(), count: 40)
    var times = [Int64](repeating: 0, count: 40)
    for _ in 0..<20_000 {
      let client = Int.random(in: 0..<40, using: &numbers)
      times[client] += Int64.random(in: 0...Int64(3000 / limit), using: &numbers)
      let duration = Int64.random(in: 0...4000, using: &numbers)
      let counts = history.arrive(
        IPAddress(v4: UInt32(client)), site: 0, policy, arrival(times[client], duration: duration))
      let expected = references[client].arrive(times[client], duration: duration, policy)
      #expect((counts.concurrency.isExceeded, counts.rate.isExceeded) == expected)
      #expect(!counts.isForgetful)
    }
  }

  @Test("Where arrivals are kept in groups, an answer is right or says that it may be wrong")
  func groups() {
    var numbers = Numbers(state: 7)
    let policy = policy(rate: 5000, interval: 100_000)
    #expect(policy.capacity.group == 5)
    var history = RequestHistory()
    var reference = Reference()
    var (time, exceeded, unsure) = (Int64(0), 0, 0)
    for _ in 0..<30_000 {
      time += Int64.random(in: 0...39, using: &numbers)
      let counts = history.arrive(IPAddress(v4: 1), site: 0, policy, arrival(time))
      let (_, isFast) = reference.arrive(time, duration: 0, policy)
      if counts.rate.isExceeded { #expect(isFast) }
      if isFast { #expect(counts.rate.mayBeExceeded) }
      exceeded += counts.rate.isExceeded ? 1 : 0
      unsure += counts.rate.mayBeExceeded != counts.rate.isExceeded ? 1 : 0
    }
    #expect(exceeded > 500)
    #expect(unsure < 1000)
  }

  @Test("Times that are known to the second only decide where they are enough")
  func precision() {
    var history = RequestHistory()
    let short = policy(rate: 2, interval: 200_000)
    for _ in 0..<2 {
      let counts = history.arrive(IPAddress(v4: 1), site: 0, short, arrival(0, precision: 1_000_000))
      #expect(!counts.rate.mayBeExceeded)
    }
    let third = history.arrive(IPAddress(v4: 1), site: 0, short, arrival(0, precision: 1_000_000))
    #expect(third.rate.mayBeExceeded && !third.rate.isExceeded)
    let long = policy(rate: 2, interval: 5_000_000)
    let seconds: [(Int64, Bool, Bool)] = [
      (0, false, false), (1, false, false), (4, true, true), (9, false, false), (9, false, true),
    ]
    for (second, exceeded, possible) in seconds {
      let counts = history.arrive(
        IPAddress(v4: 2), site: 0, long, arrival(second * 1_000_000, precision: 1_000_000))
      #expect((counts.rate.isExceeded, counts.rate.mayBeExceeded) == (exceeded, possible), "\(second)")
    }
    let running = policy(concurrency: 1)
    _ = history.arrive(IPAddress(v4: 3), site: 1, running, arrival(0, duration: 1_500_000))
    let next = history.arrive(IPAddress(v4: 3), site: 1, running, arrival(1_000_000, precision: 1_000_000))
    #expect(next.concurrency.mayBeExceeded && !next.concurrency.isExceeded)
  }

  @Test("Declared requests count with those that are remembered")
  func declared() {
    var history = RequestHistory()
    let policy = policy(concurrency: 3, rate: 3)
    _ = history.arrive(IPAddress(v4: 1), site: 0, policy, arrival(0, duration: 1000))
    let some = history.arrive(IPAddress(v4: 1), site: 0, policy, arrival(1, running: 1, recent: 1))
    #expect((some.concurrency.seen, some.rate.seen) == (3, 3))
    #expect(!some.concurrency.isExceeded && !some.rate.isExceeded)
    let more = history.arrive(IPAddress(v4: 1), site: 0, policy, arrival(2, running: 2, recent: 1))
    #expect(more.concurrency.isExceeded && more.rate.isExceeded)
    let most = history.arrive(IPAddress(v4: 2), site: 0, policy, arrival(3, running: .max, recent: .max))
    #expect(most.concurrency.isExceeded && most.rate.isExceeded)
  }

  @Test("Sites are counted apart, and a time that falls counts as that of the request before")
  func sitesAndTimes() {
    var history = RequestHistory()
    let policy = policy(rate: 1)
    #expect(!history.arrive(IPAddress(v4: 1), site: 0, policy, arrival(900)).rate.isExceeded)
    #expect(!history.arrive(IPAddress(v4: 1), site: 1, policy, arrival(900)).rate.isExceeded)
    #expect(history.arrive(IPAddress(v4: 1), site: 0, policy, arrival(-5_000_000)).rate.isExceeded)
    #expect(history.arrive(IPAddress(v4: 1), site: 0, policy, arrival(nil)).rate.isExceeded)
    history.removeAll()
    #expect(!history.arrive(IPAddress(v4: 1), site: 0, policy, arrival(901)).rate.isExceeded)
  }

  @Test("No time and no number is a trap", arguments: [1, 5, 1025, UInt64(UInt32.max)] as [UInt64])
  func hostile(limit: UInt64) {
    var numbers = Numbers(state: limit)
    let times: [Int64?] = [nil, .min, .max, 0, 1, -1, .min + 1, .max - 1, 1_800_000_000_000_000]
    for window in AccessBehavior.RateWindow.allCases {
      for isLoggingOnly in [false, true] {
        let policy = policy(
          concurrency: limit, rate: limit, interval: 4_294_967_295_000, isLoggingOnly: isLoggingOnly,
          window: window)
        var history = RequestHistory()
        for _ in 0..<2000 {
          let amounts: [Int64] = [0, 1, .max, 1_000_000]
          let counts: [UInt64] = [0, 1, .max]
          _ = history.arrive(
            IPAddress(bits: UInt128(numbers.next() % 3)), site: Int32(numbers.next() % 2), policy,
            arrival(
              times.randomElement(using: &numbers) ?? nil,
              duration: amounts.randomElement(using: &numbers) ?? 0,
              precision: amounts.randomElement(using: &numbers) ?? 0,
              running: counts.randomElement(using: &numbers) ?? 0,
              recent: counts.randomElement(using: &numbers) ?? 0))
        }
      }
    }
  }

  @Test("Memory is bounded; what was forgotten is told", arguments: [20, 4000] as [UInt64])
  func bounded(rate: UInt64) {
    let policy = policy(rate: rate)
    var table = AddressTable(site: 0, policy.capacity)
    var isForgetful = false
    for client in 0..<UInt32(150_000) {
      let counts = table.arrive(
        IPAddress(v4: client), policy, arrival(1), limit: RequestHistory.maximumSize)
      isForgetful = isForgetful || counts.isForgetful
    }
    #expect(table.size <= RequestHistory.maximumSize)
    #expect(table.size > RequestHistory.maximumSize / 4)
    #expect(isForgetful)
  }

  @Test("Addresses that are silent for an interval are forgotten without loss")
  func silent() {
    let policy = policy(rate: 4000)
    var history = RequestHistory()
    var isForgetful = false
    for client in 0..<UInt32(50_000) {
      let counts = history.arrive(
        IPAddress(v4: client), site: 0, policy, arrival(Int64(client) * 200_000))
      isForgetful = isForgetful || counts.isForgetful
    }
    #expect(!isForgetful)
  }

  @Test("Many sites share the memory")
  func manySites() {
    let policy = policy(rate: 1024)
    var history = RequestHistory()
    for site in 0..<Int32(1000) {
      _ = history.arrive(IPAddress(v4: 1), site: site, policy, arrival(0))
    }
    #expect(history.arrive(IPAddress(v4: 1), site: 0, policy, arrival(0)).isForgetful)
  }
}
