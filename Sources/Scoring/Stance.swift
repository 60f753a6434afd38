import CaseModel
import Matching

/// Which words count.
enum Stance: Int, CaseIterable {
  /// Said to the other person; not denied, no condition, not taken back.
  case said
  /// Said or described; not denied, no condition, not taken back.
  case described
  /// Thought by the learner, however it is put; not denied.
  case thought
  /// Named in any way.
  case mentioned

  /// Whether the words of a match count. A denial or an "if" counts against it only from outside: a phrase may hold its
  /// own.
  func counts(_ match: PhraseMatch) -> Bool {
    if match.zone >= .repeated { return false }
    switch self {
    case .mentioned: return true
    case .thought: return !match.isDenied
    case .described: return isAct(match) && match.zone <= .described
    case .said: return isAct(match) && match.zone == .speech
    }
  }

  private func isAct(_ match: PhraseMatch) -> Bool {
    !match.isDenied && !match.isConditional && !match.isCancelled
  }

  /// The stance in which a skill is looked for: one that can be shown without words is shown by being described.
  func widened(_ speech: SpeechRule) -> Stance {
    switch speech {
    case .said: self
    case .orDone: self == .said ? .described : self
    case .anyhow: .mentioned
    }
  }

  /// What forbids is forbidden even where it is only described.
  var forbidding: Stance { self == .said ? .described : self }
}
