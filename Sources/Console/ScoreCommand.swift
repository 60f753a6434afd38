import AnswerFiles
import ArgumentParser
import CaseModel
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

  @Option(help: "How many threads score at a time. (default: the machine's cores)")
  var jobs: Int?

  @Flag(help: "Go on after the last row that an interrupted run has written beside --output.")
  var resume = false

  @Flag(help: "No progress on standard error.")
  var quiet = false

  @OptionGroup var bank: BankOptions

  func validate() throws {
    if let jobs, !(1...1_024).contains(jobs) { throw ValidationError("--jobs is a number from 1 to 1024") }
    if resume, output == "-" { throw ValidationError("--resume goes on with a file; name it with --output") }
  }

  func run() throws {
    let bank = try bank.load()
    let input = try InputFile(file)
    defer { input.close() }
    let scores = try OutputFile(output, resumes: resume)
    let aside = try rejects.map { try OutputFile($0) }
    do {
      try OutputFile.refuseSameFile(input, [scores, aside].compactMap { $0 })
      try score(bank, input, scores, aside)
    } catch let outcome as Outcome {
      throw outcome
    } catch {
      if let partial = scores.partial { Self.keep(partial) }
      throw (error as? AnswerFileError).map { Outcome.unreadable($0.description) } ?? error
    }
  }

  /// Says how to go on, where something was written.
  private static func keep(_ partial: String) {
    if OutputFile.keeps(partial: partial) {
      Messages.write(
        "balint: what was scored so far is in \(partial); the same command with --resume goes on after it")
    } else {
      unlink(RunIdentity.path(partial))
    }
  }

  private func score(_ bank: CaseBank, _ input: InputFile, _ scores: OutputFile, _ aside: OutputFile?) throws {
    let format = format ?? (output.hasSuffix(".csv") ? .csv : .jsonl)
    let stream = AnswerStream(name: input.name, descriptor: input.descriptor)
    let reader = try AnswerReader(name: input.name, read: stream.nextChunk)
    var point: ResumePoint?
    if let partial = scores.partial {
      let identity = RunIdentity(input: input.name, header: reader.header, format: format, bank: bank)
      if resume {
        let found = try ResumePoint(path: partial, descriptor: scores.descriptor, format: format)
        if !found.isEmpty { try identity.check(beside: partial) }
        point = found
      }
      if point?.isEmpty != false { try identity.write(beside: partial) }
    }
    let writer = ScoreWriter(
      scores: RowSink(name: scores.name, descriptor: scores.descriptor),
      aside: aside.map { RowSink(name: $0.name, descriptor: $0.descriptor) },
      progress: ProgressLine(size: stream.size, isQuiet: quiet, outputIsStandard: output == "-"))
    let batch = BatchRun(
      questions: CompiledQuestions(bank), stream: stream, reader: reader, inputName: input.name, format: format,
      jobs: jobs ?? ProcessInfo.processInfo.activeProcessorCount, writer: writer)
    defer { writer.clearProgress() }
    try batch.run(after: point) { [partial = scores.partial] in
      Messages.write("balint: interrupted")
      if let partial { Self.keep(partial) }
    }
    try aside?.finish()
    try scores.finish()
    if let partial = scores.partial { unlink(RunIdentity.path(partial)) }
    Messages.write("balint: \(Count.of(writer.scored, "answer")) scored, \(Count.of(writer.setAside, "row")) set aside")
    if writer.setAside > 0 { throw Outcome.findings }
  }
}
