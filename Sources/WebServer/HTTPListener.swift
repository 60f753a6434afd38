internal import NIOCore
internal import NIOHTTP1
internal import NIOPosix
internal import Synchronization

/// A small HTTP server for the phones in a room.
///
/// ```swift
/// let listener = HTTPListener(address: "0.0.0.0", port: 8080, hosts: { ["192.168.1.5:\($0)"] }) { request in
///   request.path == "/" ? .page(html: "<!doctype html><title>Quiz</title>") : .refusal(404, "No such page.")
/// }
/// try listener.start()
/// defer { listener.stop() }
/// ```
///
/// The handler runs beside the thread that starts the server, in the pool of Swift's concurrency, for many clients at
/// once. Its task is cancelled when the connection breaks. The server writes no log.
public final class HTTPListener: Sendable {
  /// What runs between start and stop.
  private struct Running {
    let group: MultiThreadedEventLoopGroup
    let socket: any Channel
    let service: Service
    let port: Int
  }

  /// Descriptors that the rest of the program needs.
  private static let otherDescriptors = 64
  /// What the system keeps of a connection's bytes before they are read.
  private static let receiveBuffer = 64 * 1024

  private let address: String
  private let wantedPort: Int
  private let limits: HTTPLimits
  private let security: SecurityHeaders
  private let hosts: @Sendable (Int) -> Set<String>
  private let handler: @Sendable (WebRequest) async -> WebResponse
  private let running = Mutex<Running?>(nil)

  /// A server that does not listen yet.
  ///
  /// - Parameters:
  ///   - address: the IPv4 or IPv6 address to listen at; `0.0.0.0` or `::` for all of the machine.
  ///   - port: the port; 0 for any that is free.
  ///   - limits: what a client may ask.
  ///   - security: the header fields of every answer.
  ///   - hosts: given the port in use, all hosts with their ports by which clients may call the server, such as
  ///     `192.168.1.5:8080` and `[::1]:8080`. Requests to others are refused. Asked for each connection, so that a machine
  ///     that changes its network can tell its new address.
  ///   - handler: answers a request.
  public init(
    address: String, port: Int, limits: HTTPLimits = HTTPLimits(), security: SecurityHeaders = SecurityHeaders(),
    hosts: @escaping @Sendable (Int) -> Set<String>, handler: @escaping @Sendable (WebRequest) async -> WebResponse
  ) {
    self.address = address
    wantedPort = port
    self.limits = limits
    self.security = security
    self.hosts = hosts
    self.handler = handler
  }

  /// The port in use; nil when the server does not listen.
  public var port: Int? { running.withLock { $0?.port } }

  /// Listens from now on; does nothing when the server listens already. The limit of open files of the program is raised
  /// when it is too low for the connections; where the system does not allow that, fewer connections are let in. The
  /// server's threads have the signals of the terminal blocked.
  ///
  /// - Throws: why it cannot listen.
  public func start() throws(ListenerError) {
    try running.withLock { running throws(ListenerError) in
      if running == nil { running = try listen() }
    }
  }

  /// Listens no more. Answers under way are completed if they are ready in time, all other connections closed.
  ///
  /// - Parameter grace: the time for answers under way.
  public func stop(grace: Duration = .seconds(2)) {
    let stopped = running.withLock { running in
      defer { running = nil }
      return running
    }
    guard let stopped else { return }
    let loop = stopped.socket.eventLoop
    // In one go, so that no connection comes in between.
    let channels = try? loop.submit {
      let channels = try stopped.socket.pipeline.syncOperations.handler(type: Doorkeeper.self).connections.channels
      stopped.socket.close(promise: nil)
      for channel in channels { channel.pipeline.fireUserInboundEventTriggered(StopSignal()) }
      return channels
    }.wait()
    let end = loop.makePromise(of: Void.self)
    let time = loop.scheduleTask(in: TimeAmount(grace)) { end.succeed() }
    EventLoopFuture.andAllComplete((channels ?? []).map(\.closeFuture), on: loop).whenComplete { _ in end.succeed() }
    try? end.futureResult.wait()
    time.cancel()
    stopped.service.shut()
    // Closes what is still open.
    try? stopped.group.syncShutdownGracefully()
  }

  private func listen() throws(ListenerError) -> Running {
    guard (0...65535).contains(wantedPort) else { throw ListenerError(address, wantedPort, .badPort) }
    guard let place = try? SocketAddress(ipAddress: address, port: wantedPort) else {
      throw ListenerError(address, wantedPort, .badAddress)
    }
    guard security.fields.allSatisfy({ ResponseWriter.isValue($0.value) }) else {
      throw ListenerError(address, wantedPort, .badPolicy)
    }
    let descriptors = raiseDescriptorLimit(to: limits.connections + Self.otherDescriptors)
    let connections = OpenConnections(
      limit: max(1, descriptors - Self.otherDescriptors), limitPerAddress: limits.connectionsPerAddress)
    let service = Service(limits: limits, security: security, hosts: hosts, handler: handler)
    // One thread is enough: it moves bytes only, and the handlers run elsewhere.
    let group = withTerminalSignalsBlocked { MultiThreadedEventLoopGroup(numberOfThreads: 1) }
    do {
      let socket = try ServerBootstrap(group: group)
        .serverChannelOption(.backlog, value: 512)
        .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
        .serverChannelOption(.socketOption(.so_rcvbuf), value: .init(Self.receiveBuffer))
        .serverChannelInitializer { channel in
          channel.eventLoop.makeCompletedFuture {
            try channel.keepFromOtherPrograms()
            try channel.pipeline.syncOperations.addHandler(Doorkeeper(connections: connections))
          }
        }
        .childChannelOption(.autoRead, value: false)
        .childChannelOption(.maxMessagesPerRead, value: 1)
        .childChannelOption(.recvAllocator, value: FixedSizeRecvByteBufferAllocator(capacity: 16 * 1024))
        .childChannelOption(.allowRemoteHalfClosure, value: true)
        .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
        .childChannelInitializer { channel in
          channel.eventLoop.makeCompletedFuture {
            try channel.keepFromOtherPrograms()
            try channel.pipeline.syncOperations.addHandlers([
              HTTPResponseEncoder(), service.limits.decoder, ConnectionHandler(service: service),
            ])
          }
        }
        .bind(to: place).wait()
      let port = socket.localAddress?.port ?? wantedPort
      return Running(group: group, socket: socket, service: service, port: port)
    } catch {
      try? group.syncShutdownGracefully()
      throw ListenerError(address, wantedPort, .init(error))
    }
  }
}
