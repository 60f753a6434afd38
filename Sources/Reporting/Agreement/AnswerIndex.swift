/// An answer as it was given, so that a report can show it.
public struct GivenAnswer: Sendable {
  /// Who answered, or the answer's name on a blind sheet.
  public let learner: String
  /// Id of the case.
  public let caseID: String
  /// Id of the question.
  public let questionID: String
  /// The answer.
  public let text: String

  /// Makes an answer.
  public init(learner: String, caseID: String, questionID: String, text: String) {
    (self.learner, self.caseID, self.questionID, self.text) = (learner, caseID, questionID, text)
  }
}

/// The answers that marks belong to: found by fingerprint where a file has one, by the name on a blind sheet, or by learner,
/// case and question.
struct AnswerIndex {
  struct Answer {
    var learner: String
    let caseID: String
    let questionID: String
    var text: String?
  }

  private struct Name: Hashable {
    let name: String
    let caseID: String
    let questionID: String
  }

  private(set) var answers: [Answer] = []
  /// The same name stands for several answers when a learner answered more than once.
  private var places: [Name: [Int]] = [:]
  /// Names that stood for several answers when marks without a fingerprint were put to the first of them.
  private(set) var ambiguous = 0
  private var ambiguousNames: Set<Name> = []

  /// Puts an answer in, unless it is known; its name is known from then on.
  @discardableResult
  mutating func add(learner: String, caseID: String, questionID: String, hash: String, text: String? = nil) -> Int {
    let id = AnswerID.of(learner: learner, case: caseID, question: questionID, answerHash: hash)
    let name = Name(name: id, caseID: caseID, questionID: questionID)
    let own = Name(name: learner, caseID: caseID, questionID: questionID)
    // A blind sheet has the answers' names in the place of learners.
    let isBlind = learner.hasPrefix("answer-")
    if let place = places[name]?.first ?? (isBlind ? places[own]?.first : nil) {
      if let text, answers[place].text == nil { answers[place].text = text }
      if answers[place].learner == id, !isBlind, !learner.isEmpty {
        answers[place].learner = learner
        places[own, default: []].append(place)
      }
      return place
    }
    answers.append(
      Answer(learner: learner.isEmpty ? id : learner, caseID: caseID, questionID: questionID, text: text))
    places[name] = [answers.count - 1]
    if !learner.isEmpty { places[own, default: []].append(answers.count - 1) }
    return answers.count - 1
  }

  /// The answer that a mark without a fingerprint belongs to; nil when nothing names it.
  mutating func place(of mark: GivenMark) -> Int? {
    if mark.learner.isEmpty { return nil }
    let name = Name(name: mark.learner, caseID: mark.item.caseID, questionID: mark.item.questionID)
    if let known = places[name] {
      if known.count > 1, ambiguousNames.insert(name).inserted { ambiguous += 1 }
      return known.first
    }
    answers.append(
      Answer(learner: mark.learner, caseID: mark.item.caseID, questionID: mark.item.questionID, text: nil))
    places[name] = [answers.count - 1]
    return answers.count - 1
  }
}
