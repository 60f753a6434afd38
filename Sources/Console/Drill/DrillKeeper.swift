import CaseLoading
import CaseModel
import Drills
import Foundation
import LearnerHistory
import Reporting

/// What is kept of a drill: its journal while it goes on, its record when it has ended.
struct DrillKeeper {
  /// The first entry of a journal: what a drill begins with, and how it can be joined.
  struct Head: Codable {
    let plan: DrillPlan
    /// The fingerprints of the cases, by id.
    let hashes: [String: String]
    let entrance: DrillEntrance?
    /// What the record holds, as the group was told; nil when there is to be none.
    let keeping: DrillRecord.Keeping?
  }

  let store: HistoryStore
  let learner: String
  let location: URL
  let session: Int64
  let head: Head
  let room: DrillRoom

  /// Begins a drill.
  static func begin(
    _ head: Head, cases: DrillCases, store: HistoryStore, learner: String, at location: URL, now: Date
  ) throws(HistoryError) -> DrillKeeper {
    let session = try store.beginSession(of: learner, kind: .drill, at: now)
    let journal = try DrillJournal(beside: location, session: session)
    try journal.append([DrillJournal.encoded(head)])
    let drill = Drill(head.plan) { cases.open($0)?.teachingCase }
    return DrillKeeper(
      store: store, learner: learner, location: location, session: session, head: head,
      room: DrillRoom(drill, cases: cases, journal: journal))
  }

  /// The drills that were never ended and that no living program leads, the latest first.
  static func left(_ store: HistoryStore, at location: URL) throws(HistoryError) -> [Int64] {
    var left: [Int64] = []
    for session in DrillJournal.sessions(beside: location) where try !store.isLiving(session) { left.append(session) }
    return left
  }

  /// Goes on with a drill whose program was killed or left.
  static func resume(
    _ session: Int64, cases: DrillCases, store: HistoryStore, learner: String, at location: URL
  ) throws -> DrillKeeper {
    try store.resumeSession(session)
    let journal = try DrillJournal(beside: location, session: session)
    let events = try journal.events()
    let decoder = JSONDecoder()
    guard let first = events.first, let head = try? decoder.decode(Head.self, from: first) else {
      throw Outcome.unreadable("\(journal.file.path) is no drill of this version; balint history delete removes it")
    }
    var drill = Drill(head.plan) { cases.open($0)?.teachingCase }
    for (number, bytes) in events.enumerated().dropFirst() {
      guard let event = try? decoder.decode(DrillEvent.self, from: bytes) else {
        throw Outcome.unreadable("\(journal.file.path), entry \(number + 1), is of another version")
      }
      _ = drill.apply(event)
    }
    return DrillKeeper(
      store: store, learner: learner, location: location, session: session, head: head,
      room: DrillRoom(drill, cases: cases, journal: journal))
  }

  /// The cases that are no longer what they were when the drill began.
  var changedCases: [String] {
    head.hashes.filter { id, hash in room.cases.open(id)?.teachingCase.hash != hash }.keys.sorted()
  }

  /// Ends the drill: keeps its record, unless nothing is to be kept, and then removes every answer.
  func end(at now: Date) throws {
    if let record = record(at: now) {
      let json = String(decoding: DrillJournal.encoded(record), as: UTF8.self)
      try store.keepDrill(json, group: head.plan.group, learner: learner, session: session, at: now)
      try store.endSession(session, at: now)
    } else {
      try store.forgetSession(session)
    }
    try DrillJournal.remove(beside: location, session: session)
  }

  /// The record of the drill as it stands; nil when there is to be none.
  func record(at now: Date) -> DrillRecord? {
    let drill = room.drill
    return head.keeping.map { keeping in
      DrillRecord(
        drill, boards: room.cases.boards(of: drill), ended: now, keeping: keeping, smallGroup: GroupReport.smallGroup)
    }
  }
}

extension DrillJournal {
  /// An entry, always the same for the same value.
  static func encoded(_ entry: some Encodable) -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // Texts, numbers and dates can always be written.
    return (try? encoder.encode(entry)) ?? Data()
  }
}
