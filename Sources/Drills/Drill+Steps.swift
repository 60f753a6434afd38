import CaseModel

extension Drill {
  /// Where the drill goes when the tutor simply goes on; nil at its end.
  public var next: DrillPlace? {
    guard currentCase != nil else { return last }
    var next = place
    switch place.stage {
    case .offered: next.stage = .presented
    case .presented: return asking(0)
    case .open:
      // Nobody else sees what is for each alone, so that there is nothing to show.
      if currentQuestion?.kind.isPrivate == true { return afterQuestion }
      next.stage = .closed
    case .closed:
      // Where nobody answered there is nothing to set side by side.
      next.stage = hasAnswers ? .shown : .revealed
    case .shown: next.stage = .revealed
    case .revealed: return afterQuestion
    case .voices:
      return nextCase ?? last
    case .closing: return nil
    }
    return next
  }

  /// Where the drill goes when the tutor leaves the question, or the case, as it is.
  public var afterSkip: DrillPlace? {
    switch place.stage {
    case .offered, .presented, .voices:
      nextCase ?? last
    case .open, .closed, .shown, .revealed: afterQuestion
    case .closing: nil
    }
  }

  /// The next case of the plan, offered; nil after the last.
  public var nextCase: DrillPlace? {
    place.caseIndex + 1 < cases.count ? DrillPlace(caseIndex: place.caseIndex + 1) : nil
  }

  private var hasAnswers: Bool { currentKey.map { !answers(to: $0).isEmpty } ?? false }

  private var last: DrillPlace? {
    place.stage == .closing ? nil : DrillPlace(caseIndex: place.caseIndex, stage: .closing)
  }

  private var afterQuestion: DrillPlace { asking(place.questionIndex + 1) }

  private func asking(_ index: Int) -> DrillPlace {
    let count = currentCase?.questions.count ?? 0
    return index < count
      ? DrillPlace(caseIndex: place.caseIndex, questionIndex: index, stage: .open)
      : DrillPlace(caseIndex: place.caseIndex, questionIndex: max(0, count - 1), stage: .voices)
  }
}
