public import Foundation

extension HistoryRepair {
  /// A fresh file that is to lie where a damaged one does.
  public struct Replacement: Sendable, Equatable {
    /// The damaged file.
    public let file: URL
    /// The fresh one, in the same folder.
    public let fresh: URL
    /// The name under which the damaged one is kept, in the same folder; there must be no such file.
    public let aside: URL

    /// A replacement to be made.
    ///
    /// - Parameters:
    ///   - file: the damaged file, links resolved.
    ///   - fresh: the fresh one, in the same folder.
    ///   - aside: the name under which the damaged one is kept.
    public init(of file: URL, by fresh: URL, keepingAs aside: URL) {
      (self.file, self.fresh, self.aside) = (file, fresh, aside)
    }
  }

  /// Puts fresh files in the place of damaged ones, all or none, while nobody uses the history.
  ///
  /// Cut off at any moment it loses nothing: the damaged file and its `-wal` file are kept under the other name before
  /// the first of them goes, and ``isSound(_:copyingBeside:)`` undoes what was begun.
  ///
  /// - Parameters:
  ///   - replacements: one or both files of the history.
  ///   - history: the file of scored attempts.
  /// - Throws: ``HistoryError/locked(path:after:)`` when a program uses either file or a sitting goes on, and when a
  ///   file cannot be renamed; all is then as before.
  public static func make(_ replacements: [Replacement], in history: URL) throws(HistoryError) {
    let history = HistoryStore.resolved(history)
    try OpenSittings(beside: history.path).whileNoneGoesOn(of: history.path) { () throws(HistoryError) in
      for file in files(of: history) where DiskFile.isInUse(file.path) { throw .locked(path: file.path, after: 0) }
      var made = 0
      do throws(HistoryError) {
        for replacement in replacements { try replacement.keepDamaged() }
        for replacement in replacements {
          try replacement.putFresh()
          made += 1
        }
      } catch {
        for (index, replacement) in replacements.enumerated() { replacement.undo(isMade: index < made) }
        throw error
      }
    }
  }

  /// Undoes a replacement that was cut off after the damaged file got a second name: puts back its `-wal` file.
  static func undoInterrupted(_ file: URL) {
    let folder = file.deletingLastPathComponent()
    let prefix = file.deletingPathExtension().lastPathComponent + "-damaged-"
    var (own, other) = (stat(), stat())
    guard stat(file.path, &own) == 0, own.st_nlink > 1 else { return }
    for name in (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [] where name.hasPrefix(prefix) {
      let aside = folder.appendingPathComponent(name)
      guard lstat(aside.path, &other) == 0, own.st_dev == other.st_dev, own.st_ino == other.st_ino else { continue }
      // Once it has been written to without them, they belong to it no more.
      let isUntouched = Replacement.logs.allSatisfy { end in
        stat(aside.path + end, &other) != 0 || DiskFile.isEarlier(own.modified, other.renamed)
      }
      if isUntouched { Replacement(of: file, by: file, keepingAs: aside).undo(isMade: false) }
    }
  }
}

extension HistoryRepair.Replacement {
  /// What SQLite would read into whatever file lies beside it.
  static let logs = ["-wal", "-journal"]

  /// Gives the damaged file and its logs a second name.
  fileprivate func keepDamaged() throws(HistoryError) {
    for end in [""] + Self.logs where access(file.path + end, F_OK) == 0 {
      if link(file.path + end, aside.path + end) == 0 { continue }
      // There are file systems without links.
      guard errno != EEXIST else { throw FilePrivacy.failure(aside.path + end) }
      _ = try DiskFile.copy(file.path + end, to: aside.path + end)
      DiskFile.sync(aside.path + end)
    }
    syncFolder()
  }

  /// The logs go first, for a fresh file must never be seen beside those of another.
  fileprivate func putFresh() throws(HistoryError) {
    DiskFile.sync(fresh.path)
    for end in Self.logs + ["-shm"] where unlink(file.path + end) != 0 && errno != ENOENT {
      throw FilePrivacy.failure(file.path + end)
    }
    syncFolder()
    guard rename(fresh.path, file.path) == 0 else { throw FilePrivacy.failure(file.path) }
    syncFolder()
  }

  fileprivate func undo(isMade: Bool) {
    if isMade {
      rename(file.path, fresh.path)
      rename(aside.path, file.path)
    }
    for end in Self.logs where access(file.path + end, F_OK) != 0 { rename(aside.path + end, file.path + end) }
    for end in [""] + Self.logs { unlink(aside.path + end) }
    syncFolder()
  }

  private func syncFolder() { DiskFile.sync(file.deletingLastPathComponent().path) }
}
