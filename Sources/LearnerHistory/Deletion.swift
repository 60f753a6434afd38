import Foundation
import GRDB

/// What the deletion of a learner takes.
public struct Deletion: Sendable, Equatable {
  /// How many rows of each kind go; kinds of which there are none are left out. The learner is one of them.
  public let rows: [HistoryTable: Int]
  /// The paths of the files in which they lie. The files stay, without those rows.
  public let files: [String]
  /// The paths of what was derived from them and goes whole: texts being edited, recalled commands.
  public let derived: [String]
  /// The paths of what a repair has left beside the history. It may hold the same words, and stays.
  public let left: [String]
}

extension HistoryStore {
  /// What ``delete(learner:)`` would take.
  ///
  /// - Parameter learner: the learner's id.
  /// - Returns: numbers of rows, and names of files.
  /// - Throws: ``HistoryError``.
  public func count(of learner: String) throws(HistoryError) -> Deletion {
    var rows: [HistoryTable: Int] = [:]
    for (file, isPrivate) in [(scored, false), (try privateStore(), true)] {
      let counts = try file.read { db in
        try HistoryTable.all(isPrivate: isPrivate).map { table in (table, try Self.count(db, table, of: learner)) }
      }
      for (table, number) in counts where number > 0 { rows[table] = number }
    }
    let beside = FilesBeside(scored.path)
    return Deletion(
      rows: rows, files: [scored.path, try privateStore().path],
      derived: beside.derived.filter(FileManager.default.fileExists), left: beside.leftByRepairs)
  }

  /// Deletes all that is kept of one learner, so that no byte of it is left in any file of the history.
  ///
  /// What a file system or a disk keeps of bytes that were overwritten is out of reach. When this is cut off in the
  /// middle, the learner is still among ``learners()``, and deleting again finishes the work.
  ///
  /// - Parameter learner: the learner's id; one who is not known does no harm.
  /// - Throws: ``HistoryError``; ``HistoryError/stillInUse(path:)`` when the rows are gone and their bytes may not be.
  public func delete(learner: String) throws(HistoryError) {
    let privateFile = try privateStore()
    for path in FilesBeside(scored.path).derived where FileManager.default.fileExists(atPath: path) {
      do {
        try FileManager.default.removeItem(atPath: path)
      } catch {
        throw .cannotOpen(path: path, reason: "it cannot be removed")
      }
    }
    try privateFile.write { db in try Self.deleteRows(db, isPrivate: true, of: learner) }
    try privateFile.wipe()
    // The learner's id goes last: while it stands, everybody can see that a deletion was not finished.
    try scored.write { db in
      let entry = try Row.fetchOne(db, sql: "SELECT rowid, * FROM learner WHERE id = ?", arguments: [learner])
      try Self.deleteRows(db, isPrivate: false, of: learner)
      guard let entry else { return }
      try db.execute(
        sql: "INSERT INTO learner (rowid, id, created) VALUES (?, ?, ?)",
        arguments: [entry["rowid"] as Int64, learner, entry["created"] as Int64])
    }
    try scored.wipe()
    try scored.write { db in
      try Self.deleteRows(db, isPrivate: false, of: learner)
      try db.execute(sql: "DELETE FROM setting WHERE NOT EXISTS (SELECT 1 FROM learner)")
    }
    try scored.wipe()
  }

  private static func count(_ db: Database, _ table: HistoryTable, of learner: String) throws -> Int {
    let condition =
      switch table {
      case .learner: "id = ?"
      // They are nobody's, and go with the last learner.
      case .setting: "NOT EXISTS (SELECT 1 FROM learner WHERE id <> ?)"
      default: "learner = ?"
      }
    return try Int.fetchOne(
      db, sql: "SELECT count(*) FROM \(table.rawValue) WHERE \(condition)", arguments: [learner]) ?? 0
  }

  private static func deleteRows(_ db: Database, isPrivate: Bool, of learner: String) throws {
    if !isPrivate { try db.execute(sql: "DELETE FROM learner WHERE id = ?", arguments: [learner]) }
    // Most rows have gone with the learner; children come before their parents.
    for table in HistoryTable.ofLearners.reversed() where table.isPrivate == isPrivate {
      try db.execute(sql: "DELETE FROM \(table.rawValue) WHERE learner = ?", arguments: [learner])
    }
  }
}

/// What other parts of the program, and repairs, put beside a history.
struct FilesBeside {
  /// A folder of texts being edited, and a file of recalled commands, whether they exist or not.
  let derived: [String]
  private let folder: URL
  private let prefixes: [String]

  init(_ path: String) {
    let file = URL(fileURLWithPath: path, isDirectory: false)
    folder = file.deletingLastPathComponent()
    let name = file.deletingPathExtension().lastPathComponent
    derived = ["-editing", "-commands"].map { [folder] ending in folder.appendingPathComponent(name + ending).path }
    prefixes = [name, name + "-private"].flatMap { ["\($0)-damaged-", "\($0)-repaired", ".\($0)-repairing-"] }
  }

  /// Damaged files that were put aside, repaired ones that were not put in place, and what a killed repair left.
  var leftByRepairs: [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { name in prefixes.contains(where: name.hasPrefix) }.sorted()
      .map { folder.appendingPathComponent($0).path }
  }
}
