import CaseModel
import Dispatch
import Drills
import Foundation
import LearnerHistory
import Synchronization

/// A drill that goes on: the tutor's keyboard and the phones act on it at the same time.
///
/// What happens is on the disk before it is acknowledged, and comes about in the order in which it was written. What
/// comes in while a write is under way goes with the next one, so that many answers at once cost few writes.
final class DrillRoom: Sendable {
  private struct Waiting {
    let event: DrillEvent
    let isDone: @Sendable (Result<Drill.Refusal?, HistoryError>) -> Void
  }

  private struct ReadBoard {
    let version: Int
    let board: Board
  }

  let cases: DrillCases
  private let journal: DrillJournal
  private let current: Mutex<Drill>
  private let waiting = Mutex<[Waiting]>([])
  private let boards = Mutex<[QuestionKey: ReadBoard]>([:])
  private let writer = DispatchQueue(label: "balint.drill")
  /// Whether the drill is being ended; asked and changed by the writer alone.
  private let isSealed = Mutex(false)

  init(_ drill: Drill, cases: DrillCases, journal: DrillJournal) {
    (self.cases, self.journal) = (cases, journal)
    current = Mutex(drill)
  }

  /// The drill as it stands.
  var drill: Drill { current.withLock { $0 } }

  /// Lets something happen, and waits until it is on the disk.
  func happen(_ event: DrillEvent) throws(HistoryError) -> Drill.Refusal? {
    let result = Mutex<Result<Drill.Refusal?, HistoryError>>(.success(nil))
    let arrived = DispatchSemaphore(value: 0)
    submit(event) { outcome in
      result.withLock { $0 = outcome }
      arrived.signal()
    }
    arrived.wait()
    return try result.withLock { $0 }.get()
  }

  /// The same for a request that can wait.
  func happened(_ event: DrillEvent) async throws -> Drill.Refusal? {
    try await withCheckedThrowingContinuation { continuation in
      submit(event) { continuation.resume(with: $0.mapError { $0 }) }
    }
  }

  /// Refuses everything from now on; what has been acknowledged has happened.
  func seal() {
    writer.sync {
      drain()
      isSealed.withLock { $0 = true }
    }
  }

  /// Goes on, as the drill could not be ended.
  func unseal() { writer.sync { isSealed.withLock { $0 = false } } }

  /// The answers to the question on the screen, read and set side by side; nil where there is no question.
  func board(of drill: Drill) -> Board? {
    guard let key = drill.currentKey, let teachingCase = drill.currentCase, let question = drill.currentQuestion else {
      return nil
    }
    if let known = boards.withLock({ $0[key] }), known.version == drill.version { return known.board }
    guard let board = cases.board(drill, question, of: teachingCase) else { return nil }
    boards.withLock { $0 = [key: ReadBoard(version: drill.version, board: board)] }
    return board
  }

  private func submit(
    _ event: DrillEvent, _ isDone: @escaping @Sendable (Result<Drill.Refusal?, HistoryError>) -> Void
  ) {
    waiting.withLock { $0.append(Waiting(event: event, isDone: isDone)) }
    writer.async { [self] in drain() }
  }

  /// Writes all that is waiting at once. Nobody else changes the drill.
  private func drain() {
    let batch = waiting.withLock { waiting in
      defer { waiting = [] }
      return waiting
    }
    guard !batch.isEmpty else { return }
    if isSealed.withLock({ $0 }) {
      for waiting in batch { waiting.isDone(.success(.ended)) }
      return
    }
    var next = drill
    var accepted: [DrillEvent] = []
    let refusals = batch.map { waiting in
      let refusal = next.apply(waiting.event)
      if refusal == nil { accepted.append(waiting.event) }
      return refusal
    }
    do {
      if !accepted.isEmpty { try journal.append(accepted.map(DrillJournal.encoded)) }
      current.withLock { $0 = next }
      for (waiting, refusal) in zip(batch, refusals) { waiting.isDone(.success(refusal)) }
    } catch {
      // Nothing of it has happened.
      for waiting in batch { waiting.isDone(.failure(error)) }
    }
  }
}
