public import Foundation

/// What other parts of the program, and repairs, put beside a history.
struct FilesBeside {
  private let files: [URL]
  private let folder: URL
  private let name: String

  /// - Parameter path: the file of scored attempts, without links.
  init(_ path: String) {
    let file = URL(fileURLWithPath: path, isDirectory: false)
    files = [file, HistoryStore.privateFile(beside: file)]
    folder = file.deletingLastPathComponent()
    name = file.lastPathComponent
  }

  /// Those that go with a learner: the folder of texts being edited, recalled commands, what a killed repair has left, drills that were never ended.
  var derived: [String] {
    paths { name in
      name == editing || name == commands || name.hasPrefix(drills)
        || name.hasPrefix(commands + ".") && name.hasSuffix(".new")
    } + repairFolders.filter(RepairFolder.isAbandoned)
  }

  /// Damaged files that were put aside, repaired ones that were not put in place, and the folder of a repair that
  /// goes on.
  var leftByRepairs: [String] {
    paths { name in files.contains { Self.isRepaired(name, of: $0) } }
      + repairFolders.filter { !RepairFolder.isAbandoned($0) }
  }

  /// Removes what goes with a learner.
  func removeDerived() throws(HistoryError) {
    for path in derived where unlink(path) != 0 {
      do {
        try FileManager.default.removeItem(atPath: path)
      } catch {
        throw .cannotOpen(path: path, reason: "it cannot be removed")
      }
    }
  }

  /// Whether a path is that of a file of the history, or lies where one is or will be.
  func holds(_ path: String) -> Bool {
    let file = HistoryStore.resolved(URL(fileURLWithPath: path)).path
    let own = files.map(\.path).flatMap { path in
      ["", "-wal", "-shm", "-journal", "-sittings"].map { path + $0 }
    }
    return own.contains { $0 == file || Self.isOneFile($0, file) }
      || file == folder.appendingPathComponent(commands).path
      || file.hasPrefix(folder.appendingPathComponent(drills).path)
      || file.hasPrefix(folder.appendingPathComponent(editing).path + "/")
  }

  private var editing: String { HistoryStore.editingFolder(beside: files[0]).lastPathComponent }
  private var commands: String { HistoryStore.commandsFile(beside: files[0]).lastPathComponent }

  private var drills: String { DrillJournal.prefix(beside: files[0]) }

  private var repairFolders: [String] {
    let prefixes = files.map(RepairFolder.prefix)
    return paths { name in prefixes.contains(where: name.hasPrefix) }
  }

  private func paths(_ isMeant: (String) -> Bool) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter(isMeant).sorted().map { folder.appendingPathComponent($0).path }
  }

  /// Such as `history-damaged-2026-11-27.sqlite-wal`, of `history.sqlite` but not of `history.db`.
  private static func isRepaired(_ name: String, of file: URL) -> Bool {
    let stem = file.deletingPathExtension().lastPathComponent
    guard name.hasPrefix(stem + "-damaged-") || name.hasPrefix(stem + "-repaired") else { return false }
    let end = file.pathExtension.isEmpty ? "" : "." + file.pathExtension
    return ["", "-wal", "-shm"].contains { name.hasSuffix(end + $0) }
  }

  private static func isOneFile(_ path: String, _ other: String) -> Bool {
    var (one, two) = (stat(), stat())
    return stat(path, &one) == 0 && stat(other, &two) == 0 && one.st_dev == two.st_dev && one.st_ino == two.st_ino
  }
}

extension HistoryStore {
  /// Whether a file is one of those that make up a history, so that nothing else may be written there.
  ///
  /// - Parameters:
  ///   - other: the file in question; it need not exist.
  ///   - file: the history's file of scored attempts.
  /// - Returns: whether it is one of the two files, lies where SQLite or we put others beside them, or is a link to one.
  public static func isPart(_ other: URL, of file: URL) -> Bool {
    FilesBeside(resolved(file).path).holds(other.path)
  }
}
