// swift-tools-version: 6.2
import PackageDescription

/// Settings every target of the package is compiled with.
let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// The hot path stores spans in non-escapable values.
let hot: [SwiftSetting] = strict + [.enableExperimentalFeature("Lifetimes")]

/// Links the Swift runtime and Foundation into the program. Half of the time a dynamically linked one takes to start
/// goes into loading and relocating them; and the program then runs where no Swift is installed. lld, because
/// the default linker warns of functions that Foundation holds and nobody calls.
let startsFast: [LinkerSetting] = [
  .unsafeFlags(
    [
      "-static-stdlib", "-use-ld=lld", "-lCoreFoundation", "-l_FoundationICU", "-l_FoundationCShims",
      "-l_FoundationCollections", "-lstdc++",
    ], .when(platforms: [.linux], configuration: .release))
]

let package = Package(
  name: "Substatus",
  products: [
    .library(
      name: "Substatus",
      targets: ["Substatus", "Lint", "Server", "Configuration", "Captures", "StatusCodes", "Patterns"]),
    .executable(name: "substatus", targets: ["SubstatusCommand"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.0.0"),
  ],
  targets: [
    .systemLibrary(
      name: "CPCRE2", pkgConfig: "libpcre2-8", providers: [.apt(["libpcre2-dev"])]),
    .systemLibrary(
      name: "CExpat", pkgConfig: "expat", providers: [.apt(["libexpat1-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CPcap", pkgConfig: "libpcap", providers: [.apt(["libpcap-dev"])]),

    .target(name: "Patterns", dependencies: ["CPCRE2"], swiftSettings: hot),
    .target(name: "StatusCodes", swiftSettings: strict),
    .target(
      name: "Configuration", dependencies: ["CExpat", "StatusCodes"], swiftSettings: strict),
    .target(
      name: "Server", dependencies: ["Patterns", "StatusCodes", "Configuration"],
      swiftSettings: hot),
    .target(
      name: "Lint", dependencies: ["Server", "Patterns", "Configuration", "StatusCodes"],
      swiftSettings: strict),
    .target(name: "Captures", dependencies: ["CZlib", "CPcap", "Configuration"], swiftSettings: hot),
    .target(
      name: "Replay", dependencies: ["Captures", "Server", "Configuration", "StatusCodes"],
      swiftSettings: hot),
    .target(
      name: "Substatus", dependencies: ["Lint", "Server", "Configuration", "StatusCodes", "Captures"],
      swiftSettings: hot),
    .target(
      name: "Scenarios",
      dependencies: [
        "Substatus", "Captures", "Server", "Configuration", "StatusCodes",
        .product(name: "Yams", package: "Yams"),
      ],
      swiftSettings: strict),
    .target(
      name: "Reports",
      dependencies: [
        "Substatus", "Scenarios", "Lint", "StatusCodes", "Configuration", "Server", "Captures", "Replay",
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "SubstatusCommand",
      dependencies: [
        "Substatus", "Lint", "Server", "Configuration", "StatusCodes", "Captures", "Replay", "Scenarios",
        "Reports",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict, linkerSettings: startsFast),

    .testTarget(name: "PatternsTests", dependencies: ["Patterns"], swiftSettings: hot),
    .testTarget(name: "StatusCodesTests", dependencies: ["StatusCodes"], swiftSettings: strict),
    .testTarget(
      name: "ConfigurationTests", dependencies: ["Configuration", "StatusCodes"], swiftSettings: strict),
    .testTarget(
      name: "ServerTests", dependencies: ["Server", "Substatus", "StatusCodes"], swiftSettings: hot),
    .testTarget(
      name: "SubstatusTests",
      dependencies: ["Substatus", "Server", "Configuration", "StatusCodes", "Captures"],
      swiftSettings: strict),
    .testTarget(name: "CapturesTests", dependencies: ["Captures"], swiftSettings: strict),
    .testTarget(
      name: "ReplayTests",
      dependencies: ["Replay", "Captures", "Substatus", "Server", "Configuration", "StatusCodes"],
      swiftSettings: strict),
    .testTarget(
      name: "ScenariosTests", dependencies: ["Scenarios", "Substatus", "Server", "StatusCodes"],
      swiftSettings: strict),
    .testTarget(
      name: "LintTests", dependencies: ["Lint", "Configuration", "StatusCodes"], swiftSettings: strict),
    .testTarget(
      name: "ReportsTests", dependencies: ["Reports", "Substatus", "Configuration", "StatusCodes"],
      swiftSettings: strict),
    .testTarget(
      name: "CommandTests",
      dependencies: ["SubstatusCommand", "Scenarios", "Substatus", "Server", "Configuration", "StatusCodes"],
      swiftSettings: strict),
  ]
)
