public import CaseModel
public import Foundation

/// Chooses what to practise: first what is new, from easy to hard, then what was done longest ago.
public enum CasePicker {
  /// The cases in the order in which they are offered.
  ///
  /// - Parameters:
  ///   - cases: what there is.
  ///   - lastDone: when a case was last answered, by id.
  /// - Returns: every one of the cases, once.
  public static func order(_ cases: [Case], lastDone: [String: Date]) -> [Case] {
    let fresh = cases.filter { lastDone[$0.id] == nil }.enumerated()
      .sorted { ($0.element.level, $0.offset) < ($1.element.level, $1.offset) }
      .map(\.element)
    let done = cases.enumerated()
      .compactMap { offset, teachingCase in lastDone[teachingCase.id].map { (teachingCase, $0, offset) } }
      .sorted { ($0.1, $0.2) < ($1.1, $1.2) }
      .map(\.0)
    return fresh + done
  }
}
