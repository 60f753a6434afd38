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
    /// The bank that was named; nil for the usual one.
    let bank: String?
    var entrance: DrillEntrance?
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

  /// Goes on with a drill whose program was killed or left.
  ///
  /// - Throws: `Outcome` when not every answer can be found again with these cases: nothing is dropped in silence.
  static func resume(
    _ left: LeftDrill, entrance: DrillEntrance?, cases: DrillCases, store: HistoryStore, learner: String,
    at location: URL
  ) throws -> DrillKeeper {
    try store.resumeSession(left.session)
    let journal = try DrillJournal(beside: location, session: left.session)
    var head = left.head
    if let entrance {
      head.entrance = entrance
      try journal.replaceFirst(with: DrillJournal.encoded(head))
    }
    func misfit(_ what: String) -> Outcome {
      let bank = head.bank.map { " They were in \($0)." } ?? ""
      return .unreadable("\(what), so that its answers would be lost; give --cases with the cases as they were.\(bank)")
    }
    var drill = Drill(head.plan) { cases.open($0)?.teachingCase }
    for id in head.plan.cases where cases.open(id) == nil { throw misfit("\(id), a case of the drill, is not there") }
    for (number, bytes) in try journal.events().enumerated().dropFirst() {
      guard let event = try? JSONDecoder().decode(DrillEvent.self, from: bytes) else {
        throw Outcome.unreadable("\(journal.file.path), entry \(number + 1), is of another version of balint")
      }
      // What was written was accepted, and is so again unless the cases have changed.
      if drill.apply(event) != nil { throw misfit("entry \(number + 1) of the drill does not fit its cases any more") }
    }
    return DrillKeeper(
      store: store, learner: learner, location: location, session: left.session, head: head,
      room: DrillRoom(drill, cases: cases, journal: journal))
  }

  /// The cases that are no longer what they were when the drill began.
  var changedCases: [String] {
    head.hashes.filter { id, hash in room.cases.open(id)?.teachingCase.hash != hash }.keys.sorted()
  }

  /// Keeps the record, if there is to be one; a second time it takes the place of the first.
  func keepRecord(at now: Date) throws(HistoryError) {
    guard let record = record(at: now) else { return }
    let json = String(decoding: DrillJournal.encoded(record), as: UTF8.self)
    try store.keepDrill(json, group: head.plan.group, learner: learner, session: session, at: now)
  }

  /// Removes every answer, when the record is kept and written.
  func remove(at now: Date) throws(HistoryError) {
    if head.keeping == nil { try store.forgetSession(session) } else { try store.endSession(session, at: now) }
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
