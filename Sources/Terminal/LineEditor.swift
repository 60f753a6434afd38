internal import CEdit

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Reads lines from a person at a terminal, with the keys of `.editrc`, Emacs or vi.
///
/// A paste of several lines, and a line broken with Alt-Enter, come back as one text with line feeds. While a line is
/// read, Ctrl-C drops it, Ctrl-Z stops the program and a resize redraws; between reads signals do what the program says.
/// Use it on the main thread only: the worker threads of Swift concurrency block signals, and Ctrl-C would be lost.
///
/// ```swift
/// let editor = try LineEditor(program: "balint", screen: screen) { line in
///   commands.filter { $0.hasPrefix(line) }
/// }
/// while case .line(let line) = try editor.readLine(prompt: "> ") { ... }
/// ```
public final class LineEditor: LineSource {
  let editor: OpaquePointer
  let screen: Screen
  let complete: (String) -> [String]
  let keys: KeyReader
  private let history: CommandHistory
  private let files: [UnsafeMutablePointer<FILE>]
  /// libedit asks for the prompt whenever it draws, so the memory outlives the call.
  private var prompt: UnsafeMutablePointer<CChar>?

  /// An editor with an empty history; `.editrc` is read now.
  ///
  /// - Parameters:
  ///   - program: the name that `.editrc` may use before a colon to speak to this program alone.
  ///   - screen: input and output must be a terminal.
  ///   - historyCapacity: how many lines can be recalled, at least 1.
  ///   - complete: given the line up to the cursor, what Tab may put in place of the last word (all up to the last white
  ///     space). Their common beginning is inserted; several are listed below. It runs while a line is read.
  /// - Throws: `TerminalError.notATerminal`, `TerminalError.cannotEdit`.
  public init(
    program: String, screen: Screen, historyCapacity: Int = 1_000,
    complete: @escaping (String) -> [String] = { _ in [] }
  ) throws {
    guard screen.isInteractive else { throw TerminalError.notATerminal }
    TerminalLocale.useUnicode()
    self.screen = screen
    self.complete = complete
    history = try CommandHistory(capacity: historyCapacity)
    var files: [UnsafeMutablePointer<FILE>] = []
    for (descriptor, mode) in [(screen.input, "r"), (screen.output, "w"), (screen.messages, "w")] {
      guard let file = fdopen(dup(descriptor), mode) else {
        let reason = TerminalError.reason(errno)
        files.forEach { fclose($0) }
        throw TerminalError.cannotEdit(reason: reason)
      }
      files.append(file)
    }
    guard let editor = el_init(program, files[0], files[1], files[2]) else {
      files.forEach { fclose($0) }
      throw TerminalError.cannotEdit(reason: TerminalError.reason(ENOMEM))
    }
    self.files = files
    self.editor = editor
    keys = KeyReader(editor: editor, input: screen.input)
    balint_set_owner(editor, Unmanaged.passUnretained(self).toOpaque())
    balint_set_prompt(editor) { editor in editor.flatMap(LineEditor.of)?.prompt }
    balint_set_signals(editor, 1)
    balint_set_editor(editor, "emacs")
    balint_use_history(editor, history.lines)
    // Before our own bindings: `bind -v` and `bind -e` take away those made earlier.
    el_source(editor, nil)
    bindKeys()
  }

  deinit {
    el_end(editor)
    files.forEach { fclose($0) }
    free(prompt)
  }

  /// Waits until a line is entered.
  ///
  /// - Parameters:
  ///   - prompt: stands before the line.
  ///   - initialText: stands in the line and can be changed.
  /// - Returns: the line, or why there is none; never `tooLong`.
  /// - Throws: `TerminalError.cannotRead`.
  public func readLine(prompt: String, initialText: String) throws -> LineInput {
    free(self.prompt)
    self.prompt = strdup(screen.sanitise(prompt))
    el_resize(editor)

    // `edit off` in .editrc: libedit then reads lines as they come and knows no keys.
    let isEditing = balint_editing_is_on(editor) != 0
    balint_set_reader(editor, isEditing ? readKey : nil)
    keys.start(with: initialText)
    let pastesAreMarked = isEditing && screen.understandsEscapeSequences
    if pastesAreMarked { mark(pastes: true) }
    defer { if pastesAreMarked { mark(pastes: false) } }

    var formerInterrupt = sigaction()
    var formerContinue = sigaction()
    keys.handlerAfterInterrupt = balint_catch_interrupt(&formerInterrupt)
    if pastesAreMarked { balint_catch_continue(&formerContinue) }
    defer {
      balint_restore_signal(SIGINT, &formerInterrupt)
      if pastesAreMarked { balint_restore_signal(SIGCONT, &formerContinue) }
    }

    var count: Int32 = 0
    var reason: Int32 = 0
    if let line = balint_gets(editor, &count, &reason), count > 0 {
      let bytes = UnsafeRawBufferPointer(start: line, count: Int(count))
      return .line(String(decoding: bytes.last == 0x0A ? bytes.dropLast() : bytes[...], as: UTF8.self))
    }
    // The cursor still stands behind what was typed; a terminal that hung up takes nothing more.
    try? screen.writeLine()
    // Ctrl-D leaves no reason, a terminal that hung up EIO or none.
    switch reason {
    case _ where count == 0: return .endOfInput
    case EINTR: return .interrupted
    case 0, EIO: return .endOfInput
    default: throw TerminalError.cannotRead(reason: TerminalError.reason(reason))
    }
  }

  /// Lets the arrow keys recall the line; no line is remembered by itself, since answers are private.
  public func remember(_ line: String) {
    history.add(line)
  }

  /// Adds the lines of a history file; a missing file holds none.
  ///
  /// - Throws: `TerminalError.foreignHistoryFile`, `TerminalError.unusableHistoryFile`.
  public func loadHistory(from path: String) throws {
    try history.load(from: path)
  }

  /// Writes the remembered lines to a file that only its owner can read, all of it or nothing. A file that is no
  /// history is left as it is.
  ///
  /// - Throws: `TerminalError.foreignHistoryFile`, `TerminalError.unusableHistoryFile`.
  public func saveHistory(to path: String) throws {
    try history.save(to: path)
  }

  var output: UnsafeMutablePointer<FILE> { files[1] }

  /// The editor that libedit calls back for.
  static func of(_ editor: OpaquePointer) -> LineEditor? {
    balint_owner(editor).map { Unmanaged<LineEditor>.fromOpaque($0).takeUnretainedValue() }
  }

  /// Asks the terminal to bracket what is pasted (xterm control sequences, "Bracketed Paste Mode").
  private func mark(pastes on: Bool) {
    fputs(on ? "\u{1B}[?2004h" : "\u{1B}[?2004l", output)
    fflush(output)
  }
}
