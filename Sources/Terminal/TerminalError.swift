#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What can go wrong between the program and its terminal; the description says where, why and what to do.
public enum TerminalError: Error, Equatable, CustomStringConvertible {
  /// Lines can be edited only when input and output are both a terminal.
  case notATerminal
  /// The line editor could not be made.
  case cannotEdit(reason: String)
  /// The reader of the output went away; no message of ours would arrive.
  case outputClosed
  /// The output refused what was written.
  case cannotWrite(reason: String)
  /// The input could not be read.
  case cannotRead(reason: String)
  /// The file for the command history holds something else and is left as it is.
  case foreignHistoryFile(path: String)
  /// The file for the command history cannot be read or written.
  case unusableHistoryFile(path: String, reason: String)

  /// One sentence or two, without a full stop.
  public var description: String {
    switch self {
    case .notATerminal:
      "input and output are not both a terminal, so no line can be edited here; read the answers from a pipe instead"
    case .cannotEdit(let reason):
      "the line editor could not start: \(reason); check TERM, or give the answers through a pipe"
    case .outputClosed:
      "the output was closed before everything was written"
    case .cannotWrite(let reason):
      "standard output could not be written: \(reason); check the disk or the program that reads it"
    case .cannotRead(let reason):
      "standard input could not be read: \(reason); give a text file or a pipe"
    case .foreignHistoryFile(let path):
      "\(path) is not a command history, so it is left as it is; move it away to have one kept there"
    case .unusableHistoryFile(let path, let reason):
      "the command history \(path) cannot be used: \(reason); check who owns it and that the disk has room"
    }
  }

  /// The system's words for an error number.
  static func reason(_ code: Int32) -> String {
    strerror(code).map { String(cString: $0) } ?? "error \(code)"
  }
}
