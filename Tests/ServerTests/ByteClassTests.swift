import Testing

@testable import Server

/// The written-out table is what its definitions say.
@Suite struct ByteClassTests {
  @Test(arguments: UInt8.min...UInt8.max)
  func classesFollowTheirDefinitions(byte: UInt8) {
    let character = Character(UnicodeScalar(byte))
    let isASCII = byte < 0x80
    let isControl = byte < 0x20 && byte != 0x09 && byte != 0x0A
    let isToken =
      isASCII && (character.isLetter || character.isNumber || "!#$%&'*+-.^_`|~".contains(character))
    #expect(ByteClass.contains(byte, ByteClass.token) == isToken)
    #expect(ByteClass.contains(byte, ByteClass.targetControl) == isControl)
    #expect(
      ByteClass.contains(byte, ByteClass.targetSpecial)
        == (byte <= 0x20 || byte == 0x7F || "#?".contains(character)))
    #expect(ByteClass.contains(byte, ByteClass.valueControl) == (isControl || byte == 0x7F))
    let isHostIllegal = byte <= 0x20 || byte >= 0x7F || "@?#%<>\"\\^`{}|/[]".contains(character)
    #expect(ByteClass.contains(byte, ByteClass.hostIllegal) == isHostIllegal)
    #expect(ByteClass.contains(byte, ByteClass.hexDigit) == (isASCII && character.isHexDigit))
    #expect(ByteClass.contains(byte, ByteClass.targetEnd) == [0x20, 0x09, 0x0A, 0x0D].contains(byte))
    let isNameIllegal = byte < 0x20 || "\"*:<>?|".contains(character)
    #expect(ByteClass.contains(byte, ByteClass.nameIllegal) == isNameIllegal)
    #expect((ByteClass.hexValue(byte) != nil) == (isASCII && character.isHexDigit))
  }
}
