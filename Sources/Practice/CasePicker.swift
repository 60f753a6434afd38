public import CaseModel
public import Foundation
import Matching

/// Chooses what to practise: what is due, then what is new, then what would come back soonest.
public struct CasePicker: Sendable {
  /// When a case comes back, by its id; a case that is not named is new.
  public var due: [String: Date]
  /// Leaves out everything that is not due.
  public var dueOnly = false
  /// At most so many new cases; no limit unless given.
  public var newAtMost: Int?
  /// Puts new cases of one level in an order of chance, always the same for one seed.
  public var seed: UInt64?
  /// Whether the cases come in an order of their own, a path's, which then counts more than their level.
  public var keepsOrder = false

  /// A picker that leaves nothing out.
  ///
  /// - Parameter due: when a case comes back, by its id.
  public init(due: [String: Date]) {
    self.due = due
  }

  /// The cases in the order in which they are offered.
  ///
  /// - Parameters:
  ///   - heads: what there is to choose from.
  ///   - now: the time at which it is asked what is due.
  /// - Returns: each of them at most once.
  public func pick(from heads: [CaseHead], at now: Date) -> [Assignment] {
    let known = heads.enumerated().compactMap { offset, head in due[head.id].map { (head, $0, offset) } }
      .sorted { ($0.1, $0.2) < ($1.1, $1.2) }
    let isDue = known.filter { $0.1 <= now }.map { Assignment($0.0, .due($0.1)) }
    if dueOnly { return isDue }
    let early = known.filter { $0.1 > now }.map { Assignment($0.0, .early($0.1)) }
    return isDue + fresh(heads).map { Assignment($0, .new) } + early
  }

  private func fresh(_ heads: [CaseHead]) -> [CaseHead] {
    var fresh = heads.filter { due[$0.id] == nil }
    if let seed {
      var chance = SplitMix(seed: seed)
      fresh.shuffle(using: &chance)
    }
    if !keepsOrder || seed != nil {
      fresh = fresh.enumerated().sorted { ($0.element.level, $0.offset) < ($1.element.level, $1.offset) }.map(\.element)
    }
    return Array(fresh.prefix(newAtMost ?? fresh.count))
  }
}
