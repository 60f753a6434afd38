#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Reads at most 64 KiB from an open descriptor, waiting for them when there are none yet; nil at the end.
func readChunk(of descriptor: Int32, file: String) throws(AnswerFileError) -> [UInt8]? {
  while true {
    var code: Int32 = 0
    let chunk = [UInt8](unsafeUninitializedCapacity: 64 << 10) { buffer, count in
      let result = read(descriptor, buffer.baseAddress, buffer.count)
      code = result < 0 ? errno : 0
      count = max(result, 0)
    }
    switch code {
    case 0: return chunk.isEmpty ? nil : chunk
    case EINTR: continue
    case EAGAIN: wait(for: descriptor, until: POLLIN)
    default: throw AnswerFileError(file: file, line: nil, cause: .unreadable(systemMessage(code)))
    }
  }
}

/// Writes a part of these bytes, or all; gives what the system call gives.
func writePart(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}

/// Waits until a descriptor that does not block is ready.
func wait(for descriptor: Int32, until events: Int32) {
  var request = pollfd(fd: descriptor, events: Int16(events), revents: 0)
  poll(&request, 1, -1)
}

/// Whether reading gives something at once, be it the end or an error.
func isReady(_ descriptor: Int32) -> Bool {
  var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
  return poll(&request, 1, 0) != 0
}

/// How many bytes a regular file has; nil for everything else.
func sizeOfRegularFile(_ descriptor: Int32) -> Int? {
  var status = stat()
  guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
  return Int(status.st_size)
}

/// The system's own words for an error number.
func systemMessage(_ code: Int32) -> String {
  String(cString: strerror(code))
}
