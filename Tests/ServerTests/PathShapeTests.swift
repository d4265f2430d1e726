import Testing

@testable import Server

/// What one pass over a path tells of its bytes.
@Suite struct PathShapeTests {
  @Test(arguments: UInt8.min...UInt8.max)
  func everyByteHasTheShapeOfItsDefinition(byte: UInt8) {
    let character = Character(UnicodeScalar(byte))
    let shape = PathShape(byte)
    #expect(shape.contains(.nameIllegal) == ByteClass.contains(byte, ByteClass.nameIllegal))
    #expect(shape.contains(.plus) == (character == "+"))
    #expect(shape.contains(.percent) == (character == "%"))
    #expect(shape.contains(.ampersand) == (character == "&"))
    #expect(shape.contains(.dot) == (character == "."))
    #expect(shape.contains(.highBit) == (byte >= 0x80))
    // A byte without a shape would be passed over by a check that looks for it.
    #expect(!shape.isEmpty)
  }

  @Test(arguments: ["/", "/a+b", "/a%b", "/a&b", "/a.b", "/r\u{E9}sum\u{E9}", "/a:b/c", ""])
  func aPathHasTheShapesOfItsBytes(path: String) {
    let bytes = Array(path.utf8)
    let expected = bytes.reduce(into: PathShape()) { $0.formUnion(PathShape($1)) }
    #expect(PathShape(bytes.span) == expected)
  }
}
