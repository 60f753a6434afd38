import AnswerFiles
import Foundation

/// Where an export goes: standard output, a device, or a new file that only its owner can read.
enum ExportFile {
  /// Whether a path names no file but a stream.
  static func isStream(_ path: String) -> Bool {
    if path == "-" || path == "/dev/stdout" { return true }
    var status = stat()
    return stat(path, &status) == 0 && ![S_IFREG, S_IFDIR].contains(status.st_mode & S_IFMT)
  }

  /// Whether there is something of this name, be it a link that leads nowhere.
  static func exists(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }

  /// Writes all or nothing.
  ///
  /// - Parameters:
  ///   - bytes: the whole content.
  ///   - path: `-` is standard output; a link is replaced, not followed.
  ///   - force: whether something of this name may be replaced.
  /// - Throws: `Outcome` when the file cannot be written or its name is taken, `RowSinkError` when there is no room.
  static func write(_ bytes: [UInt8], to path: String, force: Bool) throws {
    if isStream(path) { return try stream(bytes, to: path) }
    let folder = (path as NSString).deletingLastPathComponent
    var template = "\(folder.isEmpty ? "." : folder)/.balint-export-XXXXXX".utf8CString.map { $0 }
    // Made anew under a name that nobody can guess, and readable by its owner only.
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw failure(path) }
    let partial = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    defer {
      close(descriptor)
      unlink(partial)
    }
    var sink = RowSink(name: path, descriptor: descriptor)
    try sink.write(bytes)
    try sink.flush()
    guard fsync(descriptor) == 0 else { throw failure(path) }
    // A link, unlike a renamed file, never takes the place of what has come there meanwhile.
    guard force ? rename(partial, path) == 0 : link(partial, path) == 0 || takeFree(path, for: partial) else {
      if errno == EEXIST, !force { throw taken(path) }
      throw failure(path)
    }
    let parent = open(folder.isEmpty ? "." : folder, O_RDONLY | O_CLOEXEC)
    guard parent >= 0 else { return }
    _ = fsync(parent)
    close(parent)
  }

  /// What is said when something of this name is there.
  static func taken(_ path: String) -> Outcome {
    Outcome.misused("\(path) exists and was left as it is; --force writes over it")
  }

  private static func stream(_ bytes: [UInt8], to path: String) throws {
    let isOutput = path == "-" || path == "/dev/stdout"
    let descriptor = isOutput ? STDOUT_FILENO : open(path, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(path) }
    defer { if !isOutput { close(descriptor) } }
    var sink = RowSink(name: isOutput ? "<standard output>" : path, descriptor: descriptor)
    try sink.write(bytes)
    try sink.flush()
  }

  /// For file systems that know no links: takes the name first, and fails if it is taken.
  private static func takeFree(_ path: String, for partial: String) -> Bool {
    guard errno == EPERM || errno == EOPNOTSUPP || errno == ENOSYS else { return false }
    let place = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard place >= 0 else { return false }
    close(place)
    return rename(partial, path) == 0
  }

  private static func failure(_ path: String) -> Outcome {
    Outcome.unreadable("\(path) cannot be written: \(String(cString: strerror(errno)))")
  }
}
