/// Stems with a number each, from 0.
public struct StemTable: Sendable {
  /// The stems, each at its number.
  public let stems: [String]
  private let numbers: [String: Int]

  /// Makes a table.
  ///
  /// - Parameter stems: the stems; one that comes twice has the number of the first.
  public init(_ stems: [String]) {
    var kept: [String] = []
    var numbers: [String: Int] = [:]
    for stem in stems where numbers[stem] == nil {
      numbers[stem] = kept.count
      kept.append(stem)
    }
    self.stems = kept
    self.numbers = numbers
  }

  /// The number of a stem; nil when it is not in the table.
  public func number(of stem: String) -> Int? { numbers[stem] }
}
