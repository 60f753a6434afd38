import AnswerFiles
import ArgumentParser
import Diagnostics
import Foundation
import Terminal

/// The program `balint`: parses the command line, runs a command, gives the exit code.
public enum CommandLineTool {
  /// Runs the program.
  ///
  /// - Parameter arguments: the words after the program's name.
  /// - Returns: 0 done, 1 findings, 2 a command line that cannot be understood, 3 input that cannot be read or output that cannot be written.
  public static func run(_ arguments: [String]) -> Int32 {
    // A reader that goes away (`| head`) is an error to be told, not a death.
    signal(SIGPIPE, SIG_IGN)
    // So is a file that may not grow any more.
    signal(SIGXFSZ, SIG_IGN)
    // "balint scroe a.csv" would be taken for a quiz with a word too many.
    if let first = arguments.first, arguments.count > 1, !first.hasPrefix("-"), first != "help",
      !BalintCommand.words.contains(first), let near = NearestName.closest(to: first, among: BalintCommand.words)
    {
      Messages.write("balint: there is no command “\(first)”; did you mean balint \(near)?")
      return Outcome.usage
    }
    do {
      var command = try BalintCommand.parseAsRoot(arguments)
      try command.run()
      return 0
    } catch let outcome as Outcome {
      if let message = outcome.message { Messages.write("balint: \(message)") }
      return outcome.code
    } catch let error as RowSinkError {
      return outputFailed(error.description, isClosed: error.isClosedPipe)
    } catch let error as TerminalError {
      return outputFailed(error.description, isClosed: error == .outputClosed)
    } catch {
      return report(error)
    }
  }

  /// A reader that has seen enough (`| head`) is no failure.
  private static func outputFailed(_ message: String, isClosed: Bool) -> Int32 {
    if isClosed { return 0 }
    Messages.write("balint: \(message)")
    return Outcome.unreadableInput
  }

  /// Help and version go to standard output, everything else to standard error.
  private static func report(_ error: any Error) -> Int32 {
    let code = BalintCommand.exitCode(for: error)
    let text = BalintCommand.fullMessage(for: error)
    if code.isSuccess {
      var sink = RowSink.standardOutput
      do {
        try sink.write(Array((text + "\n").utf8))
        try sink.flush()
      } catch {
        return outputFailed(error.description, isClosed: error.isClosedPipe)
      }
      return 0
    }
    Messages.write(text)
    return code == .validationFailure ? Outcome.usage : code.rawValue
  }
}

/// How a command ended, where it did not simply end.
struct Outcome: Error {
  /// A command line that cannot be understood.
  static let usage: Int32 = 2
  /// Input that cannot be read, or output that cannot be written.
  static let unreadableInput: Int32 = 3

  let message: String?
  let code: Int32

  /// The work was done and something was found; it has been told.
  static let findings = Outcome(message: nil, code: 1)

  /// Input that cannot be read: a missing file, a damaged history.
  static func unreadable(_ message: String) -> Outcome { Outcome(message: message, code: unreadableInput) }

  /// A name that means nothing: an unknown case, say.
  static func misused(_ message: String) -> Outcome { Outcome(message: message, code: usage) }

  /// A name that stands for nothing, with the one that may have been meant.
  static func unknown(_ kind: String, _ name: String, among known: [String], list: String) -> Outcome {
    let near = NearestName.closest(to: name, among: known).map { "did you mean \($0)?" }
    return misused("there is no \(kind) “\(name)”; " + (near ?? "\(list) shows what there is"))
  }

  /// The same of a case. `balint list` takes list for one, so commands are among what may have been meant.
  static func unknownCase(_ id: String, among known: [String]) -> Outcome {
    unknown("case", id, among: known + BalintCommand.words, list: "balint cases list")
  }
}
