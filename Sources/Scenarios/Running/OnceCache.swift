internal import Synchronization

/// Values that are made once for each key, also when several threads ask for the same one at the same time.
final class OnceCache<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  private let entries = Mutex<[Key: Entry]>([:])

  private final class Entry: Sendable {
    let value = Mutex<Value?>(nil)
  }

  /// The value of a key; the first to ask makes it, and whoever asks meanwhile waits.
  func value(for key: Key, _ make: () -> Value) -> Value {
    let entry = entries.withLock { entries in
      if let known = entries[key] { return known }
      let entry = Entry()
      entries[key] = entry
      return entry
    }
    return entry.value.withLock { known in
      if let known { return known }
      let value = make()
      known = value
      return value
    }
  }
}
