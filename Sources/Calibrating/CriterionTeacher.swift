import Scoring

/// Learns about one criterion.
struct CriterionTeacher {
  let lessons: [CriterionLesson]
  /// The answers with marks that the case itself has; they are learned from in any case, with less weight.
  private let anchors: [CriterionLesson]
  let criterion: String
  let outOf: Int
  let line: CalibrationPrior.Line
  let seed: UInt64
  private let stems: [String]
  private let values: [Double]
  private let isOpen: [Bool]

  // The criterion and its points are only needed where there may be no lessons.
  init(
    _ lessons: [CriterionLesson], _ reader: FeatureReader, _ prior: CalibrationPrior, seed: UInt64,
    anchors: [CriterionLesson] = [], criterion: String = "", outOf: Int = 1
  ) {
    self.lessons = lessons
    self.anchors = anchors
    self.criterion = lessons.first?.criterion.id ?? criterion
    self.outOf = lessons.first?.criterion.outOf ?? outOf
    self.seed = seed
    line = prior.line(
      outOf: self.outOf, examples: reader.examples[self.criterion] ?? 0,
      isContradiction: reader.contradicting.contains(self.criterion))
    stems = reader.stems
    values = reader.values
    isOpen = reader.stems.map { reader.openStems.contains($0) || reader.commonStems.contains($0) }
  }

  func model(_ places: [Int]) -> RidgeModel {
    RidgeModel(places.map { lessons[$0] }, anchors: anchors, prior: line, outOf: outOf, values: values, isOpen: isOpen)
  }

  func taught() -> TaughtCriterion {
    let heldOut = heldOut()
    let before = AgreementFigures(lessons.map { ($0.criterion.mark, $0.mark) })
    let after = AgreementFigures(heldOut.map { ($0.mark, $0.meanMark) })
    return TaughtCriterion(
      criterion: criterion, outOf: outOf, answers: lessons.count, texts: Set(lessons.map(\.group)).count,
      markers: lessons.map(\.marks.count).max() ?? 0, outcome: outcome(before, after, heldOut), before: before,
      after: after, heldOut: heldOut, reliability: ReliabilityBin.bins(heldOut), curve: LearningCurve(self).points(),
      calibration: calibration(ConfidenceLearning.table(heldOut, outOf: outOf)))
  }

  func fitted() -> CriterionCalibration {
    calibration(ConfidenceLearning.table([], outOf: outOf))
  }

  private func outcome(
    _ before: AgreementFigures, _ after: AgreementFigures, _ heldOut: [HeldOutMark]
  ) -> TaughtCriterion.Outcome {
    guard !heldOut.isEmpty else { return .tooFew }
    let kappa = after.quadraticKappa ?? 0
    guard after.squaredError < before.squaredError, kappa >= before.quadraticKappa ?? 0 else { return .noBetter }
    // Where nearly all get one mark, kappa says nothing.
    let commonest = Dictionary(grouping: heldOut, by: \.wholeMark).map(\.value.count).max() ?? 0
    return kappa >= Calibrator.chance(heldOut.count) || 5 * commonest >= 4 * heldOut.count ? .learned : .likeChance
  }

  /// What is learned from all, as it is kept.
  private func calibration(_ confidence: ConfidenceTable) -> CriterionCalibration {
    let model = model(Array(lessons.indices))
    var holders: [Int: [Int]] = [:]
    for lesson in lessons { for stem in lesson.features.stems { holders[stem, default: []].append(lesson.place) } }
    return CriterionCalibration(
      criterion: criterion, offset: line.offset + model.offset, evidence: line.evidence + model.slopes[0],
      found: line.found, alike: line.alike + model.slopes[1], contrary: line.contrary + model.slopes[2],
      exact: line.exact, typical: line.typical, denial: line.denial, thresholds: model.thresholds,
      confidence: confidence,
      words: model.words.filter { QuestionCalibration.rounded($0.value) != 0 }.map {
        CriterionCalibration.WordWeight(stem: stems[$0.key], weight: $0.value, answers: holders[$0.key] ?? [])
      },
      teachings: zip(lessons, model.pulls).map {
        CriterionCalibration.Teaching(answer: $0.place, mark: $0.mark, pull: $1)
      })
  }

  // MARK: Holding out

  /// The places of the lessons by the part they are held out with: the same text is always in one part.
  func folds() -> [[Int]] {
    let groups = Set(lessons.map(\.group)).sorted()
    let parts = min(Calibrator.parts, groups.count)
    guard parts > 1 else { return [] }
    let partOf = Dictionary(uniqueKeysWithValues: groups.enumerated().map { ($1, $0 % parts) })
    return (0..<parts).map { part in lessons.indices.filter { partOf[lessons[$0].group] == part } }
  }

  func predicted(_ place: Int, by model: RidgeModel, fold: Int) -> HeldOutMark {
    let lesson = lessons[place]
    let estimate = (model.share(lesson, line) * Double(outOf) * 1_000).rounded() / 1_000
    return HeldOutMark(
      fingerprint: lesson.fingerprint, marks: lesson.marks, rubricMark: lesson.criterion.mark, estimate: estimate,
      mark: model.thresholds.count { $0 <= estimate }, step: ConfidenceTable.step(estimate, model.thresholds),
      confidence: 0, fold: fold)
  }

  private func heldOut() -> [HeldOutMark] {
    let folds = folds()
    var marks: [HeldOutMark] = []
    for (fold, places) in folds.enumerated() {
      let others = folds.indices.filter { $0 != fold }.flatMap { folds[$0] }.sorted()
      let model = model(others)
      marks += places.map { predicted($0, by: model, fold: fold) }
    }
    // The confidence of a part by the table of the others.
    let tables = folds.indices.map { fold in
      ConfidenceLearning.table(marks.filter { $0.fold != fold }, outOf: outOf)
    }
    for index in marks.indices {
      marks[index].confidence = tables[marks[index].fold].shares[marks[index].step]
    }
    return marks
  }
}
