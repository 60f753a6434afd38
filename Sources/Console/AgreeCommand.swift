import Agreement
import AnswerFiles
import ArgumentParser
import CaseModel
import Foundation
import Reporting
import Terminal

/// `balint agree`: how far markers agree, people with each other and with the program.
struct AgreeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "agree",
    abstract: "See how far markers agree: people with each other, and with the program.",
    discussion: """
      Reads files of marks: what people marked (CSV or JSON with learner, case, question, criterion, marker, mark), \
      and what balint score or balint override wrote. One file will do when several markers are in it. Marks are put \
      together by learner, case, question and criterion, and by the answer's fingerprint where a file has it.
      Differences are the program's marks less a person's. Safety items stand apart from the score. What the program \
      could not tell is counted, and is no mark. Formative: a figure says that two mark alike, not that they are \
      right.
      """)

  /// More markers than this make more pairs than anybody reads.
  private static let mostMarkers = 12

  @Argument(help: "Files of marks, one or two; - for standard input.")
  var files: [String]

  @Option(name: .customLong("answers"), help: "A file with the answers, to show those on which markers differ most.")
  var answersFile: String?

  @Option(name: .customLong("groups"), help: "A file with the columns learner and group: the figures by group too.")
  var groupsFile: String?

  @Option(help: "The column of --groups that names the group.")
  var groupBy = "group"

  @Option(help: "Only this marker's marks; repeatable.")
  var marker: [String] = []

  @Option(help: "How many of the answers on which two markers differ most are shown.")
  var worst = 10

  @Option(help: "How many resamples the intervals rest on.")
  var resamples = 1_000

  @Option(help: "Draws other resamples.")
  var seed: UInt64 = 1

  @Flag(help: "On the screen only the tables of all criteria and the worst disagreements.")
  var brief = false

  @Flag(help: "The report as JSON.")
  var json = false

  @Option(help: "A file for the report as a page for a browser.")
  var html: String?

  @OptionGroup var bank: BankOptions
  @OptionGroup var look: ScreenOptions

  func validate() throws {
    guard (1...2).contains(files.count) else { throw ValidationError("name one or two files of marks") }
    if (files + [answersFile].compactMap { $0 }).count(where: { $0 == "-" }) > 1 {
      throw ValidationError("only one file can come from standard input")
    }
    if !(0...1_000).contains(worst) { throw ValidationError("--worst is a number from 0 to 1000") }
    if !(100...100_000).contains(resamples) { throw ValidationError("--resamples is a number from 100 to 100000") }
    if json, html == "-" { throw ValidationError("--json and --html - both write to standard output") }
  }

  func run() throws {
    let inputs = try files.map { try InputFile($0) }
    defer { inputs.forEach { $0.close() } }
    let others = try [answersFile, groupsFile].compactMap { $0 }.map { try InputFile($0) }
    defer { others.forEach { $0.close() } }
    let page = try html.map { try OutputFile($0, apartFrom: inputs + others) }
    let labels = try labels(inputs)
    let read = try zip(inputs, labels).map { try MarksFile($0, label: $1) }
    let notes = read.map(\.notes).reduce(into: AgreementReport.Notes()) { $0.add($1) }
    notes.unusableLines.forEach(Messages.write)
    if let nothing = zip(inputs, read).first(where: { $0.1.marks.isEmpty })?.0 {
      throw Outcome.unreadable("there is no mark to use in \(nothing.name)")
    }
    let bank = try bank.load()
    let answers = try answersFile.map { try Self.answers($0, bank) } ?? []
    let groups = try groupsFile.map { try LearnerGroups($0, column: groupBy).groups }
    let report = AgreementReport(
      try chosen(read.flatMap(\.marks)), answers: answers, notes: notes,
      options: AgreementReport.Options(
        bootstrap: Bootstrap(resamples: resamples, seed: seed), worst: worst, groups: groups)
    ) { item in
      guard let question = bank.find(item.caseID)?.question(item.questionID) else { return nil }
      return question.markable.first { $0.id == item.criterion }.map {
        GivenMark.Scale(outOf: $0.outOf, isSafety: question.kind == .safety)
      }
    }
    AgreementReport.Notes.lines(Array(report.notes.unusable.dropFirst(notes.unusable.count))).forEach(Messages.write)
    try refuseStrangers(report.notes)
    try write(report, to: page)
    if !report.notes.unusable.isEmpty { throw Outcome.findings }
  }

  // MARK: Input

  /// What the files are called: their names without folders, unless these are the same.
  private func labels(_ inputs: [InputFile]) throws -> [String] {
    if inputs.count == 2, files[1] != "-", !inputs[0].isFolder, inputs[0].isOrHolds(files[1]) {
      throw Outcome.misused(
        "\(files[0]) and \(files[1]) are the same file; one is enough when several markers are in it")
    }
    let short = inputs.map { ($0.name as NSString).lastPathComponent }
    return Set(short).count == short.count ? short : inputs.map(\.name)
  }

  /// The marks of those that were asked for, refused when there is nothing to compare.
  private func chosen(_ marks: [GivenMark]) throws -> [GivenMark] {
    func isChosen(_ source: GivenMark.Source) -> Bool {
      marker.isEmpty || marker.contains(source.marker) || source.isProgram && marker.contains(Marker.program)
    }
    let known = Set(marks.map(\.source))
    if let stranger = marker.first(where: { name in
      !known.contains { $0.marker == name || $0.isProgram && name == Marker.program }
    }) {
      throw Outcome.misused(
        "nobody called \(Cited.id(stranger)) marked; these did: \(Self.list(known))")
    }
    let chosen = marks.filter { isChosen($0.source) }
    let sources = Set(chosen.map(\.source))
    if sources.count == 1 {
      throw Outcome.misused("only \(Self.list(sources)) marked; name a second file, or one with several markers")
    }
    if sources.count > Self.mostMarkers {
      throw Outcome.misused(
        "there are \(sources.count) markers, more than \(Self.mostMarkers); choose some with --marker, or check the column "
          + "marker"
      )
    }
    return chosen
  }

  private static func list(_ sources: Set<GivenMark.Source>) -> String {
    let names = Set(sources.map { $0.isProgram ? Marker.program : $0.marker }).sorted()
    return names.prefix(12).joined(separator: ", ") + (names.count > 12 ? " and \(names.count - 12) more" : "")
  }

  private static func answers(_ path: String, _ bank: CaseBank) throws -> [GivenAnswer] {
    let input = try InputFile(path)
    defer { input.close() }
    do {
      let source = try AnswerSource(input, map: [], bank: bank)
      var answers: [GivenAnswer] = []
      var unreadable = 0
      while let result = try source.reader.next() {
        guard case .row(let row) = result else {
          unreadable += 1
          continue
        }
        answers.append(
          GivenAnswer(
            learner: row.learner, caseID: QuestionScorers.id(row.case), questionID: QuestionScorers.id(row.question),
            text: row.answer))
      }
      if unreadable > 0 {
        Messages.write("\(path): \(Count.of(unreadable, "row")) cannot be read; balint score names them")
      }
      return answers
    } catch let error as AnswerFileError {
      throw Outcome.unreadable(error.description)
    }
  }

  // MARK: Output

  /// Refuses files that name none of those who were marked.
  private func refuseStrangers(_ notes: AgreementReport.Notes) throws {
    if let groupsFile, let groups = notes.groups, groups.known == 0, groups.of > 0 {
      throw Outcome.unreadable(
        "\(groupsFile) names none of the \(Count.of(groups.of, "learner")); ids must be written alike")
    }
    if let answersFile, let answers = notes.answers, answers.found == 0, answers.other == 0 {
      throw Outcome.unreadable(
        "\(answersFile) holds none of the answers that were marked; learner, case and question must be written alike")
    }
  }

  private func write(_ report: AgreementReport, to page: OutputFile?) throws {
    // The screen shows what there is to know of the marks itself.
    if report.pairs.isEmpty || json || page != nil {
      for note in report.notes.sentences { Messages.write("balint: \(note)") }
    }
    guard !report.pairs.isEmpty else {
      throw Outcome.unreadable(
        "no two markers marked the same thing; learner, case, question and criterion must be the same in both files"
          + (report.notes.hasBlindAlone
            ? "; what a blind sheet calls answer-… is found among scores in JSON Lines, or with --answers" : ""))
    }
    if let page { try page.write(AgreementPage().page(report).bytes) }
    if json {
      var sink = RowSink.standardOutput
      try sink.write(AgreementJSON().text(report).bytes)
      return try sink.flush()
    }
    if page != nil { return }
    let screen = Screen.standard(look)
    try screen.show(AgreementText(columns: screen.width, isBrief: brief).lines(report))
  }
}
