package import Foundation

/// A program that goes on beside the tests.
///
/// Not Foundation's `Process`, whose `waitUntilExit` on another thread than that of the start was seen to spin for ever.
package struct ChildProcess: Sendable {
  /// Its process.
  package let number: pid_t

  /// Starts a program.
  ///
  /// - Parameters:
  ///   - path: the program.
  ///   - arguments: the words after its name.
  ///   - environment: its variables.
  ///   - input: what it reads from.
  ///   - output: what it writes to; messages go there too.
  /// - Throws: when it cannot be started.
  package init(
    _ path: String, _ arguments: [String], environment: [String: String], input: Int32, output: Int32
  ) throws {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
    #else
      var actions = posix_spawn_file_actions_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (from, to) in [(input, Int32(0)), (output, 1), (output, 2)] {
      posix_spawn_file_actions_adddup2(&actions, from, to)
    }
    let words = ([path] + arguments).map { strdup($0) } + [nil]
    let variables = environment.map { strdup("\($0)=\($1)") } + [nil]
    defer { (words + variables).forEach { free($0) } }
    var number = pid_t()
    let fault = posix_spawn(&number, path, &actions, nil, words, variables)
    guard fault == 0 else { throw LedProgram.Failure(description: "\(path): \(String(cString: strerror(fault)))") }
    self.number = number
  }

  /// Kills it, as a power cut would.
  package func kill() { _ = Foundation.kill(number, SIGKILL) }

  /// Waits for its end; once only.
  ///
  /// - Returns: its exit code; less than 0 when a signal ended it.
  @discardableResult package func wait() -> Int32 {
    var status: Int32 = 0
    while waitpid(number, &status, 0) < 0, errno == EINTR {}
    return status & 0x7F == 0 ? status >> 8 & 0xFF : -(status & 0x7F)
  }
}

/// Two ends that a child does not inherit unless they are given to it.
package struct OwnPipe: Sendable {
  package let reading: Int32
  package let writing: Int32

  package init() throws {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw LedProgram.Failure(description: "no pipe: \(errno)") }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    (reading, writing) = (ends[0], ends[1])
  }

  /// Writes all of it, as far as the other end is there.
  package func write(_ data: Data) {
    data.withUnsafeBytes { bytes in
      var rest = UnsafeRawBufferPointer(bytes)[...]
      while !rest.isEmpty {
        let count = Foundation.write(writing, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
        guard count > 0 || errno == EINTR else { return }
        rest = rest.dropFirst(max(0, count))
      }
    }
  }

  /// What comes next; nil at the end.
  package func read() -> [UInt8]? {
    var part = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = Foundation.read(reading, &part, part.count)
      if count > 0 { return Array(part[..<count]) }
      if count == 0 || errno != EINTR { return nil }
    }
  }
}
