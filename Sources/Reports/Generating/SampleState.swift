internal import Server
internal import Synchronization

/// What the threads of a replay keep of the traffic.
final class SampleState: Sendable {
  /// What requests are told apart by.
  struct Key: Hashable, Sendable {
    var outcome: String
    var status: String
    var reason: String
    var check: Check?
    var setting: Int32
    var handler: Int32
    var shape: String
  }

  private struct Kept {
    var line: [UInt8]
    var request: TrafficSample.Request
  }

  private struct State {
    var kept: [Key: Kept] = [:]
    var isComplete = true
  }

  private let state = Mutex(State())
  /// The longest request that is kept, in bytes.
  private static let maximumSize = 64 << 10

  /// Keeps the request that stands for its kind: the shortest, of equals the first in the order of bytes, so that the
  /// result does not depend on the number of threads.
  func take(_ key: Key, _ line: [UInt8], _ bytes: [UInt8], _ facts: RequestFacts) {
    guard bytes.count <= Self.maximumSize else { return }
    state.withLock { state in
      guard var known = state.kept[key] else {
        guard state.kept.count < TrafficSample.maximumCount else {
          state.isComplete = false
          return
        }
        state.kept[key] = Kept(
          line: line, request: TrafficSample.Request(bytes: bytes, facts: facts, count: 1))
        return
      }
      known.request.count += 1
      let isFirst =
        bytes.count != known.request.bytes.count
        ? bytes.count < known.request.bytes.count : bytes.lexicographicallyPrecedes(known.request.bytes)
      if isFirst {
        known.line = line
        (known.request.bytes, known.request.facts) = (bytes, facts)
      }
      state.kept[key] = known
    }
  }

  var requests: (all: [TrafficSample.Request], isComplete: Bool) {
    state.withLock { state in
      let all = state.kept.sorted {
        ($0.key.outcome, $0.key.status) != ($1.key.outcome, $1.key.status)
          ? ($0.key.outcome, $0.key.status) < ($1.key.outcome, $1.key.status)
          : $0.value.line.lexicographicallyPrecedes($1.value.line)
      }
      return (all.map(\.value.request), state.isComplete)
    }
  }
}
