public import AnswerFiles
import Agreement

/// A report on agreement as the JSON object that programs read, keys always in the same order; null is what is
/// undefined.
public struct AgreementJSON: Sendable {
  /// Makes a writer.
  public init() {}

  /// The report as one line.
  public func text(_ report: AgreementReport) -> JSONText {
    var text = JSONText()
    text.object { object in
      object.add("use", "formative")
      object.array("markers") { list in
        for marker in report.markers {
          list.object {
            $0.add("name", marker.name); $0.add("isProgram", marker.isProgram)
          }
        }
      }
      object.object("bootstrap") { bootstrap in
        bootstrap.add("resamples", report.options.bootstrap.resamples)
        bootstrap.add("seed", "\(report.options.bootstrap.seed)")
        bootstrap.add("level", 0.95)
      }
      object.array("pairs") { list in for pair in report.pairs { list.object { write(pair, to: &$0) } } }
      object.array("krippendorff") { list in for alpha in report.alphas { list.object { write(alpha, to: &$0) } } }
      object.array("withoutPartner") { list in
        for (marker, count) in report.notes.alone {
          list.object {
            $0.add("marker", marker.name); $0.add("marks", count)
          }
        }
      }
      object.array("notes") { list in report.notes.sentences.forEach { list.add($0) } }
      object.array("unusable") { list in
        for mark in report.notes.unusable {
          list.object { entry in
            entry.add("file", mark.file)
            entry.add("line", mark.line)
            entry.add("reason", mark.reason)
          }
        }
      }
    }
    text.endLine()
    return text
  }

  private func write(_ pair: MarkerPair, to object: inout JSONObjectText) {
    object.add("first", pair.first.name)
    object.add("second", pair.second.name)
    object.array("questions") { list in
      for question in pair.questions { list.object { write(question, to: &$0) } }
    }
    object.array("worst") { list in for found in pair.worst { list.object { write(found, to: &$0) } } }
    if let certainty = pair.certainty { object.object("certainty") { certainty.write(to: &$0) } }
  }

  private func write(_ question: QuestionAgreement, to object: inout JSONObjectText) {
    object.add("case", question.caseID)
    object.add("question", question.questionID)
    object.array("criteria") { list in for item in question.criteria { list.object { write(item, to: &$0) } } }
    if let score = question.score {
      object.object("score") { write(score, to: &$0) }
      object.add("withoutScore", question.withoutScore)
    }
    object.array("safety") { list in for item in question.safety { list.object { write(item, to: &$0) } } }
    guard let groups = question.groups else { return }
    object.array("groups") { list in for group in groups { list.object { write(group, to: &$0) } } }
  }

  private func write(_ item: ItemAgreement, to object: inout JSONObjectText) {
    object.add("id", item.id)
    object.add("outOf", item.outOf)
    object.add("outOfIsGuessed", item.isGuessed)
    object.add("cannotTell", item.cannotTell)
    write(item.figures, item.intervals, to: &object)
    object.array("confusion") { list in
      for cell in item.matrix.cells {
        list.object { entry in
          entry.add("first", cell.pair.first)
          entry.add("second", cell.pair.second)
          entry.add("count", cell.count)
        }
      }
    }
  }

  private func write(
    _ figures: AgreementFigures, _ intervals: [AgreementFigure: Interval], to object: inout JSONObjectText
  ) {
    object.add("n", figures.count)
    object.add("same", figures.same)
    object.add("byOne", figures.byOne)
    for figure in AgreementFigure.allCases { object.add(figure.rawValue, figures[figure]) }
    object.object("intervals") { list in
      for figure in AgreementFigure.allCases {
        guard let interval = intervals[figure] else { continue }
        list.object(figure.rawValue) { write(interval, to: &$0) }
      }
    }
  }

  private func write(_ interval: Interval, to object: inout JSONObjectText) {
    object.add("low", interval.low)
    object.add("high", interval.high)
    object.add("undefinedResamples", interval.undefined)
  }

  private func write(_ group: GroupAgreement, to object: inout JSONObjectText) {
    object.add("group", group.name)
    object.add("answers", group.answers)
    object.array("items") { list in
      for item in group.items {
        list.object { entry in
          entry.add("id", item.id)
          entry.add("kind", item.kind.rawValue)
          entry.add("cannotTell", item.untold?.count)
          entry.add("given", item.untold?.of)
          entry.add("refused", item.refusal?.rawValue)
          guard let figures = item.figures else { return }
          write(figures, item.intervals, to: &entry)
          entry.add("smdByAll", item.smdByAll)
        }
      }
    }
  }

  private func write(_ found: Disagreement, to object: inout JSONObjectText) {
    object.add("learner", found.learner)
    object.add("case", found.caseID)
    object.add("question", found.questionID)
    object.add("criterion", found.criterion)
    object.add("outOf", found.outOf)
    for (key, side) in [("first", found.first), ("second", found.second)] {
      object.object(key) { entry in
        entry.add("mark", side.mark)
        entry.add("confidence", side.confidence)
        entry.array("evidence") { list in side.evidence.forEach { list.add($0) } }
      }
    }
    object.add("answer", found.answer)
  }

  private func write(_ alpha: GroupAlpha, to object: inout JSONObjectText) {
    object.add("case", alpha.caseID)
    object.add("question", alpha.questionID)
    object.add("id", alpha.id)
    object.add("answers", alpha.answers)
    object.add("alpha", alpha.all)
    if let interval = alpha.interval { object.object("interval") { write(interval, to: &$0) } }
    object.add("people", alpha.people)
  }
}
