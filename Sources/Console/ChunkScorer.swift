import AnswerFiles
import CaseModel
import Diagnostics
import Matching
import Reporting
import Scoring
import Synchronization

/// Some rows of a file of answers, in order.
struct RowChunk: Sendable {
  private(set) var rows: [RowResult] = []
  /// How many bytes the rows have in the file.
  private(set) var bytes = 0

  mutating func append(_ result: RowResult) {
    rows.append(result)
    switch result {
    case .row(let row): bytes += row.raw.count
    case .reject(let rejected): bytes += rejected.raw.count
    }
  }
}

/// What became of a chunk: bytes to write, and things to say.
struct ChunkScores: Sendable {
  var scores = Rows()
  var aside = Rows()
  var messages: [String] = []
  var scored = 0
  var setAside = 0
  /// How many bytes of the file these are the scores of.
  var bytes = 0

  /// Whole rows, one after another, and where each ends.
  struct Rows: Sendable {
    var bytes: [UInt8] = []
    var ends: [Int] = []

    mutating func endRow() { ends.append(bytes.count) }
  }
}

/// The questions that have been asked for, each compiled once for all threads.
final class CompiledQuestions: Sendable {
  let bank: CaseBank
  private let compiled = Mutex<[String: CompiledQuestion]>([:])

  init(_ bank: CaseBank) { self.bank = bank }

  func find(_ question: Question, of teachingCase: Case) -> CompiledQuestion {
    let key = "\(teachingCase.id)\n\(question.id)"
    return compiled.withLock { compiled in
      if let known = compiled[key] { return known }
      let new = CompiledQuestion(question, of: teachingCase, in: bank)
      compiled[key] = new
      return new
    }
  }
}

/// Scores rows and renders their scores; each thread has its own.
final class ChunkScorer {
  /// Spellings of names after which they are looked up anew, so that a strange file needs no more room than another.
  private static let mostSpellings = 4_096

  private let questions: CompiledQuestions
  private let inputName: String
  private let format: ScoreCommand.Format
  private let reader = TextReader()
  private var scorers: [Place: Scorer] = [:]
  private var spellings: [Place: Scorer] = [:]
  private var text = JSONText()
  private let csv = CSVWriter()

  /// A case and a question, as ids or as a file has them.
  private struct Place: Hashable {
    let caseID: String
    let questionID: String
  }

  init(_ questions: CompiledQuestions, inputName: String, format: ScoreCommand.Format) {
    (self.questions, self.inputName, self.format) = (questions, inputName, format)
  }

  func score(_ chunk: RowChunk) -> ChunkScores {
    var result = ChunkScores()
    result.bytes = chunk.bytes
    for row in chunk.rows { add(row, to: &result) }
    return result
  }

  /// How many rows the scores of an answer to the same question take, or nil when this one will not be scored.
  func rowCount(_ result: RowResult) -> Int? {
    guard case .row(let row) = result, case .found(let scorer) = scorer(for: row) else { return nil }
    return format == .csv ? ScoreCSV.rows(scorer.score(""), learner: "").count : 1
  }

  private func add(_ result: RowResult, to chunk: inout ChunkScores) {
    switch result {
    case .row(let row):
      switch scorer(for: row) {
      case .found(let scorer):
        write(scorer.score(row.answer), row, to: &chunk.scores)
        chunk.scored += 1
      case .none(let reason):
        setAside(row.line, reason, row.raw, in: &chunk)
      }
    case .reject(let rejected):
      setAside(rejected.line, "\(rejected.cause)", rejected.raw, isFirst: rejected.piece == 1, in: &chunk)
    }
  }

  private func write(_ score: Score, _ row: AnswerRow, to rows: inout ChunkScores.Rows) {
    switch format {
    case .csv: for cells in ScoreCSV.rows(score, learner: row.learner) { csv.write(cells, to: &rows.bytes) }
    case .jsonl:
      text.removeAll()
      text.object { object in
        ScoreJSON.write(score, learner: row.learner, to: &object)
        // In an object of their own, so that no column can take the place of a mark.
        if !row.others.isEmpty { object.object("others") { others in for other in row.others { others.add(other) } } }
      }
      text.endLine()
      rows.bytes.append(contentsOf: text.bytes)
    }
    rows.endRow()
  }

  /// The pieces of one broken row are said and counted once.
  private func setAside(
    _ line: Int, _ reason: String, _ raw: [UInt8], isFirst: Bool = true, in chunk: inout ChunkScores
  ) {
    if isFirst {
      chunk.messages.append("\(inputName):\(line): \(reason); set aside")
      chunk.setAside += 1
    }
    chunk.aside.bytes += raw
    if raw.last != UInt8(ascii: "\n") { chunk.aside.bytes.append(UInt8(ascii: "\n")) }
    chunk.aside.endRow()
  }

  // MARK: Questions

  private enum Lookup {
    case found(Scorer)
    case none(String)
  }

  private func scorer(for row: AnswerRow) -> Lookup {
    let spelling = Place(caseID: row.case, questionID: row.question)
    if let known = spellings[spelling] { return .found(known) }
    let found = lookUp(row)
    if case .found(let scorer) = found {
      if spellings.count >= Self.mostSpellings { spellings.removeAll() }
      spellings[spelling] = scorer
    }
    return found
  }

  private func lookUp(_ row: AnswerRow) -> Lookup {
    let bank = questions.bank
    // Nobody's answer is lost to a capital or a blank.
    let place = Place(caseID: Self.id(row.case), questionID: Self.id(row.question))
    if let known = scorers[place] { return .found(known) }
    guard let teachingCase = bank.find(place.caseID) else {
      return .none("there is no case “\(row.case)”" + suggestion(row.case, bank.cases.map(\.id)))
    }
    guard let question = teachingCase.question(place.questionID) else {
      return .none(
        "\(teachingCase.id) has no question “\(row.question)”"
          + suggestion(row.question, teachingCase.questions.map(\.id)))
    }
    guard !question.kind.isPrivate else {
      return .none("\(question.id) answers are private and never scored")
    }
    let scorer = Scorer(questions.find(question, of: teachingCase), reader: reader)
    scorers[place] = scorer
    return .found(scorer)
  }

  private static func id(_ cell: String) -> String {
    cell.lowercased().filter { !$0.isWhitespace }
  }

  private func suggestion(_ name: String, _ known: [String]) -> String {
    NearestName.closest(to: name, among: known).map { "; did you mean \($0)?" } ?? ""
  }
}
