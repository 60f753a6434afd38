import CaseModel
import Drills
import Scoring

extension Feedback {
  /// The feedback on an answer in a drill, the tutor's marks in place of the program's, with their reasons.
  init(_ reading: Board.Reading, on question: Question) {
    self.init(reading.score, question: question, answer: reading.text)
    guard !reading.overrides.isEmpty else { return }
    // A person could tell.
    cannotTell = nil
    let best = Dictionary(question.markable.map { ($0.id, $0.outOf) }) { first, _ in first }
    func replaced(_ item: Item, _ id: String, met: [String]) -> Item {
      guard let override = reading.overrides.first(where: { $0.criterion == id }) else { return item }
      let verdict = Verdict(override.mark, outOf: best[id] ?? 1)
      let told = Verdict(override.program, outOf: best[id] ?? 1)
      let comments =
        ["Marked by your tutor: \(override.reason)", "The program's reading: \(told.rawValue)."]
        + met.map { "Seen: \($0)" }
      let numbers = item.numbers.isEmpty ? "" : "\(override.mark) of \(best[id] ?? 1)"
      return Item(
        looksFor: item.looksFor, verdict: verdict, comments: comments, counted: item.counted, numbers: numbers)
    }
    items = zip(items, reading.score.marks).map { replaced($0, $1.criterion, met: $1.met) }
    safety = zip(safety, reading.score.safety).map { replaced($0, $1.item, met: []) }
  }
}

extension Verdict {
  /// A mark in words.
  ///
  /// - Parameters:
  ///   - mark: the mark; nil when it could not be told.
  ///   - outOf: the most it could be.
  init(_ mark: Int?, outOf: Int) {
    guard let mark else {
      self = .cannotTell
      return
    }
    self = mark <= 0 ? .notSeen : mark >= outOf ? .met : .partly
  }
}
