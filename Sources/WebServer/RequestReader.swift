internal import NIOCore

/// Makes requests of the bytes of a connection, one at a time and in order.
struct RequestReader {
  /// What the bytes amount to.
  enum Progress: Equatable {
    /// No byte of a request is there.
    case nothing
    /// A part of a request is there.
    case partial
    /// A head is there; the body comes next. Told once for each request.
    case head(RequestHead)
    /// A request is there.
    case whole(RequestHead, body: [UInt8])
  }

  private enum Phase {
    case head
    case counted(RequestHead, length: Int, [UInt8])
    case chunked(RequestHead, ChunkedBody)
  }

  private let limits: HTTPLimits
  private var phase = Phase.head
  private var buffer = ByteBuffer()
  /// How much of the buffer has been searched for the end of the head, and where in it the last line begins.
  private var searched = (bytes: 0, lineStart: 0)

  init(limits: HTTPLimits) {
    self.limits = limits
  }

  /// How many bytes wait to be read.
  var waitingBytes: Int { buffer.readableBytes }

  /// Takes bytes that have come.
  mutating func append(_ bytes: ByteBuffer) {
    guard buffer.readableBytes > 0 else { return buffer = bytes }
    buffer.discardReadBytes()
    buffer.writeImmutableBuffer(bytes)
  }

  /// Reads on.
  ///
  /// - Returns: what the bytes amount to.
  /// - Throws: the refusal that is due; nothing after it can be read.
  mutating func next() throws(Refusal) -> Progress {
    switch phase {
    case .head:
      guard let length = try headLength() else { return buffer.readableBytes == 0 ? .nothing : .partial }
      searched = (0, 0)
      guard let bytes = buffer.readBytes(length: length) else { return .partial }
      let head = try RequestHead(bytes.dropLast(4), limits: limits)
      phase =
        switch head.framing {
        case .length(let length): .counted(head, length: length, [])
        case .chunked: .chunked(head, ChunkedBody(limits: limits))
        }
      return .head(head)
    case .counted(let head, let length, var body):
      // Taken out, so that the body is not copied when it grows.
      phase = .head
      body += buffer.readBytes(length: min(length - body.count, buffer.readableBytes)) ?? []
      if body.count == length { return .whole(head, body: body) }
      phase = .counted(head, length: length, body)
      return .partial
    case .chunked(let head, var body):
      phase = .head
      if try body.read(from: &buffer) { return .whole(head, body: body.bytes) }
      phase = .chunked(head, body)
      return .partial
    }
  }

  /// The length of the head with its empty line; nil when it is not there yet. Each byte is looked at once, and what
  /// cannot be HTTP is refused at once and not waited for.
  private mutating func headLength() throws(Refusal) -> Int? {
    if searched.bytes <= 1 { skipEmptyLines() }
    let view = buffer.readableBytesView
    var before = searched.bytes > 0 ? view[view.startIndex + searched.bytes - 1] : 0
    for offset in searched.bytes..<view.count {
      guard offset < limits.headBytes else { throw .headTooLarge }
      let byte = view[view.startIndex + offset]
      guard (before == UInt8(ascii: "\r")) == (byte == UInt8(ascii: "\n")) else { throw .malformed }
      switch byte {
      case UInt8(ascii: "\n"):
        if offset == searched.lineStart + 1 { return offset + 1 }
        searched.lineStart = offset + 1
      case UInt8(ascii: "\r"), UInt8(ascii: "\t"): break
      case ..<0x20, 0x7F: throw .malformed
      default: break
      }
      before = byte
    }
    searched.bytes = view.count
    return nil
  }

  /// Some old programs send a line end after a body (RFC 9112, 2.2). It is no part of a request.
  private mutating func skipEmptyLines() {
    while buffer.readableBytesView.starts(with: "\r\n".utf8) {
      buffer.moveReaderIndex(forwardBy: 2)
      searched.bytes = 0
    }
  }
}
