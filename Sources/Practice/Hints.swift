import CaseModel

/// What can be told of a question before it is answered, one thing at a time.
///
/// Criteria are open to learners: nothing here is a secret, and only a learner's own words make an answer.
enum Hints {
  /// The hints of a question, from the general to the particular; never empty.
  static func of(_ question: Question) -> [String] {
    [general(question.kind)] + particular(question)
  }

  private static func general(_ kind: QuestionKind) -> String {
    switch kind {
    case .say, .turn: "Write the very words you would say, as if the patient sat before you. Two or three sentences do."
    case .notice:
      "A feeling, a wish to do something, a sign in your body, a picture, or nothing yet: anything may stand here."
    case .patient, .wonder:
      "There is no key. Put down several thoughts, as different as you can, and put them as guesses."
    case .between: "Say what each of you may be doing with the other, and what your own feeling may have to do with it."
    case .avoid: "Name what one might say or do here and would regret, and say why."
    case .safety: "What would you have to ask, do or pass on today, whatever else happens?"
    case .explain: "Say it in your own words, with the reason."
    case .reflect: "Nobody marks this. What stays with you?"
    }
  }

  private static func particular(_ question: Question) -> [String] {
    switch question.task {
    case .say(let criteria), .turn(_, let criteria), .explain(let criteria):
      criteria.map { "Looked for: \($0.looksFor)." }
    case .patient(let perspectives, _), .wonder(let perspectives, _):
      perspectives.map { "Some have thought of: \($0.view)." }
    case .between(let levels), .reflect(let levels):
      levels.sorted { $0.number < $1.number }.map { "One step: \($0.descriptor)." }
    case .avoid(let pitfalls, _): pitfalls.map { "Some would avoid: \($0.name)." }
    case .safety(let items): items.map { "Looked for: \($0.says)." }
    case .notice: []
    }
  }
}
