import GRDB

/// What a file of ours holds: the number in its header that says whose it is, and the steps that made its tables.
///
/// A step that has been released is never edited; a change is a new step at the end.
/// In all tables a learner's own words are UTF-8 bytes, not text, for text in SQLite ends for most readers at the
/// first NUL character; and a time is whole milliseconds since 1970 in UTC.
struct Schema: Sendable {
  let applicationID: Int
  let migrator: DatabaseMigrator
}

extension Schema {
  /// "Blnt": learners, sessions, drafts and scored attempts.
  static let history = Schema(
    applicationID: 0x426C_6E74,
    step: "1 learners, sessions, drafts, attempts",
    sql: """
      CREATE TABLE learner (
        id TEXT PRIMARY KEY NOT NULL,
        created INTEGER NOT NULL
      ) STRICT;

      CREATE TABLE session (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        learner TEXT NOT NULL REFERENCES learner (id) ON DELETE CASCADE,
        kind TEXT NOT NULL CHECK (kind IN ('quiz', 'drill')),
        started INTEGER NOT NULL,
        ended INTEGER
      ) STRICT;
      CREATE INDEX session_by_learner ON session (learner);

      CREATE TABLE draft (
        learner TEXT NOT NULL REFERENCES learner (id) ON DELETE CASCADE,
        case_id TEXT NOT NULL,
        question_id TEXT NOT NULL,
        text BLOB NOT NULL,
        updated INTEGER NOT NULL,
        PRIMARY KEY (learner, case_id, question_id)
      ) STRICT;

      CREATE TABLE attempt (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        learner TEXT NOT NULL REFERENCES learner (id) ON DELETE CASCADE,
        session INTEGER NOT NULL REFERENCES session (number),
        case_id TEXT NOT NULL,
        case_hash TEXT NOT NULL,
        question_id TEXT NOT NULL,
        answer BLOB NOT NULL,
        score REAL,
        out_of REAL NOT NULL,
        score_json TEXT NOT NULL,
        engine TEXT NOT NULL,
        use TEXT NOT NULL DEFAULT 'formative' CHECK (use = 'formative'),
        at INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX attempt_by_session ON attempt (session);
      CREATE INDEX attempt_by_learner ON attempt (learner);
      -- Holds all that a picker asks for, so that the answers themselves need not be read.
      CREATE INDEX attempt_by_case ON attempt (learner, case_id, session, at, score, out_of);

      CREATE TRIGGER attempt_never_changes BEFORE UPDATE ON attempt
      BEGIN
        SELECT RAISE (ABORT, 'an attempt is never changed');
      END;
      -- When a learner is deleted whole, the attempts go after the learner.
      CREATE TRIGGER attempt_goes_only_with_its_learner BEFORE DELETE ON attempt
      WHEN EXISTS (SELECT 1 FROM learner WHERE id = OLD.learner)
      BEGIN
        SELECT RAISE (ABORT, 'an attempt is deleted only with its learner');
      END;
      """)

  /// "BlnP": what is never scored and shown to nobody. It names learner and session of the other file.
  static let privateAnswers = Schema(
    applicationID: 0x426C_6E50,
    step: "private 1 answers, drafts",
    sql: """
      CREATE TABLE private_draft (
        learner TEXT NOT NULL,
        case_id TEXT NOT NULL,
        question_id TEXT NOT NULL,
        text BLOB NOT NULL,
        updated INTEGER NOT NULL,
        PRIMARY KEY (learner, case_id, question_id)
      ) STRICT;

      CREATE TABLE private_answer (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        learner TEXT NOT NULL,
        session INTEGER NOT NULL,
        case_id TEXT NOT NULL,
        question_id TEXT NOT NULL,
        kind TEXT NOT NULL,
        text BLOB NOT NULL,
        at INTEGER NOT NULL
      ) STRICT;
      CREATE INDEX private_answer_by_learner ON private_answer (learner);
      """)

  private init(applicationID: Int, step: String, sql: String) {
    self.applicationID = applicationID
    var migrator = DatabaseMigrator()
    migrator.registerMigration(step) { db in try db.execute(sql: sql) }
    self.migrator = migrator
  }
}
