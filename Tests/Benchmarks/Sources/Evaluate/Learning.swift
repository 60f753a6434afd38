import Calibrating
import Foundation
import Scoring

/// How much is learned from so many marked answers.
struct Learning {
  let folder: String

  func table() throws -> String? {
    func path(_ name: String) -> String? {
      let path = "\(folder)/\(name)-dev.csv"
      return FileManager.default.fileExists(atPath: path) ? path : nil
    }
    let graded = try path("mohler").map { try MarkedSet.mohler($0) }
    let labelled = try [("sciEntsBank", "sciEntsBank"), ("Beetle", "beetle")].compactMap { name, file in
      try path(file).map { try MarkedSet.semEval(name, $0) }
    }
    guard graded != nil || !labelled.isEmpty else { return nil }
    let fitted = FittedPrior(graded: graded.map { [$0] } ?? [], labelled: labelled)
    let priors = (0..<MarkedSet.parts).map { fitted.prior(without: $0) }
    var lines = [
      "## Learning from marked answers", "",
      """
      Each question is a case with one `explain` question, its reference answers under `like:`, read as any case. For each
      number, so many answers of the same question are marked, and the others told; six draws. The prior is fitted to
      other questions only (left out in \(MarkedSet.parts) parts); centre and spread are as the program has them. In brackets
      what was to be beaten. What the program cannot judge is left out. Fitted to all questions the prior is:

      | line | offset | evidence | found | alike | contrary | exact | typical | denial | centre | spread |
      | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
      """,
    ]
    lines += fitted.rows + [""]
    if let graded { lines += mohler(graded, priors) }
    for set in labelled { lines += self.labelled(set, priors) }
    lines += heldOut((graded.map { [$0] } ?? []) + labelled)
    return lines.joined(separator: "\n") + "\n"
  }

  private func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(max(1, values.count)) }
  private func text(_ value: Double) -> String { String(format: "%.3f", value) }

  private func mohler(_ set: MarkedSet, _ priors: [CalibrationPrior]) -> [String] {
    var lines = [
      "### \(set.name): marks 0 to 5, against the mean of both markers", "",
      "| marked answers | r | quadratic kappa |", "| --- | --- | --- |",
    ]
    let aims = [(0, ".53", ".37"), (2, ".60", ".48"), (5, ".65", ".52"), (10, ".71", ".59"), (20, ".75", ".65")]
    for (count, correlation, kappa) in aims {
      let figures = (0..<MarkedSet.draws).map { draw in
        let told = set.told(after: count, draw: draw, priors: priors)
        let means = told.map { self.mean($0.target.marks[ContentQuestion.correct] ?? []) }
        return (
          LabelFigures.correlation(told.map { $0.estimates[ContentQuestion.correct] ?? 0 }, means),
          LabelFigures.quadraticKappa(
            told.map { $0.marks[ContentQuestion.correct] ?? 0 }, means.map { Int(($0 + 0.5).rounded(.down)) })
        )
      }
      lines.append(
        "| \(count) | \(text(mean(figures.map(\.0)))) (\(correlation)) | \(text(mean(figures.map(\.1)))) (\(kappa)) |")
    }
    return lines + [""]
  }

  private func labelled(_ set: MarkedSet, _ priors: [CalibrationPrior]) -> [String] {
    var lines = [
      "### \(set.name): correct or not, and three ways", "",
      """
      Correct where the criterion's mark is 1. Three ways by a second criterion, `contradicts`: whichever is largest of the
      two estimates and what they leave of 1, an estimate at its threshold counting as one half; beside it the same with
      the estimates as they are.
      """, "",
      "| marked answers | macro-F1, three ways | thresholds left out | macro-F1, correct or not | kappa, correct or not |",
      "| --- | --- | --- | --- | --- |",
    ]
    let aims =
      set.name == "Beetle"
      ? [(0, ".52"), (5, ".57"), (10, ".59"), (30, ".62"), (50, ".64")]
      : [(0, ".44"), (5, ".50"), (10, ".53"), (30, ".60")]
    for (count, aim) in aims {
      let figures = (0..<MarkedSet.draws).map { draw -> (Double, Double, Double, Double) in
        let told = set.told(after: count, draw: draw, priors: priors)
        func isMarked(_ told: MarkedSet.Told, _ criterion: String) -> Bool { told.target.marks[criterion] == [1] }
        func way(_ answer: MarkedSet.Told, byThresholds: Bool) -> Int {
          func estimate(_ id: String) -> Double { answer.estimates[id] ?? 0 }
          func against(_ id: String) -> Double {
            byThresholds ? estimate(id) / (2 * (answer.thresholds[id] ?? 0.5)) : estimate(id)
          }
          let (correct, contradicts) = (against(ContentQuestion.correct), against(ContentQuestion.contradicts))
          let neither = 1 - estimate(ContentQuestion.correct) - estimate(ContentQuestion.contradicts)
          return correct >= contradicts && correct >= neither ? 2 : contradicts > neither ? 0 : 1
        }
        let labels = told.map {
          isMarked($0, ContentQuestion.correct) ? 2 : isMarked($0, ContentQuestion.contradicts) ? 0 : 1
        }
        let yes = told.map { $0.marks[ContentQuestion.correct] ?? 0 }
        return (
          LabelFigures.macroF1(told.map { way($0, byThresholds: true) }, labels, of: [0, 1, 2]),
          LabelFigures.macroF1(told.map { way($0, byThresholds: false) }, labels, of: [0, 1, 2]),
          LabelFigures.macroF1(yes, labels.map { $0 / 2 }, of: [0, 1]),
          LabelFigures.quadraticKappa(yes, labels.map { $0 / 2 })
        )
      }
      lines.append(
        "| \(count) | \(text(mean(figures.map(\.0)))) (\(aim)) | \(text(mean(figures.map(\.1)))) | \(text(mean(figures.map(\.2)))) | \(text(mean(figures.map(\.3)))) |"
      )
    }
    return lines + [""]
  }

  /// What `calibrate` says of every question when all its answers are marked.
  private func heldOut(_ sets: [MarkedSet]) -> [String] {
    var lines = [
      "### All answers marked, each held out in turn", "",
      """
      With the prior that the program has. Left alone are criteria of which it says that learning is no better than the
      rubric. Confidence is what is said of a mark by a table in which its own part of the answers had no share.
      """, "",
      "| set | criterion | criteria | left alone | exact before | after | slowest question, seconds |",
      "| --- | --- | --- | --- | --- | --- | --- |",
    ]
    var reliability: [String] = []
    for set in sets {
      var taught: [TaughtCriterion] = []
      var slowest = 0.0
      for question in set.questions {
        let start = ContinuousClock.now
        taught +=
          Calibrator(question.compiled).taught(
            by: question.answers.map { MarkedAnswer(text: $0.text, marks: $0.marks) }
          ).criteria
        let time = ContinuousClock.now - start
        slowest = max(slowest, Double(time.components.attoseconds) / 1e18 + Double(time.components.seconds))
      }
      for id in [ContentQuestion.correct, ContentQuestion.contradicts] {
        let own = taught.filter { $0.criterion == id }
        guard !own.isEmpty else { continue }
        lines.append(
          "| \(set.name) | \(id) | \(own.count) | \(own.count { !$0.outcome.isUsed }) | \(text(mean(own.map(\.before.exact)))) | \(text(mean(own.map(\.after.exact)))) | \(text(slowest)) |"
        )
        reliability += ReliabilityBin.bins(own.flatMap(\.heldOut)).map {
          "| \(set.name) | \(id) | \(text($0.from)) | \($0.count) | \(text($0.said)) | \(text($0.agreed)) |"
        }
      }
    }
    return lines + [
      "", "| set | criterion | confidence from | marks | said | a marker agrees |",
      "| --- | --- | --- | --- | --- | --- |",
    ]
      + reliability
  }
}
