#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The learner's own text editor, which has the terminal until it ends.
public enum ExternalEditor {
  /// Runs an editor on a file and waits for its end.
  ///
  /// Ctrl-C and Ctrl-\ meanwhile are the editor's.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - command: a command of the shell, as `$VISUAL` and `$EDITOR` hold it; the path is added to it.
  /// - Returns: nil when it ended well, else why not, in a few words.
  public static func edit(_ path: String, with command: String) -> String? {
    var former = (sigaction(), sigaction())
    ignore(SIGINT, &former.0)
    ignore(SIGQUIT, &former.1)
    defer {
      sigaction(SIGINT, &former.0, nil)
      sigaction(SIGQUIT, &former.1, nil)
    }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    sigemptyset(&signals)
    for signal in [SIGINT, SIGQUIT, SIGPIPE] { sigaddset(&signals, signal) }
    posix_spawnattr_setsigdefault(&attributes, &signals)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))

    let texts = ["/bin/sh", "-c", "\(command) \"$1\"", "balint", path]
    let words: [UnsafeMutablePointer<CChar>?] = texts.map { strdup($0) } + [nil]
    defer { words.forEach { free($0) } }
    var child: pid_t = 0
    let code = posix_spawn(&child, "/bin/sh", nil, &attributes, words, environ)
    guard code == 0 else { return TerminalError.reason(code) }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 {
      if errno != EINTR { return TerminalError.reason(errno) }
    }
    let signal = status & 0x7F
    if signal != 0 { return "it was ended by signal \(signal)" }
    let exit = (status >> 8) & 0xFF
    return exit == 0 ? nil : exit == 127 ? "there is no such program" : "it ended with code \(exit)"
  }

  private static func ignore(_ signal: Int32, _ former: inout sigaction) {
    var action = sigaction()
    #if canImport(Darwin)
      action.__sigaction_u.__sa_handler = SIG_IGN
    #else
      action.__sigaction_handler.sa_handler = SIG_IGN
    #endif
    sigemptyset(&action.sa_mask)
    sigaction(signal, &action, &former)
  }
}
