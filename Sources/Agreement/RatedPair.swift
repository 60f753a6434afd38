/// The marks that two markers gave to the same thing.
public struct RatedPair: Sendable, Hashable, Comparable {
  /// The first marker's.
  public let first: Int
  /// The second marker's.
  public let second: Int

  /// Makes a pair.
  public init(_ first: Int, _ second: Int) {
    (self.first, self.second) = (first, second)
  }

  /// The same pair seen from the other side.
  public var swapped: RatedPair { RatedPair(second, first) }

  /// By the first mark, then by the second.
  public static func < (left: RatedPair, right: RatedPair) -> Bool {
    (left.first, left.second) < (right.first, right.second)
  }
}
