import Foundation
import GRDB

/// Moves rows from a damaged copy to a fresh file.
enum Salvage {
  /// Greater numbers are damage; were they kept, there would soon be none left to give to new rows.
  private static let numbers: ClosedRange<Int64> = 0...1 << 53

  /// Makes a fresh file with the rows that can be read.
  ///
  /// - Returns: what it holds; none if the copy cannot be opened at all.
  static func rows(of source: URL, to target: URL, _ schema: Schema, _ tables: [HistoryTable]) throws -> Salvaged? {
    var configuration = Configuration.withoutReferences
    configuration.prepareDatabase { db in
      // Tables that are listed soundly can then be read though others are not.
      try db.execute(sql: "PRAGMA writable_schema = ON; PRAGMA trusted_schema = OFF")
    }
    guard let copy = try? DatabaseQueue(path: source.path, configuration: configuration) else { return nil }
    let steps = try? copy.read(Schema.stepsTaken)
    if let steps, schema.isBehind(steps) { throw HistoryError.newerProgram(path: source.path) }
    do { _ = try StoreFile(at: target, schema: schema, patience: 5) }
    let fresh = try DatabaseQueue(path: target.path, configuration: .withoutReferences)
    let salvaged = try fresh.write { db in
      try copy.inDatabase { damaged in
        // Before its last step a file lacks some tables, which is no loss.
        let isComplete = steps.map(schema.isComplete) ?? true
        var rows = try tables.map { try Self.rows(of: $0, from: damaged, to: db, isExpected: isComplete) }
        if tables.contains(.learner) { try MissingParents.makeUp(db, &rows) }
        return Salvaged(tables: rows, usedFreshSchema: false, unreadableBytes: 0)
      }
    }
    try fresh.close()
    return salvaged
  }

  private static func rows(
    of table: HistoryTable, from damaged: Database, to fresh: Database, isExpected: Bool
  ) throws -> Salvaged.Rows {
    var rows = Salvaged.Rows(table: table, read: 0, refused: 0, madeUp: 0, isRead: false)
    let name = table.rawValue
    guard let present = try? Self.columns(of: name, in: damaged), !present.isEmpty else {
      rows.isRead = !isExpected
      return rows
    }
    // Drafts of an earlier version knew nothing of sessions; a column that is missing otherwise has a default.
    let columns = try Self.columns(of: name, in: fresh).filter { present.contains($0) || $0 == "session" }
    let list = columns.map { present.contains($0) ? $0 : "0" }
    let insert = try fresh.makeStatement(
      sql: """
        INSERT INTO \(name) (\((["rowid"] + columns).joined(separator: ", ")))
        VALUES (?\(String(repeating: ", ?", count: columns.count)))
        """)
    // Counted with the row's number, which comes first.
    let session = columns.firstIndex(of: "session").map { $0 + 1 }
    let score = columns.firstIndex(of: "score").map { $0 + 1 }
    let most = columns.firstIndex(of: "out_of").map { $0 + 1 }
    let given = lastGiven(in: name, of: damaged)
    let indexed = indexed(of: name, in: damaged)
    let last = [given, indexed.last].compactMap(\.self).max()
    rows.isRead = try DamagedTable(name: name, columns: list).forEachRow(damaged, last: last) { row in
      let values = Array(row.databaseValues)
      let ours = [0, session].compactMap { $0 }
      let isPlausible =
        ours.allSatisfy { Int64.fromDatabaseValue(values[$0]).map(numbers.contains) ?? false }
        && hasPossibleScore(values, score, most)
      if try isPlausible && isKept(values, by: insert) { rows.read += 1 } else { rows.refused += 1 }
    }
    // A page may be lost without any sign in the table itself.
    if indexed.rows > rows.read + rows.refused { rows.isRead = false }
    if let given { try carryOn(after: given, name, in: fresh) }
    return rows
  }

  /// Whether a score, where the row has one, lies between nought and the most that could be had.
  private static func hasPossibleScore(_ values: [DatabaseValue], _ score: Int?, _ most: Int?) -> Bool {
    guard let score, let most else { return true }
    guard let highest = Double.fromDatabaseValue(values[most]), highest >= 0, highest.isFinite else { return false }
    if values[score].isNull { return true }
    guard let given = Double.fromDatabaseValue(values[score]) else { return false }
    return given >= 0 && given <= highest
  }

  /// Whether the rules of the fresh file allow the row.
  private static func isKept(_ values: [DatabaseValue], by insert: Statement) throws -> Bool {
    do {
      try insert.execute(arguments: StatementArguments(values))
      return true
    } catch DatabaseError.SQLITE_CONSTRAINT, DatabaseError.SQLITE_MISMATCH {
      return false
    }
  }

  /// The columns but the one that is another name of the row's number.
  private static func columns(of table: String, in db: Database) throws -> [String] {
    try String.fetchAll(
      db, sql: "SELECT name FROM pragma_table_info(?) WHERE NOT (pk = 1 AND type = 'INTEGER')", arguments: [table])
  }

  /// The greatest number that was ever given to a row, where that is kept.
  private static func lastGiven(in table: String, of db: Database) -> Int64? {
    let last = try? Int64.fetchOne(db, sql: "SELECT seq FROM sqlite_sequence WHERE name = ?", arguments: [table])
    return last.flatMap { numbers.contains($0) ? $0 : nil }
  }

  /// Sees to it that a number is never given twice.
  private static func carryOn(after last: Int64, _ table: String, in db: Database) throws {
    let known = try Int64.fetchOne(db, sql: "SELECT seq FROM sqlite_sequence WHERE name = ?", arguments: [table])
    if let known, known >= last { return }
    try db.execute(sql: "DELETE FROM sqlite_sequence WHERE name = ?", arguments: [table])
    try db.execute(sql: "INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", arguments: [table, last])
  }

  /// What those indexes that can be read know of: how many rows, and the greatest number of one.
  private static func indexed(of table: String, in db: Database) -> (rows: Int, last: Int64?) {
    let names = try? String.fetchAll(db, sql: "SELECT name FROM pragma_index_list(?)", arguments: [table])
    var (rows, last): (Int, Int64?) = (0, nil)
    for name in names ?? [] {
      let sql = "SELECT count(*), max(rowid) FROM \(table) INDEXED BY \(name)"
      guard let row = try? Row.fetchOne(db, sql: sql), let count = Int.fromDatabaseValue(row[0]) else { continue }
      rows = max(rows, count)
      if let number = Int64.fromDatabaseValue(row[1]), numbers.contains(number) { last = max(last ?? 0, number) }
    }
    return (rows, last)
  }
}
