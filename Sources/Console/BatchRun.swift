import AnswerFiles
import CaseModel
import Diagnostics
import Matching
import Reporting
import Scoring

/// Scores the rows of one file, in their order, in memory that does not grow with the file.
struct BatchRun {
  private let bank: CaseBank
  private let inputName: String
  private let format: ScoreCommand.Format?
  private let csv: CSVWriter
  private let reports: ScoreReports
  private(set) var reader: AnswerReader
  private var scores: RowSink
  private var aside: RowSink?
  private let textReader = TextReader()
  private var scorers: [String: Scored] = [:]
  private var text = JSONText()

  init(
    bank: CaseBank, reader: AnswerReader, inputName: String, format: ScoreCommand.Format?, csv: CSVWriter,
    reports: ScoreReports, scores: RowSink, aside: RowSink?
  ) {
    self.bank = bank
    self.reader = reader
    self.inputName = inputName
    self.format = format
    self.csv = csv
    self.reports = reports
    self.scores = scores
    self.aside = aside
  }

  mutating func run() throws -> (scored: Int, setAside: Int) {
    var counts = (scored: 0, setAside: 0)
    if format == .csv { try write([ScoreCSV.columns], csv) }
    if !reader.header.isEmpty { try aside?.write(Self.line(reader.header)) }
    while let result = try reader.next() {
      switch result {
      case .row(let row):
        switch scorer(for: row) {
        case .found(let scored):
          let score = scored.scorer.score(row.answer)
          try write(score, row, csv)
          try reports.add(row: row, score: score, question: scored.question, case: scored.teachingCase)
          counts.scored += 1
        case .none(let reason):
          counts.setAside += 1
          try setAside(row.place(in: inputName), reason, row.raw)
        }
      case .reject(let rejected):
        // The pieces of one broken row are counted once.
        if rejected.piece == 1 { counts.setAside += 1 }
        try setAside(rejected.place(in: inputName), "\(rejected.cause)", rejected.raw, says: rejected.piece == 1)
      }
    }
    try scores.flush()
    try aside?.flush()
    try reports.finish()
    return counts
  }

  // MARK: Rows

  private struct Scored {
    let teachingCase: Case
    let question: Question
    let scorer: Scorer
  }

  private enum Lookup {
    case found(Scored)
    case none(String)
  }

  private mutating func scorer(for row: AnswerRow) -> Lookup {
    // Nobody's answer is lost to a capital or a blank.
    let (caseID, questionID) = (Self.id(row.case), Self.id(row.question))
    let key = "\(caseID)\n\(questionID)"
    if let known = scorers[key] { return .found(known) }
    guard let teachingCase = bank.find(caseID) else {
      return .none("there is no case “\(row.case)”" + suggestion(row.case, bank.cases.map(\.id)))
    }
    guard let question = teachingCase.question(questionID) else {
      return .none(
        "\(teachingCase.id) has no question “\(row.question)”"
          + suggestion(row.question, teachingCase.questions.map(\.id)))
    }
    guard !question.kind.isPrivate else {
      return .none("\(question.id) answers are private and never scored")
    }
    let scorer = Scorer(CompiledQuestion(question, of: teachingCase, in: bank), reader: textReader)
    let scored = Scored(teachingCase: teachingCase, question: question, scorer: scorer)
    scorers[key] = scored
    return .found(scored)
  }

  private static func id(_ cell: String) -> String {
    cell.lowercased().filter { !$0.isWhitespace }
  }

  private func suggestion(_ name: String, _ known: [String]) -> String {
    NearestName.closest(to: name, among: known).map { "; did you mean \($0)?" } ?? ""
  }

  private mutating func write(_ score: Score, _ row: AnswerRow, _ csv: CSVWriter) throws {
    switch format {
    case .csv: try write(ScoreCSV.rows(score, learner: row.learner), csv)
    case .jsonl:
      text.removeAll()
      text.object { object in
        ScoreJSON.write(score, learner: row.learner, to: &object)
        // In an object of their own, so that no column can take the place of a mark.
        if !row.others.isEmpty { object.object("others") { others in for other in row.others { others.add(other) } } }
      }
      text.endLine()
      try scores.write(text.bytes)
    case .wide, .moodle, nil: break
    }
  }

  /// The rows of one answer, whole or not at all.
  private mutating func write(_ rows: [[String]], _ csv: CSVWriter) throws {
    var bytes: [UInt8] = []
    for row in rows { csv.write(row, to: &bytes) }
    try scores.write(bytes)
  }

  private mutating func setAside(_ place: String, _ reason: String, _ raw: [UInt8], says: Bool = true) throws {
    if says { Messages.write("\(place): \(reason); set aside") }
    try aside?.write(Self.line(raw))
  }

  private static func line(_ raw: [UInt8]) -> [UInt8] {
    raw.last == UInt8(ascii: "\n") ? raw : raw + [UInt8(ascii: "\n")]
  }
}
