import CaseModel
import Foundation

extension Drill {
  /// How one of the tutor's steps is taken back. What learners sent stays.
  enum Undo: Sendable {
    case place(DrillPlace, Date?)
    case answer(QuestionKey, seat: Int)
    case insertion(Int)
    case override
    case note
    case time(Date?)
  }

  /// What would be taken back next, for whoever asks before it is done; nil when there is nothing.
  public enum LastStep: Sendable, Equatable {
    /// A step from one place to the next; this is where it leads back to.
    case place(DrillPlace)
    /// An answer that was typed at the tutor's keyboard, with its words.
    case answer(String)
    /// A case that was put in.
    case insertion(caseID: String)
    /// A mark.
    case override(MarkOverride)
    /// A note.
    case note(String)
    /// A time at which to close.
    case time
  }

  /// What would be taken back next; nil when there is nothing.
  public var lastStep: LastStep? {
    switch done.last {
    case nil: nil
    case .place(let place, _): .place(place)
    case .answer(let question, let seat): .answer(answers[question]?[seat] ?? "")
    case .insertion(let index): cases.indices.contains(index) ? .insertion(caseID: cases[index].id) : nil
    case .override: overrides.last.map { .override($0) }
    case .note: notes.last.map { .note($0.text) }
    case .time: .time
    }
  }

  mutating func undo() -> Refusal? {
    guard let last = done.popLast() else { return .nothingToUndo }
    switch last {
    case .place(let former, let time): (place, closesAt) = (former, time)
    case .answer(let question, let seat):
      answers[question]?[seat] = nil
      // A number is never given twice, except the last one.
      if seats.last?.number == seat { seats.removeLast() }
      // A mark of an answer that is gone would stand in the record beside nothing.
      overrides.removeAll { $0.question == question && $0.seat == seat }
    case .insertion(let index): if cases.indices.contains(index) { cases.remove(at: index) }
    case .override: _ = overrides.popLast()
    case .note: _ = notes.popLast()
    case .time(let former): closesAt = former
    }
    return nil
  }
}
