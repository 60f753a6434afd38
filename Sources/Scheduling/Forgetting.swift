import Foundation

/// The equations of FSRS-6: how stability and difficulty change with each review.
///
/// Source: "The Algorithm" of the Free Spaced Repetition Scheduler, version 6 (open-spaced-repetition), in the details of
/// its reference implementation py-fsrs 6.3.2.
struct Forgetting: Sendable {
  /// The weights w0 to w20.
  let w: [Double]

  /// The default weights of FSRS-6, fitted by its authors to the reviews of some ten thousand users of Anki.
  static let defaultWeights = [
    0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614, 0.2629, 1.6483,
    0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
  ]

  private var decay: Double { -w[20] }
  private var factor: Double { pow(0.9, 1 / decay) - 1 }

  /// The chance to recall after so many days, 0 to 1.
  func retrievability(days: Double, stability: Double) -> Double {
    pow(1 + factor * days / stability, decay)
  }

  /// Days until the chance to recall has fallen to what is wanted.
  func interval(stability: Double, retention: Double) -> Double {
    stability / factor * (pow(retention, 1 / decay) - 1)
  }

  func firstStability(_ rating: Rating) -> Double { held(w[rating.rawValue - 1]) }

  func firstDifficulty(_ rating: Rating) -> Double { bounded(firstDifficultyUnbounded(rating)) }

  /// After a review on the day of the one before it: only forgetting can shorten.
  func stabilityOnTheSameDay(_ stability: Double, _ rating: Rating) -> Double {
    let growth = exp(w[17] * (Double(rating.rawValue) - 3 + w[18])) * pow(stability, -w[19])
    return held(stability * (rating > .again ? max(growth, 1) : growth))
  }

  /// After a review on a later day, at which the chance to recall was `retrievability`.
  func stability(_ stability: Double, _ difficulty: Double, retrievability: Double, _ rating: Rating) -> Double {
    if rating == .again {
      let forgotten =
        w[11] * pow(difficulty, -w[12]) * (pow(stability + 1, w[13]) - 1) * exp((1 - retrievability) * w[14])
      return held(min(forgotten, stability / exp(w[17] * w[18])))
    }
    let penalty = rating == .hard ? w[15] : 1
    let bonus = rating == .easy ? w[16] : 1
    let growth = exp(w[8]) * (11 - difficulty) * pow(stability, -w[9]) * (exp((1 - retrievability) * w[10]) - 1)
    return held(stability * (1 + growth * penalty * bonus))
  }

  /// Moves less the harder a case is already, and drifts back towards that of an easy one.
  func difficulty(_ difficulty: Double, _ rating: Rating) -> Double {
    let change = -w[6] * (Double(rating.rawValue) - 3) * (10 - difficulty) / 9
    return bounded(w[7] * firstDifficultyUnbounded(.easy) + (1 - w[7]) * (difficulty + change))
  }

  private func firstDifficultyUnbounded(_ rating: Rating) -> Double {
    w[4] - exp(w[5] * Double(rating.rawValue - 1)) + 1
  }

  private func bounded(_ difficulty: Double) -> Double { min(max(difficulty, 1), 10) }

  private func held(_ stability: Double) -> Double { max(stability, 0.001) }
}
