internal import Captures
internal import Server

/// Turns what a record says of its circumstances into the facts of its request.
///
/// What a capture does not say is left as it was given for the whole replay. Source: access-control 8.2,
/// content-and-errors 1.5, http-sys 1.2.
struct RecordFacts {
  /// The facts of the record that was read last.
  private(set) var facts: RequestFacts
  private let given: RequestFacts
  private let parts: RequestDependencies.Parts
  /// Whether the bindings use TLS at a port, by the port.
  private let portsWithTLS: [Int: Bool]

  init(_ snapshot: Snapshot, _ dependencies: RequestDependencies, given: RequestFacts) {
    facts = given
    self.given = given
    parts = dependencies.parts
    portsWithTLS = Dictionary(
      snapshot.bindings.map { ($0.port, $0.isTLS) }, uniquingKeysWith: { $0 || $1 })
  }

  /// Reads the facts of a record and notes what had to be taken for granted.
  mutating func read(
    _ chunk: borrowing Chunk, _ record: borrowing CapturedRecord, _ assumptions: inout CaptureAssumptions
  ) {
    readConnection(chunk, record, &assumptions)
    if parts.contains(.user), record.namesUser { readUser(chunk, record, &assumptions) }
    guard record.time != .min else { return }
    let duration = Self.duration(chunk, record)
    facts.duration = duration ?? given.duration
    let time = max(-Self.latest, min(record.time, Self.latest)) * 1000
    facts.arrivalPrecision = record.timePrecision
    facts.arrival = record.isTimeOfCompletion ? time - (duration ?? 0) : time
  }

  private mutating func readConnection(
    _ chunk: borrowing Chunk, _ record: borrowing CapturedRecord, _ assumptions: inout CaptureAssumptions
  ) {
    let port = Int(record.serverPort)
    facts.connection.isTLS =
      record.isTLS ?? (port == 0 ? given.connection.isTLS : portsWithTLS[port] ?? (port == 443))
    facts.connection.tlsVersion =
      record.tlsProtocol.isEmpty
      ? given.connection.tlsVersion : Self.version(chunk.bytes.extracting(record.tlsProtocol.range))
    facts.connection.client =
      record.client.isEmpty
      ? given.connection.client : IPAddress(zoned: chunk.bytes.extracting(record.client.range))
    facts.connection.localPort = given.connection.localPort
    if port != 0 {
      facts.connection.localPort = portsWithTLS[port] == nil ? nil : port
      if portsWithTLS[port] == nil { assumptions.insert(.unboundPort) }
    }
    guard parts.contains(.localAddress) else { return }
    facts.connection.localAddress =
      record.serverAddress.isEmpty ? given.connection.localAddress : Self.address(chunk, record.serverAddress)
  }

  /// Without its zone, which bindings do not have.
  private static func address(_ chunk: borrowing Chunk, _ field: FieldRange) -> String {
    let bytes = chunk.bytes
    let text = field.range.map { bytes[$0] }.prefix { $0 != UInt8(ascii: "%") }
    return String(decoding: text, as: UTF8.self).lowercased()
  }

  private mutating func readUser(
    _ chunk: borrowing Chunk, _ record: borrowing CapturedRecord, _ assumptions: inout CaptureAssumptions
  ) {
    facts.credentials = given.credentials
    if !record.user.isEmpty {
      let bytes = chunk.bytes
      let isPlusBlank = record.hasPlusForBlankInUser
      let name = String(
        decoding: record.user.range.map {
          isPlusBlank && bytes[$0] == UInt8(ascii: "+") ? 0x20 : bytes[$0]
        }, as: UTF8.self)
      let known = given.credentials.user
      let isKnown = known?.name.lowercased() == name.lowercased()
      facts.credentials.user = UserFacts(name, roles: isKnown ? known?.roles : nil)
      facts.credentials.isAnonymous = false
    } else if !record.logged.isFailedLogon {
      facts.credentials.user = nil
      facts.credentials.isAnonymous = true
      assumptions.insert(.anonymous)
    }
    guard record.logged.isFailedLogon else { return }
    facts.credentials.isAnonymous = false
    let isWrongToken = record.logged.win32 == LoggedOutcome.invalidToken
    facts.credentials.logon = isWrongToken ? .wrongToken : .wrongPassword
    assumptions.insert(.failedLogon)
  }

  /// How long a request took, in microseconds; a day at most.
  private static func duration(_ chunk: borrowing Chunk, _ record: borrowing CapturedRecord) -> Int64? {
    if record.duration >= 0 { return record.duration }
    guard !record.timeTaken.isEmpty, record.timeTaken.count <= 18 else { return nil }
    let bytes = chunk.bytes
    var milliseconds: Int64 = 0
    for index in record.timeTaken.range {
      let digit = bytes[index] &- UInt8(ascii: "0")
      guard digit < 10 else { return nil }
      milliseconds = milliseconds * 10 + Int64(digit)
    }
    return min(milliseconds, 86_400_000) * 1000
  }

  /// No time of a log lies further from 1970, in milliseconds: in microseconds it can be calculated with.
  private static let latest: Int64 = 1 << 50

  /// The version that schannel's number stands for; `nil` for one that is not known.
  ///
  /// Source: schannel.h, SP_PROT_TLS1_SERVER and its like.
  private static func version(_ digits: Span<UInt8>) -> ConnectionFacts.TLSVersion? {
    switch digits.count {
    case 2 where digits[0] == UInt8(ascii: "4"): .tls1_0
    case 3 where digits[0] == UInt8(ascii: "1"): .tls1_1
    case 3 where digits[0] == UInt8(ascii: "4"): .tls1_2
    case 4 where digits[0] == UInt8(ascii: "1"): .tls1_3
    default: nil
    }
  }
}
