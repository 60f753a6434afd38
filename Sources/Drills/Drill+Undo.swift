import CaseModel
import Foundation

extension Drill {
  /// How one of the tutor's steps is taken back. What learners sent stays.
  enum Undo: Sendable {
    case place(DrillPlace, Date?)
    case answers(QuestionKey, seats: ClosedRange<Int>)
    case cases([Case])
    case release(seat: Int, device: String?)
    case override
    case note
    case time(Date?)
  }

  /// What would be taken back next, for whoever asks before it is done; nil when there is nothing.
  public enum LastStep: Sendable, Equatable {
    /// A step from one place to the next; this is where it leads back to.
    case place(DrillPlace)
    /// Answers that were typed at the tutor's keyboard or came from a file, with their words.
    case answers([String])
    /// The order of the cases.
    case cases
    /// A name that was freed.
    case release(name: String)
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
    case .answers(let question, let seats): .answers(seats.compactMap { answers[question]?[$0] })
    case .cases: .cases
    case .release(let seat, _): .release(name: seats.first { $0.number == seat }?.name ?? "")
    case .override: overrides.last.map { .override($0) }
    case .note: notes.last.map { .note($0.text) }
    case .time: .time
    }
  }

  mutating func undo() -> Refusal? {
    guard let last = done.popLast() else { return .nothingToUndo }
    switch last {
    case .place(let former, let time): (place, closesAt) = (former, time)
    case .answers(let question, let numbers):
      for seat in numbers { answers[question]?[seat] = nil }
      letters[question]?.removeAll(where: numbers.contains)
      // A mark of an answer that is gone would stand in the record beside nothing.
      overrides.removeAll { $0.question == question && numbers.contains($0.seat) }
      // A number is never given twice, except the last ones.
      if seats.last?.number == numbers.upperBound { seats.removeAll { numbers.contains($0.number) } }
    case .cases(let former): cases = former
    case .release(let number, let device):
      guard let index = seats.firstIndex(where: { $0.number == number }) else { break }
      // Somebody has joined under the name meanwhile, and keeps it.
      if seats[index].device == nil { seats[index].device = device }
    case .override: _ = overrides.popLast()
    case .note: _ = notes.popLast()
    case .time(let former): closesAt = former
    }
    return nil
  }
}
