internal import Captures
internal import Foundation
public import Replay
public import Substatus
internal import Synchronization

/// The module order of failed-request traces against the predicted one.
public struct TraceOrder: Sendable {
  /// The name of the trace.
  public var file: String
  /// Its events.
  public var order: ModuleOrder

  /// Decides the requests of those captures that are failed-request traces and compares the order of modules.
  public static func all(
    _ files: [String], _ simulation: Simulation, _ options: ReplayOptions
  ) -> [TraceOrder] {
    files.prefix(maximumFiles).compactMap { file in
      guard file != "-", isTrace(file), let bytes = FileManager.default.contents(atPath: file),
        let trace = TracedNotification.all(inTrace: [UInt8](bytes))
      else { return nil }
      let form = Form(simulation)
      var options = options
      options.records = RecordOutput(form) { _ in true }
      options.tracksReach = false
      options.anonymizer = nil
      options.workers = 1
      _ = Replay.run([file], snapshot: simulation.snapshot, options: options)
      return form.answer.withLock { $0 }.map { TraceOrder(file: file, order: ModuleOrder(trace: trace, $0)) }
    }
  }

  /// The most captures that are looked at.
  private static let maximumFiles = 10_000

  /// Whether a file is a trace. A pipe is none: it has been read, and opening it again would wait for a writer.
  private static func isTrace(_ file: String) -> Bool {
    var status = stat()
    guard stat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return false }
    guard let handle = FileHandle(forReadingAtPath: file), let head = try? handle.read(upToCount: 2048) else {
      return false
    }
    return head.range(of: Data("<failedRequest".utf8)) != nil
  }

  /// Keeps the answer to the request of a trace.
  private final class Form: RecordForm {
    private let simulation: Simulation
    let answer = Mutex<Answer?>(nil)

    init(_ simulation: Simulation) { self.simulation = simulation }

    final class Renderer: RecordRenderer {
      private let form: Form
      init(_ form: Form) { self.form = form }

      func append(_ record: borrowing ReplayedRecord, to bytes: inout [UInt8]) {
        let answer = form.simulation.answer(record.request, facts: record.facts, tracing: true)
        form.answer.withLock { $0 = answer }
      }
    }

    func makeRenderer() -> any RecordRenderer { Renderer(self) }
    func append(file: String, line: UInt64, to bytes: inout [UInt8]) {}
  }
}

/// The comparison as text.
struct TraceOrderText {
  let style: Style
  private static let maximumTraces = 20

  func lines(_ traces: [TraceOrder]) -> [String] {
    guard !traces.isEmpty else { return [] }
    let agreeing = traces.count { $0.order.agrees }
    var lines = [
      style.bold("module order of traces")
        + "  \(agreeing) of \(traces.count) have the modules in the predicted order"
    ]
    for trace in traces.prefix(Self.maximumTraces) {
      let events = trace.order.events
      func count(_ presence: ModuleOrder.Presence) -> Int { events.count { $0.presence == presence } }
      lines.append(
        "  " + PrintableText.line(trace.file)
          + ": \(count(.both)) events alike, \(count(.notModelled)) of modules that are not modelled, "
          + "\(count(.traceOnly)) in the trace only, \(count(.predictedOnly)) predicted only")
      for event in events where event.presence == .traceOnly || event.presence == .predictedOnly {
        let mark = event.presence == .traceOnly ? "trace    " : "predicted"
        lines.append(
          style.yellow("    \(mark)  ")
            + PrintableText.line("\(event.notification.notification) \(event.notification.module)"))
      }
    }
    if traces.count > Self.maximumTraces {
      lines.append("  and \(traces.count - Self.maximumTraces) more traces")
    }
    return lines + [""]
  }
}

extension ReplayJSON {
  /// The events of a trace.
  struct TracedRequest: Encodable {
    let file: String
    let agrees: Bool
    let events: [Event]

    struct Event: Encodable {
      let module: String
      let notification: String
      let `in`: String
    }

    init(_ trace: TraceOrder) {
      file = trace.file
      agrees = trace.order.agrees
      events = trace.order.events.map {
        Event(
          module: $0.notification.module, notification: $0.notification.notification,
          in: $0.presence.rawValue)
      }
    }
  }
}
