import AnswerFiles
import Foundation
import Reporting

/// The marks of people that are to be put to their answers, and what became of each.
struct PeoplesMarks {
  /// What marks a mark: its answer, by learner or by the answer's own name.
  private struct Place: Hashable {
    let learner: String
    let caseID: String
    let questionID: String
  }

  private let file: String
  private var marks: [Place: [MarkRow]] = [:]
  /// Places whose marks were put to an answer.
  private var placed: Set<Place> = []
  /// Rows without a mark, as a sheet has them that is not filled in wholly.
  private(set) var empty = 0
  /// Marks that could not be used.
  private(set) var unusable = 0
  /// Marks that were put to their answers.
  private(set) var used = 0

  /// Reads a file of marks whole.
  ///
  /// - Parameters:
  ///   - input: the file.
  ///   - marker: who marked, where a row does not say.
  /// - Throws: `Outcome` when it cannot be read.
  init(_ input: InputFile, marker: String?) throws {
    file = input.name
    do {
      var reader = try MarkReader(name: input.name, marker: marker, descriptor: input.descriptor)
      while let result = try reader.next() {
        switch result {
        case .reject(let line, let cause): refuse(line, cause)
        case .row(let row) where row.mark.isEmpty: empty += 1
        case .row(let row): take(row)
        }
      }
    } catch let error as AnswerFileError {
      throw Outcome.unreadable(error.description)
    }
  }

  private mutating func take(_ row: MarkRow) {
    if row.marker.isEmpty {
      refuse(row.line, "nobody stands for this mark; fill in the marker column, or name one with --marker")
    } else if row.marker.hasPrefix("balint ") {
      refuse(row.line, "this is the program's own mark")
    } else {
      let place = Place(
        learner: row.learner, caseID: QuestionScorers.id(row.case), questionID: QuestionScorers.id(row.question))
      marks[place, default: []].append(row)
    }
  }

  /// Puts the marks that belong to a score to it.
  mutating func apply(to score: inout ModeratedScore, time: String) {
    let names = score.learner.isEmpty ? [score.answerID] : [score.answerID, score.learner]
    for name in names {
      let place = Place(learner: name, caseID: score.caseID, questionID: score.questionID)
      guard let rows = marks[place] else { continue }
      if placed.contains(place), name == score.learner {
        Messages.write(
          "\(file): \(name) answered \(score.caseID)/\(score.questionID) more than once; the marks went to the first answer, a blind sheet tells them apart"
        )
        continue
      }
      let isNew = placed.insert(place).inserted
      for row in rows { apply(row, to: &score, time: time, isNew: isNew) }
    }
  }

  private mutating func apply(_ row: MarkRow, to score: inout ModeratedScore, time: String, isNew: Bool) {
    guard let item = score.items.first(where: { $0.id == row.criterion }) else {
      let known = score.items.map(\.id).joined(separator: ", ")
      let question = "\(score.caseID)/\(score.questionID)"
      return refuse(row, "\(question) has no criterion \(Cited.id(row.criterion)); it has \(known)", isNew)
    }
    guard let mark = Int(row.mark), (0...item.outOf).contains(mark) else {
      return refuse(row, "a mark for \(item.id) is a whole number from 0 to \(item.outOf)", isNew)
    }
    score.add(
      ModeratedScore.Override(
        criterion: item.id, mark: mark, program: item.mark, marker: row.marker, time: time,
        reason: row.reason.isEmpty ? nil : row.reason))
    if isNew { used += 1 }
  }

  /// Says which marks found no answer.
  mutating func refuseUnplaced() {
    for row in marks.filter({ !placed.contains($0.key) }).flatMap(\.value).sorted(by: { $0.line < $1.line }) {
      refuse(
        row.line,
        "there is no score of the learner \(Cited.id(row.learner)) for the case \(Cited.id(row.case)), question \(Cited.id(row.question))"
      )
    }
  }

  /// A mark that is put to several answers with the same words is told and counted once.
  private mutating func refuse(_ row: MarkRow, _ reason: String, _ isNew: Bool) {
    if isNew { refuse(row.line, reason) }
  }

  private mutating func refuse(_ line: Int, _ reason: String) {
    unusable += 1
    Messages.write("\(file):\(line): \(reason); left out")
  }
}
