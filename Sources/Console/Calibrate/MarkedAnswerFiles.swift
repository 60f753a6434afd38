import AnswerFiles
import CaseModel
import Reporting

/// The answers of a file with the marks that people gave them, put together by learner, case and question, and by the
/// answer's fingerprint where a mark has it.
struct MarkedAnswerFiles {
  /// An answer with its marks.
  struct Answer {
    let learner: String
    let text: String
    let hash: String
    /// For each criterion who gave which mark.
    var marks: [String: [String: Int]] = [:]
  }

  /// A question of a case.
  struct Place: Hashable {
    let caseID: String
    let questionID: String
  }

  private struct Name: Hashable {
    let place: Place
    let name: String
  }

  /// The answers by question, in the order of the file.
  private(set) var answers: [Place: [Answer]] = [:]
  /// Marks that could not be used; each of the first has been told.
  private(set) var unusable = 0
  /// Marks of answers that are not there.
  private(set) var withoutAnswer = 0
  private var named: [Name: [Int]] = [:]
  private var told = FaultList()
  /// Marks given twice and differently: nobody knows which is meant.
  private var contradicted: [Place: [Int: Set<String>]] = [:]

  /// Reads answers and marks.
  ///
  /// - Parameters:
  ///   - source: the answers.
  ///   - marks: files of marks.
  ///   - bank: where the questions are.
  /// - Throws: `AnswerFileError` when the answers cannot be read.
  init(_ source: AnswerSource, marks: [MarksFile], bank: CaseBank) throws {
    try read(source, bank)
    var (safety, program) = (0, 0)
    for mark in marks.flatMap(\.marks) {
      if mark.source.isProgram { program += 1 } else { put(mark, bank, &safety) }
    }
    dropContradictions()
    told.finish()
    if safety > 0 {
      Messages.write("balint: \(Count.of(safety, "mark")) of safety items left out: rules alone decide about those")
    }
    if program > 0 {
      Messages.write("balint: \(Count.of(program, "mark")) by the program left out: it learns from people")
    }
    unusable += marks.reduce(0) { $0 + $1.notes.unusable.count }
  }

  /// Answers that nobody marked.
  var withoutMarks: Int { answers.values.joined().count { $0.marks.isEmpty } }

  /// The marked answers to a question, in an order that does not depend on that of the files.
  func marked(_ question: Question, of teachingCase: Case) -> [Answer] {
    (answers[Place(caseID: teachingCase.id, questionID: question.id)] ?? []).filter { !$0.marks.isEmpty }
      .sorted { ($0.hash, $0.learner) < ($1.hash, $1.learner) }
  }

  // MARK: Answers

  private mutating func read(_ source: AnswerSource, _ bank: CaseBank) throws {
    var (unknown, rejected) = (0, 0)
    while let result = try source.reader.next() {
      guard case .row(let row) = result else {
        rejected += 1
        continue
      }
      let place = Place(caseID: QuestionScorers.id(row.case), questionID: QuestionScorers.id(row.question))
      guard let question = bank.find(place.caseID)?.question(place.questionID), !question.kind.isPrivate else {
        unknown += 1
        continue
      }
      add(row, place)
    }
    source.tellNotices()
    if rejected > 0 {
      Messages.write("\(source.name): \(Count.of(rejected, "row")) cannot be read; balint score names them")
    }
    if unknown > 0 {
      Messages.write(
        "\(source.name): \(Count.of(unknown, "answer")) to questions that the bank lacks, or that are private")
    }
  }

  private mutating func add(_ row: AnswerRow, _ place: Place) {
    let hash = AnswerID.hash(row.answer)
    let id = AnswerID.of(learner: row.learner, case: place.caseID, question: place.questionID, answerHash: hash)
    // The same words of the same learner are one answer, however often a file has them.
    if named[Name(place: place, name: id)] != nil { return }
    let index = answers[place]?.count ?? 0
    answers[place, default: []].append(Answer(learner: row.learner, text: row.answer, hash: hash))
    for name in Set([id, hash, row.learner]) where !name.isEmpty {
      named[Name(place: place, name: name), default: []].append(index)
    }
  }

  // MARK: Marks

  private mutating func put(_ mark: GivenMark, _ bank: CaseBank, _ safety: inout Int) {
    let place = Place(
      caseID: QuestionScorers.id(mark.item.caseID), questionID: QuestionScorers.id(mark.item.questionID))
    guard let question = bank.find(place.caseID)?.question(place.questionID) else {
      return refuse(mark, "the bank has no question \(Cited.id("\(mark.item.caseID)/\(mark.item.questionID)"))")
    }
    guard let item = question.markable.first(where: { $0.id == mark.item.criterion }) else {
      let known = question.markable.map(\.id).joined(separator: ", ")
      return refuse(
        mark,
        "\(place.caseID)/\(place.questionID) has no criterion \(Cited.id(mark.item.criterion))"
          + (known.isEmpty ? "; it is never scored" : "; it has \(known)"))
    }
    if question.kind == .safety {
      safety += 1
      return
    }
    guard let value = mark.mark, (0...item.outOf).contains(value) else {
      return refuse(mark, "a mark for \(item.id) is a whole number from 0 to \(item.outOf)")
    }
    let found = find(mark, place)
    guard let index = found.first else {
      withoutAnswer += 1
      return refuse(mark, "no answer of that learner to \(place.caseID)/\(place.questionID) is there")
    }
    guard found.count == 1 else {
      return refuse(mark, "that learner answered more than once, and the mark has no answerHash to tell which")
    }
    let old = answers[place]?[index].marks[item.id]?[mark.source.marker]
    answers[place]?[index].marks[item.id, default: [:]][mark.source.marker] = value
    if let old, old != value {
      contradicted[place, default: [:]][index, default: []].insert("\(item.id)\n\(mark.source.marker)")
      refuse(mark, "\(Cited.id(mark.source.marker)) marked this more than once, and differently")
    }
  }

  /// The answers that a mark may belong to.
  private func find(_ mark: GivenMark, _ place: Place) -> [Int] {
    let byLearner = mark.learner.isEmpty ? [] : named[Name(place: place, name: mark.learner)] ?? []
    guard let hash = mark.answerHash else {
      // A marking sheet shows the answer, which a spreadsheet may have changed.
      let shown = mark.shownHash.flatMap { named[Name(place: place, name: $0)] } ?? []
      let both = shown.filter(byLearner.contains)
      return both.isEmpty ? byLearner : both
    }
    let byHash = named[Name(place: place, name: hash)] ?? []
    // Learners of the same words are told apart by their names, where the file has them.
    let both = byHash.filter(byLearner.contains)
    if !both.isEmpty { return both }
    return mark.learner.isEmpty || mark.learner.hasPrefix("answer-") ? Array(byHash.prefix(1)) : []
  }

  private mutating func dropContradictions() {
    for (place, found) in contradicted {
      for (index, marks) in found {
        for mark in marks {
          let parts = mark.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
          answers[place]?[index].marks[parts[0]]?[parts[1]] = nil
          if answers[place]?[index].marks[parts[0]]?.isEmpty == true { answers[place]?[index].marks[parts[0]] = nil }
        }
      }
    }
  }

  private mutating func refuse(_ mark: GivenMark, _ reason: String) {
    unusable += 1
    told.add("\(mark.source.file):\(mark.line): \(reason); left out")
  }
}

/// What is wrong with the rows of a file: the first are named, the others counted.
private struct FaultList {
  private static let most = 20
  private var count = 0

  mutating func add(_ message: String) {
    count += 1
    if count <= Self.most { Messages.write(message) }
  }

  func finish() {
    if count > Self.most { Messages.write("balint: ... and \(Count.of(count - Self.most, "mark")) more left out") }
  }
}
