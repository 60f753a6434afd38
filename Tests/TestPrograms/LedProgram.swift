import Foundation
import Synchronization

/// A program of this package that is led line by line through its standard input, and goes on meanwhile.
package final class LedProgram: Sendable {
  package struct Failure: Error, CustomStringConvertible {
    package let description: String

    package init(description: String) { self.description = description }
  }

  private let process = Mutex(Process())
  private let input = Pipe()
  private let written = Mutex<(output: String, seen: Int)>(("", 0))
  /// Its process.
  package let number: Int32

  /// Starts a program.
  ///
  /// - Parameters:
  ///   - name: the program's name.
  ///   - arguments: the words after its name.
  ///   - environment: its variables, beside the path and the clock's zone.
  /// - Throws: when it cannot be started.
  package init(_ name: String, _ arguments: [String], environment: [String: String] = [:]) throws {
    let (output, input) = (Pipe(), input)
    number = try process.withLock { process in
      process.executableURL = ProgramRun.productsFolder.appendingPathComponent(name)
      process.arguments = arguments
      process.environment = ["PATH": "/usr/bin:/bin", "TZ": "UTC"].merging(environment) { _, own in own }
      process.standardInput = input
      process.standardOutput = output
      process.standardError = output
      try process.run()
      return process.processIdentifier
    }
    Thread.detachNewThread { [self] in
      while case let data = output.fileHandleForReading.availableData, !data.isEmpty {
        written.withLock { $0.output += String(decoding: data, as: UTF8.self) }
      }
    }
  }

  /// Everything that it has written so far.
  package var output: String { written.withLock { $0.output } }

  /// Types a line.
  package func type(_ line: String) {
    try? input.fileHandleForWriting.write(contentsOf: Data((line + "\n").utf8))
  }

  /// Waits for a text after the last one that was waited for.
  ///
  /// - Returns: what was written up to its end.
  /// - Throws: when it does not come within half a minute.
  @discardableResult package func wait(for text: String) throws -> String {
    for _ in 0..<3_000 {
      let found = written.withLock { written -> String? in
        let bytes = Array(written.output.utf8)
        let rest = String(decoding: bytes[min(written.seen, bytes.count)...], as: UTF8.self)
        guard let range = rest.range(of: text) else { return nil }
        written.seen += rest[..<range.upperBound].utf8.count
        return String(rest[..<range.upperBound])
      }
      if let found { return found }
      Thread.sleep(forTimeInterval: 0.01)
    }
    throw Failure(description: "“\(text)” does not come; so far: \(output.suffix(2_000))")
  }

  /// Kills it, as a power cut would.
  package func kill() {
    _ = Foundation.kill(number, SIGKILL)
    process.withLock { $0.waitUntilExit() }
  }

  /// Waits for its end.
  ///
  /// - Returns: its exit code.
  package func end() -> Int32 {
    process.withLock { process in
      process.waitUntilExit()
      return process.terminationStatus
    }
  }
}
