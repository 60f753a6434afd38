import Diagnostics
import Foundation
import Synchronization

/// A file of a bank: in memory, or on disk and read when it is needed.
enum CatalogueFile: Sendable {
  case text(SourceText)
  case path(String)

  /// All of it.
  func source() throws(BankFolder.Failure) -> SourceText {
    switch self {
    case .text(let source): source
    case .path(let path): try BankFolder.source(path)
    }
  }

  /// Lists files on all cores.
  ///
  /// - Returns: what is listed of each, in their order.
  /// - Throws: the failure of the first one that cannot be read.
  static func list(_ files: [CatalogueFile]) throws(BankFolder.Failure) -> [ListedFile] {
    let next = Atomic(0)
    let all = Mutex([Result<ListedFile, BankFolder.Failure>?](repeating: nil, count: files.count))
    let workers = max(1, min(files.count / 16, ProcessInfo.processInfo.activeProcessorCount))
    DispatchQueue.concurrentPerform(iterations: workers) { _ in
      var buffer = FileBuffer()
      var listed: [(file: Int, result: Result<ListedFile, BankFolder.Failure>)] = []
      while case let file = next.add(1, ordering: .relaxed).oldValue, file < files.count {
        listed.append((file, Result { () throws(BankFolder.Failure) in try files[file].listed(&buffer) }))
      }
      all.withLock { all in for (file, result) in listed { all[file] = result } }
    }
    var found: [ListedFile] = []
    found.reserveCapacity(files.count)
    for case let result? in all.withLock({ $0 }) { found.append(try result.get()) }
    return found
  }

  private func listed(_ buffer: inout FileBuffer) throws(BankFolder.Failure) -> ListedFile {
    switch self {
    case .text(let source):
      source.bytes.withUnsafeBytes { ListedFile(heads: $0) } ?? ListedFile(decoding: source)
    case .path(let path):
      try buffer.read(path) { ListedFile(heads: $0) }
        ?? ListedFile(decoding: SourceText(name: path, bytes: buffer.bytes))
    }
  }
}

/// Memory that one file after another is read into.
private struct FileBuffer {
  private var memory = [UInt8](repeating: 0, count: 1 << 16)
  private var count = 0

  /// A copy of what was read last.
  var bytes: [UInt8] { Array(memory[..<count]) }

  /// Reads a file.
  mutating func read<Value>(
    _ path: String, _ use: (UnsafeRawBufferPointer) -> Value
  ) throws(BankFolder.Failure) -> Value {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw BankFolder.unreadable(path) }
    defer { close(descriptor) }
    count = 0
    while true {
      if count == memory.count { memory += [UInt8](repeating: 0, count: count) }
      let length = memory.withUnsafeMutableBytes { [count] memory in
        Foundation.read(descriptor, memory.baseAddress?.advanced(by: count), memory.count - count)
      }
      if length == 0 { break }
      if length < 0, errno == EINTR { continue }
      guard length > 0 else { throw BankFolder.unreadable(path) }
      count += length
    }
    return memory.withUnsafeBytes { use(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
  }
}
