internal import CEdit

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Standard input, output and error, whether they are a terminal or not.
///
/// Whatever text is written passes `sanitise` first, so that nothing in a case or an answer can steer the terminal.
/// The program ignores SIGPIPE; a reader that went away is then an error, `TerminalError.outputClosed`.
public struct Screen: Sendable {
  /// What the user asked for beyond what the environment says.
  public enum Decoration: Sendable {
    /// As the terminal, `NO_COLOR` and `TERM` allow.
    case automatic
    /// Bold, faint and underline but no colour.
    case noColour
    /// No escape sequence at all.
    case plain
  }

  /// Whether standard output is a terminal.
  public let outputIsTerminal: Bool
  /// Whether standard input is a terminal.
  public let inputIsTerminal: Bool
  /// Whether the output is a terminal that knows more than plain text, whatever the decoration asked for.
  public let understandsEscapeSequences: Bool

  let input: Int32
  let output: Int32
  let messages: Int32
  let sanitise: @Sendable (String) -> String
  private let allowedStyle: TextStyle
  private let columnsVariable: Int?

  /// A screen on the given file descriptors, which stay open and belong to the caller.
  ///
  /// - Parameters:
  ///   - environment: of it, `TERM`, `COLUMNS` and `NO_COLOR` (no-color.org) are looked at.
  ///   - input: where lines come from.
  ///   - output: where results go.
  ///   - messages: where errors and progress go, as standard error.
  ///   - decoration: what the user asked for.
  ///   - sanitise: makes every control character of a text harmless, line feed and tab excepted.
  public init(
    environment: [String: String], input: Int32 = 0, output: Int32 = 1, messages: Int32 = 2,
    decoration: Decoration = .automatic, sanitise: @escaping @Sendable (String) -> String
  ) {
    self.input = input
    self.output = output
    self.messages = messages
    self.sanitise = sanitise
    inputIsTerminal = isatty(input) == 1
    outputIsTerminal = isatty(output) == 1
    understandsEscapeSequences = outputIsTerminal && !["", "dumb"].contains(environment["TERM"] ?? "")
    if decoration == .plain || !understandsEscapeSequences {
      allowedStyle = []
    } else if decoration == .noColour || environment["NO_COLOR"] ?? "" != "" {
      allowedStyle = TextStyle(rawValue: .max).subtracting(.colours)
    } else {
      allowedStyle = TextStyle(rawValue: .max)
    }
    columnsVariable = environment["COLUMNS"].flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }
  }

  /// The screen of this process.
  ///
  /// - Parameters:
  ///   - decoration: what the user asked for.
  ///   - sanitise: makes every control character of a text harmless, line feed and tab excepted.
  public init(decoration: Decoration = .automatic, sanitise: @escaping @Sendable (String) -> String) {
    var environment: [String: String] = [:]
    for name in ["TERM", "NO_COLOR", "COLUMNS"] {
      environment[name] = getenv(name).map { String(cString: $0) }
    }
    self.init(environment: environment, decoration: decoration, sanitise: sanitise)
  }

  /// Whether lines can be edited: input and output are both a terminal.
  public var isInteractive: Bool { inputIsTerminal && outputIsTerminal }

  /// Whether something typed or pasted has arrived and not been read, or arrives within the time.
  ///
  /// - Parameter milliseconds: how long to wait, 0 or more.
  /// - Returns: whether a read would give something at once.
  public func hasInputWaiting(milliseconds: Int32) -> Bool {
    waitUntilReady(input, Int16(POLLIN), milliseconds: milliseconds)
  }

  /// Whether underlined text will be seen as such.
  public var showsUnderlines: Bool { allowedStyle.contains(.underline) }

  /// Columns of the terminal now, else of `COLUMNS`, else 80; one system call, so ask at each use.
  public var width: Int {
    let columns = Int(balint_columns(output))
    return columns > 0 ? columns : columnsVariable ?? 80
  }

  /// Writes the runs one after another, without a line break at the end.
  ///
  /// - Throws: `TerminalError.outputClosed`, `TerminalError.cannotWrite`.
  public func write(_ runs: [StyledRun]) throws {
    try write(runs.map(encoded).joined(), to: output)
  }

  /// Writes the runs and a line break.
  ///
  /// - Throws: `TerminalError.outputClosed`, `TerminalError.cannotWrite`.
  public func writeLine(_ runs: [StyledRun] = []) throws {
    try write(runs + [StyledRun("\n")])
  }

  /// Takes everything off the screen, with what has scrolled away (ECMA-48, ED; xterm's 3 for the lines above). A screen
  /// that knows no such sequence gets empty lines instead.
  ///
  /// - Throws: `TerminalError.outputClosed`, `TerminalError.cannotWrite`.
  public func clear() throws {
    let blank = String(repeating: "\n", count: 60)
    try write(understandsEscapeSequences ? "\u{1B}[H\u{1B}[2J\u{1B}[3J" : blank, to: output)
  }

  /// Writes a message and a line break to standard error, without style.
  ///
  /// - Throws: `TerminalError.outputClosed`, `TerminalError.cannotWrite`.
  public func writeError(_ message: String) throws {
    try write(sanitise(message) + "\n", to: messages)
  }

  /// The style ends before each line break: otherwise an underline could run on to the edge of the screen.
  private func encoded(_ run: StyledRun) -> String {
    let text = sanitise(run.text)
    let parameters = run.style.intersection(allowedStyle).parameters.joined(separator: ";")
    if parameters.isEmpty { return text }
    return text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? "" : "\u{1B}[\(parameters)m\($0)\u{1B}[0m" }
      .joined(separator: "\n")
  }

  private func write(_ text: String, to descriptor: Int32) throws {
    var text = text
    try text.withUTF8 { bytes in
      var rest = UnsafeRawBufferPointer(bytes)[...]
      while !rest.isEmpty {
        let count = systemWrite(descriptor, UnsafeRawBufferPointer(rebasing: rest))
        if count >= 0 {
          rest = rest.dropFirst(count)
          continue
        }
        switch errno {
        case EINTR: continue
        case EAGAIN: waitUntilReady(descriptor, Int16(POLLOUT), milliseconds: -1)
        case EPIPE: throw TerminalError.outputClosed
        case let code: throw TerminalError.cannotWrite(reason: TerminalError.reason(code))
        }
      }
    }
  }
}

private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
  write(descriptor, bytes.baseAddress, bytes.count)
}

/// Whether the descriptor becomes ready within the time; -1 waits for ever, and a signal ends the wait.
@discardableResult
func waitUntilReady(_ descriptor: Int32, _ events: Int16, milliseconds: Int32) -> Bool {
  var request = pollfd(fd: descriptor, events: events, revents: 0)
  return poll(&request, 1, milliseconds) > 0
}
