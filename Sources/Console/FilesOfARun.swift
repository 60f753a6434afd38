import AnswerFiles
import Foundation

/// A file to read, or standard input.
struct InputFile {
  let name: String
  let descriptor: Int32

  /// Opens a file; `-` is standard input.
  init(_ path: String) throws {
    name = path == "-" ? "<standard input>" : path
    descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw Outcome.unreadable("\(path) cannot be opened: \(String(cString: strerror(errno)))")
    }
  }

  /// Whether it is a folder.
  var isFolder: Bool {
    var status = stat()
    return fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  func close() {
    if descriptor != STDIN_FILENO { Foundation.close(descriptor) }
  }
}

/// A file to write, or standard output. What was there before stays until the new file is whole; what has been written
/// of one that never became whole stays too, beside it.
///
/// Answers and scores are personal data: a new file is readable by its owner only.
final class OutputFile {
  let name: String
  let descriptor: Int32
  /// What is written until it takes the place of `name`; nil for streams and devices.
  let partial: String?
  private var isFinished = false

  /// Opens a file; `-` is standard output. What an earlier run has written is kept only when this one resumes it.
  init(_ path: String, resumes: Bool = false) throws {
    name = path == "-" ? "<standard output>" : path
    if path == "-" {
      (partial, descriptor) = (nil, STDOUT_FILENO)
      return
    }
    if Self.isDevice(path) {
      partial = nil
      descriptor = open(path, O_WRONLY | O_CLOEXEC)
    } else {
      let partial = path + ".partial"
      self.partial = partial
      descriptor = open(partial, O_RDWR | O_CREAT | (resumes ? 0 : O_TRUNC) | O_CLOEXEC, 0o600)
    }
    guard descriptor >= 0 else {
      throw Outcome.unreadable("\(path) cannot be written: \(String(cString: strerror(errno)))")
    }
  }

  deinit {
    guard descriptor != STDOUT_FILENO else { return }
    close(descriptor)
    if !isFinished, let partial { _ = Self.keeps(partial: partial) }
  }

  /// Whether something was written that is worth keeping; takes it away otherwise.
  static func keeps(partial: String) -> Bool {
    var status = stat()
    if stat(partial, &status) == 0, status.st_size > 0 { return true }
    unlink(partial)
    return false
  }

  /// Puts what was written in the place of what was there.
  func finish() throws {
    isFinished = true
    guard let partial, rename(partial, name) != 0 else { return }
    throw Outcome.unreadable("\(name) cannot be written: \(String(cString: strerror(errno)))")
  }

  /// Writes a whole file, which takes the place of what was there.
  static func write(_ bytes: [UInt8], to path: String) throws {
    let file = try OutputFile(path)
    var sink = RowSink(name: file.name, descriptor: file.descriptor)
    try sink.write(bytes)
    try sink.flush()
    try file.finish()
  }

  /// Refuses to write over what is read, or over what is written beside it.
  static func refuseSameFile(_ input: InputFile, _ outputs: [OutputFile], others: [String] = []) throws {
    let paths = outputs.filter { $0.partial != nil }.map(\.name) + others
    for path in paths {
      var status = stat()
      var inputStatus = stat()
      if stat(path, &status) == 0, fstat(input.descriptor, &inputStatus) == 0, status.st_dev == inputStatus.st_dev,
        status.st_ino == inputStatus.st_ino
      {
        throw Outcome.misused("\(path) holds the input and would be written over; name another file")
      }
    }
    let places = paths.map { URL(fileURLWithPath: $0).standardizedFileURL.path }
    if Set(places).count < places.count {
      throw Outcome.misused("--output, --rejects and --report must name different files")
    }
  }

  private static func isDevice(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT != S_IFREG
  }
}
