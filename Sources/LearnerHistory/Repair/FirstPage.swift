import Foundation
import GRDB

/// A first page, with header and list of tables, to stand in for that of a damaged history.
///
/// A file made by the same steps has its tables at the same places, because all are made before any is filled.
struct FirstPage {
  /// SQLite's own page size, which our files have.
  static let usualSize = 4096

  let bytes: [UInt8]
  private let pageSize: Int
  /// Where tables and indexes begin.
  private let roots: [(page: Int, isTable: Bool)]

  /// Makes an empty history at `url` and takes its first page; none if the list does not fit on one.
  init?(_ schema: Schema, pageSize: Int, isVacuumed: Bool, at url: URL) throws {
    self.pageSize = pageSize
    var configuration = Configuration()
    configuration.prepareDatabase { db in
      try db.execute(sql: "PRAGMA page_size = \(pageSize); PRAGMA journal_mode = WAL")
    }
    let queue = try DatabaseQueue(path: url.path, configuration: configuration)
    try queue.write { db in try db.execute(sql: "PRAGMA application_id = \(schema.applicationID)") }
    try schema.migrator.migrate(queue)
    roots = try queue.writeWithoutTransaction { db in
      if isVacuumed { try db.execute(sql: "VACUUM") }
      let roots = try Row.fetchAll(
        db, sql: "SELECT rootpage, type = 'table' FROM sqlite_schema WHERE rootpage > 1")
      try Self.shorten(db)
      return roots.map { ($0[0], $0[1]) }
    }
    try queue.close()
    guard var bytes = DiskFile.bytes(of: url.path, at: 0, count: pageSize), bytes[100] == PageKind.tableLeaf else {
      return nil
    }
    // As many pages as there are, and none of them free.
    bytes.replaceSubrange(Header.pageCount..<Header.pageCount + 12, with: repeatElement(0, count: 12))
    self.bytes = bytes
  }

  /// Leaves of the list what reading needs, so that it fits on one page: names, columns, places.
  private static func shorten(_ db: Database) throws {
    let tables = try String.fetchAll(db, sql: "SELECT name FROM sqlite_schema WHERE type = 'table'")
    try db.execute(sql: "PRAGMA writable_schema = ON")
    for table in tables {
      let columns = try String.fetchAll(
        db,
        sql: """
          SELECT name || iif(pk = 1 AND type = 'INTEGER', ' INTEGER PRIMARY KEY', '') FROM pragma_table_info(?)
          """,
        arguments: [table])
      try db.execute(
        sql: "UPDATE sqlite_schema SET sql = ? WHERE name = ?",
        arguments: ["CREATE TABLE \(table)(\(columns.joined(separator: ",")))", table])
    }
    try db.execute(sql: "DELETE FROM sqlite_schema WHERE type NOT IN ('table', 'index') OR sql IS NULL")
  }

  /// Whether a file may have its tables where this list says: something begins there, and nothing of the other kind.
  func fits(_ file: URL) -> Bool {
    var agree = 0
    for (page, isTable) in roots {
      guard let kind = DiskFile.bytes(of: file.path, at: (page - 1) * pageSize, count: 1)?[0] else { continue }
      let (ours, others) = isTable ? (PageKind.tables, PageKind.indexes) : (PageKind.indexes, PageKind.tables)
      if others.contains(kind) { return false }
      if ours.contains(kind) { agree += 1 }
    }
    return agree > 0
  }
}

/// The first byte of a page (sqlite.org/fileformat2.html, 1.6).
private enum PageKind {
  static let tableLeaf: UInt8 = 13
  static let tables: [UInt8] = [5, 13]
  static let indexes: [UInt8] = [2, 10]
}
