internal import Configuration

/// A notification that a failed-request trace shows a module got.
public struct TracedNotification: Sendable, Hashable {
  /// The name of the module.
  public var module: String
  /// IIS's name of the notification: `BEGIN_REQUEST`.
  public var notification: String

  /// Names a notification.
  public init(module: String, notification: String) {
    self.module = module
    self.notification = notification
  }
}

extension TracedNotification {
  /// The notifications of a trace in their order, those after an event left out; `nil` when the bytes are no trace.
  ///
  /// Source: Microsoft, "Troubleshooting Failed Requests Using Tracing in IIS 8.5": `NOTIFY_MODULE_START` names module
  /// and notification, `PRE_BEGIN_REQUEST_START` the module.
  public static func all(inTrace bytes: [UInt8]) -> [TracedNotification]? {
    guard FailedRequestTrace.isOne(bytes.span.withoutMark),
      let document = try? ConfigurationDocument(reading: ConfigurationFile(name: "trace", bytes: bytes)),
      document.root.name == "failedRequest"
    else { return nil }
    return document.root.children.compactMap(TracedNotification.init)
  }

  private init?(_ event: SourceElement) {
    guard Self.name(event) == "Event" else { return nil }
    func child(_ name: String) -> SourceElement? { event.children.first { Self.name($0) == name } }
    func value(_ name: String) -> String? {
      child("EventData")?.children.first { $0.attribute("Name")?.value == name }?.text
    }
    let rendering = child("RenderingInfo")
    let opcode = rendering?.children.first { Self.name($0) == "Opcode" }?.text
    guard let module = value("ModuleName"), value("fIsPostNotification")?.lowercased() != "true" else {
      return nil
    }
    switch opcode {
    case "PRE_BEGIN_REQUEST_START":
      self.init(module: module, notification: "PRE_BEGIN_REQUEST")
    case "NOTIFY_MODULE_START":
      let description = rendering?.children.first {
        Self.name($0) == "Description" && $0.attribute("Data")?.value == "Notification"
      }?.text
      guard let text = description ?? value("Notification").flatMap({ Self.names[$0] }) else { return nil }
      self.init(module: module, notification: text)
    default: return nil
    }
  }

  /// Notifications by their number. Source: access-control 1.1.
  private static let names = [
    "1": "BEGIN_REQUEST", "2": "AUTHENTICATE_REQUEST", "4": "AUTHORIZE_REQUEST", "8": "RESOLVE_REQUEST_CACHE",
    "16": "MAP_REQUEST_HANDLER", "32": "ACQUIRE_REQUEST_STATE", "64": "PRE_EXECUTE_REQUEST_HANDLER",
    "128": "EXECUTE_REQUEST_HANDLER", "256": "RELEASE_REQUEST_STATE", "512": "UPDATE_REQUEST_CACHE",
    "1024": "LOG_REQUEST", "2048": "END_REQUEST", "536870912": "SEND_RESPONSE",
  ]

  /// The name without its prefix.
  private static func name(_ element: SourceElement) -> Substring {
    element.name.split(separator: ":").last ?? ""
  }
}

extension Span where Element == UInt8 {
  /// The bytes behind a byte-order mark.
  fileprivate var withoutMark: Span<UInt8> {
    @_lifetime(copy self)
    borrowing get { starts(with: [0xEF, 0xBB, 0xBF]) ? extracting(3..<count) : extracting(0..<count) }
  }
}
