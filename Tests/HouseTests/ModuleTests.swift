import Foundation
import Testing

/// The house of the README: which module may import which. Read from the `import` lines themselves, since the package
/// manager lets a transitive import pass.
@Suite struct ModuleTests {
  /// Every module with what it may import of ours, from the bottom up.
  static let allowed: [(module: String, imports: Set<String>)] = [
    ("Diagnostics", []),
    ("WebServer", ["NIOCore", "NIOPosix", "NIOHTTP1"]),
    ("Barcodes", ["CQRencode"]),
    ("Matching", ["CStemmer"]),
    ("CaseModel", ["Diagnostics", "Matching"]),
    ("CaseSyntax", ["Diagnostics"]),
    ("CaseLoading", ["Diagnostics", "Matching", "CaseModel", "CaseSyntax"]),
    ("CaseEditing", ["Diagnostics", "CaseSyntax"]),
    ("Scoring", ["Diagnostics", "Matching", "CaseModel"]),
    ("Authoring", ["Diagnostics", "Matching", "CaseModel", "CaseSyntax", "Scoring"]),
    ("Calibrating", ["Diagnostics", "Matching", "CaseModel", "CaseSyntax", "Scoring"]),
    ("Drills", ["Matching", "CaseModel", "Scoring"]),
    ("Scheduling", []),
    ("Agreement", ["Matching"]),
    ("LearnerHistory", ["Scheduling", "GRDB"]),
    ("AnswerFiles", ["Diagnostics"]),
    (
      "Reporting",
      [
        "Diagnostics", "Matching", "CaseModel", "Scoring", "Authoring", "Calibrating", "Agreement", "Drills",
        "Barcodes",
        "AnswerFiles",
      ]
    ),
    ("Practice", ["Scheduling", "Diagnostics", "Matching", "CaseModel", "Scoring"]),
    ("Terminal", ["CEdit"]),
    (
      "Console",
      [
        "Diagnostics", "Matching", "CaseModel", "CaseSyntax", "CaseLoading", "CaseEditing", "Scoring", "Authoring",
        "Calibrating", "Drills", "Scheduling", "Agreement", "LearnerHistory", "AnswerFiles", "Reporting", "Practice",
        "Barcodes",
        "WebServer", "Terminal",
        "ArgumentParser",
      ]
    ),
    ("balint", ["Console"]),
  ]

  static let system: Set<String> = [
    "Dispatch", "Foundation", "Synchronization", "Glibc", "Musl", "Darwin", "PackagePlugin",
  ]

  static let sources = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("Sources")

  static func swiftFiles(in folder: URL) throws -> [URL] {
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
    return names.filter { $0.hasSuffix(".swift") }.sorted().map { folder.appendingPathComponent($0) }
  }

  static func imports(of file: URL) throws -> Set<String> {
    let text = try String(contentsOf: file, encoding: .utf8)
    var found: Set<String> = []
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ")
      guard let keyword = words.firstIndex(of: "import"), keyword + 1 < words.count else { continue }
      let isImport = words[..<keyword].allSatisfy {
        $0.hasPrefix("@") || ["public", "package", "internal", "private", "fileprivate"].contains($0)
      }
      if isImport { found.insert(String(words[keyword + 1].split(separator: ".")[0])) }
    }
    return found
  }

  @Test(arguments: allowed.map(\.module)) func `a module imports only modules below it`(module: String) throws {
    let allowed = try #require(Self.allowed.first { $0.module == module }).imports.union(Self.system)
    let files = try Self.swiftFiles(in: Self.sources.appendingPathComponent(module))
    #expect(!files.isEmpty)
    for file in files {
      let forbidden = try Self.imports(of: file).subtracting(allowed)
      #expect(forbidden.isEmpty, "\(module)/\(file.lastPathComponent) imports \(forbidden.sorted())")
    }
  }

  @Test func `the table allows only what stands above it`() {
    var below: Set<String> = []
    let ours = Set(Self.allowed.map(\.module))
    for (module, imports) in Self.allowed {
      #expect(imports.intersection(ours).isSubset(of: below), "\(module) is allowed something that is not below it")
      below.insert(module)
    }
  }

  @Test func `every folder of sources is a module of the table, a C library or the embedding tool`() throws {
    let folders = try FileManager.default.contentsOfDirectory(atPath: Self.sources.path)
    #expect(Set(folders) == Set(Self.allowed.map(\.module) + ["CEdit", "CQRencode", "CStemmer", "EmbedBank"]))
  }

  @Test func `no module has the name of a type inside it`() throws {
    for (module, _) in Self.allowed {
      for file in try Self.swiftFiles(in: Self.sources.appendingPathComponent(module)) {
        let text = try String(contentsOf: file, encoding: .utf8)
        for kind in ["struct", "class", "enum", "actor", "protocol"] {
          #expect(!text.contains("\(kind) \(module) "), "\(file.lastPathComponent)")
        }
      }
    }
  }

  @Test func `the top level holds what the README names and no more`() throws {
    // What git tracks, since whoever works here may have answers and cases of their own lying about.
    let git = Process()
    git.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    git.arguments = ["git", "-C", Self.sources.deletingLastPathComponent().path, "ls-files"]
    let output = Pipe()
    git.standardOutput = output
    git.standardError = FileHandle.nullDevice
    try git.run()
    let listing = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    git.waitUntilExit()
    guard git.terminationStatus == 0 else { return }  // not a checkout
    let names = Set(listing.split(separator: "\n").compactMap { $0.split(separator: "/").first.map(String.init) })
    let expected: Set<String> = [
      "Package.swift", "Sources", "Tests", "cases", "README.md", "LICENSE", "CHANGELOG.md", "docs",
    ]
    #expect(Set(names.filter { !$0.hasPrefix(".") }) == expected)
  }
}
