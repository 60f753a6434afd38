import Foundation
import GRDB

extension HistoryStore {
  /// The ids of all learners of whom anything is kept: in the order of their entry, then those of whom only private
  /// words are left.
  ///
  /// - Throws: ``HistoryError``.
  public func learners() throws(HistoryError) -> [String] {
    let entered = try scored.read { db in try String.fetchAll(db, sql: "SELECT id FROM learner ORDER BY rowid") }
    // A history that is only listed has no private file at hand.
    guard let file = try? privateStore() else { return entered }
    let tables = HistoryTable.all(isPrivate: true).map { "SELECT learner FROM \($0.rawValue)" }
    let inPrivate = try file.read { db in
      try String.fetchAll(db, sql: tables.joined(separator: " UNION ") + " ORDER BY learner")
    }
    return entered + inPrivate.filter { !entered.contains($0) }
  }

  /// All that is kept of one learner.
  ///
  /// - Parameters:
  ///   - learner: the learner's id.
  ///   - withPrivate: whether to read private answers, private drafts and notes too.
  /// - Returns: what each file held at one moment; empty lists for a learner who is not known.
  /// - Throws: ``HistoryError``.
  public func everything(of learner: String, withPrivate: Bool) throws(HistoryError) -> LearnerData {
    let words = withPrivate ? try privateStore().read { db in try LearnerData.PrivateWords(db, of: learner) } : nil
    return try scored.read { db in try LearnerData(db, of: learner, privateWords: words) }
  }
}

extension LearnerData {
  fileprivate init(_ db: Database, of learner: String, privateWords: PrivateWords?) throws {
    let created = try Int64.fetchOne(db, sql: "SELECT created FROM learner WHERE id = ?", arguments: [learner])
    self.init(
      learner: learner,
      created: created.map(Date.init(milliseconds:)),
      sessions: try rows(db, .session, of: learner, Session.init),
      attempts: try rows(db, .attempt, of: learner, Attempt.init),
      drafts: try rows(db, .draft, of: learner, Draft.init),
      reviews: try rows(db, .review, of: learner, Review.init),
      requests: try rows(db, .request, of: learner, Request.init),
      flags: try rows(db, .caseFlag, of: learner, CaseFlag.init),
      drills: try rows(db, .drillRecord, of: learner, DrillRecord.init),
      settings: try Row.fetchAll(db, sql: "SELECT name, value FROM setting").reduce(into: [:]) { settings, row in
        settings[try row.decode(String.self, forColumn: "name")] = try row.decode(String.self, forColumn: "value")
      },
      privateWords: privateWords)
  }
}

/// A learner's rows of one table, in the order in which they were entered.
private func rows<Value>(
  _ db: Database, _ table: HistoryTable, of learner: String, _ make: (Row) throws -> Value
) throws -> [Value] {
  let order = table == .draft || table == .privateDraft ? "updated" : "rowid"
  let sql = "SELECT * FROM \(table.rawValue) WHERE learner = ? ORDER BY \(order)"
  let cursor = try Row.fetchCursor(db, sql: sql, arguments: [learner])
  var values: [Value] = []
  while let row = try cursor.next() { values.append(try make(row)) }
  return values
}

extension Row {
  fileprivate func time(_ column: String) throws -> Date { Date(milliseconds: try decode(forColumn: column)) }

  fileprivate func words(_ column: String) throws -> String { String(bytes: try decode(forColumn: column)) }
}

extension LearnerData.Session {
  fileprivate init(_ row: Row) throws {
    self.init(
      number: try row.decode(forColumn: "number"), kind: try row.decode(forColumn: "kind"),
      started: try row.time("started"),
      ended: try row.decode(Int64?.self, forColumn: "ended").map(Date.init(milliseconds:)))
  }
}

extension LearnerData.Attempt {
  fileprivate init(_ row: Row) throws {
    self.init(
      number: try row.decode(forColumn: "number"), session: try row.decode(forColumn: "session"),
      caseID: try row.decode(forColumn: "case_id"), caseHash: try row.decode(forColumn: "case_hash"),
      questionID: try row.decode(forColumn: "question_id"), answer: try row.words("answer"),
      score: try row.decode(Double?.self, forColumn: "score"), outOf: try row.decode(forColumn: "out_of"),
      scoreJSON: try row.decode(forColumn: "score_json"), engine: try row.decode(forColumn: "engine"),
      hints: try row.decode(forColumn: "hints"), at: try row.time("at"))
  }
}

extension LearnerData.Draft {
  fileprivate init(_ row: Row) throws {
    self.init(
      caseID: try row.decode(forColumn: "case_id"), questionID: try row.decode(forColumn: "question_id"),
      session: try row.decode(forColumn: "session"), text: try row.words("text"), updated: try row.time("updated"))
  }
}

extension LearnerData.Review {
  fileprivate init(_ row: Row) throws {
    self.init(
      number: try row.decode(forColumn: "number"), session: try row.decode(forColumn: "session"),
      caseID: try row.decode(forColumn: "case_id"), at: try row.time("at"),
      share: try row.decode(Double?.self, forColumn: "share"), proposed: try row.decode(forColumn: "proposed"),
      rating: try row.decode(forColumn: "rating"), phase: try row.decode(forColumn: "phase"),
      step: try row.decode(Int64?.self, forColumn: "step"), stability: try row.decode(forColumn: "stability"),
      difficulty: try row.decode(forColumn: "difficulty"), due: try row.time("due"))
  }
}

extension LearnerData.Request {
  fileprivate init(_ row: Row) throws {
    self.init(attempt: try row.decode(forColumn: "attempt"), at: try row.time("at"))
  }
}

extension LearnerData.CaseFlag {
  fileprivate init(_ row: Row) throws {
    self.init(
      number: try row.decode(forColumn: "number"), caseID: try row.decode(forColumn: "case_id"),
      caseHash: try row.decode(forColumn: "case_hash"),
      questionID: try row.decode(String?.self, forColumn: "question_id"), text: try row.words("text"),
      at: try row.time("at"))
  }
}

extension LearnerData.DrillRecord {
  init(_ row: Row) throws {
    self.init(
      number: try row.decode(forColumn: "number"), session: try row.decode(forColumn: "session"),
      group: try row.decode(forColumn: "group_name"), record: try row.decode(forColumn: "record"),
      at: try row.time("at"))
  }
}

extension LearnerData.PrivateWords {
  fileprivate init(_ db: Database, of learner: String) throws {
    self.init(
      answers: try rows(db, .privateAnswer, of: learner, Answer.init),
      drafts: try rows(db, .privateDraft, of: learner, LearnerData.Draft.init),
      notes: try rows(db, .note, of: learner, Note.init))
  }
}

extension LearnerData.PrivateWords.Answer {
  fileprivate init(_ row: Row) throws {
    self.init(
      number: try row.decode(forColumn: "number"), session: try row.decode(forColumn: "session"),
      caseID: try row.decode(forColumn: "case_id"), questionID: try row.decode(forColumn: "question_id"),
      kind: try row.decode(forColumn: "kind"), text: try row.words("text"), at: try row.time("at"))
  }
}

extension LearnerData.PrivateWords.Note {
  fileprivate init(_ row: Row) throws {
    self.init(
      number: try row.decode(forColumn: "number"), caseID: try row.decode(forColumn: "case_id"),
      questionID: try row.decode(String?.self, forColumn: "question_id"), text: try row.words("text"),
      at: try row.time("at"))
  }
}
