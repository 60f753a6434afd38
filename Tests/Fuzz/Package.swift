// swift-tools-version: 6.2
import PackageDescription

// A package of its own: the entry point of a fuzz target comes from libFuzzer, so that an ordinary build cannot link it.
// The modules are the project's own, through symbolic links, so that they are built with coverage and sanitizers and
// nothing else has to be.

let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

func module(_ name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = []) -> Target {
  .target(
    name: name, dependencies: dependencies, path: "Sources/\(name)", exclude: exclude, swiftSettings: strict)
}

let package = Package(
  name: "fuzz",
  platforms: [.macOS(.v15)],
  targets: [
    .systemLibrary(name: "CStemmer", path: "Sources/CStemmer"),
    module("Diagnostics"),
    module("Matching", ["CStemmer"]),
    module("CaseModel", ["Diagnostics", "Matching"]),
    module("CaseSyntax", ["Diagnostics"]),
    // The starter bank is made by a plugin of the project; nothing here needs it.
    module(
      "CaseLoading", ["CaseSyntax", "CaseModel", "Matching", "Diagnostics"], exclude: ["StarterBank.swift"]),
    .executableTarget(
      name: "fuzz-cases", dependencies: ["CaseLoading", "CaseModel", "CaseSyntax", "Diagnostics"], path: "Target",
      swiftSettings: strict + [.unsafeFlags(["-parse-as-library"])]),
  ]
)
