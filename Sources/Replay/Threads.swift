internal import Glibc
internal import Synchronization

/// Runs a piece of work on threads of its own.
///
/// `pthread_create` is given a retained box, which the new thread releases; the threads are joined before `run`
/// returns, so that nothing they use goes away while they run.
enum Threads {
  /// The number of cores that are available.
  static var cores: Int { max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))) }

  /// Lets other threads run for a millisecond.
  static func pause() { usleep(1000) }

  /// Calls `body` once on each of `count` threads, and `watch` about four times a second until all are done.
  static func run(
    _ count: Int, watch: () -> Void, _ body: @escaping @Sendable (Int) -> Void
  ) {
    let state = State(running: count)
    let threads = (0..<count).compactMap { index in
      start {
        body(index)
        state.finishOne()
      }
    }
    // A thread that cannot be started is stood in for here.
    for index in threads.count..<max(count, threads.count) {
      body(index)
      state.finishOne()
    }
    while !state.waitForAll(milliseconds: 250) { watch() }
    for thread in threads { pthread_join(thread, nil) }
  }

  private final class Box: Sendable {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }
  }

  private static func start(_ body: @escaping @Sendable () -> Void) -> pthread_t? {
    var thread = pthread_t()
    let box = Unmanaged.passRetained(Box(body))
    let status = pthread_create(
      &thread, nil,
      { pointer in
        guard let pointer else { return nil }
        Unmanaged<Box>.fromOpaque(pointer).takeRetainedValue().body()
        return nil
      }, box.toOpaque())
    guard status == 0 else {
      box.release()
      return nil
    }
    return thread
  }

  /// Counts the threads that run and wakes the one that waits for them.
  private final class State: @unchecked Sendable {
    // The C objects are used by their address only and live as long as this object.
    private let mutex: UnsafeMutablePointer<pthread_mutex_t>
    private let condition: UnsafeMutablePointer<pthread_cond_t>
    private var running: Int

    init(running: Int) {
      self.running = running
      mutex = .allocate(capacity: 1)
      condition = .allocate(capacity: 1)
      pthread_mutex_init(mutex, nil)
      pthread_cond_init(condition, nil)
    }

    deinit {
      pthread_cond_destroy(condition)
      pthread_mutex_destroy(mutex)
      condition.deallocate()
      mutex.deallocate()
    }

    func finishOne() {
      pthread_mutex_lock(mutex)
      running -= 1
      pthread_cond_signal(condition)
      pthread_mutex_unlock(mutex)
    }

    /// Waits until no thread runs, or for a while; whether none runs.
    func waitForAll(milliseconds: Int) -> Bool {
      var end = timespec()
      clock_gettime(CLOCK_REALTIME, &end)
      end.tv_nsec += milliseconds * 1_000_000
      end.tv_sec += end.tv_nsec / 1_000_000_000
      end.tv_nsec %= 1_000_000_000
      pthread_mutex_lock(mutex)
      defer { pthread_mutex_unlock(mutex) }
      while running > 0 {
        if pthread_cond_timedwait(condition, mutex, &end) == ETIMEDOUT { return running == 0 }
      }
      return true
    }
  }
}
