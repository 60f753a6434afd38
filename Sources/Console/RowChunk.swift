import AnswerFiles
import CaseModel
import Scoring

/// Some rows of a file of answers, in order.
struct RowChunk: Sendable {
  /// What a row holds, or one of the answers in it.
  struct Entry: Sendable {
    let result: RowResult
    /// The number of the row in the file; the answers of one row have the same.
    let row: Int
  }

  /// More bytes are not gathered, however few the rows.
  private static let mostBytes = 256 << 10

  private(set) var entries: [Entry] = []
  /// How many bytes the rows have in the file.
  private(set) var bytes = 0

  mutating func append(_ result: RowResult, row: Int) {
    // The answers that stand in one row have its bytes each.
    if row != entries.last?.row { bytes += result.raw.count }
    entries.append(Entry(result: result, row: row))
  }

  mutating func append(contentsOf other: RowChunk) {
    for entry in other.entries { append(entry.result, row: entry.row) }
  }

  /// Whether there are as many rows as are wanted, or many bytes.
  func isFull(_ rowsWanted: Int) -> Bool { entries.count >= rowsWanted || bytes >= Self.mostBytes }
}

/// What became of a chunk: bytes to write, and things to say.
struct ChunkScores: Sendable {
  var scores = Rows()
  var aside = Rows()
  var messages: [String] = []
  var scored = 0
  var setAside = 0
  /// Answers with a mark that is not sure enough.
  var forReview = 0
  /// How many bytes of the file these are the scores of.
  var bytes = 0
  /// The scores themselves, where a report needs them.
  var answers: [ScoredAnswer] = []

  /// Whole rows, one after another, and where each ends.
  struct Rows: Sendable {
    var bytes: [UInt8] = []
    var ends: [Int] = []

    mutating func endRow() { ends.append(bytes.count) }
  }
}

/// An answer with its score.
struct ScoredAnswer: Sendable {
  let row: AnswerRow
  let score: Score
  let question: Question
  let teachingCase: Case
}

extension RowResult {
  /// The row as it came.
  var raw: [UInt8] {
    switch self {
    case .row(let row): row.raw
    case .reject(let rejected): rejected.raw
    }
  }
}
