package import Foundation

/// A program of this package run to its end, without a terminal.
package struct ProgramRun {
  /// The exit code.
  package let code: Int32
  /// What it wrote to standard output.
  package let output: String
  /// What it wrote to standard error.
  package let messages: String

  /// Runs a program.
  ///
  /// Standard streams are files, so that neither side ever waits for the other.
  ///
  /// - Parameters:
  ///   - name: the program's name, or the path of one of the system's.
  ///   - arguments: the words after its name.
  ///   - input: what it reads from standard input.
  ///   - environment: its variables, beside the path and the clock's zone.
  /// - Throws: when the program cannot be started or its files cannot be made.
  package init(
    _ name: String, _ arguments: [String], input: Data = Data(), environment: [String: String] = [:]
  ) throws {
    let folder = try TemporaryFolder()
    let (inPath, outPath, errPath) = (folder.path("in"), folder.path("out"), folder.path("err"))
    try input.write(to: URL(fileURLWithPath: inPath))
    for path in [outPath, errPath] { _ = FileManager.default.createFile(atPath: path, contents: nil) }
    let process = Process()
    process.executableURL =
      name.hasPrefix("/") ? URL(fileURLWithPath: name) : Self.productsFolder.appendingPathComponent(name)
    process.arguments = arguments
    process.environment = ["PATH": "/usr/bin:/bin", "TZ": "UTC", "HOME": folder.url.path].merging(environment) {
      _, own in own
    }
    process.standardInput = try FileHandle(forReadingFrom: URL(fileURLWithPath: inPath))
    process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: outPath))
    process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: errPath))
    try process.run()
    process.waitUntilExit()
    code = process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus
    output = String(decoding: try Data(contentsOf: URL(fileURLWithPath: outPath)), as: UTF8.self)
    messages = String(decoding: try Data(contentsOf: URL(fileURLWithPath: errPath)), as: UTF8.self)
  }

  /// Where the package manager puts what it builds: beside the tests.
  package static var productsFolder: URL {
    let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }
    return bundle?.bundleURL.deletingLastPathComponent() ?? Bundle.main.bundleURL
  }
}
