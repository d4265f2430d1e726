internal import Configuration
internal import Server
internal import Substatus

/// Builds the request of a sweep.
struct SweepRequest {
  let simulation: Simulation

  /// Why there is no such request.
  struct Impossible: Error {
    var message: String
  }

  /// The largest limit of which a request is built, in bytes.
  private static let maximumSize = 16 << 20

  func bytes(_ sweep: LimitSweep) throws(Impossible) -> (limit: Int, bytes: [UInt8]) {
    let limit = try limit(sweep)
    let size = limit + sweep.offset
    guard size >= 0 else { throw Impossible(message: "\(sweep.limit.rawValue) is 0: nothing is below it") }
    if sweep.limit == .maxAllowedContentLength {
      return (limit, request("POST \(sweep.folder)", "Content-Length: \(size)\r\n"))
    }
    guard size <= Self.maximumSize else {
      throw Impossible(
        message: "\(sweep.limit.rawValue) is \(limit): the request would be larger than 16 MiB")
    }
    switch sweep.limit {
    case .maxQueryString:
      return (limit, request("GET \(sweep.folder)?" + String(repeating: "a", count: size)))
    case .urlSegmentMaxLength:
      return (limit, request("GET \(sweep.folder)" + String(repeating: "a", count: size)))
    case .urlSegmentMaxCount:
      let before = sweep.folder.split(separator: "/").count
      guard size > before else {
        throw Impossible(message: "UrlSegmentMaxCount is \(limit): \(sweep.folder) has more")
      }
      let rest = Array(repeating: "a", count: size - before).joined(separator: "/")
      return (limit, request("GET \(sweep.folder)" + rest))
    default:
      let before = sweep.folder.utf8.count
      guard size >= before else {
        throw Impossible(message: "\(sweep.limit.rawValue) is \(limit): \(sweep.folder) alone is longer")
      }
      return (limit, request("GET \(sweep.folder)" + Self.segments(size - before)))
    }
  }

  private func request(_ line: String, _ header: String = "") -> [UInt8] {
    Array("\(line) HTTP/1.1\r\nHost: localhost\r\n\(header)\r\n".utf8)
  }

  /// A path of a length, in segments that HTTP.sys accepts.
  private static func segments(_ count: Int) -> String {
    var bytes = Array(repeating: UInt8(ascii: "a"), count: count)
    for index in stride(from: 200, to: max(200, count - 1), by: 201) { bytes[index] = UInt8(ascii: "/") }
    return String(decoding: bytes, as: UTF8.self)
  }

  private func limit(_ sweep: LimitSweep) throws(Impossible) -> Int {
    let registry = simulation.snapshot.profile.httpSys
    switch sweep.limit {
    case .urlSegmentMaxLength: return registry.urlSegmentMaxLength
    case .urlSegmentMaxCount: return registry.urlSegmentMaxCount
    default: break
    }
    let path = "system.webServer/security/requestFiltering"
    guard let section = try? simulation.effective(sweep.folder, sections: [path]).sections.first,
      case .effective(let element) = section.content
    else { throw Impossible(message: "requestFiltering cannot be read at \(sweep.folder)") }
    let value = element.element("requestLimits").attribute(sweep.limit.rawValue)
    guard let limit = Int(value.text), limit <= Int(UInt32.max) else {
      throw Impossible(message: "\(sweep.limit.rawValue) is '\(value.text)', no number")
    }
    return limit
  }
}
