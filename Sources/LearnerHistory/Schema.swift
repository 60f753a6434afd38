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
    steps: [
      (
        "1 learners, sessions, drafts, attempts",
        """
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
        """
      ),
      (
        "2 drafts by session, reviews, requests, flags, settings",
        """
        -- Two programs at one question keep a draft each, so that neither takes the other's lines away.
        CREATE TABLE draft_of_session (
          learner TEXT NOT NULL REFERENCES learner (id) ON DELETE CASCADE,
          case_id TEXT NOT NULL,
          question_id TEXT NOT NULL,
          session INTEGER NOT NULL,
          text BLOB NOT NULL,
          -- The ids of the questions that this time are asked of the case, in their order.
          asked TEXT NOT NULL DEFAULT '',
          updated INTEGER NOT NULL,
          PRIMARY KEY (learner, case_id, question_id, session)
        ) STRICT;
        INSERT INTO draft_of_session (learner, case_id, question_id, session, text, updated)
          SELECT learner, case_id, question_id,
            coalesce((SELECT max(number) FROM session WHERE session.learner = draft.learner), 0), text, updated
          FROM draft;
        DROP TABLE draft;
        ALTER TABLE draft_of_session RENAME TO draft;

        ALTER TABLE attempt ADD COLUMN hints INTEGER NOT NULL DEFAULT 0;
        CREATE INDEX attempt_by_number ON attempt (learner, case_id, number);
        CREATE INDEX attempt_by_question ON attempt (learner, case_id, question_id, at, number, score, out_of);

        -- One row each time a case was ended; the newest of a case says when it comes back. No words of anybody.
        CREATE TABLE review (
          number INTEGER PRIMARY KEY AUTOINCREMENT,
          learner TEXT NOT NULL REFERENCES learner (id) ON DELETE CASCADE,
          session INTEGER NOT NULL,
          case_id TEXT NOT NULL,
          at INTEGER NOT NULL,
          share REAL,
          proposed INTEGER NOT NULL CHECK (proposed BETWEEN 1 AND 4),
          rating INTEGER NOT NULL CHECK (rating BETWEEN 1 AND 4),
          phase TEXT NOT NULL CHECK (phase IN ('learning', 'review', 'relearning')),
          step INTEGER,
          stability REAL NOT NULL,
          difficulty REAL NOT NULL,
          due INTEGER NOT NULL,
          -- The attempt recorded last before it: what comes after belongs to the next time.
          attempt INTEGER NOT NULL DEFAULT 0
        ) STRICT;
        CREATE INDEX review_by_case ON review (learner, case_id, number);

        -- "Please look again": a person is asked to read what the machine has read.
        CREATE TABLE request (
          attempt INTEGER PRIMARY KEY NOT NULL REFERENCES attempt (number) ON DELETE CASCADE,
          learner TEXT NOT NULL REFERENCES learner (id) ON DELETE CASCADE,
          at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX request_by_learner ON request (learner);

        -- "This case has a fault", for those who write cases.
        CREATE TABLE case_flag (
          number INTEGER PRIMARY KEY AUTOINCREMENT,
          learner TEXT NOT NULL REFERENCES learner (id) ON DELETE CASCADE,
          case_id TEXT NOT NULL,
          case_hash TEXT NOT NULL,
          question_id TEXT,
          text BLOB NOT NULL,
          at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX case_flag_by_learner ON case_flag (learner);

        CREATE TABLE setting (
          name TEXT PRIMARY KEY NOT NULL,
          value TEXT NOT NULL
        ) STRICT;

        -- Besides going with its learner, an attempt may now outlive its time ("purge-before", milliseconds, set only
        -- while a purge is under way).
        DROP TRIGGER attempt_goes_only_with_its_learner;
        CREATE TRIGGER attempt_goes_with_its_learner_or_its_time BEFORE DELETE ON attempt
        WHEN EXISTS (SELECT 1 FROM learner WHERE id = OLD.learner)
          AND OLD.at >= coalesce((SELECT CAST(value AS INTEGER) FROM setting WHERE name = 'purge-before'), 0)
        BEGIN
          SELECT RAISE (ABORT, 'an attempt is deleted only with its learner or after its time');
        END;
        """
      ),
      (
        "3 records of drills",
        """
        -- What a tutor keeps of a drill: counts, notes and marks, and no learner's name unless it was asked for.
        CREATE TABLE drill_record (
          number INTEGER PRIMARY KEY AUTOINCREMENT,
          learner TEXT NOT NULL REFERENCES learner (id) ON DELETE CASCADE,
          session INTEGER NOT NULL,
          group_name TEXT NOT NULL,
          record TEXT NOT NULL,
          at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX drill_record_by_learner ON drill_record (learner);
        """
      ),
    ])

  /// "BlnD": what happens in a drill that goes on. It goes when the drill ends.
  static let drillJournal = Schema(
    applicationID: 0x426C_6E44,
    steps: [
      (
        "drill 1 events",
        "CREATE TABLE event (number INTEGER PRIMARY KEY AUTOINCREMENT, event BLOB NOT NULL) STRICT;"
      )
    ])

  /// "BlnP": what is never scored and shown to nobody. It names learner and session of the other file.
  static let privateAnswers = Schema(
    applicationID: 0x426C_6E50,
    steps: [
      (
        "private 1 answers, drafts",
        """
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
        """
      ),
      (
        "private 2 drafts by session, notes",
        """
        CREATE TABLE private_draft_of_session (
          learner TEXT NOT NULL,
          case_id TEXT NOT NULL,
          question_id TEXT NOT NULL,
          session INTEGER NOT NULL,
          text BLOB NOT NULL,
          -- The ids of the questions that this time are asked of the case, in their order.
          asked TEXT NOT NULL DEFAULT '',
          updated INTEGER NOT NULL,
          PRIMARY KEY (learner, case_id, question_id, session)
        ) STRICT;
        INSERT INTO private_draft_of_session (learner, case_id, question_id, session, text, updated)
          SELECT learner, case_id, question_id, 0, text, updated FROM private_draft;
        DROP TABLE private_draft;
        ALTER TABLE private_draft_of_session RENAME TO private_draft;

        -- What a learner notes down beside a case, for themselves.
        CREATE TABLE note (
          number INTEGER PRIMARY KEY AUTOINCREMENT,
          learner TEXT NOT NULL,
          case_id TEXT NOT NULL,
          question_id TEXT,
          text BLOB NOT NULL,
          at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX note_by_learner ON note (learner, case_id);
        """
      ),
    ])

  private init(applicationID: Int, steps: [(name: String, sql: String)]) {
    self.applicationID = applicationID
    var migrator = DatabaseMigrator()
    for step in steps { migrator.registerMigration(step.name) { db in try db.execute(sql: step.sql) } }
    self.migrator = migrator
  }
}
