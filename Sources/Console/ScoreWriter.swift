import AnswerFiles

/// Writes what became of the rows: scores, rows set aside, messages, progress. One thread at a time.
final class ScoreWriter {
  private(set) var scored = 0
  private(set) var setAside = 0
  /// Of the answers scored in this run, those that a person is to look at.
  private(set) var forReview = 0
  private var scores: RowSink
  private var aside: RowSink?
  private let reports: ScoreReports
  private var progress: ProgressLine?

  init(scores: RowSink, aside: RowSink?, reports: ScoreReports, progress: ProgressLine?) {
    (self.scores, self.aside, self.reports, self.progress) = (scores, aside, reports, progress)
  }

  func writeHeader(_ columns: [String]) throws {
    var bytes: [UInt8] = []
    CSVWriter().write(columns, to: &bytes)
    try scores.write(bytes)
  }

  func writeAside(_ header: [UInt8]) throws {
    try aside?.write(header.endsLine ? header : header + [UInt8(ascii: "\n")])
  }

  /// Counts answers whose scores an earlier run has written.
  func skip(_ answers: Int, bytes: Int) {
    scored += answers
    progress?.skip(rows: answers, bytes: bytes)
  }

  /// Rows count from here on for the rate.
  func begin() { progress?.begin() }

  func write(_ chunk: ChunkScores) throws {
    scored += chunk.scored
    setAside += chunk.setAside
    forReview += chunk.forReview
    if !chunk.messages.isEmpty {
      progress?.clear()
      Messages.write(chunk.messages.joined(separator: "\n"))
    }
    try scores.write(chunk.scores.bytes, endingAt: chunk.scores.ends)
    try scores.flush()
    try aside?.write(chunk.aside.bytes, endingAt: chunk.aside.ends)
    try aside?.flush()
    for answer in chunk.answers { try reports.add(answer) }
    progress?.add(rows: chunk.scored + chunk.setAside, bytes: chunk.bytes)
  }

  /// Writes what is left, and the reports.
  func finish() throws {
    progress?.clear()
    try scores.flush()
    try aside?.flush()
    try reports.finish()
  }

  /// Takes the progress away before something else is said.
  func clearProgress() { progress?.clear() }
}
