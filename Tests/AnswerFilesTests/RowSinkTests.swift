import Foundation
import Testing

@testable import AnswerFiles

@Suite("Writing rows to a descriptor")
struct RowSinkTests {
  /// Writes ten rows of ten bytes through a system call of the test's own into a file, and gives what came of it.
  private func writeTenRows(
    after before: String = "", writeBytes: @escaping (Int32, UnsafeRawPointer?, Int) -> Int
  ) throws -> (file: String, error: RowSinkError?, rows: Int) {
    try withTemporaryFolder { folder in
      let url = folder.appendingPathComponent("out.csv")
      try Data(before.utf8).write(to: url)
      let handle = try FileHandle(forWritingTo: url)
      try handle.seekToEnd()
      var sink = RowSink(name: "out.csv", descriptor: handle.fileDescriptor, writeBytes: writeBytes)
      var failure: RowSinkError?
      do throws(RowSinkError) {
        for row in 0..<10 { try sink.write(Array("row \(row)....\n".utf8)) }
        try sink.flush()
      } catch {
        failure = error
      }
      try handle.close()
      return (try String(contentsOf: url, encoding: .utf8), failure, sink.rowsWritten)
    }
  }

  private let tenRows = (0..<10).map { "row \($0)....\n" }.joined()

  @Test("Writes cut short and interrupted go on")
  func partialWrites() throws {
    var calls = 0
    let (file, error, rows) = try writeTenRows { descriptor, bytes, count in
      calls += 1
      if calls % 3 == 0 {
        errno = EINTR
        return -1
      }
      return writePart(descriptor, bytes, min(count, 7))
    }
    #expect(file == tenRows)
    #expect(error == nil)
    #expect(rows == 10)
    #expect(calls > 15)
  }

  @Test("When the disk is full the file ends with a whole row, and what stood there before stays")
  func diskFull() throws {
    for room in [0, 9, 10, 11, 25, 99] {
      var left = room
      let (file, error, rows) = try writeTenRows(after: "before\n") { descriptor, bytes, count in
        if left == 0 {
          errno = ENOSPC
          return -1
        }
        let written = writePart(descriptor, bytes, min(count, left))
        left -= written
        return written
      }
      #expect(file == "before\n" + tenRows.prefix(room / 10 * 10), "room for \(room)")
      #expect(rows == room / 10)
      #expect(error?.rowsWritten == room / 10)
      #expect(error?.isDiskFull == true)
      #expect(
        error?.description
          == "out.csv: the disk is full; \(room / 10) whole rows were written; make room, or write to another disk")
    }
  }

  @Test("A device without room is told", .enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
  func deviceWithoutRoom() throws {
    let full = try #require(FileHandle(forWritingAtPath: "/dev/full"))
    var sink = RowSink(name: "/dev/full", descriptor: full.fileDescriptor)
    try sink.write(Array("a row\n".utf8))
    #expect(throws: RowSinkError(name: "/dev/full", rowsWritten: 0, code: ENOSPC)) { try sink.flush() }
  }

  @Test("A pipe that nobody reads any more is told")
  func closedPipe() throws {
    signal(SIGPIPE, SIG_IGN)
    let pipe = Pipe()
    try pipe.fileHandleForReading.close()
    var sink = RowSink(name: "-", descriptor: pipe.fileHandleForWriting.fileDescriptor)
    try sink.write(Array("a row\n".utf8))
    let error = #expect(throws: RowSinkError.self) { try sink.flush() }
    #expect(error?.isClosedPipe == true)
    #expect(error?.description == "-: nobody reads the pipe any more; 0 whole rows were written")
  }

  @Test("Rows pass through a pipe that does not block, to a reader on the other side")
  func pipe() throws {
    let pipe = Pipe()
    let reading = pipe.fileHandleForReading
    let writing = pipe.fileHandleForWriting
    for handle in [reading, writing] { _ = fcntl(handle.fileDescriptor, F_SETFL, O_NONBLOCK) }
    // Far more than a pipe holds, so that each side must wait for the other; a thread of its own, since tasks that wait
    // for each other can use up the few threads that tasks share.
    nonisolated(unsafe) var written: Result<Int, any Error> = .success(0)
    let hasWritten = DispatchSemaphore(value: 0)
    Thread.detachNewThread {
      written = Result {
        var sink = RowSink(name: "-", descriptor: writing.fileDescriptor)
        try sink.write(Array("learner,case,question,answer\n".utf8))
        for row in 0..<20_000 { try sink.write(Array("learner-\(row),another-small-gift,say,Thank you.\n".utf8)) }
        try sink.flush()
        try writing.close()
        return sink.rowsWritten
      }
      hasWritten.signal()
    }
    var rows = 0
    var reader = try AnswerReader(name: "-", descriptor: reading.fileDescriptor)
    while let result = try reader.next() {
      guard case .row(let row) = result, row.learner == "learner-\(rows)" else { break }
      rows += 1
    }
    #expect(rows == 20_000)
    hasWritten.wait()
    #expect(try written.get() == 20_001)
  }

  @Test("What the system cannot read is told with the file's name")
  func unreadable() throws {
    try withTemporaryFolder { folder in
      let descriptor = open(folder.path, O_RDONLY)
      defer { close(descriptor) }
      let error = answerFileError { _ = try AnswerReader(name: "folder", descriptor: descriptor) }
      #expect(error?.description.hasPrefix("folder: the file cannot be read: ") == true)
      #expect(error?.cause == .unreadable(systemMessage(EISDIR)))
    }
  }
}
