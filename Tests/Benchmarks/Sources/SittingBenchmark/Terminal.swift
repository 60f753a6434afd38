import Foundation

/// A program at a terminal of its own: what it writes is waited for, what is typed arrives as keys.
final class Terminal {
  private var master: Int32 = -1
  private var program: pid_t = 0
  private var written: [UInt8] = []

  /// Starts a program.
  init(_ executable: String, _ arguments: [String], environment: [String: String]) throws {
    var other: Int32 = -1
    var name = [CChar](repeating: 0, count: 1_024)
    guard openpty(&master, &other, &name, nil, nil) == 0 else { throw Failure("no terminal") }
    var size = winsize(ws_row: 50, ws_col: 80, ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(master, UInt(TIOCSWINSZ), &size)
    let path = String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    _ = fcntl(master, F_SETFD, FD_CLOEXEC)
    _ = fcntl(other, F_SETFD, FD_CLOEXEC)
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, path, O_RDWR, 0)
    for descriptor: Int32 in [1, 2] { posix_spawn_file_actions_adddup2(&actions, 0, descriptor) }
    let words: [UnsafeMutablePointer<CChar>?] = ([executable] + arguments).map { strdup($0) } + [nil]
    let variables: [UnsafeMutablePointer<CChar>?] = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { (words + variables).forEach { free($0) } }
    let code = posix_spawn(&program, executable, &actions, nil, words, variables)
    close(other)
    guard code == 0 else { throw Failure("\(executable): \(String(cString: strerror(code)))") }
  }

  deinit {
    kill(program, SIGKILL)
    waitpid(program, nil, 0)
    close(master)
  }

  /// Waits for a text that was not written before.
  func wait(for text: String) throws {
    let wanted = Array(text.utf8)
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      if let end = Self.find(wanted, in: written) {
        written.removeFirst(end)
        return
      }
      var request = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
      guard poll(&request, 1, 30_000) > 0 else { throw Failure("no “\(text)”") }
      let count = read(master, &chunk, chunk.count)
      guard count > 0 else { throw Failure("no “\(text)” before the end") }
      written += chunk.prefix(count)
    }
  }

  /// Waits until the program has closed the terminal.
  func waitForEnd() throws {
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while read(master, &chunk, chunk.count) > 0 {}
  }

  func type(_ keys: String) throws {
    var keys = keys
    let count = keys.withUTF8 { write(master, $0.baseAddress, $0.count) }
    if count != keys.utf8.count { throw Failure("could not type") }
  }

  private static func find(_ wanted: [UInt8], in bytes: [UInt8]) -> Int? {
    guard bytes.count >= wanted.count else { return nil }
    for start in 0...(bytes.count - wanted.count) where bytes[start..<start + wanted.count].elementsEqual(wanted) {
      return start + wanted.count
    }
    return nil
  }
}

struct Failure: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}
