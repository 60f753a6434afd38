import GRDB

extension Schema {
  /// The steps that made the tables of a file, as GRDB's migrator notes them down.
  ///
  /// The migrator itself would end the process where the list of tables is garbled.
  static func stepsTaken(_ db: Database) throws -> Set<String> {
    try Set(String.fetchAll(db, sql: "SELECT identifier FROM grdb_migrations"))
  }

  /// Whether a newer program has taken steps that this one does not know, besides all that it knows; a step that is
  /// missing and another in its place are damage.
  func isBehind(_ steps: Set<String>) -> Bool { steps.isStrictSuperset(of: migrator.migrations) }

  /// Whether every step that this program knows was taken.
  func isComplete(_ steps: Set<String>) -> Bool { steps.isSuperset(of: migrator.migrations) }

  /// Whether the list of tables holds what SQLite lets pass and GRDB ends the process for.
  static func isListGarbled(_ db: Database) throws -> Bool {
    try Bool.fetchOne(
      db,
      sql: """
        SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE type IS NULL OR type NOT IN ('table', 'index', 'view', 'trigger')
          OR typeof(name) <> 'text' OR typeof(tbl_name) <> 'text' OR typeof(sql) NOT IN ('text', 'null'))
        """) ?? true
  }
}
