#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// Runs something with the signals of the terminal blocked in this thread. Threads that it starts have them blocked too,
/// so that they reach the thread that waits for them.
func withTerminalSignalsBlocked<T>(_ body: () throws -> T) rethrows -> T {
  var (blocked, before) = (sigset_t(), sigset_t())
  sigemptyset(&blocked)
  for signal in [SIGINT, SIGTERM, SIGTSTP, SIGWINCH, SIGHUP] { sigaddset(&blocked, signal) }
  pthread_sigmask(SIG_BLOCK, &blocked, &before)
  defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
  return try body()
}
