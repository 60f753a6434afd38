public import AnswerFiles
import Agreement
import Authoring
import Calibrating

/// A report on what marked answers teach as the JSON object that programs read, keys always in the same order; null is what
/// is undefined.
public struct CalibrationJSON: Sendable {
  private let withAnswers: Bool

  /// Makes a writer.
  ///
  /// - Parameter withAnswers: whether sentences of learners are in it, as examples.
  public init(withAnswers: Bool = false) {
    self.withAnswers = withAnswers
  }

  /// The report as one line.
  public func text(_ report: CalibrationReport) -> JSONText {
    var text = JSONText()
    text.object { object in
      object.add("use", "formative")
      object.array("cases") { list in for part in report.cases { list.object { write(part, to: &$0) } } }
      if let certainty = report.certainty { object.object("certainty") { certainty.write(to: &$0) } }
      object.add("answersWithoutMarks", report.answersWithoutMarks)
      object.add("marksWithoutAnswers", report.marksWithoutAnswers)
    }
    text.endLine()
    return text
  }

  private func write(_ part: CalibrationReport.CasePart, to object: inout JSONObjectText) {
    object.add("case", part.caseID)
    object.add("caseHash", part.caseHash)
    object.array("questions") { list in
      for question in part.questions {
        list.object { object in
          object.add("question", question.questionID)
          object.add("answers", question.answers)
          object.add("setAside", question.setAside)
          object.array("criteria") { list in
            for criterion in question.criteria { list.object { write(criterion, to: &$0) } }
          }
        }
      }
    }
  }

  private func write(_ part: CalibrationReport.CriterionPart, to object: inout JSONObjectText) {
    let taught = part.taught
    object.add("id", taught.criterion)
    object.add("outOf", taught.outOf)
    object.add("outcome", taught.outcome.text)
    object.add("isUsed", taught.outcome.isUsed)
    object.add("answers", taught.answers)
    object.add("texts", taught.texts)
    object.add("markers", taught.markers)
    object.object("before") { write(taught.before, to: &$0) }
    object.object("after") { write(taught.after, to: &$0) }
    object.array("words") { list in
      for word in part.words where taught.outcome.isUsed {
        list.object {
          $0.add("word", word.text)
          $0.add("direction", word.isUp ? "up" : "down")
          $0.add("answers", word.answers)
        }
      }
    }
    object.object("certainty") { CalibrationReport.certainty([taught]).write(to: &$0) }
    write(taught.curve, part.projection, to: &object)
    object.array("markersDiffer") { list in
      for difference in part.markers { list.object { write(difference, to: &$0) } }
    }
    object.object("advice") { advice in
      advice.array("phrases") { list in for phrase in part.phrases { list.object { write(phrase, to: &$0) } } }
      advice.array("rules") { list in
        for rule in part.rules {
          list.object {
            $0.add("rule", rule.rule)
            $0.add("right", rule.right)
            $0.add("wrong", rule.wrong)
          }
        }
      }
    }
  }

  private func write(_ figures: Calibrating.AgreementFigures, to object: inout JSONObjectText) {
    object.add("n", figures.count)
    object.add("exact", figures.exact)
    object.add("adjacent", figures.adjacent)
    object.add("quadraticKappa", figures.quadraticKappa)
    object.add("squaredError", figures.squaredError)
    object.add("bias", figures.bias)
  }

  private func write(_ curve: [LearningPoint], _ found: LearningProjection?, to object: inout JSONObjectText) {
    object.array("learningCurve") { list in
      for point in curve {
        list.object {
          $0.add("answers", point.answers)
          $0.add("exact", point.exact)
          $0.add("low", point.exactLow)
          $0.add("high", point.exactHigh)
          $0.add("quadraticKappa", point.quadraticKappa)
        }
      }
    }
    guard let found else { return }
    object.object("moreMarks") {
      $0.add("more", found.more)
      $0.add("now", found.now)
      $0.add("then", found.then)
      $0.add("low", found.low)
      $0.add("high", found.high)
    }
  }

  private func write(_ difference: MarkerDifference, to object: inout JSONObjectText) {
    object.add("first", difference.first)
    object.add("second", difference.second)
    object.add("answers", difference.answers)
    object.add("differing", difference.differing)
    object.add("quadraticKappa", difference.quadraticKappa)
    object.add("mendFirst", difference.isGrave)
  }

  private func write(_ phrase: TellingPhrase, to object: inout JSONObjectText) {
    object.add("phrase", phrase.text)
    object.add("speaks", phrase.speaksFor ? "for" : "against")
    object.add("met", phrase.met)
    object.add("notMet", phrase.notMet)
    object.add("strength", phrase.strength)
    guard withAnswers else { return }
    object.array("examples") { list in for example in phrase.examples { list.add(example) } }
  }
}
