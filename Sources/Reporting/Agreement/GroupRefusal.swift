/// Why a group has no figures.
public enum GroupRefusal: String, Sendable {
  /// It has fewer answers than `least`.
  case small
  /// Without it, the figures of the small ones could be worked out from those of all.
  case protects

  /// The fewest answers of a group that figures are shown for.
  public static let least = 20

  /// Which of some sizes are refused.
  ///
  /// Whoever knows the figures of all and of every group but one can work out those of that one. So when any is too
  /// small, the next smallest are refused with it, until those refused are two at least and have enough answers
  /// together.
  ///
  /// - Parameters:
  ///   - sizes: answers of each group, those without a group included; below 0 for a group with nothing to hide.
  ///   - already: what is refused anyway; as many as sizes, or none.
  /// - Returns: nil where nothing is refused.
  static func of(_ sizes: [Int], besides already: [GroupRefusal?] = []) -> [GroupRefusal?] {
    var refusals: [GroupRefusal?] = sizes.enumerated().map { place, size in
      (already.indices.contains(place) ? already[place] : nil) ?? (size < least ? .small : nil)
    }
    func refused() -> [Int] { sizes.indices.filter { refusals[$0] != nil && sizes[$0] >= 0 } }
    if refused().isEmpty { return refusals }
    while refused().count < 2 || refused().reduce(0, { $0 + sizes[$1] }) < least {
      let shown = sizes.indices.filter { refusals[$0] == nil }
      guard let smallest = shown.min(by: { (sizes[$0], $0) < (sizes[$1], $1) }) else { break }
      refusals[smallest] = .protects
    }
    return refusals
  }
}
