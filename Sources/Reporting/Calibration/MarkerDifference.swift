internal import Agreement

/// Two people who marked the same answers on one criterion.
public struct MarkerDifference: Sendable, Hashable {
  /// The one whose name comes first.
  public let first: String
  /// The other.
  public let second: String
  /// How many answers both marked.
  public let answers: Int
  /// To how many they gave different marks.
  public let differing: Int
  /// Their kappa with quadratic weights; nil where both gave one and the same mark throughout.
  public let quadraticKappa: Double?

  /// In fewer answers than this a difference may be chance.
  static let fewest = 10
  /// Below this kappa a criterion means different things to different markers. Between 0.41 and 0.60 Landis and Koch
  /// (1977) speak of moderate agreement.
  static let lowKappa = 0.6

  /// Whether the criterion should be mended before more is marked.
  public var isGrave: Bool { answers >= Self.fewest && differing > 0 && (quadraticKappa ?? 0) < Self.lowKappa }

  /// Compares markers two by two.
  ///
  /// - Parameters:
  ///   - marks: for each answer who gave which mark.
  ///   - outOf: the most a mark can be.
  /// - Returns: every two who have an answer in common, by name.
  public static func all(_ marks: [[String: Int]], outOf: Int) -> [MarkerDifference] {
    let names = Set(marks.flatMap(\.keys)).sorted()
    return names.enumerated().flatMap { place, first in
      names.dropFirst(place + 1).compactMap { second in
        let pairs = marks.compactMap { marks in
          marks[first].flatMap { one in marks[second].map { RatedPair(one, $0) } }
        }
        if pairs.isEmpty { return nil }
        return MarkerDifference(
          first: first, second: second, answers: pairs.count, differing: pairs.count { $0.first != $0.second },
          quadraticKappa: ConfusionMatrix(pairs, outOf: outOf).kappa(.quadratic))
      }
    }
  }
}
