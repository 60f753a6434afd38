/// The bytes of an open descriptor, chunk by chunk, for an `AnswerReader` whose reader wants to know when it will wait.
///
/// A program that gathers rows to work on many at once hands over what it has before it waits for a pipe, so that a
/// line in gives a line out.
public final class AnswerStream {
  /// How many bytes there are in all; nil when it is no regular file.
  public let size: Int?
  /// Called when nothing has come yet and the next read would wait.
  public var beforeWaiting: (() throws -> Void)?
  private let name: String
  private let descriptor: Int32

  /// Makes a stream; the caller has opened the descriptor and will close it.
  ///
  /// - Parameters:
  ///   - name: the file's name, for messages.
  ///   - descriptor: an open descriptor, blocking or not; 0 is standard input.
  public init(name: String, descriptor: Int32) {
    self.name = name
    self.descriptor = descriptor
    size = sizeOfRegularFile(descriptor)
  }

  /// The next bytes, at most 64 KiB, or nil at the end; waits for them when there are none yet.
  ///
  /// - Throws: `AnswerFileError` when the system cannot read, and whatever `beforeWaiting` throws.
  public func nextChunk() throws -> [UInt8]? {
    if let beforeWaiting, !isReady(descriptor) { try beforeWaiting() }
    return try readChunk(of: descriptor, file: name)
  }
}
