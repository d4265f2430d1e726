import Configuration
import StatusCodes
import Testing

@testable import Lint

/// Files that nobody would write: each is looked at in about the time that reading it takes.
@Suite(.serialized) struct HostileTests {
  private func seconds(_ example: LintExample) -> Double {
    let clock = ContinuousClock()
    return clock.measure { _ = Linter.lint(example.subject) } / .seconds(1)
  }

  /// Twice as much takes about twice the time, with room for a busy machine.
  private func growsLinearly(_ make: (Int) -> LintExample) -> Bool {
    let small = seconds(make(1000))
    let large = seconds(make(4000))
    return large < 1 || large < small * 10
  }

  private func server(_ security: String) -> LintExample {
    .server(
      "<location path=\"Default Web Site\"><system.webServer><security>\(security)</security></system.webServer></location>"
    )
  }

  @Test func manyAddresses() {
    #expect(
      growsLinearly { count in
        let rows = (0..<count).map {
          #"<add ipAddress="10.\#($0 >> 8 & 255).\#($0 & 255).1" allowed="false"/>"#
        }
        return server("<ipSecurity>\(rows.joined())</ipSecurity>")
      })
  }

  @Test func manyMasks() {
    #expect(
      growsLinearly { count in
        let rows = (0..<count).map {
          #"<add ipAddress="10.0.0.1" subnetMask="255.\#($0 >> 8 & 255).\#($0 & 255).1"/>"#
        }
        return server("<ipSecurity>\(rows.joined())</ipSecurity>")
      })
  }

  @Test func manySequences() {
    #expect(
      growsLinearly { count in
        .filtering(
          "<denyUrlSequences>\((0..<count).map { #"<add sequence="a\#($0)b"/>"# }.joined())</denyUrlSequences>"
        )
      })
  }

  @Test func manyHandlers() {
    #expect(
      growsLinearly { count in
        let rows = (0..<count).map { #"<add name="h\#($0)" path="*.e\#($0)" verb="*" type="T"/>"# }
        return .webServer("<handlers>\(rows.joined())</handlers>")
      })
  }

  @Test func manyRules() {
    #expect(
      growsLinearly { count in
        let rows = (0..<count).map {
          "<filteringRule name=\"r\($0)\"><denyStrings><add string=\"s\($0)\"/></denyStrings></filteringRule>"
        }
        return .filtering("<filteringRules>\(rows.joined())</filteringRules>")
      })
  }

  @Test func manyComments() {
    #expect(
      growsLinearly { count in
        let rows = (0..<count).map { _ in "<!-- substatus: allow verb-lower-case because a --><appSettings/>"
        }
        return .site(rows.joined())
      })
  }

  @Test(
    arguments: [
      String(repeating: "<a>", count: 5000), "<configuration>" + String(repeating: "<x a=\"1\">", count: 200),
      "", "\0", "<", "<configuration", "<configuration/><configuration/>", "\u{FEFF}",
      "<!DOCTYPE a [<!ENTITY b \"c\">]><configuration>&b;</configuration>",
      "<configuration><location/><location path=\"\"/><location path=\"////\"/></configuration>",
      "<configuration><system.webServer><handlers><add/><add name=\"\" path=\"\" verb=\"\"/></handlers></system.webServer></configuration>",
      "<configuration><system.webServer><httpRedirect enabled=\"true\" destination=\"://\"/></system.webServer></configuration>",
    ])
  func nothingTraps(_ text: String) {
    let result = Linter.lint(LintExample.raw(text).subject)
    #expect(result.files.count == 1)
    _ = Linter.lint(LintExample.wholeServer(text).subject)
  }
}
