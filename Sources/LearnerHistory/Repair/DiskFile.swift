import Foundation

/// Plain reading and writing of bytes, where a disk may refuse some of them.
///
/// Closing a file here drops the locks that this process holds on it: never use it on a history that is open.
enum DiskFile {
  private static let block = 4096

  /// Copies a file block by block; blocks that cannot be read become noughts.
  ///
  /// - Returns: how many bytes could not be read.
  static func copy(_ source: String, to target: String) throws(HistoryError) -> Int {
    let input = open(source, O_RDONLY | O_CLOEXEC)
    guard input >= 0 else { throw .cannotOpen(path: source, reason: String(cString: strerror(errno))) }
    defer { close(input) }
    var status = stat()
    guard fstat(input, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw .cannotOpen(path: source, reason: "it is not a plain file")
    }
    let output = open(target, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard output >= 0 else { throw .cannotOpen(path: target, reason: String(cString: strerror(errno))) }
    defer { close(output) }
    var unreadable = 0
    for offset in stride(from: 0, to: Int(status.st_size), by: block) {
      let count = min(block, Int(status.st_size) - offset)
      var bytes = [UInt8](repeating: 0, count: count)
      if pread(input, &bytes, count, off_t(offset)) != count {
        bytes = [UInt8](repeating: 0, count: count)
        unreadable += count
      }
      guard pwrite(output, bytes, count, off_t(offset)) == count else { throw .diskFull(path: target) }
    }
    return unreadable
  }

  /// Some bytes of a file; none if there are not so many.
  static func bytes(of path: String, at offset: Int, count: Int) -> [UInt8]? {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: count)
    return pread(file, &bytes, count, off_t(offset)) == count ? bytes : nil
  }

  /// Writes bytes into a file that exists, which grows as it must.
  static func write(_ bytes: [UInt8], at offset: Int, to path: String) throws(HistoryError) {
    let file = open(path, O_WRONLY | O_CLOEXEC)
    guard file >= 0 else { throw .cannotOpen(path: path, reason: String(cString: strerror(errno))) }
    defer { close(file) }
    guard pwrite(file, bytes, bytes.count, off_t(offset)) == bytes.count else { throw .diskFull(path: path) }
  }

  /// Waits until a file, or the names in a folder, are on the disk, as far as the system can tell.
  static func sync(_ path: String) {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return }
    _ = fsync(file)
    close(file)
  }

  /// Whether one time of a file lies before another, or is the same.
  static func isEarlier(_ time: timespec, _ other: timespec) -> Bool {
    (time.tv_sec, time.tv_nsec) <= (other.tv_sec, other.tv_nsec)
  }

  /// Whether another process has a history open: in WAL mode it holds a lock for as long as it does
  /// (sqlite.org/wal.html; the bytes are those of `os.h`, from 2^30).
  static func isInUse(_ path: String) -> Bool {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return false }
    defer { close(file) }
    var lock = flock()
    lock.l_type = Int16(F_WRLCK)
    lock.l_whence = Int16(SEEK_SET)
    lock.l_start = 1 << 30
    lock.l_len = 512
    return fcntl(file, F_GETLK, &lock) == 0 && lock.l_type != Int16(F_UNLCK)
  }
}

extension stat {
  /// When the file's bytes were last changed.
  var modified: timespec {
    #if canImport(Darwin)
      st_mtimespec
    #else
      st_mtim
    #endif
  }

  /// When the file was last renamed, or got or lost a name.
  var renamed: timespec {
    #if canImport(Darwin)
      st_ctimespec
    #else
      st_ctim
    #endif
  }
}
