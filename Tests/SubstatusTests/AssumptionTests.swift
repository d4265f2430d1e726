import Server
import Testing

@testable import Substatus

/// Every assumption can be told from every other, and is put into words.
@Suite struct AssumptionTests {
  @Test func eachHasABitOfItsOwn() {
    let bits = AssumptionProse.all.map(\.assumption.rawValue)
    #expect(bits.allSatisfy { $0.nonzeroBitCount == 1 })
    #expect(Set(bits).count == bits.count)
  }

  @Test func eachHasASentenceOfItsOwn() {
    let sentences = AssumptionProse.all.map(\.sentence)
    #expect(Set(sentences).count == sentences.count)
    // The bits are given out in order, so a hole is an assumption without words.
    let all = AssumptionProse.all.reduce(into: Assumptions()) { $0.formUnion($1.assumption) }
    #expect(all.rawValue.trailingZeroBitCount == 0)
    #expect(all.rawValue & (all.rawValue &+ 1) == 0)
  }
}
