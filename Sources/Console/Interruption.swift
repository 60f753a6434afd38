import Foundation

/// What is still done when the program is told to end (SIGINT, SIGTERM); then the signal takes its course.
///
/// A thread of its own waits for the signals, since every other one may be waiting for input. Threads that are to leave
/// the signals to it are started after `init`.
struct Interruption {
  private let signals: [Int32]

  /// Holds the signals back.
  init() {
    // A program started with `nohup` or in the background is not to be ended by what it was told to ignore.
    signals = [SIGINT, SIGTERM].filter { !Self.isIgnored($0) }
    var set = Self.set(signals)
    pthread_sigmask(SIG_BLOCK, &set, nil)
  }

  /// Begins to wait for them.
  ///
  /// - Parameter handle: called at most once, on another thread; false when all is done and the program ends by itself.
  func handle(_ handle: @escaping @Sendable () -> Bool) {
    if signals.isEmpty { return }
    Thread.detachNewThread { [signals] in
      var set = Self.set(signals)
      var number: Int32 = 0
      guard sigwait(&set, &number) == 0 else { return }
      guard handle() else { return }
      signal(number, SIG_DFL)
      pthread_sigmask(SIG_UNBLOCK, &set, nil)
      kill(getpid(), number)
    }
  }

  /// Lets the signals take their course again at once.
  func end() {
    var set = Self.set(signals)
    pthread_sigmask(SIG_UNBLOCK, &set, nil)
  }

  private static func set(_ signals: [Int32]) -> sigset_t {
    var set = sigset_t()
    sigemptyset(&set)
    for signal in signals { sigaddset(&set, signal) }
    return set
  }

  private static func isIgnored(_ number: Int32) -> Bool {
    var action = sigaction()
    guard sigaction(number, nil, &action) == 0 else { return false }
    #if canImport(Darwin)
      let handler = action.__sigaction_u.__sa_handler
    #else
      let handler = action.__sigaction_handler.sa_handler
    #endif
    return unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
  }
}
