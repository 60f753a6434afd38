import Foundation
import GRDB

/// One SQLite file of ours, which only its owner can read, and where a finished write outlives a kill or a power cut.
///
/// We never open and close such a file ourselves once SQLite may have it: closing any descriptor of a file drops
/// all locks that the process holds on it. Hence `stat` and `access` where one would rather look inside.
final class StoreFile: Sendable {
  let path: String
  /// Seconds to wait for other programs.
  private let patience: TimeInterval
  private let database: DatabaseQueue

  /// Opens the file for reading and writing; makes it, and its folder, when missing.
  init(at url: URL, schema: Schema, patience: TimeInterval) throws(HistoryError) {
    let path = url.path
    (self.path, self.patience) = (path, patience)
    try FilePrivacy.makeOwnerOnly(path)
    try FilePrivacy.checkWritable(path)
    // SQLite moves a -wal file into the database when it closes it, even one that was refused.
    if FilePrivacy.size(path + "-wal") > 0 {
      try HistoryError.telling(path, patience) { try schema.checkWhole(path, patience) }
    }
    database = try HistoryError.telling(path, patience) {
      var configuration = Configuration()
      configuration.busyMode = .timeout(patience)
      configuration.prepareDatabase { db in
        try schema.check(db, path: path)
        try FilePrivacy.tighten(path)
        // FULL, because with less a power cut may undo the last commits of a WAL; fullfsync is the same for macOS.
        // Temporary files would carry a learner's words to places that nobody looks after.
        try db.execute(
          sql: """
            PRAGMA journal_mode = WAL;
            PRAGMA synchronous = FULL;
            PRAGMA fullfsync = ON;
            PRAGMA secure_delete = ON;
            PRAGMA temp_store = MEMORY;
            """)
      }
      // Not a DatabasePool: that writes to the file when it opens it, even to a damaged one.
      let database = try DatabaseQueue(path: path, configuration: configuration)
      try schema.migrate(database)
      return database
    }
  }

  /// Opens a file that exists; only for reading if it cannot be written, or while something waits in its `-wal` file,
  /// which must not be moved into a file that turns out to be damaged.
  convenience init(existing url: URL, schema: Schema, patience: TimeInterval) throws(HistoryError) {
    guard FileManager.default.fileExists(atPath: url.path) else { throw .missing(path: url.path) }
    let isWaiting = FilePrivacy.size(url.path + "-wal") > 0
    do {
      if isWaiting {
        try self.init(reading: url, schema: schema, patience: patience)
      } else {
        try self.init(at: url, schema: schema, patience: patience)
      }
    } catch .readOnly {
      // Tables that lag behind must be written to; or nothing can be written here.
      if isWaiting {
        try self.init(at: url, schema: schema, patience: patience)
      } else {
        try self.init(reading: url, schema: schema, patience: patience)
      }
    }
  }

  private init(reading url: URL, schema: Schema, patience: TimeInterval) throws(HistoryError) {
    let path = url.path
    (self.path, self.patience) = (path, patience)
    database = try HistoryError.telling(path, patience) {
      var configuration = Configuration()
      configuration.readonly = true
      configuration.busyMode = .timeout(patience)
      configuration.prepareDatabase { db in try schema.check(db, path: path) }
      // Whatever still waits in the -wal file can be read only with the -shm file, which must exist or be made.
      // Without a -wal file the database is complete, and "immutable" makes SQLite do without both.
      let name = FilePrivacy.size(path + "-wal") == 0 ? url.absoluteString + "?immutable=1" : path
      let database: DatabaseQueue
      do {
        database = try DatabaseQueue(path: name, configuration: configuration)
      } catch DatabaseError.SQLITE_CANTOPEN {
        throw HistoryError.readOnly(path: path)
      }
      guard try database.read(schema.migrator.hasCompletedMigrations) else { throw HistoryError.readOnly(path: path) }
      return database
    }
  }

  func read<Value>(_ work: (Database) throws -> Value) throws(HistoryError) -> Value {
    try HistoryError.telling(path, patience) { try database.read(work) }
  }

  /// Does the work as one transaction, which is on the disk when this returns, or has left no trace when it throws.
  func write<Value>(_ work: (Database) throws -> Value) throws(HistoryError) -> Value {
    try HistoryError.telling(path, patience) { try database.write(work) }
  }

  /// Empties the `-wal` file, where bytes of deleted rows may wait. Where another program hinders it, that is no error.
  func emptyLog() throws(HistoryError) {
    do {
      try HistoryError.telling(path, patience) {
        try database.writeWithoutTransaction { db in _ = try db.checkpoint(.truncate) }
      }
    } catch .locked {}
  }

  /// Builds the file anew, so that no byte is left of rows that were deleted, in free pages or in the `-wal` file.
  ///
  /// `secure_delete` overwrites a row where it lies, but not the copies left behind when SQLite has moved rows from page
  /// to page; only a file that is written anew is free of those.
  ///
  /// - Throws: ``HistoryError/stillInUse(path:)`` when another program hinders it; what was deleted stays deleted.
  func wipe() throws(HistoryError) {
    do {
      try HistoryError.telling(path, patience) {
        try database.writeWithoutTransaction { db in
          try db.checkpoint(.truncate)
          try db.execute(sql: "VACUUM")
          try db.checkpoint(.truncate)
        }
      }
    } catch .locked {
      throw .stillInUse(path: path)
    }
  }
}

extension Schema {
  /// Refuses a file that is not ours, or is ahead of us, before anything has been written to it.
  fileprivate func check(_ db: Database, path: String) throws {
    guard try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM sqlite_schema)") == true else { return }
    guard try Int.fetchOne(db, sql: "PRAGMA application_id") == applicationID else {
      throw HistoryError.notADatabase(path: path)
    }
    if try Self.isListGarbled(db) { throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "its list of tables") }
    if try migrator.hasBeenSuperseded(db) { throw HistoryError.newerProgram(path: path) }
  }

  /// The same through a connection that cannot write, and whether the file is in order with what waits in its `-wal`.
  fileprivate func checkWhole(_ path: String, _ patience: TimeInterval) throws {
    var configuration = Configuration()
    configuration.readonly = true
    configuration.busyMode = .timeout(patience)
    configuration.prepareDatabase { db in try check(db, path: path) }
    try DatabaseQueue(path: path, configuration: configuration).read { db in
      let found = try String.fetchOne(db, sql: "PRAGMA quick_check(1)") ?? "ok"
      if found != "ok" { throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "some of its pages") }
    }
  }

  /// Makes or changes the tables as far as they lag behind.
  ///
  /// Several programs may do so at once, and GRDB looks which steps are done before it takes the lock to do the rest.
  /// It then fails on a table that has just been made by another. As each such failure is a step done by another,
  /// there are no more of them than steps.
  fileprivate func migrate(_ database: DatabaseQueue) throws {
    // One more, because GRDB's own table is made first.
    for _ in 0...migrator.migrations.count {
      do {
        return try migrateOnce(database)
      } catch DatabaseError.SQLITE_ERROR, DatabaseError.SQLITE_CONSTRAINT, DatabaseError.SQLITE_BUSY_SNAPSHOT {}
    }
    try migrateOnce(database)
  }

  private func migrateOnce(_ database: DatabaseQueue) throws {
    if try database.read(migrator.hasCompletedMigrations) { return }
    try database.write { db in try db.execute(sql: "PRAGMA application_id = \(applicationID)") }
    try migrator.migrate(database)
  }
}

extension HistoryError {
  fileprivate static func telling<Value>(
    _ path: String, _ patience: TimeInterval, _ work: () throws -> Value
  ) throws(HistoryError) -> Value {
    do {
      return try work()
    } catch {
      throw HistoryError(error, path: path, patience: patience)
    }
  }
}
