// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [.swiftLanguageMode(.v6), .enableUpcomingFeature("ExistentialAny")]

let package = Package(
  name: "SubstatusFuzzing",
  dependencies: [.package(name: "Substatus", path: "../..")],
  targets: [
    .target(
      name: "FuzzSupport",
      dependencies: [.product(name: "Substatus", package: "Substatus")],
      swiftSettings: strict),
    .executableTarget(
      name: "FuzzRequestHead",
      dependencies: ["FuzzSupport", .product(name: "Substatus", package: "Substatus")],
      swiftSettings: strict),
    .executableTarget(
      name: "FuzzConfiguration",
      dependencies: ["FuzzSupport", .product(name: "Substatus", package: "Substatus")],
      swiftSettings: strict),
    .executableTarget(
      name: "FuzzPattern",
      dependencies: ["FuzzSupport", .product(name: "Substatus", package: "Substatus")],
      swiftSettings: strict),
    .executableTarget(
      name: "FuzzRewriteRules",
      dependencies: ["FuzzSupport", .product(name: "Substatus", package: "Substatus")],
      swiftSettings: strict),
    .executableTarget(
      name: "FuzzCapture",
      dependencies: ["FuzzSupport", .product(name: "Substatus", package: "Substatus")],
      swiftSettings: strict),
    .executableTarget(
      name: "FuzzURLCanonicalizer",
      dependencies: ["FuzzSupport", .product(name: "Substatus", package: "Substatus")],
      swiftSettings: strict),
  ])
