import AnswerFiles
import ArgumentParser
import Foundation

/// `balint score`: score a file of answers.
struct ScoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "score",
    abstract: "Score a file of answers: CSV, TSV or JSON Lines with learner, case, question, answer.",
    discussion:
      "Rows that cannot be scored are named on standard error and set aside; the rest is scored, and the exit code is 1."
  )

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case jsonl, csv
  }

  @Argument(help: "The file; - or nothing for standard input.")
  var file = "-"

  @Option(
    help:
      "How scores are written: \(Format.allCases.map(\.rawValue).joined(separator: " or ")). (default: by the name of --output, else jsonl)"
  )
  var format: Format?

  @Option(name: .shortAndLong, help: "Where scores are written; - for standard output.")
  var output = "-"

  @Option(help: "A file for the rows that were set aside, as they came.")
  var rejects: String?

  @OptionGroup var bank: BankOptions

  func run() throws {
    let bank = try bank.load()
    do {
      let input = try FileOpening.reading(file)
      defer { input.close() }
      let reader = try AnswerReader(name: input.name, descriptor: input.descriptor)
      let scores = try FileOpening.writing(output)
      let aside = try rejects.map { try FileOpening.writing($0) }
      defer {
        scores.close()
        aside?.close()
      }
      var batch = BatchRun(
        bank: bank, reader: reader, inputName: input.name, format: format ?? (output.hasSuffix(".csv") ? .csv : .jsonl),
        scores: RowSink(name: scores.name, descriptor: scores.descriptor),
        aside: aside.map { RowSink(name: $0.name, descriptor: $0.descriptor) })
      let counts = try batch.run()
      Messages.write("balint: \(counts.scored) answers scored, \(counts.setAside) rows set aside")
      if counts.setAside > 0 { throw Outcome.findings }
    } catch let error as AnswerFileError {
      throw Outcome.unreadable(error.description)
    } catch let error as RowSinkError {
      throw Outcome.unreadable(error.description)
    }
  }
}

/// An open file, or one of the standard streams.
struct FileOpening {
  let name: String
  let descriptor: Int32
  private let isOwn: Bool

  static func reading(_ path: String) throws -> FileOpening {
    if path == "-" { return FileOpening(name: "<standard input>", descriptor: STDIN_FILENO, isOwn: false) }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw Outcome.unreadable("\(path) cannot be opened: \(String(cString: strerror(errno)))")
    }
    return FileOpening(name: path, descriptor: descriptor, isOwn: true)
  }

  /// Answers and scores are personal data: a new file is readable by its owner only.
  static func writing(_ path: String) throws -> FileOpening {
    if path == "-" { return FileOpening(name: "<standard output>", descriptor: STDOUT_FILENO, isOwn: false) }
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw Outcome.unreadable("\(path) cannot be written: \(String(cString: strerror(errno)))")
    }
    return FileOpening(name: path, descriptor: descriptor, isOwn: true)
  }

  func close() {
    if isOwn { Foundation.close(descriptor) }
  }
}
