import Captures
import Configuration
import Server
import Substatus
import Testing

@Suite struct ModuleOrderTests {
  /// A trace as IIS writes it.
  private static func trace(_ events: [(String, String)]) -> [UInt8] {
    let rows = events.map { module, notification in
      """
      <Event xmlns="http://schemas.microsoft.com/win/2004/08/events/event"><EventData>
      <Data Name="ModuleName">\(module)</Data><Data Name="Notification">1</Data>
      <Data Name="fIsPostNotification">false</Data></EventData><RenderingInfo Culture="en-US">
      <Opcode>\(notification == "PRE_BEGIN_REQUEST" ? "PRE_BEGIN_REQUEST_START" : "NOTIFY_MODULE_START")</Opcode>
      <freb:Description Data="Notification">\(notification)</freb:Description></RenderingInfo></Event>
      """
    }
    let post = rows[0].replacing("false", with: "true")
    return Array(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <failedRequest url="http://x:80/bin/a" verb="GET" xmlns:freb="http://schemas.microsoft.com/win/2006/06/iis/freb">
      \(rows.joined(separator: "\n"))\n\(post)</failedRequest>
      """.utf8)
  }

  /// The notifications that a request to a hidden segment raises on IIS Express, in the order of a real trace, with
  /// modules that are not modelled. Source: access-control 1.3, T3.
  private static let denied = [
    ("DynamicIpRestrictionModule", "PRE_BEGIN_REQUEST"), ("FailedRequestsTracingModule", "PRE_BEGIN_REQUEST"),
    ("RequestMonitorModule", "PRE_BEGIN_REQUEST"), ("RewriteModule", "PRE_BEGIN_REQUEST"),
    ("WebMatrixSupportModule", "BEGIN_REQUEST"), ("IpRestrictionModule", "BEGIN_REQUEST"),
    ("RequestFilteringModule", "BEGIN_REQUEST"),
  ]

  private func order(_ events: [(String, String)], _ request: String) throws -> ModuleOrder {
    var server = ServerDescription()
    server.preset = .express
    let simulation = try Simulation(server)
    let answer = simulation.answer(Array(request.utf8), tracing: true)
    let trace = try #require(TracedNotification.all(inTrace: Self.trace(events)))
    return ModuleOrder(trace: trace, answer)
  }

  private func words(_ order: ModuleOrder, _ presence: ModuleOrder.Presence) -> [String] {
    order.events.filter { $0.presence == presence }.map(\.notification.module)
  }

  @Test("Modules come in the order of a real trace; those that are not modelled are told apart")
  func agrees() throws {
    let order = try order(Self.denied, "GET /bin/a HTTP/1.1\r\nHost: localhost\r\n\r\n")
    let begin = order.events.filter { $0.notification.notification == "BEGIN_REQUEST" }
    #expect(
      begin.filter { $0.presence == .both }.map(\.notification.module) == [
        "IpRestrictionModule", "RequestFilteringModule",
      ])
    #expect(words(order, .notModelled).contains("WebMatrixSupportModule"))
    #expect(words(order, .traceOnly).isEmpty)
  }

  @Test("A trace whose modules come in another order differs, and the events that do are named")
  func differs() throws {
    var events = Self.denied
    events.swapAt(5, 6)
    let order = try order(events, "GET /bin/a HTTP/1.1\r\nHost: localhost\r\n\r\n")
    #expect(!order.agrees)
    #expect(words(order, .traceOnly).count == 1)
  }

  @Test(
    "What is no trace has no events", arguments: ["", "<a/>", "<failedRequest", "GET / HTTP/1.1\r\n\r\n"])
  func refuses(text: String) {
    #expect(TracedNotification.all(inTrace: Array(text.utf8)) == nil)
  }
}
