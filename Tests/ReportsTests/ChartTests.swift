import Foundation
import Testing

@testable import Reports

@Test func partsOfAWholeFillIt() {
  let text = SVGChart.stacked(
    [.init(count: 3, style: "a"), .init(count: 0, style: "b"), .init(count: 1, style: "c")],
    label: "\"3\" & 1")
  #expect(text.contains("aria-label=\"&quot;3&quot; &amp; 1\""))
  #expect(text.contains("<rect class=\"a\" x=\"0\" width=\"750\" height=\"14\"/>"))
  #expect(text.contains("<rect class=\"c\" x=\"750\" width=\"250\" height=\"14\"/>"))
  #expect(!text.contains("class=\"b\""))
}

@Test(arguments: [[], [0, 0], [Int.max, Int.max], [1, Int.max]])
func chartsOfAnyCounts(_ counts: [Int]) {
  let stacked = SVGChart.stacked(counts.map { .init(count: $0, style: "x") }, label: "")
  #expect(stacked.hasSuffix("</svg>"))
  let bars = SVGChart.bars(counts.map { .init(label: "<&>", count: $0, choice: "a=b") }, label: "")
  #expect(bars.components(separatedBy: "&lt;&amp;&gt;</text>").count == counts.count + 1)
}
