public import Foundation
import GRDB

/// Why the history cannot be used, told without a word of what a learner wrote.
public enum HistoryError: Error, Sendable, Equatable {
  /// There is no history at this path, and none was to be made.
  case missing(path: String)
  /// The file is something else: a text, or another program's database. It was left as it was.
  case notADatabase(path: String)
  /// The file, or the folder it lies in, cannot be written.
  case readOnly(path: String)
  /// Another program held the file for longer than we were to wait (in seconds).
  case locked(path: String, after: TimeInterval)
  /// A newer Balint has changed the file's tables. It was left as it was.
  case newerProgram(path: String)
  /// The file is a database, and parts of it cannot be read.
  case damaged(path: String, detail: String)
  /// The file can be neither opened nor made.
  case cannotOpen(path: String, reason: String)
  /// Others may read the file and we may not change that.
  case notPrivate(path: String, reason: String)
  /// No room is left where the file lies.
  case diskFull(path: String)
  /// Rows were deleted while another program used the file, and their bytes may still be in it.
  case stillInUse(path: String)
  /// Nothing of a history can be read in the file.
  case beyondRepair(path: String)
  /// Whatever else SQLite reports, in its own words; they name tables and rules, never values.
  case other(path: String, detail: String)

  /// The file that is spoken of.
  public var place: String {
    switch self {
    case .missing(let path), .notADatabase(let path), .readOnly(let path), .newerProgram(let path),
      .diskFull(let path), .locked(let path, _), .damaged(let path, _), .cannotOpen(let path, _),
      .notPrivate(let path, _), .stillInUse(let path), .beyondRepair(let path), .other(let path, _):
      path
    }
  }

  /// What is the matter with it, as a clause without a full stop.
  public var cause: String {
    switch self {
    case .missing: "there is no history here yet"
    case .notADatabase: "this file is not a history of Balint, and was left as it was"
    case .readOnly: "the history cannot be written here"
    case .locked(_, 0): "another program is using the history"
    case .locked(_, let seconds):
      "another program has held the history for more than \(String(format: "%g", seconds)) seconds"
    case .newerProgram: "the history was last used by a newer Balint, and was left as it was"
    case .damaged(_, let detail): "the history is damaged and was not changed (\(detail))"
    case .cannotOpen(_, let reason): "the history cannot be opened (\(reason))"
    case .notPrivate(_, let reason): "others can read the history, and that cannot be changed (\(reason))"
    case .diskFull: "the disk is full, and nothing more was kept"
    case .stillInUse:
      "what was to go is deleted, but another program uses the history, and the words may still be in its files"
    case .beyondRepair: "nothing of a history can be read in this file, and it was left as it was"
    case .other(_, let detail): "the history could not do this (\(detail))"
    }
  }

  /// What to do about it, as a clause without a full stop.
  public var mend: String {
    switch self {
    case .missing: "it is made when you first answer a case; or name another with --history FILE"
    case .notADatabase:
      "name another file with --history FILE; if it was one, balint history repair reads what can still be read"
    case .readOnly:
      "make the file and its folder writable, or copy it, with its -wal file if there is one, to a folder of your "
        + "own and name it with --history FILE"
    case .locked: "close the other program, or wait for it to finish, and try again"
    case .newerProgram: "update Balint, or name another file with --history FILE"
    case .damaged: "balint history repair reads what can still be read; or go on with another one: --history FILE"
    case .cannotOpen: "see that the path names a file in a folder of yours, or name another with --history FILE"
    case .notPrivate: "make it yours alone (chmod 600), or name another file with --history FILE"
    case .diskFull: "make room on the disk and try again"
    case .stillInUse: "close the other program and delete again"
    case .beyondRepair: "move it away and begin a new history, or name another with --history FILE"
    case .other: "try again; if it stays so, copy the file to a safe place and report it"
    }
  }
}

extension HistoryError: CustomStringConvertible {
  /// Place, cause and mend on one line.
  public var description: String { "\(place): \(cause); \(mend)." }
}

extension HistoryError {
  /// Tells an error of SQLite or of GRDB in our words, dropping statements and values.
  init(_ error: any Error, path: String, patience: TimeInterval) {
    switch error {
    case let error as HistoryError: self = error
    case let error as DatabaseError: self.init(code: error, path: path, patience: patience)
    // Such an error quotes the row it could not read.
    case is RowDecodingError: self = .damaged(path: path, detail: "a value is not of the expected kind")
    default: self = .other(path: path, detail: "\(type(of: error))")
    }
  }

  private init(code error: DatabaseError, path: String, patience: TimeInterval) {
    let detail = error.message ?? "SQLite error \(error.extendedResultCode.rawValue)"
    switch error.extendedResultCode {
    case .SQLITE_IOERR_SHORT_READ, .SQLITE_IOERR_DATA, .SQLITE_IOERR_CORRUPTFS:
      self = .damaged(path: path, detail: detail)
    default:
      switch error.resultCode {
      case .SQLITE_NOTADB: self = .notADatabase(path: path)
      case .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_PROTOCOL: self = .locked(path: path, after: patience)
      case .SQLITE_READONLY: self = .readOnly(path: path)
      case .SQLITE_CORRUPT: self = .damaged(path: path, detail: detail)
      case .SQLITE_FULL: self = .diskFull(path: path)
      case .SQLITE_CANTOPEN, .SQLITE_PERM: self = .cannotOpen(path: path, reason: detail)
      default: self = .other(path: path, detail: detail)
      }
    }
  }
}
