import Captures
import Replay
import Server
import Synchronization

/// A small generator of numbers that are the same on every machine.
struct Dice {
  var state: UInt64

  mutating func below(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % bound
  }

  mutating func pick<Value>(_ values: [Value]) -> Value { values[below(values.count)] }
}

/// One request of generated traffic: what a client sent and what is known beside it.
struct GeneratedRequest {
  var method: String
  var stem: String
  var query: String
  var port: Int
  var client: String
  var user: String
  var server: String
  var site: String
  var host: String
  var agent: String
  var version: String
  var second: Int
  var took: Int
  var status: (String, Int)
  var bytes: Int

  init(_ dice: inout Dice) {
    method = dice.pick(["GET", "GET", "GET", "GET", "HEAD", "POST", "PUT", "TRACE", "OPTIONS", "PROPFIND"])
    let stems = [
      "/", "/a", "/old", "/x.asp", "/bin/y", "/a+b", "/p%2e", "/long-enough-for-the-limit-of-the-url",
      "/admin",
      "/api/v1", "/sub/page.aspx", "/app", "/files/a.txt", "/secure",
    ]
    stem = dice.pick(stems) + dice.pick(["", "", "/\(dice.below(9))", "/z.config", "/\u{E9}", "/index.htm"])
    query = dice.pick([
      "-", "-", "ok=1", "a=1", "a=..", "x=union", "x=%75nion", "drop=%2e%2e", "q=\(dice.below(50))",
      "quite-a-long-query-string=1", "b=\u{E9}", "id=\(dice.below(100_000))",
    ])
    port = dice.pick([80, 80, 443, 8080, 81])
    client = dice.pick([
      "203.0.113.\(dice.below(6))", "127.0.0.1", "::1", "10.0.0.4", "2001:db8::\(dice.below(3))",
    ])
    user = dice.pick(["-", "-", "CONTOSO\\amy", "CONTOSO\\bob", "Jo+Doe"])
    server = dice.pick(["10.0.0.4", "10.0.0.5"])
    site = dice.pick(["W3SVC1", "W3SVC1", "W3SVC2", "W3SVC7"])
    host = dice.pick(["-", "www.contoso.com", "shop.contoso.com"])
    agent = dice.pick(["-", "curl", "a+bot", "a-very-long-user-agent"])
    version = dice.pick(["HTTP/1.1", "HTTP/1.1", "HTTP/1.0", "HTTP/2.0"])
    second = dice.below(60)
    took = dice.below(3000)
    status = dice.pick([("200 0", 0), ("404 11", 0), ("401 1", 1326), ("401 1", 2_148_074_248), ("401 2", 5)])
    bytes = dice.below(3) * 20_000_000
  }

  static let fields =
    "#Fields: date time s-sitename s-ip cs-method cs-uri-stem cs-uri-query s-port cs-username c-ip cs-version "
    + "cs(User-Agent) cs-host sc-status sc-substatus sc-win32-status time-taken cs-bytes\n"

  /// The row of a W3C log.
  var row: String {
    let time = "2026-11-24 10:00:\(second < 10 ? "0" : "")\(second)"
    return
      "\(time) \(site) \(server) \(method) \(stem) \(query) \(port) \(user) \(client) \(version) \(agent) "
      + "\(host) \(status.0) \(status.1) \(took) \(bytes)\n"
  }

  /// What the row says beside the request, all of it.
  func facts(ports: [Int: Bool]) -> RequestFacts {
    var facts = RequestFacts()
    facts.connection.isTLS = ports[port] ?? (port == 443)
    facts.connection.localPort = ports[port] == nil ? nil : port
    facts.connection.localAddress = server
    facts.connection.client = IPAddress(client)
    let isFailed = status.0 == "401 1"
    if user != "-" {
      facts.credentials.user = UserFacts(user.replacing("+", with: " "))
    } else if !isFailed {
      facts.credentials.isAnonymous = true
    }
    if isFailed { facts.credentials.logon = status.1 == 1326 ? .wrongPassword : .wrongToken }
    facts.duration = Int64(took) * 1000
    facts.arrival = (1_795_514_400 + Int64(second)) * 1_000_000 - Int64(took) * 1000
    return facts
  }
}

/// Keeps the records of a replay in their order.
final class KeptRecords: RecordForm {
  private let kept = Mutex<[ReplayedRecord]>([])

  final class Renderer: RecordRenderer {
    let keep: (ReplayedRecord) -> Int
    init(_ keep: @escaping (ReplayedRecord) -> Int) { self.keep = keep }

    func append(_ record: borrowing ReplayedRecord, to bytes: inout [UInt8]) {
      bytes += "\(keep(copy record))\n".utf8
    }
  }

  func makeRenderer() -> any RecordRenderer {
    Renderer { record in
      self.kept.withLock {
        $0.append(record)
        return $0.count - 1
      }
    }
  }

  func append(file: String, line: UInt64, to bytes: inout [UInt8]) {}

  /// The records of the captures, in their order, and the result of the replay.
  static func replay(
    _ files: [String], _ snapshot: Snapshot, _ options: ReplayOptions
  ) -> (records: [ReplayedRecord], result: ReplayResult) {
    let form = KeptRecords()
    let text = Mutex<[UInt8]>([])
    var options = options
    options.records = RecordOutput(form) { bytes in
      text.withLock { $0 += bytes }
      return true
    }
    let result = Replay.run(files, snapshot: snapshot, options: options)
    let numbers = String(decoding: text.withLock { $0 }, as: UTF8.self).split(separator: "\n").compactMap {
      Int($0)
    }
    let kept = form.kept.withLock { $0 }
    return (numbers.map { kept[$0] }, result)
  }
}

/// All of a verdict that records with equal verdicts have in common, in words.
func words(_ verdict: VerdictClass) -> String {
  "\(verdict.outcome) \(verdict.status.map { "\($0)" } ?? "-") \(verdict.reason?.text ?? "-") "
    + "\(verdict.check.map { "\($0)" } ?? "-") \(verdict.setting) \(verdict.subscription) \(verdict.site) "
    + "\(verdict.policy) \(verdict.handler) \(verdict.assumptions.rawValue)"
}

/// The same of a decision.
func words(_ verdict: Verdict) -> String {
  "\(verdict.outcome) \(verdict.status.map { "\($0)" } ?? "-") \(verdict.refusal?.reason.text ?? "-") "
    + "\(verdict.check.map { "\($0)" } ?? "-") \(verdict.check == nil ? -1 : verdict.finding.setting) "
    + "\(verdict.subscription) \(verdict.site) "
    + "\(verdict.policy) \(verdict.handler) \(verdict.assumptions.rawValue)"
}
