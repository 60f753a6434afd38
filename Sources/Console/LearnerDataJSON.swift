import AnswerFiles
import Foundation
import LearnerHistory

/// A learner's data as one JSON object for programs: keys always in the same order.
enum LearnerDataJSON {
  /// Rises when a key changes its meaning or goes.
  static let version = 1

  /// The object and a line break; of the attempts only those that somebody is asked to look at again, if so wanted.
  static func bytes(_ data: LearnerData, onlyAgain: Bool) -> [UInt8] {
    let again = Dictionary(data.requests.map { ($0.attempt, $0.at) }) { first, _ in first }
    var text = JSONText()
    text.object { root in
      root.add("format", "balint history")
      root.add("version", version)
      root.add("use", "formative")
      root.add("learner", data.learner)
      root.add("created", data.created.map(UTCTime.iso8601))
      root.array("attempts") { list in
        for attempt in data.attempts where !onlyAgain || again[attempt.number] != nil {
          list.object { write(attempt, lookAgain: again[attempt.number], to: &$0) }
        }
      }
      if !onlyAgain { writeRest(data, to: &root) }
    }
    text.endLine()
    return text.bytes
  }

  private static func writeRest(_ data: LearnerData, to root: inout JSONObjectText) {
    root.array("sessions") { list in for session in data.sessions { list.object { write(session, to: &$0) } } }
    root.array("drafts") { list in for draft in data.drafts { list.object { write(draft, to: &$0) } } }
    root.array("reviews") { list in for review in data.reviews { list.object { write(review, to: &$0) } } }
    root.array("flags") { list in for flag in data.flags { list.object { write(flag, to: &$0) } } }
    root.array("drills") { list in for drill in data.drills { list.object { write(drill, to: &$0) } } }
    root.object("settings") { settings in
      for (name, value) in data.settings.sorted(by: { $0.key < $1.key }) { settings.add(name, value) }
    }
    guard let words = data.privateWords else { return }
    root.object("private") { part in
      part.array("answers") { list in for answer in words.answers { list.object { write(answer, to: &$0) } } }
      part.array("drafts") { list in for draft in words.drafts { list.object { write(draft, to: &$0) } } }
      part.array("notes") { list in for note in words.notes { list.object { write(note, to: &$0) } } }
    }
  }

  private static func write(_ attempt: LearnerData.Attempt, lookAgain: Date?, to object: inout JSONObjectText) {
    object.add("number", Int(attempt.number))
    object.add("session", Int(attempt.session))
    object.add("at", UTCTime.iso8601(attempt.at))
    object.add("case", attempt.caseID)
    object.add("caseHash", attempt.caseHash)
    object.add("question", attempt.questionID)
    object.add("answer", attempt.answer)
    object.add("score", attempt.score)
    object.add("outOf", attempt.outOf)
    object.add("hints", Int(attempt.hints))
    object.add("engine", attempt.engine)
    object.add("lookAgain", lookAgain.map(UTCTime.iso8601))
    object.add(AnswerRow.Other(name: "scored", value: attempt.scoreJSON, isJSON: isObject(attempt.scoreJSON)))
  }

  /// Whether a stored score can stand as it is. After a repair it may be JSON no longer, and would spoil the whole.
  ///
  /// The system's reader also takes other encodings, which it knows by NUL characters and marks at the beginning.
  private static func isObject(_ text: String) -> Bool {
    text.utf8.first == UInt8(ascii: "{") && !text.utf8.contains(0)
      && (try? JSONSerialization.jsonObject(with: Data(text.utf8))) is [String: Any]
  }

  private static func write(_ session: LearnerData.Session, to object: inout JSONObjectText) {
    object.add("number", Int(session.number))
    object.add("kind", session.kind)
    object.add("started", UTCTime.iso8601(session.started))
    object.add("ended", session.ended.map(UTCTime.iso8601))
  }

  private static func write(_ draft: LearnerData.Draft, to object: inout JSONObjectText) {
    object.add("session", Int(draft.session))
    object.add("updated", UTCTime.iso8601(draft.updated))
    object.add("case", draft.caseID)
    object.add("question", draft.questionID)
    object.add("text", draft.text)
  }

  private static func write(_ review: LearnerData.Review, to object: inout JSONObjectText) {
    object.add("number", Int(review.number))
    object.add("session", Int(review.session))
    object.add("at", UTCTime.iso8601(review.at))
    object.add("case", review.caseID)
    object.add("share", review.share)
    object.add("proposed", Int(review.proposed))
    object.add("rating", Int(review.rating))
    object.add("phase", review.phase)
    object.add("step", review.step.map { Int($0) })
    object.add("stability", review.stability)
    object.add("difficulty", review.difficulty)
    object.add("due", UTCTime.iso8601(review.due))
  }

  private static func write(_ flag: LearnerData.CaseFlag, to object: inout JSONObjectText) {
    object.add("number", Int(flag.number))
    object.add("at", UTCTime.iso8601(flag.at))
    object.add("case", flag.caseID)
    object.add("caseHash", flag.caseHash)
    object.add("question", flag.questionID)
    object.add("text", flag.text)
  }

  private static func write(_ answer: LearnerData.PrivateWords.Answer, to object: inout JSONObjectText) {
    object.add("number", Int(answer.number))
    object.add("session", Int(answer.session))
    object.add("at", UTCTime.iso8601(answer.at))
    object.add("case", answer.caseID)
    object.add("question", answer.questionID)
    object.add("kind", answer.kind)
    object.add("text", answer.text)
  }

  private static func write(_ drill: LearnerData.DrillRecord, to object: inout JSONObjectText) {
    object.add("number", Int(drill.number))
    object.add("session", Int(drill.session))
    object.add("at", UTCTime.iso8601(drill.at))
    object.add("group", drill.group)
    object.add("record", drill.record)
  }

  private static func write(_ note: LearnerData.PrivateWords.Note, to object: inout JSONObjectText) {
    object.add("number", Int(note.number))
    object.add("at", UTCTime.iso8601(note.at))
    object.add("case", note.caseID)
    object.add("question", note.questionID)
    object.add("text", note.text)
  }
}
