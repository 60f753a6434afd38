internal import NIOCore

/// Reads a body in chunks (RFC 9112, 7.1) as it comes. Extensions and trailers are passed over.
struct ChunkedBody {
  private enum Phase {
    case size
    /// So many bytes of the chunk are still to come.
    case data(Int)
    case dataEnd
    case trailer
    case end
  }

  /// The most bytes of a line that tells the size of a chunk.
  private static let sizeLineLimit = 256

  private let limits: HTTPLimits
  private var phase = Phase.size
  private var trailerBytes = 0
  /// What has come so far.
  private(set) var bytes: [UInt8] = []

  init(limits: HTTPLimits) {
    self.limits = limits
  }

  /// Takes what belongs to the body.
  ///
  /// - Parameter buffer: what has come and is not read yet.
  /// - Returns: whether the body is complete.
  /// - Throws: 400 when it is malformed, 413 when it grows too large, 431 when its trailers do.
  mutating func read(from buffer: inout ByteBuffer) throws(Refusal) -> Bool {
    while true {
      switch phase {
      case .size:
        guard let line = try Self.line(of: &buffer, limit: Self.sizeLineLimit) else { return false }
        let size = try Self.size(in: line)
        guard size <= limits.bodyBytes - bytes.count else { throw .bodyTooLarge }
        phase = size == 0 ? .trailer : .data(size)
      case .data(let rest):
        let count = min(rest, buffer.readableBytes)
        guard count > 0, let part = buffer.readBytes(length: count) else { return false }
        bytes += part
        phase = count == rest ? .dataEnd : .data(rest - count)
      case .dataEnd:
        guard let line = try Self.line(of: &buffer, limit: 0) else { return false }
        guard line.isEmpty else { throw .malformed }
        phase = .size
      case .trailer:
        guard let line = try Self.line(of: &buffer, limit: limits.headBytes) else { return false }
        trailerBytes += line.count
        guard trailerBytes <= limits.headBytes else { throw .headTooLarge }
        if line.isEmpty { phase = .end }
      case .end: return true
      }
    }
  }

  /// The next line without its end; nil when it has not come whole.
  private static func line(of buffer: inout ByteBuffer, limit: Int) throws(Refusal) -> [UInt8]? {
    let view = buffer.readableBytesView.prefix(limit + 2)
    guard let end = view.firstIndex(of: UInt8(ascii: "\n")) else {
      guard view.count < limit + 2 else { throw .malformed }
      return nil
    }
    guard end > view.startIndex, view[end - 1] == UInt8(ascii: "\r") else { throw .malformed }
    let line = Array(view[..<(end - 1)])
    buffer.moveReaderIndex(forwardBy: line.count + 2)
    guard !line.contains(where: { $0 < 0x20 && $0 != UInt8(ascii: "\t") }) else { throw .malformed }
    return line
  }

  /// The size that a line tells, before its extensions.
  private static func size(in line: [UInt8]) throws(Refusal) -> Int {
    let digits = line.prefix { $0 != UInt8(ascii: ";") }.trimmingBlanks
    guard !digits.isEmpty, digits.first == line.first else { throw .malformed }
    var size = 0
    for digit in digits {
      guard let value = digit.hexValue else { throw .malformed }
      // A size that does not fit is too large in any case.
      guard size <= Int.max >> 8 else { throw .bodyTooLarge }
      size = size << 4 | Int(value)
    }
    return size
  }
}
