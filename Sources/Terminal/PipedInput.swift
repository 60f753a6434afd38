#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Lines of a file or a pipe.
///
/// A line ends with LF or CRLF; the last one need not end. Bytes that are no UTF-8 become `U+FFFD`. Memory stays within
/// about twice the limit of a line, however long a line is.
public final class PipedInput: LineSource {
  /// The longest line delivered, in bytes, unless another limit is given: 2 MB.
  public static let defaultLimit = 2_000_000

  /// Whether the line delivered last held bytes that are no UTF-8.
  public private(set) var lastLineWasRepaired = false

  private let descriptor: Int32
  private let limit: Int
  private var buffer: [UInt8] = []
  /// Where the bytes not yet delivered begin.
  private var start = 0
  /// Up to where they are known to hold no line end.
  private var searched = 0
  private var isAtEnd = false
  private var isAtStart = true

  /// A reader that has read nothing yet.
  ///
  /// - Parameters:
  ///   - descriptor: an open file descriptor, which stays the caller's; standard input unless given.
  ///   - limit: the longest line delivered, in bytes without its end, at least 1.
  public init(descriptor: Int32 = 0, limit: Int = PipedInput.defaultLimit) {
    self.descriptor = descriptor
    self.limit = limit
  }

  /// Waits for the next line; a pipe sees neither the prompt nor the initial text.
  ///
  /// - Returns: the line, or why there is none; after the end of the input always `endOfInput`.
  /// - Throws: `TerminalError.cannotRead`.
  public func readLine(prompt: String, initialText: String) throws -> LineInput {
    lastLineWasRepaired = false
    var isSkipping = false
    while true {
      if let end = buffer[searched...].firstIndex(of: 0x0A) {
        return isSkipping ? skipped(upTo: end + 1) : delivered(upTo: end, next: end + 1)
      }
      searched = buffer.count
      if isAtEnd {
        if isSkipping { return skipped(upTo: searched) }
        return start == searched ? .endOfInput : delivered(upTo: searched, next: searched)
      }
      // One byte more than the limit may be the carriage return of a line end.
      if searched - start > limit + 1 {
        isSkipping = true
        start = searched
      }
      try fill()
    }
  }

  /// A pipe has nobody to recall a line.
  public func remember(_ line: String) {}

  private func delivered(upTo end: Int, next: Int) -> LineInput {
    var line = buffer[start..<end]
    if line.last == 0x0D { line = line.dropLast() }
    if isAtStart, line.starts(with: [0xEF, 0xBB, 0xBF]) { line = line.dropFirst(3) }
    if line.count > limit { return skipped(upTo: next) }
    let text = String(decoding: line, as: UTF8.self)
    lastLineWasRepaired = !text.utf8.elementsEqual(line)
    advance(to: next)
    return .line(text)
  }

  private func skipped(upTo next: Int) -> LineInput {
    advance(to: next)
    return .tooLong(limit: limit)
  }

  private func advance(to next: Int) {
    start = next
    searched = next
    isAtStart = false
  }

  private func fill() throws {
    buffer.removeFirst(start)
    searched -= start
    start = 0
    let chunk = 65_536
    let old = buffer.count
    buffer.append(contentsOf: repeatElement(0, count: chunk))
    var count: Int
    var code: Int32
    repeat {
      count = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress?.advanced(by: old), chunk) }
      code = count < 0 ? errno : 0
      if code == EAGAIN { waitUntilReady(descriptor, Int16(POLLIN), milliseconds: -1) }
    } while code == EINTR || code == EAGAIN
    buffer.removeLast(chunk - max(count, 0))
    if code != 0 { throw TerminalError.cannotRead(reason: TerminalError.reason(code)) }
    isAtEnd = count == 0
  }
}
