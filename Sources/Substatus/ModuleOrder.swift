public import Captures
internal import Server

/// The notifications of a real server's trace held against those that are predicted, event by event.
public struct ModuleOrder: Sendable {
  /// The events of both, in an order that both agree with as far as they agree.
  public let events: [Event]

  /// One notification.
  public struct Event: Sendable, Hashable {
    /// The module and the notification.
    public var notification: TracedNotification
    /// Where it is found.
    public var presence: Presence
  }

  /// Where a notification is found.
  public enum Presence: String, Sendable {
    /// In the trace and in the prediction, at the same place of their order.
    case both
    /// In the trace only, of a module that is not modelled at this notification.
    case notModelled
    /// In the trace only, although the module is modelled.
    case traceOnly
    /// In the prediction only.
    case predictedOnly
  }

  /// Whether everything that is modelled came as it is predicted.
  public var agrees: Bool { !events.contains { $0.presence == .traceOnly || $0.presence == .predictedOnly } }

  /// Compares a trace with the predicted answer of its request, which must have its own trace.
  ///
  /// Steps of the web server core are no notifications of modules and are left out.
  public init(trace: [TracedNotification], _ answer: Answer) {
    let predicted = answer.trace.filter { $0.result == .notified && $0.module != Subscription.coreName }
      .compactMap {
        step in
        step.notification.map { TracedNotification(module: step.module, notification: $0) }
      }
    self.init(trace: trace, predicted: predicted)
  }

  /// Compares two sequences; of each the first 1,000 events.
  init(trace: [TracedNotification], predicted: [TracedNotification]) {
    let trace = Array(trace.prefix(1000))
    let predicted = Array(predicted.prefix(1000))
    // The longest common subsequence, from the end.
    let width = predicted.count + 1
    var lengths = [Int](repeating: 0, count: (trace.count + 1) * width)
    for first in trace.indices.reversed() {
      for second in predicted.indices.reversed() {
        lengths[first * width + second] =
          trace[first] == predicted[second]
          ? lengths[(first + 1) * width + second + 1] + 1
          : max(lengths[(first + 1) * width + second], lengths[first * width + second + 1])
      }
    }
    var events: [Event] = []
    var (first, second) = (0, 0)
    while first < trace.count || second < predicted.count {
      if first < trace.count, second < predicted.count, trace[first] == predicted[second] {
        events.append(Event(notification: trace[first], presence: .both))
        (first, second) = (first + 1, second + 1)
      } else if second == predicted.count
        || (first < trace.count
          && lengths[(first + 1) * width + second] >= lengths[first * width + second + 1])
      {
        let isModelled = Self.modelled.contains(trace[first])
        events.append(Event(notification: trace[first], presence: isModelled ? .traceOnly : .notModelled))
        first += 1
      } else {
        events.append(Event(notification: predicted[second], presence: .predictedOnly))
        second += 1
      }
    }
    self.events = events
  }

  private static let modelled = Set(
    Pipeline.subscriptions.map { TracedNotification(module: $0.module, notification: $0.notification.name) })
}
