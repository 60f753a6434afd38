internal import CEdit

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The lines that can be recalled, in libedit's own store and file format.
final class CommandHistory {
  let lines: OpaquePointer

  /// - Throws: `TerminalError.cannotEdit`.
  init(capacity: Int) throws {
    guard let lines = history_init() else { throw TerminalError.cannotEdit(reason: TerminalError.reason(ENOMEM)) }
    self.lines = lines
    balint_history_start(lines, Int32(clamping: capacity))
  }

  deinit {
    history_end(lines)
  }

  func add(_ line: String) {
    if !line.isEmpty { balint_history_enter(lines, line) }
  }

  /// Adds the lines of a file; a missing one holds none.
  ///
  /// - Throws: `TerminalError.foreignHistoryFile`, `TerminalError.unusableHistoryFile`.
  func load(from path: String) throws {
    guard try Self.exists(path) else { return }
    if balint_history_load(lines, path) < 0 { throw TerminalError.foreignHistoryFile(path: path) }
  }

  /// Replaces the file as a whole, readable by its owner only; a file that is no history of ours stays as it is.
  ///
  /// - Throws: `TerminalError.foreignHistoryFile`, `TerminalError.unusableHistoryFile`.
  func save(to path: String) throws {
    _ = try Self.exists(path)
    let fresh = "\(path).\(getpid()).new"
    let descriptor = open(fresh, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0, let file = fdopen(descriptor, "w") else { throw Self.unusable(path) }
    let isWritten = balint_history_save(lines, file) >= 0 && ferror(file) == 0
    guard fclose(file) == 0, isWritten, rename(fresh, path) == 0 else {
      let error = Self.unusable(path)
      unlink(fresh)
      throw error
    }
  }

  /// Whether there is a file, which then begins as libedit writes it or is empty.
  private static func exists(_ path: String) throws -> Bool {
    guard let file = fopen(path, "r") else {
      if errno == ENOENT { return false }
      throw unusable(path)
    }
    defer { fclose(file) }
    let signature = Array("_HiStOrY_V2_\n".utf8)
    var start = [UInt8](repeating: 0, count: signature.count)
    let count = fread(&start, 1, start.count, file)
    if ferror(file) != 0 { throw unusable(path) }
    if count == 0 { return false }
    if start != signature { throw TerminalError.foreignHistoryFile(path: path) }
    return true
  }

  private static func unusable(_ path: String) -> TerminalError {
    .unusableHistoryFile(path: path, reason: TerminalError.reason(errno))
  }
}
