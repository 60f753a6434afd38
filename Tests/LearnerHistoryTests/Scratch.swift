import Foundation
import GRDB
import LearnerHistory
import Scheduling

/// A fresh folder for one test, gone when the test is over.
final class Scratch: Sendable {
  let folder: URL
  var file: URL { folder.appendingPathComponent("history.sqlite") }
  var privateFile: URL { folder.appendingPathComponent("history-private.sqlite") }
  var sittingsFile: URL { folder.appendingPathComponent("history.sqlite-sittings") }

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("history-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// The permission bits of a file or folder.
  func mode(_ url: URL) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: url.path)
    return (attributes[.posixPermissions] as? NSNumber)?.intValue ?? -1
  }

  /// Another program's connection to a file.
  func other(_ file: URL) throws -> DatabaseQueue {
    try DatabaseQueue(path: file.path)
  }

  /// Every byte of the history's files and of those that lie beside them.
  func bytes() throws -> Data {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().reduce(into: Data()) { bytes, name in
      try bytes.append(Data(contentsOf: folder.appendingPathComponent(name)))
    }
  }

  /// How many rows a table of the history has.
  func count(_ table: String, isPrivate: Bool = false) throws -> Int? {
    try other(isPrivate ? privateFile : file).read { db in try Int.fetchOne(db, sql: "SELECT count(*) FROM \(table)") }
  }

  /// What SQLite finds when it examines the whole history: `ok` alone if all is well.
  func integrity() throws -> [String] {
    try other(file).read { db in try String.fetchAll(db, sql: "PRAGMA integrity_check") }
  }
}

/// The values that the tests write unless they name others.
enum Sample {
  static let learner = "learner-5f3a"
  static let now = Date(timeIntervalSince1970: 1_795_398_424.123)

  static func draft(
    _ text: String, session: Int64 = 1, question: String = "say", isPrivate: Bool = false, at: Date = now
  ) -> Draft {
    Draft(
      learner: learner, session: session, caseID: "another-small-gift", questionID: question, isPrivate: isPrivate,
      text: text, updated: at)
  }

  static func attempt(
    _ answer: String, session: Int64, case caseID: String = "another-small-gift", question: String = "say",
    score: Double? = 3, outOf: Double = 4, hints: Int = 0, at: Date = now
  ) -> Attempt {
    Attempt(
      learner: learner, session: session, caseID: caseID, caseHash: "c0ffee", questionID: question, answer: answer,
      score: score, outOf: outOf, scoreJSON: #"{"use":"formative"}"#, engine: "0.1.0", hints: hints, at: at)
  }

  static func privateAnswer(_ text: String, session: Int64, at: Date = now) -> PrivateAnswer {
    PrivateAnswer(
      learner: learner, session: session, caseID: "another-small-gift", questionID: "notice", kind: "notice",
      text: text, at: at)
  }

  static func review(
    session: Int64 = 1, case caseID: String = "another-small-gift", rating: Rating = .good, at: Date = now
  ) -> Review {
    Review(
      learner: learner, session: session, caseID: caseID, at: at, share: 0.75, proposed: .good, rating: rating,
      memory: memory(at: at))
  }

  static func memory(_ phase: Memory.Phase = .learning, step: Int? = 1, at: Date = now) -> Memory {
    Memory(phase: phase, step: step, stability: 2.3065, difficulty: 2.118_103_97, lastReview: at, due: at + 600)
  }
}

extension HistoryStore {
  /// Enters the learner of the samples and begins a sitting.
  func begin(at now: Date = Sample.now) throws -> Int64 {
    try beginSession(of: try learner(orEnter: Sample.learner, at: now), kind: .quiz, at: now)
  }

  /// The draft that was changed last of those that can be gone on with.
  func latestDraft(of learner: String) throws -> Draft? {
    try drafts(of: learner).first
  }

  /// The same of one question.
  func draft(of learner: String, case caseID: String, question: String) throws -> Draft? {
    try drafts(of: learner).first { $0.caseID == caseID && $0.questionID == question }
  }
}
