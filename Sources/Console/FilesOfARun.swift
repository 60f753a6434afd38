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

  /// Whether a path is this file, or lies in this folder.
  func isOrHolds(_ path: String) -> Bool {
    var (mine, other) = (stat(), stat())
    guard fstat(descriptor, &mine) == 0 else { return false }
    let place = isFolder ? URL(fileURLWithPath: path).deletingLastPathComponent().path : path
    return stat(place, &other) == 0 && mine.st_dev == other.st_dev && mine.st_ino == other.st_ino
  }

  /// What changes when a regular file becomes another one; empty for what is no regular file.
  var identity: String {
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return "" }
    #if canImport(Darwin)
      let time = status.st_mtimespec
    #else
      let time = status.st_mtim
    #endif
    return "\(status.st_dev) \(status.st_ino) \(status.st_size) \(time.tv_sec).\(time.tv_nsec)"
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

  /// Opens a file and touches nothing that is in it; `-` is standard output.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - inputs: what is read in this run, and must not be written over.
  /// - Throws: `Outcome` when it cannot be written, or is one of the inputs or lies in one.
  init(_ path: String, apartFrom inputs: [InputFile] = []) throws {
    name = path == "-" ? "<standard output>" : path
    if path == "-" {
      (partial, descriptor) = (nil, STDOUT_FILENO)
      return
    }
    let isDevice = Self.isDevice(path)
    partial = isDevice ? nil : path + ".partial"
    for input in inputs where [path, path + ".partial"].contains(where: { input.isOrHolds($0) }) {
      throw Outcome.misused("\(path) would write over what is read, \(input.name); name another file")
    }
    descriptor = open(partial ?? path, isDevice ? O_WRONLY | O_CLOEXEC : O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw Outcome.unreadable("\(path) cannot be written: \(String(cString: strerror(errno)))")
    }
  }

  deinit {
    guard descriptor != STDOUT_FILENO else { return }
    close(descriptor)
    if !isFinished, let partial, !Self.holdsSomething(partial) { unlink(partial) }
  }

  /// Begins with an empty file, unless what an earlier run has written is gone on with.
  func begin(resuming: Bool = false) throws {
    guard partial != nil, !resuming, ftruncate(descriptor, 0) != 0 else { return }
    throw Outcome.unreadable("\(name) cannot be written: \(String(cString: strerror(errno)))")
  }

  /// Whether there is something in what was begun that is worth keeping.
  static func holdsSomething(_ partial: String) -> Bool {
    var status = stat()
    return stat(partial, &status) == 0 && status.st_size > 0
  }

  /// Puts what was written in the place of what was there.
  func finish() throws {
    isFinished = true
    guard let partial, rename(partial, name) != 0 else { return }
    throw Outcome.unreadable("\(name) cannot be written: \(String(cString: strerror(errno)))")
  }

  /// Takes away what was begun, as it will not become whole.
  func abandon() {
    if !isFinished, let partial { unlink(partial) }
  }

  /// Writes all there is and puts it in its place.
  func write(_ bytes: [UInt8]) throws {
    try begin()
    var sink = RowSink(name: name, descriptor: descriptor)
    try sink.write(bytes)
    try sink.flush()
    try finish()
  }

  /// Refuses two outputs in one file.
  static func refuseSame(_ outputs: [OutputFile]) throws {
    let places = outputs.map { $0.partial == nil ? $0.name : URL(fileURLWithPath: $0.name).standardizedFileURL.path }
    let files = places.filter { $0 != "/dev/null" && $0 != "/dev/full" }
    if Set(files).count < files.count {
      throw Outcome.misused("--output, --rejects and --report must name different files")
    }
  }

  private static func isDevice(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT != S_IFREG
  }
}
