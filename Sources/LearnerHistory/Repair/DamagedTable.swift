import GRDB

/// A table of which some pages may be damaged, read row by row.
struct DamagedTable {
  /// How many numbers are tried, at most, of rows that neither end leads to.
  private static let mostProbes = 5_000
  /// How far to look where nothing tells how many rows there were.
  private static let farthest: Int64 = 1_000

  let name: String
  /// What is selected after the row's number.
  let columns: [String]

  private enum Failure: Error { case damaged }

  /// Hands over the rows that can be read, each once; the first column is the row's number.
  ///
  /// - Parameters:
  ///   - db: the damaged copy.
  ///   - last: the greatest number that a row is known to have had, less than 2^60.
  ///   - take: gets the rows; what it throws ends the reading.
  /// - Returns: whether no damage was met.
  /// - Throws: what `take` throws, and nothing of the damage.
  func forEachRow(_ db: Database, last: Int64?, _ take: (Row) throws -> Void) throws -> Bool {
    var low: Int64 = 0
    if try walk(db, after: &low, before: .max, take) { return true }
    // From the other end, down to where we are.
    var high: Int64 = .max
    if try walk(db, after: low, before: &high, take) { return false }
    if high == .max { high = (last ?? low + Self.farthest) + 1 }
    // Longer and longer steps, for the longer nothing can be read the more has been lost.
    var failures: Int64 = 0
    for _ in 0..<Self.mostProbes {
      let next = low + 1 + failures / 16
      guard next < high else { break }
      guard try probe(db, next, take) else {
        low = next
        failures += 1
        continue
      }
      var from = next
      if failures > 15 { _ = try walk(db, after: low, before: &from, take) }
      low = next
      failures = 0
      if try walk(db, after: &low, before: high, take) { break }
    }
    return false
  }

  /// Reads upwards; whether the end was reached. `low` is then the number of the last row.
  private func walk(
    _ db: Database, after low: inout Int64, before high: Int64, _ take: (Row) throws -> Void
  ) throws -> Bool {
    try rows(db, "rowid > ? AND rowid < ? ORDER BY rowid", [low, high]) { row, number in
      // Numbers out of order are damage too, and could go round in circles.
      guard number > low else { throw Failure.damaged }
      low = number
      try take(row)
    }
  }

  /// Reads downwards; whether the end was reached. `high` is then the number of the last row.
  private func walk(
    _ db: Database, after low: Int64, before high: inout Int64, _ take: (Row) throws -> Void
  ) throws -> Bool {
    try rows(db, "rowid > ? AND rowid < ? ORDER BY rowid DESC", [low, high]) { row, number in
      guard number < high else { throw Failure.damaged }
      high = number
      try take(row)
    }
  }

  /// Looks for one row; whether its place could be read, be it there or not.
  private func probe(_ db: Database, _ number: Int64, _ take: (Row) throws -> Void) throws -> Bool {
    try rows(db, "rowid = ?", [number]) { row, found in
      guard found == number else { throw Failure.damaged }
      try take(row)
    }
  }

  private func rows(
    _ db: Database, _ condition: String, _ arguments: StatementArguments, _ take: (Row, Int64) throws -> Void
  ) throws -> Bool {
    // No index, for it may be damaged where the table is not.
    let list = (["rowid"] + columns).joined(separator: ", ")
    let sql = "SELECT \(list) FROM \(name) NOT INDEXED WHERE \(condition)"
    let cursor: RowCursor
    do {
      cursor = try Row.fetchCursor(try db.cachedStatement(sql: sql), arguments: arguments)
    } catch is DatabaseError {
      return false
    }
    while true {
      let row: Row?
      do {
        row = try cursor.next()
      } catch is DatabaseError {
        return false
      }
      guard let row else { return true }
      guard let number = Int64.fromDatabaseValue(row[0]) else { return false }
      do {
        try take(row, number)
      } catch Failure.damaged {
        return false
      }
    }
  }
}
