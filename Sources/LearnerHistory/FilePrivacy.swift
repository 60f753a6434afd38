import Foundation

/// Files that only their owner can read, from the moment they are made.
///
/// SQLite gives `-wal`, `-shm` and `-journal` the permissions of the file they belong to, so it is enough that this
/// one exists with the right ones before SQLite opens it.
enum FilePrivacy {
  /// One file is made at a time, so that no descriptor is closed here while SQLite holds a lock on the same file.
  private static let making = NSLock()

  /// Makes an empty file of mode 0600 if there is none, and the folders above it with mode 0700.
  static func makeOwnerOnly(_ path: String) throws(HistoryError) {
    making.lock()
    defer { making.unlock() }
    guard access(path, F_OK) != 0 else { return }
    try makeFolder(folder(of: path), for: path)
    let file = open(path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0o600)
    if file >= 0 {
      close(file)
    } else if errno != EEXIST {
      throw failure(path)
    }
  }

  private static func makeFolder(_ folder: String, for path: String) throws(HistoryError) {
    guard access(folder, F_OK) != 0 else { return }
    if folder.count > 1 { try makeFolder(self.folder(of: folder), for: path) }
    guard mkdir(folder, 0o700) == 0 || errno == EEXIST else { throw failure(path) }
  }

  /// Throws unless there is a plain file which we may read and write, in a folder where we may make others.
  static func checkWritable(_ path: String) throws(HistoryError) {
    var status = stat()
    guard stat(path, &status) == 0 else { throw failure(path) }
    switch status.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFDIR: throw .cannotOpen(path: path, reason: "it is a folder")
    default: throw .cannotOpen(path: path, reason: "it is not a plain file")
    }
    guard access(path, R_OK) == 0 else { throw failure(path) }
    guard access(path, W_OK) == 0, access(folder(of: path), W_OK) == 0 else { throw .readOnly(path: path) }
  }

  /// Takes from others the right to read a file and those that SQLite keeps beside it.
  static func tighten(_ path: String) throws(HistoryError) {
    for name in [path, path + "-wal", path + "-shm", path + "-journal"] {
      var status = stat()
      guard stat(name, &status) == 0, status.st_mode & 0o077 != 0 else { continue }
      if chmod(name, 0o600) != 0, errno != ENOENT { throw .notPrivate(path: name, reason: reason()) }
    }
  }

  /// The size of a file in bytes; 0 if there is none.
  static func size(_ path: String) -> Int {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : 0
  }

  private static func folder(of path: String) -> String {
    (path as NSString).deletingLastPathComponent
  }

  /// What `errno` says of a file that could not be opened or made.
  static func failure(_ path: String) -> HistoryError {
    switch errno {
    case EROFS: .readOnly(path: path)
    case ENOSPC, EDQUOT: .diskFull(path: path)
    default: .cannotOpen(path: path, reason: reason())
    }
  }

  private static func reason() -> String { String(cString: strerror(errno)) }
}
