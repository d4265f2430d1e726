import Replay
import Testing

@Suite struct FailConditionTests {
  private static let log = """
    #Fields: cs-method cs-uri-stem sc-status sc-substatus
    GET / 200 0
    GET /bin/x 404 8
    GET /bin/y 200 0
    short

    """

  @Test(
    "A condition holds or not",
    arguments: [
      ("contradicts > 0", true), ("contradicts>1", false), ("404.8 = 2", true), ("404.* >= 66%", true),
      ("4xx < 2", false), ("malformed >= 20%", true), ("read = 5 and decided = 3", true),
      ("404.11 > 0 or passed > 0", true), ("404.11 > 0 or passed > 5 and read = 5", false),
      ("404.1 > 0", false),
    ])
  func holds(text: String, expected: Bool) throws {
    let result = try withCapture(Array(Self.log.utf8)) {
      Replay.run([$0], snapshot: try snapshot(), options: options(workers: 1))
    }
    #expect(try FailCondition(text).holds(for: result) == expected)
  }

  @Test(
    "What is no condition is an error",
    arguments: ["", "x > 1", "404.8", "404.8 > x", "4.8.1 > 0", "read > 1 or"])
  func refuses(text: String) {
    #expect(throws: FailCondition.SyntaxError.self) { try FailCondition(text) }
  }
}
