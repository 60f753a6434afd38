// swift-tools-version: 6.2
import PackageDescription

/// Benchmarks are a package of their own, so that nobody who builds the program builds them too.
let package = Package(
  name: "benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(name: "balint", path: "../.."),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
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
    .executableTarget(
      name: "start-benchmark", dependencies: [.product(name: "BalintModules", package: "balint")],
      path: "Sources/StartBenchmark"),
    .executableTarget(
      name: "evaluate", dependencies: [.product(name: "BalintModules", package: "balint")], path: "Sources/Evaluate"),
  ]
)
