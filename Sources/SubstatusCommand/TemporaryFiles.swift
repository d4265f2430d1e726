import Dispatch
import Foundation
import Synchronization

/// The unfinished files of this process. An interrupted run removes them before it ends.
enum TemporaryFiles {
  private static let paths = Mutex<Set<String>>([])
  private static let sources = Mutex<[any DispatchSourceSignal]>([])

  /// Remembers a file that is about to be made. From the return on an interruption removes it.
  static func add(_ path: String) {
    watchSignals()
    paths.withLock { _ = $0.insert(path) }
  }

  static func remove(_ path: String) { paths.withLock { _ = $0.remove(path) } }

  /// From the first unfinished file on, an interruption removes them; the exit status is the one a shell gives
  /// for the signal. A signal that comes before its source listens ends the process as it always would.
  private static func watchSignals() {
    sources.withLock { sources in
      guard sources.isEmpty else { return }
      for number in [SIGINT, SIGTERM, SIGHUP] {
        let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
        source.setEventHandler {
          paths.withLock { paths in paths.forEach { unlink($0) } }
          _exit(128 + number)
        }
        let isListening = DispatchSemaphore(value: 0)
        source.setRegistrationHandler { isListening.signal() }
        #if canImport(Darwin)
          // On Linux the source has a handler of its own, and an ignored signal would be lost until it has.
          signal(number, SIG_IGN)
        #endif
        source.activate()
        isListening.wait()
        sources.append(source)
      }
    }
  }
}
