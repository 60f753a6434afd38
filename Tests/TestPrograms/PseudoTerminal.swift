import Foundation

/// A terminal: the test types and reads at one end, a program or a `Screen` has the other.
package final class PseudoTerminal {
  /// Everything the other end wrote so far.
  package private(set) var transcript = ""
  /// What a person sees of it.
  package private(set) var screen: TerminalScreen

  private(set) var master: Int32 = -1
  /// For a `Screen` in this process.
  package private(set) var otherEnd: Int32 = -1
  let path: String
  private(set) var program: pid_t?
  private var bytes: [UInt8] = []
  /// Up to where `expect` has matched.
  private var seen: String.Index

  package init(columns: UInt16 = 80, rows: UInt16 = 24) throws {
    var name = [CChar](repeating: 0, count: 1_024)
    seen = transcript.startIndex
    screen = TerminalScreen(columns: Int(columns), rows: Int(rows))
    guard openpty(&master, &otherEnd, &name, nil, nil) == 0 else {
      throw Failure("no pseudo-terminal: \(String(cString: strerror(errno)))")
    }
    path = String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    _ = fcntl(master, F_SETFD, FD_CLOEXEC)
    _ = fcntl(otherEnd, F_SETFD, FD_CLOEXEC)
    resize(columns: columns, rows: rows)
  }

  deinit {
    close(master)
    if otherEnd >= 0 { close(otherEnd) }
    if let program {
      kill(program, SIGKILL)
      waitpid(program, nil, 0)
    }
  }

  package struct Failure: Error, CustomStringConvertible {
    package let description: String
    init(_ description: String) { self.description = description }
  }

  /// The terminal's window changes, of which the kernel tells the program (SIGWINCH).
  package func resize(columns: UInt16, rows: UInt16 = 24) {
    screen.resize(columns: Int(columns), rows: Int(rows))
    var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(master, UInt(TIOCSWINSZ), &size)
  }

  /// Starts a program of this package, or one of the system by its path, whose controlling terminal this is, in a folder or that of the tests.
  package func start(
    _ name: String, arguments: [String] = [], environment: [String: String], folder: String? = nil
  ) throws {
    let executable = name.hasPrefix("/") ? name : ProgramRun.productsFolder.appendingPathComponent(name).path
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, path, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, 0, 1)
    posix_spawn_file_actions_adddup2(&actions, 0, 2)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // The threads that tests run on block signals, and a child would inherit that.
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
    let signalFlags = Int16(POSIX_SPAWN_SETSIGMASK) | Int16(POSIX_SPAWN_SETSIGDEF)
    posix_spawnattr_setflags(&attributes, Self.ownSession | signalFlags)
    // There is no portable way to give a spawned program its folder, but the shell goes there and becomes the program.
    let way = folder.map { ["/bin/sh", "-c", #"cd "$0" && exec "$@""#, $0] } ?? []
    let command = way + [executable] + arguments
    let words = command.map { strdup($0) } + [nil]
    let variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { (words + variables).forEach { free($0) } }
    var child: pid_t = 0
    let code = posix_spawn(&child, command[0], &actions, &attributes, words, variables)
    if code != 0 { throw Failure("\(executable): \(String(cString: strerror(code)))") }
    program = child
    // Until now, so that the terminal did not hang up; from now on it does when the program ends.
    close(otherEnd)
    otherEnd = -1
  }

  /// Waits until the other end has written the text after what was expected before.
  package func expect(_ text: String, seconds: Double = 20) throws {
    let deadline = Date(timeIntervalSinceNow: seconds)
    while true {
      if let range = transcript.range(of: text, options: .literal, range: seen..<transcript.endIndex) {
        seen = range.upperBound
        return
      }
      guard Date() < deadline, try read(until: deadline) else {
        throw Failure("no \(text.debugDescription) in \(rest)")
      }
    }
  }

  /// Waits for the next prompt, until keys arrive one by one, and types.
  package func type(_ keys: String) throws {
    try expect("> ")
    try waitForKeys()
    try send(keys)
  }

  /// Types at once.
  package func send(_ keys: String) throws {
    var text = keys
    let written = text.withUTF8 { write(master, $0.baseAddress, $0.count) }
    if written != keys.utf8.count { throw Failure("could not type \(keys.debugDescription)") }
  }

  /// Waits for the program's end; its exit code, or the negative number of the signal that ended it.
  package func waitForEnd() throws -> Int32 {
    guard let child = program else { throw Failure("no program") }
    let deadline = Date(timeIntervalSinceNow: 20)
    while try read(until: deadline) {}
    return try reap(child)
  }

  /// The other end sees its terminal go away.
  package func hangUp() throws -> Int32 {
    guard let child = program else { throw Failure("no program") }
    // The descriptor stays valid, for `deinit`; what it stands for does not.
    let nothing = open("/dev/null", O_RDWR)
    dup2(nothing, master)
    close(nothing)
    return try reap(child)
  }

  private func reap(_ child: pid_t) throws -> Int32 {
    var status: Int32 = 0
    let deadline = Date(timeIntervalSinceNow: 20)
    while waitpid(child, &status, WNOHANG) == 0 {
      if Date() > deadline { throw Failure("the program does not end: \(rest)") }
      usleep(1_000)
    }
    program = nil
    return status & 0x7F == 0 ? status >> 8 & 0xFF : -(status & 0x7F)
  }

  var rest: String { transcript[seen...].debugDescription }

  /// Without canonical mode the terminal hands over each key, and none is taken for an end of file.
  package func waitForKeys() throws {
    let deadline = Date(timeIntervalSinceNow: 20)
    var settings = termios()
    while tcgetattr(master, &settings) == 0, settings.c_lflag & tcflag_t(ICANON) != 0 {
      if Date() > deadline { throw Failure("the program reads no keys: \(rest)") }
      usleep(1_000)
    }
  }

  /// Whether something more was written before the other end closed.
  func read(until deadline: Date) throws -> Bool {
    var request = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    let milliseconds = Int32(max(0, deadline.timeIntervalSinceNow * 1_000))
    guard poll(&request, 1, milliseconds) > 0 else { throw Failure("nothing came after \(rest)") }
    var chunk = [UInt8](repeating: 0, count: 4_096)
    let count = Foundation.read(master, &chunk, chunk.count)
    guard count > 0 else { return false }
    let offset = transcript.utf8.distance(from: transcript.startIndex, to: seen)
    bytes += chunk.prefix(count)
    screen.feed(chunk.prefix(count))
    transcript = String(decoding: bytes, as: UTF8.self)
    seen = transcript.utf8.index(transcript.startIndex, offsetBy: offset)
    return true
  }

  /// POSIX_SPAWN_SETSID, which Swift does not see on Linux.
  #if canImport(Darwin)
    private static let ownSession = Int16(POSIX_SPAWN_SETSID)
  #else
    private static let ownSession: Int16 = 0x80
  #endif
}
