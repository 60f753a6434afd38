public import Foundation
import GRDB

/// What happens in a drill that goes on, event by event, in a file of its own that only its owner can read.
///
/// It lies beside the history (`history.sqlite-drill-12`, by the number of the sitting) until the drill ends, so that a
/// program that was killed comes back with every answer. Whatever was appended is on the disk when `append` returns.
public final class DrillJournal: Sendable {
  /// The file.
  public let file: URL
  private let store: StoreFile

  /// Opens a journal; makes it when it is missing.
  ///
  /// - Parameters:
  ///   - history: the history's file of scored attempts.
  ///   - session: the number of the drill's sitting.
  /// - Throws: ``HistoryError``.
  public init(beside history: URL, session: Int64) throws(HistoryError) {
    file = Self.file(beside: HistoryStore.resolved(history), session: session)
    store = try StoreFile(at: file, schema: .drillJournal, patience: 5)
  }

  /// Appends events in their order, all or none.
  ///
  /// - Throws: ``HistoryError``; nothing has been appended then.
  public func append(_ events: [Data]) throws(HistoryError) {
    try store.write { db in
      let insert = try db.makeStatement(sql: "INSERT INTO event (event) VALUES (?)")
      for event in events { try insert.execute(arguments: [event]) }
    }
  }

  /// Puts something in the place of the first event.
  ///
  /// - Throws: ``HistoryError``; the first event is then as it was.
  public func replaceFirst(with event: Data) throws(HistoryError) {
    try store.write { db in
      try db.execute(
        sql: "UPDATE event SET event = ? WHERE number = (SELECT min(number) FROM event)", arguments: [event])
    }
  }

  /// Everything that was appended, in its order.
  ///
  /// - Throws: ``HistoryError``.
  public func events() throws(HistoryError) -> [Data] {
    try store.read { db in try Data.fetchAll(db, sql: "SELECT event FROM event ORDER BY number") }
  }

  /// Removes the journal of a drill that has ended.
  ///
  /// - Parameters:
  ///   - history: the history's file of scored attempts.
  ///   - session: the number of the drill's sitting.
  /// - Throws: ``HistoryError/cannotOpen(path:reason:)`` when it stays.
  public static func remove(beside history: URL, session: Int64) throws(HistoryError) {
    let path = file(beside: HistoryStore.resolved(history), session: session).path
    for name in [path, path + "-wal", path + "-shm"] where unlink(name) != 0 && errno != ENOENT {
      throw .cannotOpen(path: name, reason: "it cannot be removed")
    }
  }

  /// When something was last written to a journal; nil when there is none.
  static func lastChange(beside history: URL, session: Int64) -> Date? {
    let path = file(beside: history, session: session).path
    let times = [path, path + "-wal"].compactMap { path in
      (try? FileManager.default.attributesOfItem(atPath: path))?[.modificationDate] as? Date
    }
    return times.max()
  }

  /// Removes what SQLite kept beside journals that are gone, where a program was killed while it removed them.
  ///
  /// - Parameter history: the history's file of scored attempts.
  public static func removeRemains(beside history: URL) {
    let history = HistoryStore.resolved(history)
    let folder = history.deletingLastPathComponent()
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    for name in names where name.hasPrefix(prefix(beside: history)) {
      for end in ["-wal", "-shm"] where name.hasSuffix(end) && !names.contains(String(name.dropLast(end.count))) {
        unlink(folder.appendingPathComponent(name).path)
      }
    }
  }

  /// The sittings whose journal is still there, the latest first: drills that go on, or that were never ended.
  ///
  /// - Parameter history: the history's file of scored attempts.
  /// - Returns: the numbers of their sittings.
  public static func sessions(beside history: URL) -> [Int64] {
    let history = HistoryStore.resolved(history)
    let names = try? FileManager.default.contentsOfDirectory(atPath: history.deletingLastPathComponent().path)
    let prefix = prefix(beside: history)
    return (names ?? []).compactMap { name in name.hasPrefix(prefix) ? Int64(name.dropFirst(prefix.count)) : nil }
      .sorted(by: >)
  }

  /// What the names of all journals beside a history begin with.
  static func prefix(beside history: URL) -> String { history.lastPathComponent + "-drill-" }

  private static func file(beside history: URL, session: Int64) -> URL {
    history.deletingLastPathComponent().appendingPathComponent(prefix(beside: history) + String(session))
  }
}
