import Foundation
import Synchronization

/// A program of this package that is led line by line through its standard input, and goes on meanwhile.
package final class LedProgram: Sendable {
  package struct Failure: Error, CustomStringConvertible {
    package let description: String

    package init(description: String) { self.description = description }
  }

  private struct Written {
    var bytes: [UInt8] = []
    /// Up to where `wait` has found what it waited for.
    var seen = 0
    var isAtEnd = false
  }

  private let child: ChildProcess
  private let input: OwnPipe
  private let written = Mutex(Written())

  /// Starts a program.
  ///
  /// - Parameters:
  ///   - name: the program's name.
  ///   - arguments: the words after its name.
  ///   - environment: its variables, beside the path and the clock's zone.
  /// - Throws: when it cannot be started.
  package init(_ name: String, _ arguments: [String], environment: [String: String] = [:]) throws {
    signal(SIGPIPE, SIG_IGN)
    input = try OwnPipe()
    let output = try OwnPipe()
    let variables = ["PATH": "/usr/bin:/bin", "TZ": "UTC"].merging(environment) { _, own in own }
    child = try ChildProcess(
      ProgramRun.productsFolder.appendingPathComponent(name).path, arguments, environment: variables,
      input: input.reading, output: output.writing)
    close(input.reading)
    close(output.writing)
    Thread.detachNewThread { [self] in
      while let part = output.read() { written.withLock { $0.bytes += part } }
      written.withLock { $0.isAtEnd = true }
      close(output.reading)
    }
  }

  deinit { close(input.writing) }

  /// Everything that it has written so far.
  package var output: String { written.withLock { String(decoding: $0.bytes, as: UTF8.self) } }

  /// Types a line.
  package func type(_ line: String) { input.write(Data((line + "\n").utf8)) }

  /// Waits for a text after the last one that was waited for.
  ///
  /// - Returns: what was written up to its end.
  /// - Throws: when it does not come within half a minute, or the program ends before.
  @discardableResult package func wait(for text: String) throws -> String {
    let wanted = Array(text.utf8)
    for _ in 0..<3_000 {
      let (found, isAtEnd) = written.withLock { written -> (String?, Bool) in
        let rest = written.bytes[written.seen...]
        guard let range = rest.firstRange(of: wanted) else { return (nil, written.isAtEnd) }
        written.seen = range.upperBound
        return (String(decoding: rest[..<range.upperBound], as: UTF8.self), false)
      }
      if let found { return found }
      if isAtEnd { break }
      Thread.sleep(forTimeInterval: 0.01)
    }
    throw Failure(description: "“\(text)” does not come; so far: \(output.suffix(2_000))")
  }

  /// Kills it, as a power cut would.
  package func kill() {
    child.kill()
    child.wait()
  }

  /// Waits for its end, for which there must be a cause.
  ///
  /// - Returns: its exit code.
  package func end() -> Int32 { child.wait() }
}
