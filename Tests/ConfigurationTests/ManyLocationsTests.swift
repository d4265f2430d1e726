import StatusCodes
import Testing

@testable import Configuration

/// What a site costs must grow with its size, not with the square of it.
@Suite struct ManyLocationsTests {
  /// Of a number that nobody would wait for if each location were held against each other.
  @Test func thousandsOfLocationsAreRead() throws {
    let count = 10_000
    let locations = (0..<count).map { index in
      place("Default Web Site/p\(index)", filter("<requestLimits maxUrl=\"\(index + 1)\"/>"))
    }
    let stock = Sample.applicationHost.replacing(
      "</configuration>", with: locations.joined() + "</configuration>")
    let server = try Sample.server(stock: stock)
    #expect(server.scopes.count == count + 1)
    var reader = SectionReader(server)
    var identities: Set<Int32> = []
    for (index, scope) in server.scopes.enumerated() {
      identities.insert(try reader.read(requestFiltering, at: scope).identity)
      guard index % 1000 == 0 else { continue }
      let expected = Int(scope.dropFirst(2)).map { UInt64($0 + 1) } ?? 4096
      let limits = try server.effective(requestFiltering, at: scope + "/x").element("requestLimits")
      #expect(limits.uint("maxUrl") == expected)
    }
    #expect(identities.count == count + 1)
    #expect(try reader.read(handlers, at: "/p1").identity == reader.read(handlers, at: "/p2").identity)
  }

  /// One path of twenty thousand segments, and locations that lie in each other.
  @Test func deepPathsAreWalkedOnce() throws {
    let deep = Array(repeating: "a", count: 20_000).joined(separator: "/")
    let nested = (1...80).map { depth in
      place(
        "Default Web Site/" + Array(repeating: "b", count: depth).joined(separator: "/"),
        filter("<hiddenSegments><add segment=\"s\(depth)\"/></hiddenSegments>"))
    }
    let all = place("Default Web Site/" + deep, filter("<verbs allowUnlisted=\"false\"/>")) + nested.joined()
    let stock = Sample.applicationHost.replacing("</configuration>", with: all + "</configuration>")
    let server = try Sample.server(stock: stock)
    var reader = SectionReader(server)
    for scope in server.scopes { _ = try reader.read(requestFiltering, at: scope) }
    let end = try reader.effective(requestFiltering, at: "/" + deep + "/x")
    #expect(end.element("verbs").bool("allowUnlisted") == false)
    let bottom = "/" + Array(repeating: "b", count: 80).joined(separator: "/")
    let segments = try reader.effective(requestFiltering, at: bottom).element("hiddenSegments")
    #expect(segments.entries.count == 82)
  }

  /// Few places are searched one by one, many by their paths: the answers are the same.
  @Test(arguments: [1, 8, 9, 40])
  func placesAreFoundAlikeHoweverManyThereAre(count: Int) throws {
    var placements = SectionPlacements()
    let targets = ["", "a", "A/b", "a/b/c", "b", "a", "c/d"]
    var all: [SectionPlacement] = []
    for number in 0..<count {
      let text = targets[number % targets.count]
      let element = SourceElement(
        name: "x", position: SourcePosition(file: "f", line: number + 1, column: 1), attributes: [],
        children: [], text: "")
      let placement = SectionPlacement(
        number: Int32(number), section: "s", element: element, location: nil,
        target: text.isEmpty ? nil : VirtualPath(text), content: element, fault: nil)
      placements.append(placement)
      all.append(placement)
    }
    #expect(placements.all.map(\.number) == all.map(\.number))
    for path in ["/", "/a", "/a/B", "/a/b/c/d", "/b", "/c", "/c/d/e", "/z"] {
      let path = VirtualPath(path)
      let expected = all.filter { $0.target?.contains(path) ?? true }
        .sorted { ($0.depth, $0.number) < ($1.depth, $1.number) }.map(\.number)
      #expect(placements.covering(path).map(\.number) == expected)
    }
    #expect(placements.covering(nil).map(\.number) == all.filter { $0.target == nil }.map(\.number))
  }
}
