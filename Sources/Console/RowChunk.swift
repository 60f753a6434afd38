import AnswerFiles
import CaseModel
import Scoring

/// Some rows of a file of answers, in order.
struct RowChunk: Sendable {
  /// More bytes are not gathered, however few the rows.
  private static let mostBytes = 256 << 10

  private(set) var rows: [RowResult] = []
  /// How many bytes the rows have in the file.
  private(set) var bytes = 0

  mutating func append(_ result: RowResult) {
    // The answers that stand in one row have its bytes each.
    if !isSameRow(result) { bytes += result.raw.count }
    rows.append(result)
  }

  /// Whether there are as many rows as are wanted, or many bytes.
  func isFull(_ rowsWanted: Int) -> Bool { rows.count >= rowsWanted || bytes >= Self.mostBytes }

  /// Whether this one stands in the same row of the file as the last.
  func isSameRow(_ result: RowResult) -> Bool { rows.last.map(result.isSameRow) ?? false }
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
  var line: Int {
    switch self {
    case .row(let row): row.line
    case .reject(let rejected): rejected.line
    }
  }

  /// The row as it came.
  var raw: [UInt8] {
    switch self {
    case .row(let row): row.raw
    case .reject(let rejected): rejected.raw
    }
  }

  /// Whether both stand in one row of a file. A later piece of a row that is too long stands for itself, so that no
  /// chunk waits for the last of them.
  func isSameRow(as other: RowResult) -> Bool { line == other.line && !isLaterPiece && raw == other.raw }

  private var isLaterPiece: Bool {
    if case .reject(let rejected) = self { rejected.piece > 1 } else { false }
  }
}
