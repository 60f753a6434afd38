#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Writes whole rows to an open descriptor.
///
/// Rows are gathered to 64 KiB at a time; call `flush` at the end, and when a person waits. Writes that are cut short or
/// interrupted go on. When one fails for good, a row of which only a part got into a file is taken out again; a pipe
/// takes nothing back. A process that writes to pipes must ignore SIGPIPE, or it ends before the error can be told.
public struct RowSink {
  /// How many rows have been handed over, whole, to the system.
  public private(set) var rowsWritten = 0
  private let name: String
  private let descriptor: Int32
  private let writeBytes: (Int32, UnsafeRawPointer?, Int) -> Int
  private var buffer: [UInt8] = []
  /// Where each row in the buffer ends.
  private var rowEnds: [Int] = []

  /// Makes a sink; the caller has opened the descriptor and will close it.
  ///
  /// - Parameters:
  ///   - name: the file's name, for messages.
  ///   - descriptor: where to write; blocking or not.
  public init(name: String, descriptor: Int32) {
    self.init(name: name, descriptor: descriptor, writeBytes: writePart)
  }

  /// Makes a sink with another system call, so that a test can have it fail.
  init(name: String, descriptor: Int32, writeBytes: @escaping (Int32, UnsafeRawPointer?, Int) -> Int) {
    self.name = name
    self.descriptor = descriptor
    self.writeBytes = writeBytes
  }

  /// Adds one row, its line break included.
  ///
  /// - Throws: `RowSinkError` when the rows gathered cannot be written.
  public mutating func write(_ row: [UInt8]) throws(RowSinkError) {
    buffer.append(contentsOf: row)
    rowEnds.append(buffer.count)
    if buffer.count >= 64 << 10 { try flush() }
  }

  /// Adds several rows, their line breaks included.
  ///
  /// - Parameters:
  ///   - rows: the rows, one after another.
  ///   - ends: where each of them ends, counted from the first one's beginning.
  /// - Throws: `RowSinkError` when the rows gathered cannot be written.
  public mutating func write(_ rows: [UInt8], endingAt ends: [Int]) throws(RowSinkError) {
    for end in ends { rowEnds.append(buffer.count + end) }
    buffer.append(contentsOf: rows)
    if buffer.count >= 64 << 10 { try flush() }
  }

  /// Writes what has been gathered.
  ///
  /// - Throws: `RowSinkError`; what was not written is given up.
  public mutating func flush() throws(RowSinkError) {
    var written = 0
    var failure: Int32 = 0
    while written < buffer.count, failure == 0 {
      let (count, code) = buffer[written...].withUnsafeBytes { rest in
        let count = writeBytes(descriptor, rest.baseAddress, rest.count)
        return (count, count < 0 ? errno : 0)
      }
      switch code {
      case 0: written += count
      case EINTR: continue
      case EAGAIN: wait(for: descriptor, until: POLLOUT)
      default: failure = code
      }
    }
    let wholeRows = rowEnds.prefix { $0 <= written }
    rowsWritten += wholeRows.count
    let wholeBytes = wholeRows.last ?? 0
    buffer.removeAll(keepingCapacity: true)
    rowEnds.removeAll(keepingCapacity: true)
    if failure == 0 { return }
    takeBack(written - wholeBytes)
    throw RowSinkError(name: name, rowsWritten: rowsWritten, code: failure)
  }

  /// Cuts these bytes, written last, off the end of a regular file.
  private func takeBack(_ count: Int) {
    var status = stat()
    let end = lseek(descriptor, 0, SEEK_CUR)
    guard count > 0, fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size == end else {
      return
    }
    if ftruncate(descriptor, end - off_t(count)) == 0 { lseek(descriptor, -off_t(count), SEEK_CUR) }
  }
}

/// Rows could not be written.
public struct RowSinkError: Error, Sendable, Equatable {
  /// The name of the file, as the caller gave it.
  public let name: String
  /// How many rows were written, whole, before.
  public let rowsWritten: Int
  /// The system's error number.
  public let code: Int32

  /// Whether there is no room left.
  public var isDiskFull: Bool { code == ENOSPC || code == EDQUOT }
  /// Whether whoever read the pipe has gone, as `head` does when it has enough.
  public var isClosedPipe: Bool { code == EPIPE }
}

extension RowSinkError: CustomStringConvertible {
  /// Place, cause and mend.
  public var description: String {
    let cause = isDiskFull ? "the disk is full" : isClosedPipe ? "nobody reads the pipe any more" : systemMessage(code)
    let mend = isDiskFull ? "; make room, or write to another disk" : ""
    return "\(name): \(cause); \(rowsWritten) whole rows were written\(mend)"
  }
}
