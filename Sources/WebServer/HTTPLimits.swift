/// What one client may ask of the server, so that a hostile one cannot hold up the others.
public struct HTTPLimits: Sendable, Equatable {
  /// The most bytes of the address and of the names and values of the header fields together; beyond that the answer is
  /// 431.
  public var headBytes = 8 * 1024
  /// The most header fields of a request, trailers included; beyond that the answer is 431.
  public var headerFields = 64
  /// The most bytes of a body; beyond that the answer is 413.
  public var bodyBytes = 256 * 1024
  /// The time in which a whole request must have arrived, from its first byte; the answer is 408.
  public var requestTime: Duration = .seconds(10)
  /// The time in which a new connection must send something.
  public var firstByteTime: Duration = .seconds(10)
  /// The time that a connection may rest between two requests.
  public var idleTime: Duration = .seconds(30)
  /// The time in which a client must take the next 64 KiB of an answer.
  public var responseTime: Duration = .seconds(10)
  /// The time that a connection is kept after its last answer, so that the client can read it before what it still
  /// sends is refused.
  public var lingerTime: Duration = .seconds(1)
  /// The most connections in all. The system may allow fewer: see ``HTTPListener/start()``.
  public var connections = 1024
  /// The most connections from one address.
  public var connectionsPerAddress = 512

  /// The limits of a seminar room.
  public init() {}
}
