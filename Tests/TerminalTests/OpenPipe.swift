import Foundation

/// Both ends of a pipe.
struct OpenPipe {
  let readEnd: Int32
  let writeEnd: Int32

  init() {
    var ends: [Int32] = [0, 0]
    pipe(&ends)
    readEnd = ends[0]
    writeEnd = ends[1]
  }

  /// Closes the writing end; everything that was written.
  func finish() -> String {
    close(writeEnd)
    defer { close(readEnd) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 4_096)
    while case let count = read(readEnd, &chunk, chunk.count), count > 0 { bytes += chunk.prefix(count) }
    return String(decoding: bytes, as: UTF8.self)
  }
}
