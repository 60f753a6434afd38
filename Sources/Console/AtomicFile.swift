import AnswerFiles
import Foundation

/// Replaces a file whole or not at all, with the permissions it had.
enum AtomicFile {
  static func replace(_ path: String, with bytes: [UInt8]) throws {
    var status = stat()
    let mode = stat(path, &status) == 0 ? status.st_mode & 0o777 : 0o644
    let partial = path + ".partial"
    let descriptor = open(partial, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode)
    guard descriptor >= 0 else {
      throw Outcome.unreadable("\(path) cannot be written: \(String(cString: strerror(errno)))")
    }
    defer { close(descriptor) }
    do {
      var sink = RowSink(name: path, descriptor: descriptor)
      try sink.write(bytes)
      try sink.flush()
    } catch {
      unlink(partial)
      throw error
    }
    guard fsync(descriptor) == 0, rename(partial, path) == 0 else {
      let reason = String(cString: strerror(errno))
      unlink(partial)
      throw Outcome.unreadable("\(path) cannot be written: \(reason)")
    }
  }
}
