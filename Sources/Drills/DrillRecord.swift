import CaseModel
public import Foundation
import Scoring

/// What is kept of a drill: what was asked, what the group saw, what the tutor noted. Without names and answers unless
/// they are asked for.
///
/// A question with fewer answers than `smallGroup` has no counts and no marks of the tutor's unless the answers are kept:
/// the group has seen them on the screen, but a record travels farther, and one count of one answer is one person's.
public struct DrillRecord: Codable, Sendable, Equatable {
  /// What of the answers is kept.
  public enum Keeping: String, Codable, Sendable {
    /// None of them.
    case counts
    /// The answers, under their letters.
    case answers
    /// The answers under the names of those who wrote them, and who took part.
    case answersAndNames
  }

  /// What it is for; always `formative`.
  public let use: String
  /// The version of the engine that read the answers.
  public let engine: String
  /// What the tutor calls the group; may be empty.
  public let group: String
  /// When it began.
  public let started: Date
  /// When it ended.
  public let ended: Date
  /// How many took part.
  public let seats: Int
  /// Who took part, where names are kept.
  public let names: [String]?
  /// How many answers a question needs before it has counts.
  public let smallGroup: Int
  /// The cases that were begun, in their order.
  public let cases: [DrillCaseRecord]
  /// What the tutor noted outside these cases.
  public let notes: [String]

  /// The record of a drill.
  ///
  /// - Parameters:
  ///   - drill: the drill.
  ///   - boards: the answers to its questions, read; a question without a board counts as one without answers.
  ///   - ended: when it ended.
  ///   - keeping: what of the answers is kept.
  ///   - smallGroup: how many answers a question needs before it has counts, 1 or more.
  public init(_ drill: Drill, boards: [Board], ended: Date, keeping: Keeping, smallGroup: Int) {
    use = "formative"
    engine = engineVersion
    group = drill.plan.group
    started = drill.plan.started
    self.ended = ended
    seats = drill.peopleCount
    names = keeping == .answersAndNames ? drill.seats.compactMap(\.name) : nil
    self.smallGroup = smallGroup
    cases = drill.begun.map { teachingCase, questions in
      let records = questions.map { question in
        let board = boards.first { $0.teachingCase.id == teachingCase.id && $0.question.id == question.id }
        return DrillQuestionRecord(question, of: teachingCase, drill, board, keeping, smallGroup: smallGroup)
      }
      return DrillCaseRecord(teachingCase, questions: records, drill)
    }
    let ids = Set(cases.map(\.id))
    notes = drill.notes.filter { note in !(note.caseID.map(ids.contains) ?? false) }.map(\.text)
  }
}

/// What is kept of one case of a drill.
public struct DrillCaseRecord: Codable, Sendable, Equatable {
  /// Its id.
  public let id: String
  /// Its title.
  public let title: String
  /// Fingerprint of the case as it was read.
  public let hash: String
  /// The questions that were opened, in their order.
  public let questions: [DrillQuestionRecord]
  /// What the tutor noted at the case, outside these questions.
  public let notes: [String]

  init(_ teachingCase: Case, questions: [DrillQuestionRecord], _ drill: Drill) {
    (id, title, hash, self.questions) = (teachingCase.id, teachingCase.title, teachingCase.hash, questions)
    let asked = Set(questions.map(\.id))
    notes = drill.notes.filter { note in
      note.caseID == teachingCase.id && !(note.questionID.map(asked.contains) ?? false)
    }.map(\.text)
  }
}

/// What is kept of one question of a drill.
public struct DrillQuestionRecord: Codable, Sendable, Equatable {
  /// A tutor's mark in place of the program's.
  public struct Override: Codable, Sendable, Equatable {
    /// The letter of the answer.
    public let letter: String
    /// The criterion or required item.
    public let criterion: String
    /// The tutor's mark; 0 or 1 for a required item.
    public let mark: Int
    /// The program's; nil when it could not tell.
    public let program: Int?
    /// Why, in the tutor's words.
    public let reason: String
    /// When.
    public let at: Date
  }

  /// Something that the rubric knows, with how many answers do it.
  public struct View: Codable, Sendable, Equatable {
    /// What it is.
    public let name: String
    /// How many answers do it; 0 or more.
    public let count: Int
  }

  /// One answer.
  public struct Answer: Codable, Sendable, Equatable {
    /// What it was called on every screen.
    public let letter: String
    /// Who wrote it, where names are kept.
    public let name: String?
    /// The answer as typed.
    public let text: String
    /// What it was found to do.
    public let did: [String]
  }

  /// Its id.
  public let id: String
  /// What was asked.
  public let prompt: String
  /// Whether it was for each alone, so that there are no answers.
  public let isPrivate: Bool
  /// How many answers there are; nil where they are too few to say.
  public let answerCount: Int?
  /// What the rubric knows, in its order, with counts; nil where the answers are too few to say.
  public let views: [View]?
  /// The tutor's marks, the earliest first; nil where the answers are too few to say.
  public let overrides: [Override]?
  /// The answers by letter, where they are kept.
  public let answers: [Answer]?
  /// What the tutor noted at the question.
  public let notes: [String]

  /// Whether something is left out because the answers are few.
  public var isWithheld: Bool { !isPrivate && answerCount == nil }

  init(
    _ question: Question, of teachingCase: Case, _ drill: Drill, _ board: Board?, _ keeping: DrillRecord.Keeping,
    smallGroup: Int
  ) {
    (id, prompt, isPrivate) = (question.id, question.prompt, question.kind.isPrivate)
    notes = drill.notes.filter { $0.caseID == teachingCase.id && $0.questionID == question.id }.map(\.text)
    let readings = board?.readings ?? []
    let isTold = !question.kind.isPrivate && (keeping != .counts || readings.count >= smallGroup)
    answerCount = isTold ? readings.count : nil
    views = isTold ? (board?.views ?? []).map { View(name: $0.name, count: $0.count) } : nil
    overrides =
      isTold
      ? drill.overrides.compactMap { override in
        guard override.question == QuestionKey(caseID: teachingCase.id, questionID: question.id),
          let reading = readings.first(where: { $0.seat == override.seat })
        else { return nil }
        return Override(
          letter: reading.letter, criterion: override.criterion, mark: override.mark, program: override.program,
          reason: override.reason, at: override.at)
      } : nil
    guard keeping != .counts, !question.kind.isPrivate else {
      answers = nil
      return
    }
    answers = readings.map { reading in
      let name = drill.seats.first { $0.number == reading.seat }?.name
      return Answer(
        letter: reading.letter, name: keeping == .answersAndNames ? name : nil, text: reading.text, did: reading.did)
    }
  }
}

extension Drill {
  /// The cases that were begun, each with those of its questions that were opened; what was taken back does not count.
  var begun: [(teachingCase: Case, questions: [Question])] {
    let places =
      done.compactMap { step in
        if case .place(let place, _) = step { place } else { nil }
      } + [place]
    return cases.enumerated().compactMap { index, teachingCase in
      let here = places.filter { $0.caseIndex == index && $0.stage != .offered && $0.stage != .closing }
      guard !here.isEmpty else { return nil }
      let opened = Set(here.filter { $0.stage == .open }.map(\.questionIndex))
      return (teachingCase, teachingCase.questions.enumerated().filter { opened.contains($0.offset) }.map(\.element))
    }
  }
}
