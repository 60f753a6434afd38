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

/// The answers that marks belong to: found by fingerprint where a file has one, by the name on a blind sheet, or by
/// learner, case and question.
struct AnswerIndex {
  struct Answer {
    let learner: String
    let caseID: String
    let questionID: String
    var text: String?
  }

  /// Where a mark belongs.
  enum Place {
    case answer(Int)
    /// Nothing names the answer.
    case unnamed
    /// The learner answered more than once, and nothing says which answer is meant.
    case unclear
  }

  /// A learner's or an answer's name, with the question.
  private struct Name: Hashable {
    let name: String
    let caseID: String
    let questionID: String

    init(_ name: String, _ item: GivenMark.Item) { self.init(name, item.caseID, item.questionID) }

    init(_ name: String, _ caseID: String, _ questionID: String) {
      (self.name, self.caseID, self.questionID) = (name, caseID, questionID)
    }

    func answerID(_ hash: String) -> Name {
      Name(AnswerID.of(learner: name, case: caseID, question: questionID, answerHash: hash), caseID, questionID)
    }
  }

  private(set) var answers: [Answer] = []
  /// Answers whose words are known by their fingerprint, by the answer's own name.
  private var byFingerprint: [Name: Int] = [:]
  /// Answers whose words are known.
  private var fingerprinted: Set<Int> = []
  /// Answers by learner: several when a learner answered more than once.
  private var byLearner: [Name: [Int]] = [:]
  /// Whose answers have the names that a blind sheet shows, as the file of answers tells.
  private var learners: [Name: Name] = [:]
  /// Learners whose answers could not be told apart when a mark meant one of them.
  private var unclear: Set<Name> = []
  /// Answers for which a sheet shows other words than were scored.
  private var otherWords: Set<Int> = []

  /// How many learners' answers to a question could not be told apart.
  var unclearCount: Int { unclear.count }
  /// For how many answers a sheet shows other words than were scored.
  var otherWordsCount: Int { otherWords.count }

  /// Whether a name is that of an answer on a blind sheet.
  static func isBlind(_ learner: String) -> Bool {
    learner.hasPrefix("answer-") && learner.dropFirst(7).count == 16 && learner.dropFirst(7).allSatisfy(\.isHexDigit)
  }

  /// Learns the answers of all marks that have a fingerprint, and whose answers a blind sheet means.
  init(_ marks: [GivenMark], given: [GivenAnswer]) {
    for answer in given {
      let own = Name(answer.learner, answer.caseID, answer.questionID)
      learners[own.answerID(AnswerID.hash(answer.text))] = own
    }
    // Those with a learner first, so that what a blind sheet shows beside its name is no other answer.
    for isBlind in [false, true] {
      for mark in marks where Self.isBlind(mark.learner) == isBlind {
        if let hash = mark.answerHash { add(mark, hash) }
      }
    }
    learn(marks.filter { $0.answerHash == nil && !Self.isBlind($0.learner) && !$0.learner.isEmpty })
  }

  /// Learns the answers that marking sheets show beside their learners, where no score tells them.
  private mutating func learn(_ marks: [GivenMark]) {
    let scored = byLearner
    var shown: [Name: [String: Set<String>]] = [:]
    for mark in marks {
      guard let hash = mark.shownHash else { continue }
      shown[Name(mark.learner, mark.item), default: [:]][mark.source.file, default: []].insert(hash)
    }
    for mark in marks {
      let own = Name(mark.learner, mark.item)
      guard let hash = mark.shownHash, scored[own] == nil, byFingerprint[own.answerID(hash)] == nil else { continue }
      if let place = byLearner[own]?.first, shown[own]?.values.allSatisfy({ $0.count == 1 }) == true {
        // One answer, that another sheet shows with other line breaks.
        byFingerprint[own.answerID(hash)] = place
      } else {
        add(mark, hash)
      }
    }
  }

  private mutating func add(_ mark: GivenMark, _ hash: String) {
    let own = Name(mark.learner, mark.item)
    let id = Self.isBlind(mark.learner) ? own : own.answerID(hash)
    if byFingerprint[id] != nil { return }
    byFingerprint[id] = answers.count
    fingerprinted.insert(answers.count)
    if !mark.learner.isEmpty { byLearner[own, default: []].append(answers.count) }
    append(mark, named: mark.learner.isEmpty ? id.name : mark.learner)
  }

  private mutating func append(_ mark: GivenMark, named name: String) {
    answers.append(Answer(learner: name, caseID: mark.item.caseID, questionID: mark.item.questionID, text: nil))
  }

  /// The answer that a mark belongs to; one that only a learner names is new at first.
  mutating func place(of mark: GivenMark) -> Place {
    let own = Name(mark.learner, mark.item)
    if let place = byFingerprint[own] { return .answer(place) }
    let hash = mark.answerHash ?? mark.shownHash
    if let place = hash.flatMap({ byFingerprint[own.answerID($0)] }) { return .answer(place) }
    if mark.learner.isEmpty { return .unnamed }
    let learner = learners[own] ?? own
    guard let known = byLearner[learner], let first = known.first else {
      byLearner[learner] = [answers.count]
      append(mark, named: learner.name)
      return .answer(answers.count - 1)
    }
    if known.count > 1 {
      unclear.insert(learner)
      return .unclear
    }
    if mark.shownHash != nil, mark.learner == learner.name, fingerprinted.contains(first) { otherWords.insert(first) }
    return .answer(first)
  }

  /// Puts the texts to the answers that were marked.
  ///
  /// - Returns: how many of the answers given were marked, and how many of the learners' answers were marked in other
  ///   words than these.
  mutating func attach(_ given: [GivenAnswer]) -> (found: Int, other: Int) {
    // A marking sheet has a row for each criterion.
    var hashes: [Name: Set<String>] = [:]
    let different = given.filter { answer in
      let own = Name(answer.learner, answer.caseID, answer.questionID)
      return hashes[own, default: []].insert(AnswerID.hash(answer.text)).inserted
    }
    var (found, other) = (0, 0)
    for answer in different {
      let own = Name(answer.learner, answer.caseID, answer.questionID)
      if let place = byFingerprint[own.answerID(AnswerID.hash(answer.text))] ?? byFingerprint[own] {
        answers[place].text = answer.text
        found += 1
      } else if let places = byLearner[own] {
        // Of a learner's several answers nobody knows which was marked.
        guard let place = places.first(where: { !fingerprinted.contains($0) }), hashes[own]?.count == 1 else {
          other += 1
          continue
        }
        answers[place].text = answer.text
        found += 1
      }
    }
    return (found, other)
  }
}
