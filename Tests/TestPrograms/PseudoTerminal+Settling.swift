package import Foundation

extension PseudoTerminal {
  /// Waits until the program has shown what it has to show and waits for a key.
  ///
  /// - Returns: whether it waits; false when it has closed the terminal, as at its end.
  @discardableResult
  package func settle() throws -> Bool {
    guard let waits = try settle(until: Date(timeIntervalSinceNow: 20)) else {
      throw Failure("the program does not come to rest: \(rest)")
    }
    return waits
  }

  /// The same, up to a moment.
  ///
  /// - Parameter deadline: how long to wait.
  /// - Returns: whether it waits; false when it has closed the terminal, nil when it was still at work at the deadline.
  /// - Throws: when there is no program.
  package func settle(until deadline: Date) throws -> Bool? {
    while Date() < deadline {
      if isReady(master, milliseconds: 0) {
        guard try read(until: deadline) else { return false }
      } else if try isIdle() {
        return true
      } else {
        usleep(200)
      }
    }
    return nil
  }

  /// Whether the program took every key and wrote all it had to write before it began to wait for the next.
  private func isIdle() throws -> Bool {
    guard let program else { throw Failure("no program") }
    // To poll makes the kernel deliver what was typed, which otherwise it does at a moment of its own.
    let keys = open(path, O_RDONLY | O_NOCTTY)
    defer { close(keys) }
    if keys >= 0, isReady(keys, milliseconds: 0) { return false }
    if let isReading = readsTerminal(program) {
      return isReading && !isReady(master, milliseconds: 0)
    }
    var settings = termios()
    let handsOverKeys = tcgetattr(master, &settings) == 0 && settings.c_lflag & tcflag_t(ICANON) == 0
    return !isReady(master, milliseconds: 60) && handsOverKeys
  }

  /// Whether the main thread stands still in a read from the terminal; nil where the system does not tell.
  ///
  /// Other calls on the terminal wait too, such as those that change its settings. Linux: proc(5), /proc/PID/syscall.
  private func readsTerminal(_ program: pid_t) -> Bool? {
    guard let call = try? String(contentsOfFile: "/proc/\(program)/syscall", encoding: .utf8) else { return nil }
    let words = call.split(separator: " ")
    guard words.count > 1, words[0] == Self.readCall, let descriptor = Int(words[1].dropFirst(2), radix: 16) else {
      return false
    }
    let place = "/proc/\(program)/fd/\(descriptor)"
    return (try? FileManager.default.destinationOfSymbolicLink(atPath: place)) == path
  }

  /// The number of read(2).
  #if arch(x86_64)
    private static let readCall = "0"
  #else
    private static let readCall = "63"
  #endif

  private func isReady(_ descriptor: Int32, milliseconds: Int32) -> Bool {
    var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&request, 1, milliseconds) > 0
  }
}
