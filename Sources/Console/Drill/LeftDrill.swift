import Drills
import Foundation
import LearnerHistory

/// A drill that was left or killed, and not ended.
struct LeftDrill {
  let session: Int64
  let head: DrillKeeper.Head

  /// Those that no living program leads, the latest first. What of a drill was begun and holds nothing is cleared away.
  static func all(_ store: HistoryStore, at location: URL) throws(HistoryError) -> [LeftDrill] {
    var left: [LeftDrill] = []
    DrillJournal.removeRemains(beside: location)
    for session in DrillJournal.sessions(beside: location) where try !store.isLiving(session) {
      let events = try? DrillJournal(beside: location, session: session).events()
      guard let first = events?.first else {
        // Killed in the moment of its beginning, before anybody could join.
        if events?.isEmpty == true {
          try DrillJournal.remove(beside: location, session: session)
          try store.forgetSession(session)
        }
        continue
      }
      if let head = try? JSONDecoder().decode(DrillKeeper.Head.self, from: first) {
        left.append(LeftDrill(session: session, head: head))
      }
    }
    return left
  }

  /// In a line: its number, when it began, and with whom.
  var line: String {
    let group = head.plan.group.isEmpty ? head.plan.cases.joined(separator: ", ") : head.plan.group
    return "\(session), begun \(DayText.time(head.plan.started)), \(group)"
  }
}
