import CaseModel
import Matching
public import Scoring

/// Learns from marked answers of one question.
///
/// Deterministic: the order of the answers does not matter, and there is no randomness but that of the seed.
public struct Calibrator {
  /// At most so many parts are held out in turn.
  static let parts = 10
  /// Fewer different answers than this cannot be held out.
  public static let leastTexts = 2
  /// A quadratic kappa below this is what chance gives.
  ///
  /// Without agreement its deviation is about one by the root of the number of answers; nine in ten of chance are below.
  ///
  /// - Parameter count: the number of answers.
  /// - Returns: the least kappa that is believed.
  static func chance(_ count: Int) -> Double { max(0.1, 1.3 / Double(max(1, count)).squareRoot()) }

  private let compiled: CompiledQuestion
  private let prior: CalibrationPrior

  /// Makes a calibrator.
  ///
  /// - Parameters:
  ///   - compiled: the question.
  ///   - prior: what is expected before anything has been marked.
  public init(_ compiled: CompiledQuestion, prior: CalibrationPrior = .usual) {
    (self.compiled, self.prior) = (compiled, prior)
  }

  /// Learns, and holds out parts in turn to see how well it holds.
  ///
  /// - Parameters:
  ///   - answers: the marked answers; marks above a criterion's most or below 0 are taken as those.
  ///   - seed: for the draws of the learning curve.
  /// - Returns: what was learned about each criterion that has marks.
  public func taught(by answers: [MarkedAnswer], seed: UInt64 = 1) -> TaughtQuestion {
    let (reader, anchors) = read(answers)
    let (lessons, setAside) = Lesson.all(answers, reader)
    let criteria = compiled.question.markable.compactMap { markable -> TaughtCriterion? in
      let own = Self.lessons(lessons, markable.id)
      guard !own.isEmpty else { return nil }
      return CriterionTeacher(own, reader, prior, seed: seed, anchors: Self.lessons(anchors, markable.id)).taught()
    }
    return TaughtQuestion(
      question: compiled.id, answers: answers.count, setAside: setAside, criteria: criteria,
      calibration: QuestionCalibration(
        question: compiled.id,
        answers: lessons.map { MarkedExample(fingerprint: $0.fingerprint, size: $0.features.size) },
        criteria: criteria.filter(\.outcome.isUsed).map(\.calibration)))
  }

  /// Learns without holding anything out: for those who hold out answers of their own.
  ///
  /// - Parameter answers: the marked answers; with none, what is expected before any is marked.
  /// - Returns: what was learned about every criterion.
  public func fitted(to answers: [MarkedAnswer]) -> QuestionCalibration {
    let (reader, anchors) = read(answers)
    let (lessons, _) = Lesson.all(answers, reader)
    let criteria = compiled.question.markable.filter { reader.examples[$0.id] != nil }.map { markable in
      CriterionTeacher(
        Self.lessons(lessons, markable.id), reader, prior, seed: 0, anchors: Self.lessons(anchors, markable.id),
        criterion: markable.id, outOf: markable.outOf
      ).fitted()
    }
    return QuestionCalibration(
      question: compiled.id,
      answers: lessons.map { MarkedExample(fingerprint: $0.fingerprint, size: $0.features.size) },
      criteria: criteria)
  }

  /// What the answers are read with, and what the question's own anchors teach.
  private func read(_ answers: [MarkedAnswer]) -> (reader: FeatureReader, anchors: [Lesson]) {
    let anchors = compiled.question.anchors.map { anchor in
      let marks = anchor.marks.compactMap { expected -> (String, [Double])? in
        guard case .mark(let mark) = expected.expectation else { return nil }
        return (expected.criterion, [Double(mark)])
      }
      return MarkedAnswer(text: anchor.answer, marks: Dictionary(marks) { first, _ in first })
    }
    let reader = FeatureReader(compiled, texts: (answers + anchors).map(\.text))
    return (reader, Lesson.all(anchors, reader).lessons)
  }

  private static func lessons(_ lessons: [Lesson], _ id: String) -> [CriterionLesson] {
    lessons.enumerated().compactMap { place, lesson in
      guard let marks = lesson.marks[id], let criterion = lesson.features.criteria.first(where: { $0.id == id }) else {
        return nil
      }
      return CriterionLesson(
        place: place, group: lesson.group, features: lesson.features, fingerprint: lesson.fingerprint,
        criterion: criterion, marks: marks.map { min(Double(criterion.outOf), max(0, $0)) })
    }
  }
}
