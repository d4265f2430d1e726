// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "SubstatusBenchmarks",
  dependencies: [.package(name: "Substatus", path: "..")],
  targets: [
    .target(name: "CAllocations"),
    .executableTarget(name: "generate", swiftSettings: [.swiftLanguageMode(.v6)]),
    .executableTarget(
      name: "decide",
      dependencies: ["CAllocations", "SampleTraffic", .product(name: "Substatus", package: "Substatus")],
      swiftSettings: [.swiftLanguageMode(.v6), .enableExperimentalFeature("Lifetimes")]),
    .executableTarget(
      name: "rewrite",
      dependencies: ["CAllocations", "SampleTraffic", .product(name: "Substatus", package: "Substatus")],
      swiftSettings: [.swiftLanguageMode(.v6)]),
    .target(name: "SampleTraffic", swiftSettings: [.swiftLanguageMode(.v6)]),
    .executableTarget(
      name: "stages",
      dependencies: ["SampleTraffic", .product(name: "Substatus", package: "Substatus")],
      swiftSettings: [.swiftLanguageMode(.v6), .enableExperimentalFeature("Lifetimes")]),
    .executableTarget(
      name: "sidebyside", dependencies: ["MeasuredCommand", "SampleTraffic"],
      swiftSettings: [.swiftLanguageMode(.v6)]),
    .target(name: "MeasuredCommand", swiftSettings: [.swiftLanguageMode(.v6)]),
    .target(
      name: "SampleServer", dependencies: [.product(name: "Substatus", package: "Substatus")],
      swiftSettings: [.swiftLanguageMode(.v6)]),
    .executableTarget(
      name: "load",
      dependencies: ["MeasuredCommand", "SampleServer", .product(name: "Substatus", package: "Substatus")],
      swiftSettings: [.swiftLanguageMode(.v6)]),
  ])
