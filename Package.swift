// swift-tools-version: 6.2
import PackageDescription

/// Every target of ours is built alike: warnings are errors, imports stay as narrow as they can be.
let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// The modules are optimised in debug builds too, since the tests read hundreds of thousands of answers; what they assert
/// is checked all the same.
let quick: SwiftSetting = .unsafeFlags(["-O", "-assert-config", "Debug"], .when(configuration: .debug))

func module(_ name: String, _ dependencies: [Target.Dependency] = [], plugins: [Target.PluginUsage] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict + [quick], plugins: plugins)
}

func tests(_ name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = []) -> Target {
  .testTarget(name: name + "Tests", dependencies: dependencies, exclude: exclude, swiftSettings: strict)
}

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")

func nio(_ product: String) -> Target.Dependency { .product(name: product, package: "swift-nio") }

let yams = Target.Dependency.product(name: "Yams", package: "Yams")

let package = Package(
  name: "balint",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "balint", targets: ["balint"]),
    // For the benchmarks and the fuzzer, which are packages of their own under Tests.
    .library(
      name: "BalintModules",
      targets: [
        "Diagnostics", "Matching", "CaseModel", "CaseSyntax", "CaseLoading", "Scoring", "Calibrating", "AnswerFiles",
      ]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    // From the bottom up: a module imports only modules above it in this list.
    module("Diagnostics"),
    module("WebServer", [nio("NIOCore"), nio("NIOPosix"), nio("NIOHTTP1")]),
    module("Barcodes", ["CQRencode"]),
    module("Matching", ["CStemmer"]),
    module("CaseModel", ["Diagnostics", "Matching"]),
    module("CaseSyntax", ["Diagnostics"]),
    module("CaseLoading", ["CaseSyntax", "CaseModel", "Matching", "Diagnostics"], plugins: ["EmbedBank"]),
    module("CaseEditing", ["CaseSyntax", "Diagnostics"]),
    module("Scoring", ["CaseModel", "Matching", "Diagnostics"]),
    module("Authoring", ["Scoring", "CaseModel", "CaseSyntax", "Matching", "Diagnostics"]),
    module("Calibrating", ["Scoring", "CaseModel", "CaseSyntax", "Matching", "Diagnostics"]),
    module("Drills", ["Scoring", "CaseModel", "Matching"]),
    module("Scheduling"),
    module("Agreement", ["Matching"]),
    module("LearnerHistory", ["Scheduling", grdb]),
    module("AnswerFiles", ["Diagnostics"]),
    module(
      "Reporting",
      [
        "Agreement", "AnswerFiles", "Authoring", "Barcodes", "Calibrating", "Drills", "Scoring", "CaseModel",
        "Matching",
        "Diagnostics",
      ]),
    module("Practice", ["Scheduling", "Scoring", "CaseModel", "Matching", "Diagnostics"]),
    module("Terminal", ["CEdit"]),
    module(
      "Console",
      [
        argumentParser, "Diagnostics", "Matching", "CaseModel", "CaseSyntax", "CaseLoading", "CaseEditing", "Scoring",
        "Authoring", "Calibrating", "Drills", "Scheduling", "Agreement", "LearnerHistory", "AnswerFiles", "Reporting",
        "Practice",
        "Barcodes", "WebServer", "Terminal",
      ]),
    .executableTarget(name: "balint", dependencies: ["Console"], swiftSettings: strict),

    // C libraries, and the starter bank made into source at build time.
    .systemLibrary(name: "CEdit", pkgConfig: "libedit", providers: [.apt(["libedit-dev"]), .brew(["libedit"])]),
    .systemLibrary(
      name: "CQRencode", pkgConfig: "libqrencode", providers: [.apt(["libqrencode-dev"]), .brew(["qrencode"])]),
    .systemLibrary(name: "CStemmer", providers: [.apt(["libstemmer-dev"]), .brew(["snowball"])]),
    .executableTarget(name: "embed-bank", path: "Sources/EmbedBank/Tool", swiftSettings: strict),
    .plugin(name: "EmbedBank", capability: .buildTool, dependencies: ["embed-bank"], path: "Sources/EmbedBank/Plugin"),

    .target(
      name: "TestPrograms", dependencies: ["Diagnostics"], path: "Tests/TestPrograms", swiftSettings: strict),
    tests("House"),
    tests("Diagnostics", ["Diagnostics"]),
    tests("Matching", ["Matching"]),
    tests("CaseSyntax", ["CaseSyntax", "Diagnostics", yams], exclude: ["Corpus"]),
    tests("CaseLoading", ["CaseLoading", "CaseModel", "Scoring", "Matching", "Diagnostics"]),
    tests("CaseEditing", ["CaseEditing", "CaseLoading", "CaseSyntax", "CaseModel", "Diagnostics"]),
    tests("Scoring", ["Scoring", "CaseLoading", "CaseModel", "Matching", "Diagnostics"]),
    tests("Authoring", ["Authoring", "Scoring", "CaseLoading", "CaseEditing", "CaseModel", "Diagnostics"]),
    tests("Calibrating", ["Calibrating", "Scoring", "CaseLoading", "CaseModel", "Matching", "Diagnostics"]),
    tests("WebServer", ["WebServer", "TestPrograms"]),
    tests("Barcodes", ["Barcodes"]),
    tests("Drills", ["Drills", "Scoring", "CaseLoading", "CaseModel", "Diagnostics"]),
    tests("Practice", ["Practice", "Scheduling", "Scoring", "CaseLoading", "CaseModel", "Diagnostics"]),
    tests(
      "Reporting",
      [
        "Reporting", "Agreement", "AnswerFiles", "Authoring", "Barcodes", "Calibrating", "Drills", "Scoring",
        "CaseLoading",
        "CaseModel", "Matching",
        "Diagnostics",
      ]),
    tests("Console", ["balint", "TestPrograms", grdb], exclude: ["Transcripts"]),
    tests("AnswerFiles", ["AnswerFiles"]),
    tests("Scheduling", ["Scheduling"]),
    tests("Agreement", ["Agreement", "Matching"], exclude: ["Golden"]),
    tests("LearnerHistory", ["Scheduling", "LearnerHistory", grdb]),
    .executableTarget(
      name: "terminal-probe", dependencies: ["Terminal"], path: "Tests/TerminalTests/Probe", swiftSettings: strict),
    tests("Terminal", ["Terminal", "terminal-probe", "TestPrograms"], exclude: ["Probe"]),
  ]
)
