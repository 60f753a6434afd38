internal import NIOCore

/// The bytes of an answer on their way, piece by piece. The body is not copied as a whole: many clients may wait for the
/// same one.
struct OutgoingAnswer {
  /// The most bytes of the body in a piece.
  private static let pieceSize = 64 * 1024

  private var head: ByteBuffer
  private var body: ArraySlice<UInt8>

  init(head: ByteBuffer = ByteBuffer(), body: [UInt8] = []) {
    self.head = head
    self.body = body[...]
  }

  /// The next piece; nil at the end.
  mutating func next() -> ByteBuffer? {
    var piece = ByteBuffer()
    swap(&piece, &head)
    piece.writeBytes(body.prefix(Self.pieceSize))
    body = body.dropFirst(Self.pieceSize)
    return piece.readableBytes > 0 ? piece : nil
  }
}
