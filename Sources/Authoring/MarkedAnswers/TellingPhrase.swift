internal import Foundation

/// A word or two that tell answers apart that people marked as met from those that they did not, and that no rule of the
/// criterion looks for.
public struct TellingPhrase: Sendable, Hashable {
  /// The word, or the two, as most answers have them.
  public let text: String
  /// Whether it speaks for the criterion; else against it.
  public let speaksFor: Bool
  /// In how many answers that met the criterion it stands.
  public let met: Int
  /// In how many that did not.
  public let notMet: Int
  /// The difference of its log-odds among the two, in standard errors.
  public let strength: Double
  /// Sentences that hold it, of different learners: at most two. Personal data.
  public let examples: [String]

  /// Makes a phrase.
  public init(text: String, speaksFor: Bool, met: Int, notMet: Int, strength: Double, examples: [String]) {
    (self.text, self.speaksFor, self.met, self.notMet) = (text, speaksFor, met, notMet)
    (self.strength, self.examples) = (strength, examples)
  }
}

/// How much more often something stands in some answers than in others.
///
/// The difference of log-odds with a prior, as Monroe, Colaresi and Quinn weigh the words of two parties (Fightin' Words,
/// Political Analysis 2008;16:372), counted in answers: to each group so many answers are added in which the word stands as
/// often as in all. The variance takes the answers without it in, too, since single words are not rare here.
enum LogOdds {
  /// How many answers are added to each group.
  static let prior = 2.0

  /// The difference in standard errors; above 0 when the first group has it more often.
  static func strength(first: Int, of all: Int, second: Int, of others: Int) -> Double {
    let share = Double(first + second) / Double(max(1, all + others))
    let with = (Double(first) + prior * share, Double(second) + prior * share)
    let without = (Double(all - first) + prior * (1 - share), Double(others - second) + prior * (1 - share))
    guard with.0 > 0, with.1 > 0, without.0 > 0, without.1 > 0 else { return 0 }
    let difference = log(with.0 / without.0) - log(with.1 / without.1)
    let strength = difference / (1 / with.0 + 1 / with.1 + 1 / without.0 + 1 / without.1).squareRoot()
    // Equal words are in the order of the alphabet, whatever the last digits of logarithms are on a machine.
    return (strength * 10_000).rounded() / 10_000
  }
}
