import Captures
import Configuration
import StatusCodes
import Substatus
import Testing

@testable import Replay

@Suite struct AnonymizerTests {
  @Test("The hash is SipHash-2-4")
  func hashesAsPublished() {
    // The example of the paper, appendix A.
    let bytes = (0..<15).map { UInt8($0) }
    #expect(SipHash.hash(bytes, 0x0706_0504_0302_0100, 0x0F0E_0D0C_0B0A_0908) == 0xA129_CA61_49BE_45E5)
    #expect(SipHash.hash([], 0x0706_0504_0302_0100, 0x0F0E_0D0C_0B0A_0908) == 0x726F_DB47_DD0E_0E31)
  }

  @Test("Equal values stay equal under one key, and only under one key and as one kind")
  func keepsEquality() {
    let (first, again, other) = (Anonymizer(.hash, key: "k"), Anonymizer(.hash, key: "k"), Anonymizer(.hash))
    let value = Array("203.0.113.7".utf8)
    #expect(first.replacement(.address, value) == again.replacement(.address, value))
    #expect(first.replacement(.address, value) != first.replacement(.user, value))
    #expect(first.replacement(.address, value) != other.replacement(.address, value))
    #expect(first.replacement(.address, value).count == 16)
  }

  @Test(
    "What tells of a person goes, the rest stays",
    arguments: [
      ("GET /a?q=secret&x=1&flag&=", "GET /a?q=*&x=*&*&="),
      ("GET /a?q=a b HTTP/1.1", "GET /a?q=* HTTP/1.1"), ("GET /a HTTP/1.1", "GET /a HTTP/1.1"),
      ("https://joe:pw@www.contoso.com/a?b=c", "https://*@www.contoso.com/a?b=*"), ("GET /a@b", "GET /a@b"),
      ("GET /?", "GET /?"), ("?", "?"), ("", ""), ("/a?x=1?y=2", "/a?x=*"),
    ])
  func replaces(text: String, expected: String) {
    let line = Anonymizer(.drop).line(Array(text.utf8))
    #expect(String(decoding: line, as: UTF8.self) == expected)
  }

  private static let log = """
    #Fields: date time cs-method cs-uri-stem cs-uri-query c-ip cs-username cs(Cookie) sc-status sc-substatus
    2026-11-24 10:00:01 GET /a+b name=joe 203.0.113.7 CONTOSO\\amy token=secret 404 11
    2026-11-24 10:00:02 GET /c name=..&x=joe 203.0.113.7 CONTOSO\\amy token=secret 404 18

    """
  private static let config = filtering(
    "", "<denyQueryStringSequences><add sequence=\"..\"/></denyQueryStringSequences>")

  @Test("Verdicts are found before anything is replaced, and no value is in what is kept")
  func changesNoVerdict() throws {
    var options = options(workers: 1)
    let snapshot = try snapshot(Self.config)
    try withCapture(Array(Self.log.utf8)) { name in
      let plain = KeptRecords.replay([name], snapshot, options)
      options.anonymizer = Anonymizer(.hash)
      let hidden = KeptRecords.replay([name], snapshot, options)
      let verdicts = (plain.records.map { words($0.verdict) }, hidden.records.map { words($0.verdict) })
      #expect(verdicts.0 == verdicts.1)
      #expect(hidden.records.map(\.verdict.status) == [StatusCode(404, 11), StatusCode(404, 18)])
      let areHidden = hidden.records.map(\.isAnonymized)
      #expect(areHidden == [true, true])
      var shown = hidden.records.flatMap { [$0.text, $0.client, $0.user] }.map {
        String(decoding: $0, as: UTF8.self)
      }
      shown += hidden.result.pairs.flatMap(\.examples).map(\.text)
      for secret in ["joe", "203.0.113.7", "amy", "secret"] {
        #expect(!shown.contains { $0.contains(secret) }, "\(secret) in \(shown)")
      }
      #expect(hidden.records[0].client == hidden.records[1].client)
    }
  }
}
