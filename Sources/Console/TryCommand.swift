import AnswerFiles
import ArgumentParser
import CaseModel
import Foundation
import Matching
import Reporting
import Scoring
import Terminal

/// `balint try`: score one answer from standard input.
struct TryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "try", abstract: "Score one answer from standard input; nothing is remembered.")

  @Argument(help: "The case's id.")
  var caseID: String

  @Argument(help: "The question's id: its kind, unless the case says otherwise.")
  var questionID: String

  @Flag(help: "Print the score as one JSON object.")
  var json = false

  @Flag(help: "In JSON also what of marked answers moved each mark.")
  var movements = false

  @OptionGroup var bank: BankOptions
  @OptionGroup var calibration: CalibrationOptions
  @OptionGroup var look: ScreenOptions

  func validate() throws {
    if movements, !json { throw ValidationError("--movements goes with --json; without it they are shown anyway") }
  }

  func run() throws {
    let calibrations = Calibrations(self.bank, calibration)
    let bank = try bank.load()
    let teachingCase = try bank.require(caseID)
    let question = try teachingCase.require(question: questionID)
    guard !question.kind.isPrivate else {
      throw Outcome.misused("\(questionID) answers are private and never scored")
    }
    let screen = Screen.standard(look)
    if screen.inputIsTerminal { Messages.write("Type the answer; Ctrl-D on an empty line ends it.") }
    let answer = try Self.answer()
    let compiled = CompiledQuestion(
      question, of: teachingCase, in: bank, calibration: calibrations.learned(question, of: teachingCase))
    let note = calibrations.note(question, of: teachingCase)
    let (score, moved) = Scorer(compiled).explainedScore(answer)
    if json {
      var text = JSONText()
      text.object { object in
        ScoreJSON.write(score, learner: nil, answer: answer, calibration: note, to: &object)
        if movements { ScoreJSON.write(moved, of: score, to: &object) }
      }
      text.endLine()
      var sink = RowSink.standardOutput
      try sink.write(text.bytes)
      try sink.flush()
    } else {
      let feedback = Feedback(score, question: question, answer: answer)
      let text = FeedbackText(layout: screen.layout, showsNumbers: true, marksWithBrackets: !screen.showsUnderlines)
      try screen.show(text.lines(feedback))
      let why = MovementText(layout: screen.layout)
      try screen.show(why.lines(score, moved, question: question, note: note))
    }
  }

  /// Standard input, which must be one answer of a length that can be scored.
  private static func answer() throws -> String {
    let bytes = try StandardInput.read(limit: Scorer.longestAnswer)
    guard bytes.count <= Scorer.longestAnswer else {
      throw Outcome.unreadable(
        "the answer is longer than \(Scorer.longestAnswer) bytes, the most that is scored; shorten it, or give several answers to balint score"
      )
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Outcome.unreadable("the answer is not UTF-8; convert it first, for instance with iconv")
    }
    let answer = text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
    guard answer.contains(where: { !$0.isWhitespace }) else {
      throw Outcome.unreadable("there is no answer on standard input; try: balint try CASE QUESTION < answer.txt")
    }
    // The line break that ends a file is not the learner's.
    return answer.hasSuffix("\n") ? String(answer.dropLast()) : answer
  }
}
