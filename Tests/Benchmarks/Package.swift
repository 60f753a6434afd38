// swift-tools-version: 6.2
import PackageDescription

/// Benchmarks are a package of their own, so that nobody who builds the program builds them too.
let package = Package(
  name: "benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(name: "balint", path: "../.."),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: [
    .executableTarget(
      name: "parse-benchmark",
      dependencies: [
        .product(name: "BalintModules", package: "balint"), .product(name: "Yams", package: "Yams"),
      ],
      path: "Sources/ParseBenchmark"),
    .executableTarget(
      name: "score-benchmark", dependencies: [.product(name: "BalintModules", package: "balint")],
      path: "Sources/ScoreBenchmark"),
    .target(name: "LargeBank", dependencies: [.product(name: "BalintModules", package: "balint")]),
    .executableTarget(
      name: "start-benchmark", dependencies: ["LargeBank", .product(name: "BalintModules", package: "balint")],
      path: "Sources/StartBenchmark"),
    .executableTarget(
      name: "sitting-benchmark", dependencies: ["LargeBank", .product(name: "GRDB", package: "GRDB.swift")],
      path: "Sources/SittingBenchmark"),
    .executableTarget(name: "drill-benchmark", path: "Sources/DrillBenchmark"),
    .executableTarget(
      name: "batch-benchmark", dependencies: [.product(name: "BalintModules", package: "balint")],
      path: "Sources/BatchBenchmark"),
    .executableTarget(
      name: "bank-agreement", dependencies: [.product(name: "BalintModules", package: "balint")],
      path: "Sources/BankAgreement"),
    .executableTarget(
      name: "evaluate", dependencies: [.product(name: "BalintModules", package: "balint")], path: "Sources/Evaluate"),
  ]
)
