import Foundation

/// Tells the sittings of living programs from those of dead ones, so that no program is offered a draft which another
/// is still writing.
///
/// A sitting that goes on holds a POSIX record lock on the byte of its number in a file beside the history. The file
/// is empty and stays so: a lock needs no byte to be there. The kernel takes the locks away when a process ends,
/// however it ends, so that none is ever stale.
///
/// Such locks belong to the process, which has two effects. A process never sees its own locks: two stores on one
/// history within a process take each other's sittings for their own. And closing any descriptor of the file takes
/// all its locks from the process: when one of two such stores goes, the sittings of the other pass for dead ones in
/// the eyes of other programs. A program has one store.
final class OpenSittings: Sendable {
  private let path: String
  private let file: Int32

  /// Opens the lock file of a history, which stays open as long as this lives; makes it when missing.
  init(beside history: String) throws(HistoryError) {
    path = history + "-sittings"
    try FilePrivacy.makeOwnerOnly(path)
    try FilePrivacy.checkWritable(path)
    try FilePrivacy.tighten(path)
    file = open(path, O_RDWR | O_CLOEXEC)
    guard file >= 0 else { throw FilePrivacy.failure(path) }
  }

  deinit { close(file) }

  /// Marks a sitting as going on in this process.
  func hold(_ number: Int64) throws(HistoryError) {
    var lock = Self.byte(number, F_WRLCK)
    guard fcntl(file, F_SETLK, &lock) != 0 else { return }
    // A number is given once in a history. Another holds it only where a history was deleted under its program.
    if errno == EACCES || errno == EAGAIN { throw .locked(path: path, after: 0) }
    throw FilePrivacy.failure(path)
  }

  /// Marks a sitting as over. Does nothing if it was not held.
  func release(_ number: Int64) {
    var lock = Self.byte(number, F_UNLCK)
    _ = fcntl(file, F_SETLK, &lock)
  }

  /// Whether a sitting goes on in another process that lives; without a number, whether any does.
  func isHeldByAnother(_ number: Int64? = nil) throws(HistoryError) -> Bool {
    var lock = number.map { Self.byte($0, F_WRLCK) } ?? Self.all(F_WRLCK)
    guard fcntl(file, F_GETLK, &lock) == 0 else { throw FilePrivacy.failure(path) }
    return lock.l_type != Int16(F_UNLCK)
  }

  /// Does some work while no sitting goes on elsewhere and none can begin. This process's own count as over after it.
  ///
  /// - Throws: ``HistoryError/locked(path:after:)`` when a sitting goes on in another process.
  func whileNoneGoesOn(of history: String, _ work: () throws(HistoryError) -> Void) throws(HistoryError) {
    var lock = Self.all(F_WRLCK)
    guard fcntl(file, F_SETLK, &lock) == 0 else {
      if errno == EACCES || errno == EAGAIN { throw .locked(path: history, after: 0) }
      throw FilePrivacy.failure(path)
    }
    defer {
      lock = Self.all(F_UNLCK)
      _ = fcntl(file, F_SETLK, &lock)
    }
    try work()
  }

  private static func all(_ type: Int32) -> flock {
    var lock = byte(0, type)
    // Nought stands for "to the end, however far".
    lock.l_len = 0
    return lock
  }

  private static func byte(_ number: Int64, _ type: Int32) -> flock {
    var lock = flock()
    lock.l_type = Int16(type)
    lock.l_whence = Int16(SEEK_SET)
    lock.l_start = off_t(number)
    lock.l_len = 1
    return lock
  }
}
