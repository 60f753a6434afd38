import AnswerFiles
import Foundation
import Reporting

/// A file of marks read whole: what people marked as CSV or JSON, or what `score` and `override` wrote.
struct MarksFile {
  /// The marks, in the order of the file.
  private(set) var marks: [GivenMark] = []
  /// Rows that could not be used; each has been told.
  private(set) var unusable = 0
  /// Rows without a mark, as a sheet has them that is not filled in wholly.
  private(set) var empty = 0
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
      if Self.holdsScores(Array(beginning.joined())) { try readScores(read) } else { try readMarks(read) }
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

  private static func holdsScores(_ beginning: [UInt8]) -> Bool {
    let text = String(decoding: beginning, as: UTF8.self).drop { $0.isWhitespace || $0 == "\u{FEFF}" }
    return text.first == "{" && ScoredLine.isLike(String(text.prefix { !$0.isNewline }))
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
    }
  }

  // MARK: Marks

  private mutating func readMarks(_ read: @escaping () throws -> [UInt8]?) throws {
    // Where no row says who marked, the file does.
    let nobody = (label as NSString).deletingPathExtension
    var reader = try MarkReader(name: input.name, read: read)
    var isNamedByFile = false
    while let result = try reader.next() {
      switch result {
      case .reject(let line, let cause): refuse(line, cause)
      case .row(let row):
        isNamedByFile = isNamedByFile || row.marker.isEmpty
        take(row, marker: row.marker.isEmpty ? nobody : row.marker)
      }
    }
    if isNamedByFile {
      Messages.write(
        "\(input.name): the marker is “\(nobody)” where the column marker does not say; it is the file's name")
    }
  }

  private mutating func take(_ row: MarkRow, marker: String) {
    let isProgram = marker == Marker.program || marker.hasPrefix(Marker.program + " ")
    // A mark that the program could not give stands as an empty cell.
    if row.mark.isEmpty, !isProgram {
      empty += 1
      return
    }
    let mark = Int(row.mark)
    guard row.mark.isEmpty || mark.map((0...GivenMark.greatest).contains) == true else {
      return refuse(row.line, "a mark is a whole number from 0 to \(GivenMark.greatest)")
    }
    marks.append(
      GivenMark(
        source: GivenMark.Source(file: label, marker: marker, isProgram: isProgram), line: row.line,
        learner: row.learner, answerHash: row.answerHash.isEmpty ? nil : row.answerHash,
        item: GivenMark.Item(
          caseID: QuestionScorers.id(row.case), questionID: QuestionScorers.id(row.question), criterion: row.criterion),
        mark: mark))
  }

  private mutating func refuse(_ line: Int, _ reason: String) {
    unusable += 1
    Messages.write("\(input.name):\(line): \(reason); left out")
  }
}
