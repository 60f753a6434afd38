/// What one read gave.
public enum LineInput: Equatable, Sendable {
  /// A line without its end. One that was pasted, or made with Alt-Enter, can hold line feeds, and any line can hold
  /// control characters.
  case line(String)
  /// Ctrl-C: what was typed is dropped, the work goes on.
  case interrupted
  /// Ctrl-D on an empty line, the end of a file, or a terminal that hung up.
  case endOfInput
  /// A line of more bytes than `limit` was skipped.
  case tooLong(limit: Int)
}

/// Where lines come from: a person at a terminal or a pipe, so that one dialogue serves both.
public protocol LineSource: AnyObject {
  /// Waits for the next line.
  ///
  /// - Parameters:
  ///   - prompt: shown to a person, never to a pipe.
  ///   - initialText: what a person finds in the line and can change; a pipe does not see it.
  /// - Returns: the line, or why there is none.
  /// - Throws: `TerminalError`.
  func readLine(prompt: String, initialText: String) throws -> LineInput

  /// Lets a person recall the line later. Nothing is remembered by itself: answers are private, commands are not.
  func remember(_ line: String)
}

extension LineSource {
  /// Waits for the next line, which starts empty.
  ///
  /// - Parameter prompt: shown to a person, never to a pipe.
  /// - Returns: the line, or why there is none.
  /// - Throws: `TerminalError`.
  public func readLine(prompt: String) throws -> LineInput {
    try readLine(prompt: prompt, initialText: "")
  }
}
