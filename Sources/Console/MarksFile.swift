import AnswerFiles
import Foundation
import Reporting

/// A file of marks read whole: what people marked as CSV or JSON, or what `score` and `override` wrote.
struct MarksFile {
  /// The marks, in the order of the file.
  private(set) var marks: [GivenMark] = []
  /// What there is to say of it: rows that cannot be used, rows without a mark, and who marked.
  private(set) var notes = AgreementReport.Notes()
  private let input: InputFile
  /// How reports name the file.
  private let label: String

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - input: the file.
  ///   - label: how reports name it.
  /// - Throws: `Outcome` when it cannot be read.
  init(_ input: InputFile, label: String) throws {
    (self.input, self.label) = (input, label)
    if input.isFolder { throw Outcome.unreadable("\(input.name) is a folder; name a file of marks") }
    do {
      let stream = AnswerStream(name: input.name, descriptor: input.descriptor)
      var beginning: [[UInt8]] = []
      // As much as tells a score from a mark: a score says what it is made of after four keys.
      while beginning.reduce(0, { $0 + $1.count }) < 64 << 10, let chunk = try stream.nextChunk() {
        beginning.append(chunk)
      }
      var next = beginning[...]
      let read = { try next.popFirst() ?? stream.nextChunk() }
      let text = String(decoding: beginning.joined(), as: UTF8.self).drop { $0.isWhitespace || $0 == "\u{FEFF}" }
      if Self.holdsScores(text) {
        try readScores(read)
      } else if text.first == "[" || text.first == "{", ScoredLine.isLike(String(text)) {
        throw Outcome.unreadable(
          "\(input.name) looks like scores in another dress of JSON; write them as JSON Lines, a score a line, as balint score --format jsonl does"
        )
      } else {
        try readMarks(read)
      }
    } catch let error as AnswerFileError {
      throw Outcome.unreadable(Self.words(error))
    }
  }

  /// What is wrong, with the columns that a file of marks has.
  private static func words(_ error: AnswerFileError) -> String {
    switch error.cause {
    case .empty, .missingColumns, .unknownColumn, .unknownQuestions:
      "\(error.file): \(error.cause); the first line must name learner, case, question, criterion, mark and, if there, marker"
    default: error.description
    }
  }

  private static func holdsScores(_ text: Substring) -> Bool {
    text.first == "{" && ScoredLine.isLike(String(text.prefix { !$0.isNewline }))
  }

  // MARK: Scores

  private mutating func readScores(_ read: @escaping () throws -> [UInt8]?) throws {
    var lines = try TextRowReader(
      name: input.name, column: nil, limits: AnswerLimits(rowBytes: 64 << 20), read: read)
    while let row = try lines.next() {
      if row.text?.allSatisfy(\.isWhitespace) == true { continue }
      guard let score = row.text.flatMap(ScoredLine.init) else {
        refuse(row.line, "this is no score; balint score writes them with --format jsonl")
        continue
      }
      marks += score.marks(file: label, line: row.line)
      notes.revised += score.revised
    }
  }

  // MARK: Marks

  private mutating func readMarks(_ read: @escaping () throws -> [UInt8]?) throws {
    // Where no row says who marked, the file does.
    let nobody = (label as NSString).deletingPathExtension
    var reader = try MarkReader(name: input.name, read: read)
    while let result = try reader.next() {
      switch result {
      case .reject(let line, let cause): refuse(line, cause)
      case .row(let row):
        if row.marker.isEmpty { notes.namedByFile = [nobody] }
        take(row, marker: row.marker.isEmpty ? nobody : row.marker)
      }
    }
  }

  private mutating func take(_ row: MarkRow, marker: String) {
    let isProgram = Marker.isProgram(marker)
    // A mark that the program could not give stands as an empty cell.
    if row.mark.isEmpty, !isProgram {
      notes.empty += 1
      return
    }
    let mark = Self.wholeNumber(row.mark)
    if mark == nil, !row.mark.isEmpty {
      let most = row.outOf.map { " from 0 to \($0)" } ?? ""
      return refuse(row.line, "a mark is a whole number\(most)")
    }
    marks.append(
      GivenMark(
        source: GivenMark.Source(file: label, marker: marker, isProgram: isProgram), line: row.line,
        learner: row.learner, answerHash: row.answerHash.isEmpty ? nil : row.answerHash,
        shownHash: row.answer.isEmpty ? nil : AnswerID.hash(row.answer),
        item: GivenMark.Item(
          caseID: QuestionScorers.id(row.case), questionID: QuestionScorers.id(row.question), criterion: row.criterion),
        mark: mark, scale: row.outOf.map { GivenMark.Scale(outOf: $0, isSafety: nil) }))
  }

  /// A whole number, written like one or, as spreadsheets do, like 2.0 or 2,0.
  private static func wholeNumber(_ text: String) -> Int? {
    let parts = text.split(separator: /[.,]/, maxSplits: 1, omittingEmptySubsequences: false)
    guard let whole = parts.first.flatMap({ Int($0) }) else { return nil }
    if parts.count == 1 { return whole }
    return !parts[1].isEmpty && parts[1].allSatisfy { $0 == "0" } ? whole : nil
  }

  private mutating func refuse(_ line: Int, _ reason: String) {
    notes.unusable.append(AgreementReport.Notes.Unusable(file: label, line: line, reason: reason))
  }
}
