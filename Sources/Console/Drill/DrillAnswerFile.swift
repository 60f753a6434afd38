import AnswerFiles
import CaseModel
import Drills

/// Answers to one question from a file that a form, a course or a tutor has made.
enum DrillAnswerFile {
  /// The answers to a question, and how many rows are about something else or cannot be read.
  ///
  /// - Throws: `Outcome` with cause and mend.
  static func answers(
    to key: QuestionKey, of teachingCase: Case, in path: String
  ) throws -> (answers: [String], others: Int) {
    let input = try InputFile(path)
    defer { input.close() }
    let bank = CaseBank(cases: [teachingCase], skills: [:], words: [:])
    var answers: [String] = []
    var others = 0
    do {
      let source = try AnswerSource(input, map: [], bank: bank)
      while let row = try source.reader.next() {
        guard case .row(let answer) = row, QuestionScorers.id(answer.case) == key.caseID,
          QuestionScorers.id(answer.question) == key.questionID
        else {
          others += 1
          continue
        }
        answers.append(answer.answer)
      }
    } catch let error as AnswerFileError {
      throw Outcome.unreadable(error.description)
    }
    return (answers, others)
  }
}
