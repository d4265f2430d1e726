/// What a table is made for, what it is asked and what it answers.
extension AddressTable {
  /// What is to be counted, and how much of that is kept for each address.
  struct Capacity: Equatable {
    /// The requests that running ones are compared with; more than 1,024 are not kept.
    let running: Int
    /// The number of arrivals that are kept.
    let ring: Int
    /// How many requests one kept arrival stands for: one up to a rate of 1,024 requests.
    let group: UInt64

    static let most: UInt64 = 1024

    init(concurrency: UInt64, rate: UInt64, window: AccessBehavior.RateWindow) {
      running = Int(min(concurrency, Self.most))
      let wanted = max(1, rate)
      group = (wanted + Self.most - 1) / Self.most
      if rate == 0 {
        ring = 0
      } else if window == .fixed {
        ring = 1
      } else {
        ring = Int((wanted + group - 1) / group) + (group > 1 ? 1 : 0)
      }
    }
  }

  /// When a request arrives and how long it takes, in microseconds.
  struct Arrival {
    /// `nil`: together with the request before.
    var time: Int64?
    /// How much later it may have been.
    var precision: Int64
    var duration: Int64
    /// Other requests of the address that are declared to run.
    var otherRunning: UInt64
    /// Other requests that are declared to have come within the interval.
    var otherRecent: UInt64
    /// Whether the requests are counted that are within the limits, too.
    var isCounted = true
  }

  /// How a request stands to the limits of its address.
  struct Counts {
    var concurrency = Finding()
    var rate = Finding()
    /// Whether requests may have been forgotten that count.
    var isForgetful = false

    /// Whether a limit is exceeded, or may be.
    var mayExceed: Bool {
      concurrency.isExceeded || concurrency.mayBeExceeded || rate.isExceeded || rate.mayBeExceeded
    }

    /// What is known of one limit.
    struct Finding {
      /// The requests that count, this one included, as far as they are kept.
      var seen: UInt64 = 1
      /// Whether the limit is certainly exceeded.
      var isExceeded = false
      /// Whether it may be exceeded, were times known better.
      var mayBeExceeded = false
    }
  }
}
