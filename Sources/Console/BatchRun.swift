import AnswerFiles
import Foundation
import Reporting

/// Scores the rows of one file, in their order, on several threads, in memory that does not grow with the file.
final class BatchRun {
  /// What a chunk of rows holds at most; the first ones hold less, so that something is seen at once.
  private static let rows = (first: 8, most: 256)
  private static let bytes = 256 << 10

  private let source: AnswerSource
  private let format: ScoreCommand.Format?
  private let jobs: Int
  private let makeScorer: @Sendable () -> ChunkScorer
  private let writer: ScoreWriter
  private var chunk = RowChunk()
  private var rowsWanted = BatchRun.rows.first

  /// Makes a run.
  ///
  /// - Parameters:
  ///   - source: where the rows come from.
  ///   - format: how rows of scores are written; nil when none are, or a table at the end.
  ///   - jobs: how many threads score at a time.
  ///   - makeScorer: makes the scorer of one thread.
  ///   - writer: where everything goes.
  init(
    source: AnswerSource, format: ScoreCommand.Format?, jobs: Int, makeScorer: @escaping @Sendable () -> ChunkScorer,
    writer: ScoreWriter
  ) {
    (self.source, self.format, self.jobs, self.makeScorer, self.writer) = (source, format, jobs, makeScorer, writer)
  }

  /// Scores the file, or what is left of it.
  ///
  /// - Parameters:
  ///   - partial: what an earlier run has written; nil to begin anew.
  ///   - interrupted: called on another thread when the program is told to end and whole rows are written.
  /// - Throws: `AnswerFileError`, `RowSinkError`, or `Outcome` when there is more in `partial` than the file gives.
  func run(after partial: ResumePoint?, interrupted: @escaping @Sendable () -> Void) throws {
    let header = source.reader.header
    if !header.isEmpty { try writer.writeAside(header) }
    if let partial { try skip(partial) }
    if format == .csv, partial?.isEmpty != false { try writer.writeHeader(ScoreCSV.columns) }
    writer.begin()
    let interruption = Interruption()
    defer { interruption.end() }
    let pipeline = OrderedPipeline<RowChunk, ChunkScores>(
      jobs: jobs,
      makeWork: { [makeScorer] in
        let scorer = makeScorer()
        return { scorer.score($0) }
      },
      put: { [writer] in try writer.write($0) })
    interruption.handle {
      pipeline.halt()
      interrupted()
    }
    source.beforeWaiting { [unowned self] in
      try push(to: pipeline)
      rowsWanted = Self.rows.first
    }
    defer { source.beforeWaiting(nil) }
    do {
      while let result = try source.reader.next() {
        // The answers of one row stay together, so that a row is set aside once.
        if isFull, !chunk.isSameRow(result) { try push(to: pipeline) }
        chunk.append(result)
      }
      try push(to: pipeline)
    } catch {
      // What was read before is scored all the same.
      try push(to: pipeline)
      try pipeline.finish()
      throw error
    }
    try pipeline.finish()
    try writer.finish()
  }

  private var isFull: Bool { chunk.rows.count >= rowsWanted || chunk.bytes >= Self.bytes }

  private func push(to pipeline: OrderedPipeline<RowChunk, ChunkScores>) throws {
    if chunk.rows.isEmpty { return }
    var full = RowChunk()
    swap(&full, &chunk)
    rowsWanted = min(rowsWanted * 2, Self.rows.most)
    try pipeline.push(full)
  }

  /// Passes over the rows whose scores are written; those that were set aside are set aside again.
  private func skip(_ partial: ResumePoint) throws {
    let scorer = makeScorer()
    var left = partial.answerRows
    while left > 0 {
      guard let result = try source.reader.next() else {
        throw Outcome.unreadable("\(partial.path) holds more scores than the file gives; start without --resume")
      }
      var one = RowChunk()
      one.append(result)
      if let count = scorer.rowCount(result) {
        if count > left {
          // Only a part of its rows was written.
          chunk = one
          break
        }
        left -= count
        writer.skip(one)
      } else {
        try writer.write(scorer.score(one))
      }
    }
    try partial.cut(leaving: partial.answerRows - left)
  }
}
