import Foundation
import Server
import Testing

@testable import Scenarios

private func object(_ path: [String]) throws -> [String: Any] {
  let json = try JSONSerialization.jsonObject(with: Data(ScenarioSchema.text.utf8))
  var value = try #require(json as? [String: Any])
  for key in path { value = try #require(value[key] as? [String: Any], "\(key)") }
  return value
}

@Test(
  arguments: [
    (["properties"], ScenarioFile.keys),
    (["$defs", "case", "properties"], ScenarioFile.caseKeys + ScenarioFile.expansionKeys),
    (["$defs", "sequence", "properties"], ScenarioFile.sequenceKeys),
    (["properties", "facts", "properties"], SetupReader.factKeys),
    (["$defs", "case", "properties", "facts", "properties"], SetupReader.factKeys),
    (["properties", "connection", "properties"], RequestFacts.connectionNames),
  ])
func schemaNamesEveryKey(_ path: [String], keys: [String]) throws {
  let properties = try object(path)
  #expect(properties.keys.sorted() == keys.sorted())
  for (key, value) in properties where key != "expect" {
    #expect((value as? [String: Any])?["description"] != nil, "\(key) has no description")
  }
}

@Test func schemaResolvesItsReferences() throws {
  let names = try object(["$defs"]).keys
  for piece in ScenarioSchema.text.components(separatedBy: "\"#/$defs/").dropFirst() {
    #expect(names.contains(String(piece.prefix { $0 != "\"" })))
  }
  #expect(try object([])["$schema"] as? String == "https://json-schema.org/draft/2020-12/schema")
}
