import Foundation
import Replay

/// One line on the terminal that says how far a replay has come; nothing when nobody looks.
final class ProgressMeter {
  private let isShown = isatty(STDERR_FILENO) == 1
  private let start = ContinuousClock.now
  private var hasLine = false

  func show(_ progress: Replay.Progress) {
    guard isShown else { return }
    let elapsed = ContinuousClock.now - start
    let seconds = max(
      0.001, Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18)
    let rate = Double(progress.bytes) / seconds
    var text = "\(progress.bytes / 1_000_000) MB"
    if let total = progress.total { text += " of \(total / 1_000_000) MB" }
    text += ", \(Int(rate / 1_000_000)) MB/s"
    if let total = progress.total, rate > 0, total >= progress.bytes {
      text += ", \(Int(Double(total - progress.bytes) / rate)) s left"
    }
    FileHandle.standardError.write(Data("\r\u{1B}[K\(text)".utf8))
    hasLine = true
  }

  func clear() {
    guard hasLine else { return }
    FileHandle.standardError.write(Data("\r\u{1B}[K".utf8))
    hasLine = false
  }
}

/// Ctrl-C ends the reading; what was decided until then is still printed. A second one ends the program.
enum Interruption {
  static let flag = CancellationFlag()

  static func watch<Result>(_ body: () -> Result) -> Result {
    // Whoever started the program may have left the signal blocked.
    var set = sigset_t()
    sigemptyset(&set)
    sigaddset(&set, SIGINT)
    pthread_sigmask(SIG_UNBLOCK, &set, nil)
    signal(SIGINT) { _ in
      Interruption.flag.set()
      signal(SIGINT, SIG_DFL)
    }
    defer { signal(SIGINT, SIG_DFL) }
    return body()
  }
}
