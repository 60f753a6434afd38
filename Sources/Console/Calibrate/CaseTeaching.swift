import Authoring
import Calibrating
import CaseModel
import Reporting
import Scoring

/// What the marked answers to the questions of one case teach.
struct CaseTeaching {
  /// From so many answers to a question is learned at most: what it takes grows with the third power of their number.
  private static let mostAnswers = 2_000
  /// So many words of a criterion are named.
  private static let mostWords = 6

  let teachingCase: Case
  /// What the file beside the case holds; nothing of any one learner's.
  let calibration: CaseCalibration
  let report: CalibrationReport.CasePart

  /// Learns; nil when none of its questions has marked answers.
  ///
  /// - Parameters:
  ///   - teachingCase: the case.
  ///   - bank: where its skills and word groups are.
  ///   - files: the marked answers.
  ///   - seed: for the draws of learning curves.
  ///   - date: the day, as 2026-11-27.
  init?(_ teachingCase: Case, in bank: CaseBank, _ files: MarkedAnswerFiles, seed: UInt64, date: String) {
    var parts: [CaseCalibration.QuestionPart] = []
    var questions: [CalibrationReport.QuestionPart] = []
    for question in teachingCase.questions {
      let all = files.marked(question, of: teachingCase)
      if all.isEmpty { continue }
      // In the order of their fingerprints, which is one of chance.
      let answers = Array(all.prefix(Self.mostAnswers))
      if all.count > answers.count {
        Messages.write(
          "balint: \(teachingCase.id)/\(question.id) has \(all.count) marked answers; it is learned from \(answers.count) of them"
        )
      }
      let compiled = CompiledQuestion(question, of: teachingCase, in: bank)
      let taught = Calibrator(compiled).taught(
        by: answers.map { answer in
          MarkedAnswer(text: answer.text, marks: answer.marks.mapValues { $0.values.sorted().map(Double.init) })
        }, seed: seed)
      let readings = MarkedReadings(
        compiled, in: bank, answers: answers.map { MarkedReadings.Answer(learner: $0.learner, text: $0.text) })
      // What the case holds, and common words, are nobody's own.
      let reader = FeatureReader(compiled, texts: answers.map(\.text))
      let secret = readings.stemsOfOnePerson.subtracting(reader.openStems).subtracting(reader.commonStems)
      let part = CaseCalibration.QuestionPart(taught)
      parts.append(
        CaseCalibration.QuestionPart(
          calibration: part.calibration.leavingOut(secret), records: part.records))
      questions.append(
        CalibrationReport.QuestionPart(
          questionID: question.id, answers: taught.answers, setAside: taught.setAside,
          criteria: taught.criteria.map { Self.part($0, question, answers, readings) }))
    }
    if questions.isEmpty { return nil }
    self.teachingCase = teachingCase
    calibration = CaseCalibration(
      caseID: teachingCase.id, caseHash: teachingCase.hash, engine: engineVersion, date: date, questions: parts)
    report = CalibrationReport.CasePart(
      caseID: teachingCase.id, caseHash: teachingCase.hash, questions: questions)
  }

  private static func part(
    _ taught: TaughtCriterion, _ question: Question, _ answers: [MarkedAnswerFiles.Answer], _ readings: MarkedReadings
  ) -> CalibrationReport.CriterionPart {
    let marks = answers.map { $0.marks[taught.criterion] ?? [:] }
    let advice = readings.advice(
      on: taught.criterion,
      marks: marks.map { $0.isEmpty ? nil : Double($0.values.reduce(0, +)) / Double($0.count) })
    let strongest = taught.calibration.words.sorted { (abs($1.weight), $0.stem) < (abs($0.weight), $1.stem) }
    // A word that only one learner has is not shown.
    let words = strongest.lazy.compactMap { word in
      readings.word(word.stem).map {
        CalibrationReport.MovingWord(text: $0, isUp: word.weight > 0, answers: readings.count(word.stem))
      }
    }
    return CalibrationReport.CriterionPart(
      taught: taught, looksFor: question.rubricWords(of: taught.criterion), words: Array(words.prefix(mostWords)),
      markers: MarkerDifference.all(marks, outOf: taught.outOf), phrases: advice.phrases, rules: advice.rules)
  }
}

extension QuestionCalibration {
  /// The same without what some stems move.
  fileprivate func leavingOut(_ stems: Set<String>) -> QuestionCalibration {
    QuestionCalibration(
      question: question, answers: answers,
      criteria: criteria.map { learned in
        CriterionCalibration(
          criterion: learned.criterion, offset: learned.offset, evidence: learned.evidence, found: learned.found,
          alike: learned.alike, contrary: learned.contrary,
          exact: learned.exact, typical: learned.typical, denial: learned.denial, thresholds: learned.thresholds,
          confidence: learned.confidence, words: learned.words.filter { !stems.contains($0.stem) },
          teachings: learned.teachings)
      })
  }
}

extension Question {
  /// What a criterion looks for; for counted views, levels and pitfalls, what was asked.
  fileprivate func rubricWords(of criterion: String) -> String {
    switch task {
    case .say(let criteria), .turn(_, let criteria), .explain(let criteria):
      criteria.first { $0.id == criterion }?.looksFor ?? prompt
    default: prompt
    }
  }
}
