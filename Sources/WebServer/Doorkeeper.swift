internal import NIOCore

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// Stands at the listening socket and closes what there is no room for.
final class Doorkeeper: ChannelDuplexHandler {
  typealias InboundIn = any Channel
  typealias InboundOut = any Channel
  typealias OutboundIn = Never

  /// How long nothing is accepted when the system has no room.
  private static let pause = TimeAmount.milliseconds(250)

  private(set) var connections: OpenConnections
  private var isPaused = false

  init(connections: OpenConnections) {
    self.connections = connections
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    let channel = unwrapInboundIn(data)
    let address = channel.remoteAddress?.clientText ?? ""
    guard connections.admit(channel, from: address) else { return channel.close(promise: nil) }
    channel.closeFuture.assumeIsolated().whenComplete { _ in self.connections.remove(channel, from: address) }
    context.fireChannelRead(data)
  }

  func read(context: ChannelHandlerContext) {
    if !isPaused { context.read() }
  }

  /// When no descriptor is free the waiting connection would be reported again and again, at full speed.
  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    guard let error = error as? IOError, [EMFILE, ENFILE, ENOBUFS, ENOMEM].contains(error.errnoCode), !isPaused else {
      return
    }
    isPaused = true
    context.eventLoop.assumeIsolated().scheduleTask(in: Self.pause) {
      self.isPaused = false
      context.read()
    }
  }
}
