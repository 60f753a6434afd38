import AnswerFiles
import Foundation
import Reporting

/// Scores the rows of one file, in their order, on several threads, in memory that does not grow with the file.
final class BatchRun {
  /// How many rows a chunk holds at most; the first ones hold fewer, so that something is seen at once.
  private static let rows = (first: 8, most: 256)

  private let source: AnswerSource
  private let format: ScoreCommand.Format?
  private let jobs: Int
  private let csvColumns: [String]
  private let makeScorer: @Sendable () -> ChunkScorer
  private let writer: ScoreWriter
  /// Read already, for the next chunk.
  private var kept = RowChunk()
  private var rowsWanted = BatchRun.rows.first

  /// Makes a run.
  ///
  /// - Parameters:
  ///   - source: where the rows come from.
  ///   - format: how rows of scores are written; nil when none are, or a table at the end.
  ///   - jobs: how many threads score at a time.
  ///   - csvColumns: the header of rows in CSV.
  ///   - makeScorer: makes the scorer of one thread.
  ///   - writer: where everything goes.
  init(
    source: AnswerSource, format: ScoreCommand.Format?, jobs: Int, csvColumns: [String],
    makeScorer: @escaping @Sendable () -> ChunkScorer, writer: ScoreWriter
  ) {
    self.csvColumns = csvColumns
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
    if format == .csv, partial?.isEmpty != false { try writer.writeHeader(csvColumns) }
    writer.begin()
    let interruption = Interruption()
    defer { interruption.end() }
    let pipeline = OrderedPipeline<RowChunk, ChunkScores>(
      read: { [self] handOver in try nextChunk(handOver) },
      makeWork: { [makeScorer] in
        let scorer = makeScorer()
        return { scorer.score($0) }
      },
      put: { [writer] in try writer.write($0) })
    interruption.handle {
      guard pipeline.halt() else { return false }
      interrupted()
      return true
    }
    try pipeline.run(jobs: jobs) { [writer] in try writer.finish() }
  }

  /// Reads the next rows; hands over those it has before it waits for more, and before it gives up.
  private func nextChunk(_ handOver: (RowChunk) throws -> Void) throws -> RowChunk? {
    var chunk = kept
    kept = RowChunk()
    func handOverChunk() throws {
      if chunk.entries.isEmpty { return }
      let full = chunk
      chunk = RowChunk()
      rowsWanted = Self.rows.first
      try handOver(full)
    }
    do {
      return try withoutActuallyEscaping(handOverChunk) { handOverChunk in
        source.beforeWaiting(handOverChunk)
        defer { source.beforeWaiting(nil) }
        while let result = try source.reader.next() {
          // The answers of one row stay together, so that a row is set aside once.
          let row = source.reader.rowNumber
          if chunk.isFull(rowsWanted), row != chunk.entries.last?.row {
            kept.append(result, row: row)
            rowsWanted = min(rowsWanted * 2, Self.rows.most)
            return chunk
          }
          chunk.append(result, row: row)
        }
        return chunk.entries.isEmpty ? nil : chunk
      }
    } catch {
      // What was read before is scored all the same.
      try handOverChunk()
      throw error
    }
  }

  /// Passes over the rows whose scores are written; those that were set aside are set aside again.
  private func skip(_ partial: ResumePoint) throws {
    let scorer = makeScorer()
    var left = partial.answerRows
    while left > 0 {
      guard let row = try nextRow() else {
        throw Outcome.unreadable("\(partial.path) holds more scores than the file gives; start without --resume")
      }
      var aside = RowChunk()
      var isCut = false
      var answers = 0
      for entry in row.entries {
        let count = scorer.rowCount(entry.result)
        // Only a part of what the row gives was written.
        isCut = isCut || count.map { $0 > left } ?? false
        if let count, !isCut {
          left -= count
          answers += 1
        } else if isCut || count == nil {
          aside.append(entry.result, row: entry.row)
        }
      }
      writer.skip(answers, bytes: row.bytes)
      if isCut {
        // What is set aside of the row goes with what is still to be scored.
        aside.append(contentsOf: kept)
        kept = aside
        break
      }
      if !aside.entries.isEmpty { try writer.write(scorer.score(aside)) }
    }
    try partial.cut(leaving: partial.answerRows - left)
  }

  /// Everything that the next row gives; what is read beyond it is kept.
  private func nextRow() throws -> RowChunk? {
    var row = kept
    kept = RowChunk()
    while let result = try source.reader.next() {
      let number = source.reader.rowNumber
      if let last = row.entries.last, last.row != number {
        kept.append(result, row: number)
        break
      }
      row.append(result, row: number)
    }
    return row.entries.isEmpty ? nil : row
  }
}
