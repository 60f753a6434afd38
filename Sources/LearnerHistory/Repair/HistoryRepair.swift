public import Foundation
import GRDB

/// Reads what can still be read of a damaged history.
///
/// The damaged file is never written to, nor opened by SQLite: all is done with a copy, in a folder that only its owner
/// can read and that goes at the end. This process must not have the file open as a ``HistoryStore``.
public enum HistoryRepair {
  /// The two files of a history that exist: the scored one, the private one.
  ///
  /// - Parameter file: the file of scored attempts.
  /// - Returns: none, one or both, links resolved.
  public static func files(of file: URL) -> [URL] {
    let file = HistoryStore.resolved(file)
    return [file, HistoryStore.privateFile(beside: file)].filter { FileManager.default.fileExists(atPath: $0.path) }
  }

  /// Whether one of the two files of a history is in order: every page, every table, every reference.
  ///
  /// - Parameters:
  ///   - file: the file, which is left as it is.
  ///   - place: a file in the folder of which the copy may lie for a while; it need not exist.
  /// - Returns: whether it is in order; an empty file is.
  /// - Throws: ``HistoryError/locked(path:after:)`` when a program uses the file, ``HistoryError/newerProgram(path:)``,
  ///   and when the file cannot be copied.
  public static func isSound(_ file: URL, copyingBeside place: URL) throws(HistoryError) -> Bool {
    let file = HistoryStore.resolved(file)
    if !DiskFile.isInUse(file.path) { undoInterrupted(file) }
    let copy = try DamagedCopy(of: file, beside: place)
    defer { copy.remove() }
    if copy.isEmpty { return true }
    guard copy.unreadableBytes == 0, copy.header?.applicationID == copy.schema.applicationID else { return false }
    do {
      let queue = try DatabaseQueue(path: try copy.asItIs().path, configuration: .withoutReferences)
      return try queue.inDatabase { db in
        let steps = try Schema.stepsTaken(db)
        if copy.schema.isBehind(steps) { throw HistoryError.newerProgram(path: file.path) }
        let names = try Set(String.fetchAll(db, sql: "SELECT name FROM sqlite_schema WHERE type = 'table'"))
        let lacks = copy.schema.isComplete(steps) && !names.isSuperset(of: copy.tables.map(\.rawValue))
        return try !lacks && steps.isSubset(of: copy.schema.migrator.migrations) && !Schema.isListGarbled(db)
          && String.fetchAll(db, sql: "PRAGMA integrity_check") == ["ok"]
          && Row.fetchOne(db, sql: "PRAGMA foreign_key_check") == nil
      }
    } catch let error as HistoryError {
      throw error
    } catch {
      return false
    }
  }

  /// Makes a fresh file with every row that can be read in a damaged one.
  ///
  /// - Parameters:
  ///   - file: one of the two files of a history; it and its `-wal` file are left as they are.
  ///   - fresh: where the fresh file is to lie; there must be none. The copy lies beside it for a while.
  /// - Returns: what the fresh file holds and what it lacks.
  /// - Throws: ``HistoryError/beyondRepair(path:)`` when nothing can be read, and whatever else hinders; there is then
  ///   no fresh file.
  public static func salvage(_ file: URL, into fresh: URL) throws(HistoryError) -> Salvaged {
    if FileManager.default.fileExists(atPath: fresh.path) {
      throw .cannotOpen(path: fresh.path, reason: "there is a file of this name already")
    }
    let file = HistoryStore.resolved(file)
    let copy = try DamagedCopy(of: file, beside: fresh)
    defer { copy.remove() }
    do {
      var best: (Salvaged, URL)?
      for start in DamagedCopy.Start.allCases {
        guard let source = try copy.prepared(start) else { continue }
        let target = copy.folder.appendingPathComponent("fresh-\(start.rawValue).sqlite")
        guard var salvaged = try Salvage.rows(of: source, to: target, copy.schema, copy.tables) else { continue }
        salvaged.usedFreshSchema = start != .asItIs
        salvaged.unreadableBytes = copy.unreadableBytes
        if salvaged.rowsRead > best?.0.rowsRead ?? 0 { best = (salvaged, target) }
        if start == .asItIs, !salvaged.hasLost { break }
      }
      guard let best else { throw HistoryError.beyondRepair(path: file.path) }
      try FileManager.default.moveItem(at: best.1, to: fresh)
      return best.0
    } catch HistoryError.newerProgram {
      throw .newerProgram(path: file.path)
    } catch let error as CocoaError {
      throw .cannotOpen(path: fresh.path, reason: "the system says \(error.code.rawValue)")
    } catch {
      throw HistoryError(error, path: fresh.path, patience: 0)
    }
  }
}

extension Configuration {
  /// For copies, in which a reference may lead nowhere.
  static var withoutReferences: Configuration {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    return configuration
  }
}
