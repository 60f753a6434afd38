import Matching
/// How well the marks of answers not learned from are told after so many marked answers.
struct LearningCurve {
  private static let draws = 20
  private static let sizes = [2, 5, 10, 20, 40, 80, 160]

  private let teacher: CriterionTeacher

  init(_ teacher: CriterionTeacher) {
    self.teacher = teacher
  }

  /// A point for each size that leaves a fifth of the answers to be told.
  func points() -> [LearningPoint] {
    let lessons = teacher.lessons
    let groups = Dictionary(grouping: lessons.indices, by: { lessons[$0].group }).sorted { $0.key < $1.key }.map(
      \.value)
    return Self.sizes.filter { 5 * $0 <= 4 * lessons.count && $0 < groups.count }.compactMap { size in
      var random = SplitMix(seed: teacher.seed &+ UInt64(size))
      let figures = (0..<Self.draws).compactMap { _ in self.figures(groups.shuffled(using: &random), size) }
      guard !figures.isEmpty else { return nil }
      let exact = figures.map(\.exact).sorted()
      let kappas = figures.compactMap(\.quadraticKappa)
      // Of twenty draws the lowest and the highest are what one in twenty lies beyond, half on each side.
      return LearningPoint(
        answers: size, exact: exact.reduce(0, +) / Double(exact.count), exactLow: exact[0],
        exactHigh: exact[exact.count - 1],
        quadraticKappa: kappas.isEmpty ? nil : kappas.reduce(0, +) / Double(kappas.count))
    }
  }

  private func figures(_ groups: [[Int]], _ size: Int) -> AgreementFigures? {
    var learned: [Int] = []
    var told: [Int] = []
    for group in groups {
      if learned.count < size { learned += group } else { told += group }
    }
    guard !told.isEmpty else { return nil }
    let model = teacher.model(learned.sorted())
    return AgreementFigures(
      told.sorted().map {
        let predicted = teacher.predicted($0, by: model, fold: 0)
        return (predicted.mark, predicted.meanMark)
      })
  }
}
