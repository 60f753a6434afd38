public import AnswerFiles
public import Scoring

/// A score as the JSON object that programs read: one object an answer, keys always in the same order.
public enum ScoreJSON {
  /// Adds a score's keys to an object.
  ///
  /// - Parameters:
  ///   - score: the score; offsets are bytes of the answer's UTF-8 as given.
  ///   - learner: who answered, where that is known.
  ///   - answer: the answer as given; only its fingerprint is written, by which people's marks find it.
  ///   - calibration: what moved its marks; nil where the rubric alone gives them, and nothing is said of it then.
  ///   - needsReview: whether a person is to look at it; said only then.
  ///   - object: the object to add to.
  public static func write(
    _ score: Score, learner: String?, answer: String, calibration: CalibrationNote? = nil, needsReview: Bool = false,
    to object: inout JSONObjectText
  ) {
    object.add("learner", learner)
    object.add("case", score.caseID)
    object.add("question", score.questionID)
    object.add("score", score.total)
    object.add("outOf", score.outOf)
    object.array("criteria") { criteria in
      for mark in score.marks { criteria.object { write(mark, to: &$0) } }
    }
    object.array("safety") { items in
      for finding in score.safety {
        items.object { item in
          item.add("id", finding.item)
          item.add("met", finding.isMet)
          evidence(finding.evidence, to: &item)
        }
      }
    }
    object.array("flags") { flags in
      for finding in score.flags {
        flags.object { flag in
          flag.add("id", finding.flag)
          evidence(finding.evidence, to: &flag)
        }
      }
    }
    object.array("unlisted") { spans in
      for span in score.unlisted { spans.object { write(span, to: &$0) } }
    }
    object.add("unreadable", score.unreadable?.rawValue)
    object.add("engine", engineVersion)
    object.add("caseHash", score.caseHash)
    object.add("answerHash", AnswerID.hash(answer))
    if let calibration {
      object.object("calibration") { note in
        note.add("date", calibration.date)
        note.add("marked", calibration.marked)
      }
    }
    if needsReview { object.add("review", true) }
    object.add("use", "formative")
  }

  /// Adds what moved the marks of a score, for those that were learned.
  ///
  /// - Parameters:
  ///   - movements: what moved each mark, by criterion.
  ///   - score: the score.
  ///   - object: the object to add to.
  public static func write(_ movements: [String: Movement], of score: Score, to object: inout JSONObjectText) {
    object.array("movements") { list in
      for mark in score.marks {
        guard let movement = movements[mark.criterion] else { continue }
        list.object { write(movement, mark, to: &$0) }
      }
    }
  }

  private static func write(_ movement: Movement, _ mark: Mark, to object: inout JSONObjectText) {
    object.add("criterion", mark.criterion)
    object.add("rubricMark", mark.rubricMark)
    object.add("start", movement.start)
    object.add("estimate", mark.estimate)
    object.array("words") { words in
      for word in movement.words {
        words.object {
          $0.add("start", word.start)
          $0.add("end", word.end)
          $0.add("text", word.text)
          $0.add("marks", word.marks)
        }
      }
    }
    object.array("answers") { answers in
      for answer in movement.answers {
        answers.object {
          $0.add("answerHash", answer.fingerprint)
          $0.add("mark", answer.mark)
          $0.add("resemblance", answer.resemblance)
          $0.add("marks", answer.marks)
        }
      }
    }
  }

  private static func write(_ mark: Mark, to object: inout JSONObjectText) {
    object.add("id", mark.criterion)
    object.add("mark", mark.mark)
    object.add("outOf", mark.outOf)
    object.add("estimate", mark.estimate)
    object.add("verdict", mark.verdict.rawValue)
    object.add("confidence", mark.confidence)
    evidence(mark.evidence, to: &object)
  }

  private static func evidence(_ spans: [EvidenceSpan], to object: inout JSONObjectText) {
    object.array("evidence") { list in
      for span in spans { list.object { write(span, to: &$0) } }
    }
  }

  private static func write(_ span: EvidenceSpan, to object: inout JSONObjectText) {
    object.add("start", span.start)
    object.add("end", span.end)
    object.add("text", span.text)
    object.add("rule", span.rule)
  }
}
